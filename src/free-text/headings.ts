import { plainText } from "../input/numerals.ts";
import { isTraditional } from "../input/traditional.ts";
import table from "./headings.json" with { type: "json" };
import { plainName, withoutBeginning } from "./names.ts";

const DESCRIBES = new Set(table.describes.map(plainName));
const NUMBERING = new Set(table.numbering.map(plainName));
const PER_HOLDER = new Set(table.perHolder.map(plainName));
const TOTALS = new Set(table.totals.map(plainName));

/** A heading, and a unit or remark that stands behind it: `资产总额（万美元）`, `Total assets, USD million`. */
export interface HeadingForm {
  readonly name: string;
  readonly remark: string | null;
}

/** A heading with a currency behind it and nothing between: `Total assets US$m`. */
const UNIT_BEHIND = new RegExp(table.unitBehind);

const UNIT_LIKE = new RegExp(table.unitLike);

/** Whether the remark of a heading may be a unit of amounts, whether or not it is understood: `USD mil`, `万`. */
export function isUnitLike(remark: string): boolean {
  return UNIT_LIKE.test(plainText(remark));
}

/** The forms in which a heading may be meant, the fullest first. */
export function headingForms(heading: string): HeadingForm[] {
  const plain = plainName(heading).replace(/[?:*]+$/, "");
  const [, before = "", inside = ""] = /^(.+?)\s*[([【]([^()[\]【】]*)[)\]】]$/.exec(plain) ?? [];
  const [, head = "", unit = ""] =
    /^(.+?)(?:,| in | [-–—] |\/)\s*([^,]+)$/.exec(plain) ?? UNIT_BEHIND.exec(plain) ?? [];
  const forms = [
    { name: plain, remark: null },
    ...(before === "" ? [] : [{ name: before, remark: inside }]),
    ...(head === "" ? [] : [{ name: head.trim(), remark: unit }]),
    ...(plain.includes("/") && unit !== "" ? [{ name: unit, remark: null }] : []),
  ];
  return forms.flatMap((form) => {
    const asked = withoutBeginning(form.name, table.asks);
    return asked === null ? [form] : [form, { ...form, name: asked }];
  });
}

/** Whether a heading is of a column that describes companies and decides nothing. */
export function isDescribing(heading: string): boolean {
  return headingForms(heading).some(({ name }) => isDescribingName(name));
}

/** Whether a plain name is that of a column that describes companies. */
export function isDescribingName(name: string): boolean {
  return DESCRIBES.has(name);
}

/** Whether a heading is of a column with the numbers by which somebody tells companies apart. */
export function isNumbering(heading: string): boolean {
  return headingForms(heading).some(({ name }) => NUMBERING.has(name));
}

/** Whether a heading shows that each row is about one holder of a company. */
export function isPerHolder(heading: string): boolean {
  return headingForms(heading).some(({ name }) => PER_HOLDER.has(name));
}

/** Two characters that stand for themselves in a plain name too, but for capitals. */
const BEGINNING = /^[!-~\u4e00-\u9fff]{2}/;
const BEGINNINGS_OF_TOTALS = new Set([...TOTALS].map((name) => name.slice(0, 2)));

/** Whether a text is the name of a total; millions of names are told from one by their beginnings. */
function isTotal(text: string): boolean {
  const [beginning] = BEGINNING.exec(text) ?? [];
  if (beginning !== undefined && !BEGINNINGS_OF_TOTALS.has(plainText(beginning))) return false;
  return TOTALS.has(plainName(text).replace(/ ?[:(]? ?(?:\d+(?: ?[家户个]| companies| clients)?\)?)?$/, ""));
}

/** Dashes and the like alone: a line drawn by hand, or nothing. */
const LINE = /^[\s\-‐-―─━_=~*.…·]*$/;

/** So many cells with one and the same text are one cell that was merged across the row. */
const FEWEST_MERGED = 3;
/** `一、广州`, `（二）成都`: the heading of a part of the list. */
const PART_OF_LIST = /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))/;

/** Whether a row of such cells is a total, a note, or empty; null where it may be a company. */
export function kindOfRow(cells: readonly string[]): "total" | "note" | "empty" | null {
  const place = cells.findIndex(isFilled);
  const first = cells[place]?.trim();
  if (first === undefined) return "empty";
  if (isTotal(first)) return "total";
  if (LINE.test(first) && cells.every((cell) => LINE.test(cell))) return "empty";
  let filled = 1;
  let isOneText = true;
  for (let index = place + 1; index < cells.length; index += 1) {
    const cell = cells[index] ?? "";
    if (!isFilled(cell)) continue;
    filled += 1;
    isOneText &&= cell.trim() === first;
    // Rows of companies are millions, and most end the look here.
    if (!isOneText && !first.includes(":") && !first.includes("：")) return null;
  }
  const plain = plainText(first);
  const isNote = table.notes.some((word) => plain.startsWith(word));
  if (isOneText) {
    const isTitle = PART_OF_LIST.test(plain) || table.listEndings.some((word) => plain.endsWith(word));
    return filled >= FEWEST_MERGED || isNote || isTitle ? "note" : null;
  }
  return isNote && cells.every((cell) => !isFilled(cell) || plainText(cell).includes(":")) ? "note" : null;
}

function isFilled(cell: string): boolean {
  return cell.trim() !== "";
}

/** 元 without a name of its currency; in traditional characters, which tell that it need not be the mainland's. */
const BARE_YUAN = /^([十百千万萬亿億]*)元$/;

/**
 * A part of a text's plain form as the text itself writes it, with its capitals: `USD million` for `usd million`. The
 * plain form where the text has no such part.
 */
export function asWritten(part: string, text: string): string {
  const whole = text.normalize("NFKC").replace(/\s+/g, " ");
  const start = plainText(whole).lastIndexOf(part);
  const written = whole.trimStart().slice(start, start + part.length);
  const own = start >= 0 && plainText(written) === part ? written : part;
  return isTraditional(text) ? own.replace(BARE_YUAN, "$1圓") : own;
}

const UNITS = table.units.map((pattern) => new RegExp(pattern, "gi"));

/** The units that a row above a table says for all of it, as written: each fact takes the one of its own kind. */
export function unitsIn(cells: readonly string[]): string[] {
  return cells.flatMap((cell) =>
    UNITS.flatMap((unit) => {
      const found = [...plainText(cell).matchAll(unit)].flatMap(([, units = ""]) => units.split("、"));
      return found.flatMap((one) => (one.trim() === "" ? [] : [asWritten(one.trim(), cell)]));
    }),
  );
}

/** Whether a text says that a company is no more, or may do no business. */
export function saysEnded(text: string): boolean {
  const plain = plainText(text);
  return table.ended.some((word) => plain.includes(word));
}

/** What a run says of hidden rows; null where it says nothing. */
export function hiddenRowsAre(meanings: Meanings): "read" | "left-out" | null {
  return saidOf(table.hiddenRows.texts, meanings);
}

/** What a run says of comments and of cells that are struck through: read past them, or not; null for nothing. */
export function doubtsAre(meanings: Meanings): "read" | "left-out" | null {
  return saidOf(table.doubts, meanings);
}

type Meanings = Readonly<Record<string, string>>;

function saidOf(texts: readonly string[], meanings: Meanings): "read" | "left-out" | null {
  const said = texts.map((text) => meanings[plainText(text)]).find((meaning) => meaning !== undefined);
  if (said === undefined) return null;
  if (table.hiddenRows.read.includes(plainText(said))) return "read";
  return table.hiddenRows.leave.includes(plainText(said)) ? "left-out" : null;
}
