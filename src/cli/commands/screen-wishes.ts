import type { ShareNotation } from "../../free-text/column-context.ts";
import { type JsonObject, parseJson } from "../../input/json.ts";
import { plainText } from "../../input/numerals.ts";
import { showFound } from "../../input/problem.ts";
import { fillWords } from "../../language/language.ts";
import type { HeadingWishes } from "../../screen/columns/headings.ts";
import { readTextInput } from "../input.ts";
import words from "../screen-words.json" with { type: "json" };
import { UsageError } from "../usage.ts";

/** What the command line says of the headings and words of a list. */
export interface WordsOfList {
  /** A JSON file that says what headings mean. */
  readonly columns: string | null;
  readonly ignored: readonly string[];
  /** `TEXT=MEANING`, each. */
  readonly read: readonly string[];
  readonly shares: ShareNotation | null;
  /** The line of the headings; null where they are to be looked for. */
  readonly headerRow: number | null;
}

/** What the command line says of headings and words of a list. Throws a UsageError for what cannot be used. */
export async function readWishes({
  columns,
  ignored,
  read,
  shares,
  headerRow,
}: WordsOfList): Promise<HeadingWishes> {
  const meanings = new Map<string, string | null>();
  const agreed = { meanings: readMeanings(read), shares };
  if (columns === null) return { meanings, ignored, agreed, headerRow };
  const text = await readTextInput(columns);
  const refused = (): UsageError => new UsageError(fillWords(words.columnsFile, { source: columns }));
  let value: ReturnType<typeof parseJson>;
  try {
    value = parseJson(text);
  } catch {
    throw refused();
  }
  if (value.problems.length > 0 || value.value === null || typeof value.value !== "object") throw refused();
  for (const [heading, meaning] of Object.entries(value.value as JsonObject)) {
    if (meaning !== null && typeof meaning !== "string") throw refused();
    meanings.set(heading.trim(), meaning);
  }
  return { meanings, ignored, agreed, headerRow };
}

function readMeanings(given: readonly string[]): Record<string, string> {
  const meanings: Record<string, string> = Object.create(null);
  for (const entry of given) {
    const at = entry.lastIndexOf("=");
    const [text, meaning] = [plainText(entry.slice(0, Math.max(at, 0))), entry.slice(at + 1).trim()];
    if (text === "" || meaning === "")
      throw new UsageError(fillWords(words.read, { found: showFound(entry) }));
    const before = meanings[text];
    if (before !== undefined && before !== meaning)
      throw new UsageError(
        fillWords(words.readTwice, { found: showFound(text), first: before, second: meaning }),
      );
    meanings[text] = meaning;
  }
  return meanings;
}
