import { rational } from "../exact/rational.ts";
import { readBack, readTyped, typingOf } from "../fact-types/read-typed.ts";
import { factTypeOf } from "../fact-types/registry.ts";
import { plainText } from "../input/numerals.ts";
import { fillWords } from "../language/language.ts";
import type { Answer } from "../profile/answer.ts";
import { isWithoutScale, mayBeSignOf } from "../profile/typed/money.ts";
import { type BoundKind, bandAt, moneyOfBand, shareOfBand } from "../profile/typed/ranges.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";
import table from "./cells.json" with { type: "json" };
import { type Agreed, type ColumnContext, isBareNumber, withUnit } from "./column-context.ts";
import { type ParsedCell, readValue, refused } from "./parsed-cell.ts";
import { readBareShare, readSerialDay, refuseShare } from "./sheet-numbers.ts";
import { findInexact } from "./special-cells.ts";

const ONE = rational(1n);

/** An amount as the results show it: `200000000 USD`; never with three decimals, which may be thousands. */
const AMOUNT = /^(?!\d{1,3}\.\d{3} )(\d+(?:\.\d+)?) ([A-Z]{3})$/;

/** A sign that parts thousands in some countries and decimals in others. */
const SIGN_IN_DOUBT = /\d[.,]\d{3}(?!\d)/;

/** A text that stands for a number, a share, an amount or a day, in the unit of its heading or its own. */
export function readNumberOrDay(fact: Fact, text: string, column: ColumnContext, agreed: Agreed): ParsedCell {
  const { bareNumber } = typingOf(fact);
  if (column.areSignsInDoubt && SIGN_IN_DOUBT.test(plainText(text)))
    return refused(fact, "ambiguous", text, table.expected.signInDoubt);
  const plain = isAmount(fact) ? withAgreedCurrency(text, agreed) : text;
  return (
    (bareNumber === undefined ? null : BARE_NUMBERS[bareNumber](fact, text, column, agreed)) ??
    inHeadingUnit(fact, plain, column) ??
    withInexact(fact, plain, column, agreed, readPlain(fact, plain))
  );
}

/** How a text is read that may stand for something beside the number in it; null where it does not. */
const BARE_NUMBERS = { "part-of-one": asBareShare, "serial-day": asSerialDay };

/** Whether answers are amounts, each in a currency. */
function isAmount(fact: Fact): boolean {
  return factTypeOf(fact).compared === "money";
}

/** A split such as 3/7, a date where a share belongs, or a bare number up to 1; null for what is none of these. */
function asBareShare(
  fact: Fact,
  text: string,
  { unit }: ColumnContext,
  { shares }: Agreed,
): ParsedCell | null {
  const problem = refuseShare(text);
  if (problem !== null) return refused(fact, problem.code, text, problem.expected);
  if (unit !== null && withUnit(fact, "1", unit) !== null) return null;
  const bare = readBareShare(text, shares);
  if (bare === null) return null;
  if ("expected" in bare) return refused(fact, "ambiguous", text, bare.expected);
  const parsed = readPlain(fact, bare.text);
  if (parsed.kind !== "answer") return parsed;
  const value = parsed.understood ?? bare.text;
  return { ...parsed, understood: fillWords(table.words.fraction, { found: text, value }) };
}

/** A day as a spreadsheet counts them; null for any other text. */
function asSerialDay(fact: Fact, text: string, { daysFrom }: ColumnContext): ParsedCell | null {
  const serial = readSerialDay(text, daysFrom);
  if (serial === null) return null;
  if ("expected" in serial) return refused(fact, "ambiguous", text, serial.expected);
  return {
    kind: "answer",
    answer: { kind: "date", day: serial.day },
    understood: fillWords(table.words.serial, { found: text, value: serial.day }),
  };
}

