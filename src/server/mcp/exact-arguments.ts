import { jsonTokens } from "../../input/json-tokens.ts";

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

/** Where the value under a path of keys stands in a text, whatever the text is; null where there is none. */
function placeOf(text: string, path: readonly string[]): { start: number; end: number } | null {
  const open: Container[] = [];
  const isThere = (): boolean =>
    open.length === path.length && open.every(({ isList, key }, depth) => !isList && key === path[depth]);
  let start: number | null = null;
  let found: { start: number; end: number } | null = null;
  for (const token of jsonTokens(text)) {
    const isOpening = token.kind === "object" || token.kind === "list";
    const top = open.at(-1);
    if (token.kind === "key" && top !== undefined) top.key = token.text;
    if (token.kind === "close") open.pop();
    if ((isOpening || token.kind === "value") && isThere()) start = token.start;
    if (isOpening) open.push({ isList: token.kind === "list", key: "" });
    if ((token.kind === "close" || token.kind === "value") && start !== null && isThere()) {
      found = { start, end: token.end };
      start = null;
    }
  }
  return found;
}
