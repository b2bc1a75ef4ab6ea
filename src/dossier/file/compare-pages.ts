import { fillWords, type Words } from "../../language/language.ts";
import words from "../words.json" with { type: "json" };
import { BrokenPdf, type PdfObject, pdfObjects } from "./pdf-objects.ts";

/** What a comparison of two PDFs came to. `pages` is how many there are. */
export type PageComparison =
  | { readonly kind: "same"; readonly pages: number }
  | { readonly kind: "differ"; readonly reasons: readonly Words[] };

/**
 * Compares a PDF with the one that the same data give: the pages' contents, the fonts and what their glyphs are read as,
 * and everything else in the file. Compression alone may differ.
 */
export function comparePages(found: Uint8Array, expected: Uint8Array): PageComparison {
  const wanted = pdfObjects(expected);
  const pages = pagesOf(wanted);
  if (Buffer.compare(found, expected) === 0) return { kind: "same", pages: pages.length };
  if (found.length > expected.length && Buffer.compare(found.subarray(0, expected.length), expected) === 0)
    return { kind: "differ", reasons: [words.appended] };
  let given: ReadonlyMap<number, PdfObject>;
  try {
    given = pdfObjects(found);
  } catch (error) {
    if (error instanceof BrokenPdf) return { kind: "differ", reasons: [words.brokenPdf] };
    throw error;
  }
  const changed = [...wanted]
    .filter(([number, object]) => !isSame(given.get(number), object))
    .map(([number]) => number);
  const more = [...given.keys()].filter((number) => !wanted.has(number));
  if (changed.length === 0 && more.length === 0 && isSameFrame(found, expected))
    return { kind: "same", pages: pages.length };
  const reasons = pages.flatMap(({ object, contents }, index) =>
    changed.some((number) => number === object || number === contents)
      ? [fillWords(words.pageDiffers, { page: String(index + 1) })]
      : [],
  );
  return { kind: "differ", reasons: reasons.length > 0 ? reasons : [words.fileDiffers] };
}

interface Page {
  readonly object: number;
  readonly contents: number;
}

function pagesOf(objects: ReadonlyMap<number, PdfObject>): Page[] {
  const tree = [...objects.values()].find(({ head }) => /\/Type \/Pages\b/.test(head))?.head ?? "";
  const kids = /\/Kids \[([^\]]*)\]/.exec(tree)?.[1] ?? "";
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, number = ""]) => {
    const object = Number.parseInt(number, 10);
    const contents = /\/Contents (\d+) 0 R/.exec(objects.get(object)?.head ?? "")?.[1] ?? "";
    return { object, contents: Number.parseInt(contents, 10) };
  });
}

function isSame(found: PdfObject | undefined, expected: PdfObject): boolean {
  if (found === undefined || withoutLength(found.head) !== withoutLength(expected.head)) return false;
  if (found.stream === null || expected.stream === null) return found.stream === expected.stream;
  return Buffer.compare(found.stream, expected.stream) === 0;
}

/** The length of a compressed stream says nothing of what is in it. */
function withoutLength(head: string): string {
  return head.includes("/FlateDecode") ? head.replace(/\/Length \d+/, "/Length") : head;
}

/** Whether the trailers name the same root. */
function isSameFrame(found: Uint8Array, expected: Uint8Array): boolean {
  const trailer = (bytes: Uint8Array): string => {
    const text = Buffer.from(bytes).toString("latin1");
    return text.slice(text.lastIndexOf("trailer"), text.lastIndexOf("startxref"));
  };
  return trailer(found) === trailer(expected);
}