/** A bare number in the unit of its heading; a problem where the cell has another unit; else null. */
function inHeadingUnit(fact: Fact, text: string, { unit, otherUnit }: ColumnContext): ParsedCell | null {
  if (unit === null || withUnit(fact, "1", unit) === null) return null;
  if (otherUnit !== null && isBareNumber(text)) {
    const expected = fillWords(table.expected.unitAbove, { unit, above: otherUnit });
    return refused(fact, "ambiguous", text, expected);
  }
  const typed = isBareNumber(text) ? withUnit(fact, text, unit) : null;
  if (typed !== null) {
    const parsed = readPlain(fact, typed);
    // Of shares only those are told that many write as parts of one.
    const isPlain = typingOf(fact).bareNumber === "part-of-one" && readBareShare(text, null) === null;
    if (parsed.kind !== "answer" || isPlain) return parsed;
    const value = parsed.understood ?? { "zh-CN": typed, en: typed };
    return { ...parsed, understood: fillWords(table.words.unit, { found: text, unit, value }) };
  }
  const heads = readPlain(fact, withUnit(fact, "1", unit) ?? "");
  const own = readPlain(fact, isAmount(fact) ? withCurrencyOf(heads, text) : text);
  if (own.kind !== "answer" || own.answer?.kind !== "money") return null;
  // 250 USD under “USD million” is as likely to leave the million to the heading.
  const isSame =
    heads.kind === "answer" &&
    heads.answer?.kind === "money" &&
    heads.answer.currency === own.answer.currency &&
    (heads.answer.amount.equals(ONE) || !isWithoutScale(text));
  return isSame
    ? own
    : refused(fact, "ambiguous", text, fillWords(table.expected.unitTwice, { unit, found: text }));
}

/** An amount whose sign of several currencies ($) may be that of the heading: as the heading says. */
function withCurrencyOf(heads: ParsedCell, text: string): string {
  if (heads.kind !== "answer" || heads.answer?.kind !== "money") return text;
  const { currency } = heads.answer;
  const sign = SIGNS_OF_SEVERAL.find((one) => mayBeSignOf(one, currency));
  return sign === undefined
    ? text
    : withAgreedCurrency(text, { meanings: { [sign]: currency }, shares: null });
}

const SIGNS_OF_SEVERAL = ["$", "¥"];

/** What is not exact: at least so much is a range, about so much is not known, and said so. */
function withInexact(
  fact: Fact,
  text: string,
  column: ColumnContext,
  agreed: Agreed,
  parsed: ParsedCell,
): ParsedCell {
  if (parsed.kind !== "refused" || parsed.problems.some(({ code }) => code === "ambiguous")) return parsed;
  const inexact = findInexact(text);
  if (inexact === null) return parsed;
  const isBounded = inexact.kind !== "about";
  if (
    isBounded &&
    typingOf(fact).bareNumber === "part-of-one" &&
    column.unit === null &&
    readBareShare(inexact.rest, agreed.shares)
  )
    return parsed;
  const inner = inHeadingUnit(fact, inexact.rest, column) ?? readPlain(fact, inexact.rest);
  if (inner.kind !== "answer") return parsed;
  const band = inexact.kind === "about" ? "none" : bandFrom(inner.answer, inexact.kind);
  if (band === null) return parsed;
  if (band === "none") {
    return { kind: "answer", answer: null, understood: fillWords(table.words.about, { found: text }) };
  }
  const value = readBack(band, fact);
  return {
    kind: "answer",
    answer: band,
    understood: fillWords(table.words.boundRead, { found: text, value }),
  };
}

/** The range that a figure bounds; null where it holds nothing, `none` for what no range can be given of. */
function bandFrom(answer: Answer | null | undefined, kind: BoundKind): Answer | null | "none" {
  if (answer?.kind === "share") return shareOfBand(bandAt(kind, answer.value));
  if (answer?.kind !== "money") return "none";
  return moneyOfBand(bandAt(kind, answer.amount), answer.currency);
}

/** An amount whose sign of a currency the run explains: `$2m` with `$=USD`. */
function withAgreedCurrency(text: string, { meanings }: Agreed): string {
  const plain = plainText(text);
  for (const [sign, meaning] of Object.entries(meanings)) {
    if (plain.startsWith(sign) && /^[\d ]/.test(plain.slice(sign.length)))
      return `${meaning} ${plain.slice(sign.length)}`;
    if (plain.endsWith(sign) && !/[a-z]$/.test(plain.slice(0, -sign.length)))
      return `${plain.slice(0, -sign.length)} ${meaning}`;
  }
  return text;
}

/** A text that stands for a number, a day or an amount. */
function readPlain(fact: Fact, text: string): ParsedCell {
  if (isAmount(fact)) {
    const [, amount, currency] = AMOUNT.exec(text) ?? [];
    if (amount !== undefined && currency !== undefined) return readValue(fact, { amount, currency });
    return readAsTyped(fact, text);
  }
  const strict = readValue(fact, text);
  return strict.kind === "answer" ? strict : readAsTyped(fact, text);
}

function readAsTyped(fact: Fact, text: string): ParsedCell {
  const typed = readTyped(fact, text);
  if (typed.kind === "refused") return { kind: "refused", problems: [typed.problem] };
  return { kind: "answer", answer: typed.answer, understood: typed.isLiteral ? null : typed.readBack };
}
