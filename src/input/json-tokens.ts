import { createScanner } from "jsonc-parser";

type Kind = "object" | "list" | "close" | "comma" | "key" | "value";

/** A token of a JSON text; `object` and `list` are what opens one, and `value` is any other value. */
export interface JsonToken {
  readonly kind: Kind;
  /** What was written: of a key without its quotes and escapes. */
  readonly text: string;
  /** The first line is 1. */
  readonly line: number;
  /** Where it stands in the text: from the first place of these to before the second. */
  readonly start: number;
  readonly end: number;
}

// The scanner's token kinds are `const enum`s of its declaration file, without a value at run time.
const PUNCTUATION: ReadonlyMap<number, Kind> = new Map([
  [1, "object"],
  [2, "close"],
  [3, "list"],
  [4, "close"],
  [5, "comma"],
]);
const COLON = 6;
const STRING = 10;
/** Comments, line breaks and spaces. */
const TRIVIA: readonly number[] = [12, 13, 14, 15];
const END = 17;

/** The tokens of a text in their order, colons left out, without recursion, whatever the text is. */
export function* jsonTokens(text: string): Generator<JsonToken> {
  const scanner = createScanner(text, false);
  const open: Kind[] = [];
  let isKeyNext = false;
  for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
    if (TRIVIA.includes(token)) continue;
    if (token === COLON) {
      isKeyNext = false;
      continue;
    }
    const kind: Kind = PUNCTUATION.get(token) ?? (isKeyNext && token === STRING ? "key" : "value");
    if (kind === "close") open.pop();
    if (kind === "object" || kind === "list") open.push(kind);
    if (PUNCTUATION.has(token))
      isKeyNext = kind === "object" || (kind === "comma" && open.at(-1) === "object");
    const start = scanner.getTokenOffset();
    yield {
      kind,
      text: scanner.getTokenValue(),
      line: scanner.getTokenStartLine() + 1,
      start,
      end: start + scanner.getTokenLength(),
    };
  }
}
