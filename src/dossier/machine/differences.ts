/** A place at which two machine's parts differ; undefined where one of them has nothing there. */
export interface Difference {
  readonly path: string;
  readonly found: unknown;
  readonly expected: unknown;
}

/** Every place at which two JSON values differ, in the order of the expected one; the order of keys does not count. */
export function differences(found: unknown, expected: unknown, path = ""): Difference[] {
  if (Array.isArray(found) && Array.isArray(expected)) {
    const longest = Math.max(found.length, expected.length);
    return Array.from({ length: longest }, (_, index) => index).flatMap((index) =>
      differences(
        found[index],
        expected[index],
        `${path}[${labelOf(expected[index] ?? found[index], index)}]`,
      ),
    );
  }
  if (isObject(found) && isObject(expected)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
    return keys.flatMap((key) =>
      differences(found[key], expected[key], path === "" ? key : `${path}.${key}`),
    );
  }
  return found === expected ? [] : [{ path, found, expected }];
}

/** A finding and a requirement go by their ids, everything else in a list by its place. */
function labelOf(value: unknown, index: number): string {
  if (!isObject(value)) return String(index);
  const { provision, id } = value;
  if (typeof provision === "string") return provision;
  return typeof id === "string" ? id : String(index);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
