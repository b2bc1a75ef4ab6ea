import { plainText } from "../input/numerals.ts";

/** A name as it is compared: plain text without blanks between Chinese characters and around brackets. */
export function plainName(text: string): string {
  const plain = plainText(text);
  if (!/[()\u3400-\u9fff]/.test(plain)) return plain;
  return plain.replace(/\s*([()])\s*/g, "$1").replace(/(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, "");
}

/** The text without the first of the endings that it has; null where it has none, or is nothing else. */
export function withoutEnding(text: string, endings: readonly string[]): string | null {
  const ending = endings.find((candidate) => text.length > candidate.length && text.endsWith(candidate));
  return ending === undefined ? null : text.slice(0, -ending.length).trim();
}

/** The text without the first of the beginnings that it has; null where it has none, or is nothing else. */
export function withoutBeginning(text: string, beginnings: readonly string[]): string | null {
  const beginning = beginnings.find(
    (candidate) => text.length > candidate.length && text.startsWith(candidate),
  );
  return beginning === undefined ? null : text.slice(beginning.length).trim();
}
