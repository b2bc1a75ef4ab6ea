import { closeSync, openSync, readSync } from "node:fs";
import { fillWords, type Words } from "../../language/language.ts";
import { errorAt, screenError } from "../screen-error.ts";
import words from "../words.json" with { type: "json" };
import { RecordScanner } from "./csv.ts";
import { ENCODINGS } from "./encoding.ts";
import { piecesOf } from "./pieces.ts";
import { writeNew } from "./spool.ts";

export const TEXT_ENCODINGS = [...ENCODINGS, "utf-16le", "utf-16be"] as const;

/** How a text file is written that is read as a table. */
export interface TextForm {
  readonly encoding: (typeof TEXT_ENCODINGS)[number];
  /** Where the text begins: behind the byte-order mark. */
  readonly start: number;
  readonly divider: string;
}

type Utf16 = "utf-16le" | "utf-16be";

const MARKS = [
  ["utf-16le", Buffer.from([0xff, 0xfe])],
  ["utf-16be", Buffer.from([0xfe, 0xff])],
] as const;

/** Which UTF-16 the byte-order mark of a file says; null for none. */
export function utf16Of(file: string): Utf16 | null {
  const mark = Buffer.alloc(2);
  const descriptor = openSync(file, "r");
  try {
    readSync(descriptor, mark, 0, mark.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return MARKS.find(([, bytes]) => bytes.equals(mark))?.[0] ?? null;
}

/** So much of a text is enough to see how it is written. */
const BEGINNING = 1 << 18;

/** The beginning of a text file. Throws a ScreenError where it is not in its encoding. */
export function beginningOf(file: string, name: string, form: Omit<TextForm, "divider">): string {
  const [first = ""] = textOf(file, name, form, form.start + BEGINNING);
  return first;
}

/**
 * Writes a text file as a CSV in UTF-8 with commas, each record on the line on which it stood. Throws a ScreenError for
 * what is not in its encoding, and for a quote that is broken.
 */
export async function spoolText(file: string, name: string, form: TextForm, to: string): Promise<void> {
  await writeNew(to, async (write) => {
    let rest = "";
    let line = 1;
    let written = 1;
    const copy = (text: string, isWhole: boolean): void => {
      const scanner = new RecordScanner(text, line, { isWhole, quotes: true, divider: form.divider });
      const records: string[] = [];
      for (let span = scanner.next(); span !== null; span = scanner.next()) {
        if (span.broken !== null) throw errorAt(span.line, span.broken.column, span.broken.code, {});
        records.push("\n".repeat(span.line - written), scanner.cellsOf(span).map(quoted).join(","), "\n");
        written = span.line + span.lines;
      }
      write(Buffer.from(records.join("")));
      ({ line } = scanner);
      rest = text.slice(scanner.position);
    };
    for (const text of textOf(file, name, form)) copy(rest + text, false);
    copy(rest, true);
  });
}

/** How a text was written, in words. */
export function writtenInWords({ encoding, divider }: Pick<TextForm, "encoding" | "divider">): Words {
  const kind = words.dividers[divider as keyof typeof words.dividers];
  return fillWords(words.writtenAs, {
    encoding: nameOf(encoding),
    divider: kind,
  });
}

function nameOf(encoding: TextForm["encoding"]): string {
  return encoding.replace(/[lb]e$/, "").toUpperCase();
}

function* textOf(
  file: string,
  name: string,
  { encoding, start }: Omit<TextForm, "divider">,
  to?: number,
): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  try {
    for (const piece of piecesOf(file, start, to)) yield decoder.decode(piece, { stream: true });
    if (to === undefined) yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError)
      throw screenError("brokenText", { source: name, encoding: nameOf(encoding) });
    throw error;
  }
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
