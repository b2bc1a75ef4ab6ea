import type { Words } from "../../language/language.ts";
import { tell } from "../fault.ts";
import { documentText, fileOfItems, type ItemsFile, type TextRange, textAt, withoutSpace } from "../items.ts";
import type { Evidence } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

/** A stretch of a document's text, and the entry of items.json that says what it is. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly owner: string | Words;
  readonly file: string;
  readonly place: string;
}

const SHOWN = 24;

/** Items, restated sentences, headings, leads and furniture cover every document's text once, and quote it. */
export function checkCoverage({ files, manifest, items, unread }: Evidence, faults: FaultList): void {
  const byFile = new Map<string, Span[]>();
  for (const own of items) {
    const entry = manifest.documents.find((document) => document.id === own.document);
    if (entry === undefined || !files.has(`seeds/documents/${entry.file}`)) continue;
    const text = documentText(files, entry.file);
    const spans = spansOf(own, text, faults);
    byFile.set(entry.file, [...(byFile.get(entry.file) ?? []), ...spans]);
  }
  for (const [file, spans] of byFile) {
    const isWhole = manifest.documents.every(
      (document) => document.file !== file || !unread.has(fileOfItems(document.id)),
    );
    if (isWhole) checkSpans(file, documentText(files, file), spans, faults);
  }
}

function spansOf(own: ItemsFile, text: string, faults: FaultList): Span[] {
  const file = fileOfItems(own.document);
  const piecesOf = (group: "headings" | "leads" | "furniture") =>
    own[group].map(({ text: quote, ranges }, index) => ({
      owner: tell("owner-entry", { text: shorten(quote), group }),
      place: `${group}[${index}]`,
      quote,
      ranges,
    }));
  const entries = [
    ...own.items.map(({ id, quote, ranges }, index) => ({
      owner: id,
      place: `items[${index}]`,
      quote,
      ranges,
    })),
    ...own.items.flatMap(({ id, restated }, index) =>
      restated === undefined
        ? []
        : [
            {
              owner: tell("owner-restated", { item: id }),
              place: `items[${index}].restated`,
              quote: null,
              ranges: restated.ranges,
            },
          ],
    ),
    ...piecesOf("headings"),
    ...piecesOf("leads"),
    ...piecesOf("furniture"),
  ];
  return entries.flatMap(({ owner, place, quote, ranges }) => {
    const printed = textAt(text, ranges);
    if (quote !== null && withoutSpace(printed) !== withoutSpace(quote)) {
      const texts = { printed: shorten(printed), quote: shorten(quote) };
      faults.at(file, place, "range-text", { owner, ...texts, ...difference(printed, quote) });
    }
    checkEnds(ranges, text, (index, message) =>
      faults.at(file, `${place}.ranges[${index}]`, "owner-message", { owner, message }),
    );
    return ranges.map(([start, end], index) => ({
      start,
      end,
      owner,
      file,
      place: `${place}.ranges[${index}]`,
    }));
  });
}

/** From where two texts differ, white space aside. */
function difference(printed: string, quote: string): { one: string; other: string } {
  const one = withoutSpace(printed);
  const other = withoutSpace(quote);
  let index = 0;
  while (index < one.length && one[index] === other[index]) index += 1;
  return { one: one.slice(index, index + 8), other: other.slice(index, index + 8) };
}

function checkEnds(
  ranges: readonly TextRange[],
  text: string,
  complain: (index: number, message: Words) => void,
): void {
  for (const [index, [start, end]] of ranges.entries()) {
    const before = ranges[index - 1]?.[1] ?? 0;
    const piece = text.slice(start, end);
    const values = {
      start: String(start),
      end: String(end),
      before: String(before),
      length: String(text.length),
    };
    if (start >= end) complain(index, tell("range-empty", values));
    else if (end > text.length) complain(index, tell("range-beyond", values));
    else if (start < before) complain(index, tell("range-order", values));
    else if (piece.trim() !== piece) complain(index, tell("range-space", values));
  }
}

function checkSpans(file: string, text: string, spans: readonly Span[], faults: FaultList): void {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  let covered = 0;
  let last: Span | null = null;
  for (const span of sorted) {
    if (last !== null && span.start < covered) {
      faults.at(span.file, span.place, "range-overlap", {
        owner: span.owner,
        other: last.owner,
        start: String(span.start),
        end: String(Math.min(covered, span.end)),
      });
    }
    checkGap(file, text, covered, span.start, last, faults);
    if (span.end > covered) {
      covered = span.end;
      last = span;
    }
  }
  checkGap(file, text, covered, text.length, last, faults);
}

function checkGap(
  file: string,
  text: string,
  start: number,
  end: number,
  after: Span | null,
  faults: FaultList,
): void {
  const gap = text.slice(start, end);
  if (gap.trim() === "") return;
  const from = start + gap.length - gap.trimStart().length;
  const where = after === null ? tell("gap-start") : tell("gap-after", { owner: after.owner });
  const values = { start: String(from), end: String(end), where, text: shorten(gap) };
  faults.atOffset(`seeds/documents/${file}`, from, "gap", values);
}

function shorten(text: string): string {
  const characters = Array.from(withoutSpace(text));
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join("")}…` : characters.join("");
}
