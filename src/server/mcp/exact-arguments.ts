import { createScanner } from "jsonc-parser";

// The scanner's token kinds are `const enum`s of its declaration file, without a value at run time.
const OPEN_BRACE = 1;
const CLOSE_BRACE = 2;
const OPEN_BRACKET = 3;
const CLOSE_BRACKET = 4;
const COMMA = 5;
const COLON = 6;
const STRING = 10;
const FIRST_TRIVIA = 12;
const LAST_TRIVIA = 15;
const END = 17;

interface Container {
  readonly isList: boolean;
  key: string;
}

/**
 * A message to the server in which the arguments of a tool's call stand as their own source text, `{"source": "…"}`,
 * so that no parser on the way rounds a number or drops a key that is given twice. Any other message stays as it is.
 */
export function carryArguments(message: string): string {
  const method = sourceAt(message, ["method"]);
  if (method === null || unquoted(method) !== "tools/call") return message;
  const place = placeOf(message, ["params", "arguments"]);
  if (place === null) return message;
  const source = JSON.stringify(message.slice(place.start, place.end));
  return `${message.slice(0, place.start)}{"source":${source}}${message.slice(place.end)}`;
}

/** The source text of the value under a path of keys; null where there is none. Of a repeated key the last counts. */
export function sourceAt(text: string, path: readonly string[]): string | null {
  const place = placeOf(text, path);
  return place === null ? null : text.slice(place.start, place.end);
}

function unquoted(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}

/** Walks the text once, without recursion, whatever it is. */
function placeOf(text: string, path: readonly string[]): { start: number; end: number } | null {
  const scanner = createScanner(text, false);
  const open: Container[] = [];
  let isKey = false;
  let start = -1;
  let found: { start: number; end: number } | null = null;
  const isThere = (): boolean =>
    open.length === path.length && open.every(({ isList, key }, depth) => !isList && key === path[depth]);
  const end = (): void => {
    if (start >= 0 && isThere()) {
      found = { start, end: scanner.getTokenOffset() + scanner.getTokenLength() };
      start = -1;
    }
  };
  for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
    if (token >= FIRST_TRIVIA && token <= LAST_TRIVIA) continue;
    const top = open.at(-1);
    if (token === CLOSE_BRACE || token === CLOSE_BRACKET) {
      open.pop();
      isKey = false;
      end();
    } else if (token === COMMA) isKey = top?.isList === false;
    else if (token === COLON) isKey = false;
    else if (isKey && token === STRING && top !== undefined) top.key = scanner.getTokenValue();
    else {
      if (isThere()) start = scanner.getTokenOffset();
      if (token === OPEN_BRACE || token === OPEN_BRACKET) {
        isKey = token === OPEN_BRACE;
        open.push({ isList: !isKey, key: "" });
      } else end();
    }
  }
  return found;
}
