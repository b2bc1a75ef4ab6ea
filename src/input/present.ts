/**
 * A value that the rules, or the program's own data, must hold. Throws, naming what is missing, where they do not: an
 * answer that goes on with an empty text would look whole.
 */
export function present<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`the data have no ${what}`);
  return value;
}
