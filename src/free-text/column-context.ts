import type { Rational } from "../exact/rational.ts";
import { readTyped } from "../fact-types/read-typed.ts";
import { plainText, readNumeral } from "../input/numerals.ts";
import { isTraditional } from "../input/traditional.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";
import cells from "./cells.json" with { type: "json" };

/** How a bare number up to 1 in a column of shares is meant, where the run says so. */
export const SHARE_NOTATIONS = ["percent", "fraction"] as const;
export type ShareNotation = (typeof SHARE_NOTATIONS)[number];

/** What a run says once of how its texts are meant. It travels to threads. */
export interface Agreed {
  /** What texts (as plainText makes them) mean: another text that is read in their stead. */
  readonly meanings: Readonly<Record<string, string>>;
  readonly shares: ShareNotation | null;
}

export const NOTHING_AGREED: Agreed = { meanings: {}, shares: null };

/** What a run says a text (as plainText makes it) means; undefined where it says nothing of it. */
export function agreedMeaning({ meanings }: Agreed, text: string): string | undefined {
  // A key of an object is first brought into the runtime's table of names: too much for each cell of a register.
  for (const [said, meaning] of Object.entries(meanings)) if (said === text) return meaning;
  return undefined;
}

/** What the table tells of the cells of a column. It travels to threads. */
export interface ColumnContext {
  /** A unit that stands in the heading, or above the table, as written; null where there is none. */
  readonly unit: string | null;
  /** A unit above the table in another size than that of the heading, so that a bare number may be in either; else null. */
  readonly otherUnit: string | null;
  /** Whether the heading asks if there is any, so that 有 is yes. */
  readonly asksHaving: boolean;
  /** Whether every cell of the column is 1 or 0, or empty. */
  readonly isOnesAndZeros: boolean;
  /** From which year a spreadsheet counts its days; null in a text file, which does not say. */
  readonly daysFrom: 1900 | 1904 | null;
  /** Whether a point or comma before three digits may stand between thousands and before decimals alike. */
  readonly areSignsInDoubt: boolean;
}

export const PLAIN_COLUMN: ColumnContext = {
  unit: null,
  otherUnit: null,
  asksHaving: false,
  isOnesAndZeros: false,
  daysFrom: null,
  areSignsInDoubt: false,
};

/** Whether a heading asks if there is any of something. */
export function asksHaving(heading: string): boolean {
  const plain = plainText(heading);
  return cells.havingHeadings.some((word) =>
    /^[a-z]/.test(word) ? plain.split(" ").includes(word) : plain.includes(word),
  );
}

/** `US$m`, `USDbn`, `人民币万元`. */
const CURRENCY_AND_SCALE =
  /^([a-z]{0,3}[$€£¥]|[a-z]{3}|[^\s\d十百千万萬亿億元]{2,4})(k|m|mn|million|bn|billion|[十百千万萬亿億]+元?)$/;

/** `in thousands of USD`, `USD'000`, `US$ in millions`, `人民币，万元` as a scale beside a currency. */
function unitInOrder(plain: string): string {
  return plain
    .replace(/^(?:单位:?|單位:?|units?:?|in) ?/, "")
    .replace(/ ?'?000s?(?![\d,])/, " thousand ")
    .replace(/\b(thousand|million|billion)s? of /, "$1 ")
    .replace(/ in (thousand|million|billion)s?$/, " $1")
    .replace(/, ?/, " ")
    .replace(/ +/g, " ")
    .trim();
}

/** A number with the unit of its heading, as people would write both; null where the unit is none of this fact's. */
export function withUnit(fact: Fact, number: string, unit: string): string | null {
  // A traditional sign tells that a bare 元 need not be the mainland's.
  const plain = unitInOrder(isTraditional(unit) ? unit.normalize("NFKC").toLowerCase() : plainText(unit));
  const [, first = "", second = ""] = /^(\S+) (\S+)$/.exec(plain) ?? CURRENCY_AND_SCALE.exec(plain) ?? [];
  const forms =
    first === ""
      ? [`${number}${plain}`, `${number} ${plain}`]
      : [`${number} ${plain}`, `${first} ${number} ${second}`, `${number} ${second} ${first}`];
  return forms.find((form) => readTyped(fact, form).kind === "understood") ?? null;
}

/** How much a unit of amounts is in its currency: 1 for 美元, 10,000 for 万美元; null for a unit of anything else. */
export function sizeOfUnit(fact: Fact, unit: string): Rational | null {
  const read = readTyped(fact, withUnit(fact, "1", unit) ?? "");
  return read.kind === "understood" && read.answer.kind === "money" ? read.answer.amount : null;
}

/** Whether a text is a number and nothing else. */
export function isBareNumber(text: string): boolean {
  return readNumeral(plainText(text)) !== null;
}
