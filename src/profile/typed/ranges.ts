import { type Band, holdsAny, isPoint, within } from "../../exact/interval.ts";
import { HUNDRED, parseDecimal, type Rational, rational, ZERO } from "../../exact/rational.ts";
import { EXPECTED } from "../../input/expected.ts";
import { plainText, readNumeral } from "../../input/numerals.ts";
import { type Problem, showFound } from "../../input/problem.ts";
import { fillWords } from "../../language/language.ts";
import type { Answer } from "../answer.ts";
import table from "./ranges.json" with { type: "json" };
import { refuseTyped } from "./refuse.ts";

/** How a word says on which side of its figure the number lies, and whether the figure itself counts. */
export type BoundKind = keyof typeof table.bounds;

/** A figure with the word that bounds it, as plain text. */
export interface Bounded {
  readonly kind: BoundKind;
  readonly rest: string;
}

interface TextEnd {
  readonly text: string;
  readonly isIncluded: boolean;
}

/** A range as it was written: the texts of its ends. */
interface TextRange {
  readonly low: TextEnd | null;
  readonly high: TextEnd | null;
}

const LOWER: readonly BoundKind[] = ["atLeast", "moreThan"];
const INCLUDED: readonly BoundKind[] = ["atLeast", "atMost"];

const WORDS = (side: "before" | "after") =>
  Object.entries(table.bounds)
    .flatMap(([kind, words]) =>
      words[side].map((word) => ({ kind: kind as BoundKind, word: plainText(word) })),
    )
    .toSorted((one, other) => other.word.length - one.word.length);
const BEFORE = WORDS("before");
const AFTER = WORDS("after");

/** Takes the word that bounds a figure from plain text: 以上, 以下 and 以内 count the figure, 超过 and 不足 do not. */
export function findBound(plain: string): Bounded | null {
  const before = BEFORE.find(({ word }) => plain.length > word.length && plain.startsWith(word));
  if (before !== undefined) return { kind: before.kind, rest: plain.slice(before.word.length).trim() };
  const after = AFTER.find(({ word }) => plain.length > word.length && plain.endsWith(word));
  return after === undefined ? null : { kind: after.kind, rest: plain.slice(0, -after.word.length).trim() };
}

/** The range with one end that a bounded figure says. */
export function bandAt(kind: BoundKind, value: Rational): Band {
  const end = { value, isIncluded: INCLUDED.includes(kind) };
  return LOWER.includes(kind) ? { low: end, high: null } : { low: null, high: end };
}

const NOTE = new RegExp(
  `\\((${[...table.excluding, ...table.including].map(escapeWord).join("|")}) ?([^()]*\\d[^()]*)\\)`,
  "g",
);

function escapeWord(word: string): string {
  return plainText(word).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The range that a text says in words or signs: `超过25%至50%`, `25-50%`, `more than 25% and at most 50%`; else null. */
function readRange(typed: string): TextRange | null {
  const notes: { text: string; isIncluded: boolean }[] = [];
  const text = plainText(typed)
    .replace(NOTE, (_, word: string, number: string) => {
      notes.push({ text: number.trim(), isIncluded: table.including.map(plainText).includes(word) });
      return "";
    })
    .replace(/ +/g, " ")
    .trim();
  const found = rangeBetween(text) ?? rangeFromOneSide(text);
  if (found === null) return null;
  const noted = (end: TextEnd | null): TextEnd | null => {
    const note = end === null ? undefined : notes.find((one) => one.text === end.text);
    return end === null || note === undefined ? end : { ...end, isIncluded: note.isIncluded };
  };
  const range = { low: noted(found.low), high: noted(found.high) };
  const isUsed = notes.every((note) => [range.low, range.high].some((end) => end?.text === note.text));
  return isUsed ? range : null;
}

function rangeFromOneSide(text: string): TextRange | null {
  const bounded = findBound(text);
  if (bounded === null || findBound(bounded.rest) !== null) return null;
  const end = { text: bounded.rest, isIncluded: INCLUDED.includes(bounded.kind) };
  return LOWER.includes(bounded.kind) ? { low: end, high: null } : { low: null, high: end };
}

function rangeBetween(text: string): TextRange | null {
  const opening = table.between.find((word) => text.startsWith(word));
  const bare = (opening === undefined ? text : text.slice(opening.length)).replace(/之间$/, "").trim();
  const separators = [
    ...table.to.map((word) => ({ word, isWord: true })),
    ...table.and.map((word) => ({ word, isWord: opening !== undefined && opening.trim() === "between" })),
  ];
  for (const { word, isWord } of separators) {
    for (let at = bare.indexOf(word, 1); at > 0; at = bare.indexOf(word, at + 1)) {
      const low = endOf(bare.slice(0, at).trim(), LOWER, isWord);
      const high = endOf(bare.slice(at + word.length).trim(), ["atMost", "lessThan"], isWord);
      if (low !== null && high !== null) return { low, high };
    }
  }
  return null;
}

/** One end of two: with a word that fits its side, or, where the word between says so, the figure alone. */
function endOf(text: string, kinds: readonly BoundKind[], isBareAllowed: boolean): TextEnd | null {
  const bounded = findBound(text);
  if (bounded !== null)
    return kinds.includes(bounded.kind)
      ? { text: bounded.rest, isIncluded: INCLUDED.includes(bounded.kind) }
      : null;
  return isBareAllowed && /\d|[一二三四五六七八九十百]/.test(text) ? { text, isIncluded: true } : null;
}

type ReadEnd = (text: string) => Answer | Problem;

/** What says that a number is a part of the whole, so that a bare pair of numbers is no range of shares. */
const PART = /%|分之|成|\/|一半|half|per ?cent/;

const SPLIT_BY_SIGN = /^(\d{1,2}(?:\.\d+)?) ?%? ?[-:] ?(\d{1,2}(?:\.\d+)?) ?%?$/;

/**
 * A share of which only the range is told; null where the text tells none. Two figures that add up to 100 with a sign
 * between them (`40%-60%`) are as likely a split between partners, and refused with the question whose share is meant.
 */
export function readShareRange(fact: string, typed: string, readOne: ReadEnd): Answer | Problem | null {
  const [, first = "", second = ""] = SPLIT_BY_SIGN.exec(plainText(typed)) ?? [];
  const sum = parseDecimal(first)?.add(parseDecimal(second) ?? ZERO);
  if (sum?.equals(HUNDRED) === true)
    return refuseTyped(fact, "split", typed, fillWords(EXPECTED.split, { first, second }));
  const range = PART.test(plainText(typed)) ? readRange(typed) : null;
  if (range === null) return null;
  const numberAt = (end: TextEnd): Rational | Problem => {
    const read = readOne(end.text);
    if (!("kind" in read)) return { ...read, found: showFound(typed) };
    return read.kind === "share"
      ? read.value
      : refuseTyped(fact, "not-understood", typed, EXPECTED.peopleShare);
  };
  const band = bandFrom(range, numberAt);
  if ("code" in band) return band;
  return shareOfBand(band) ?? refuseTyped(fact, "empty-band", typed, EXPECTED.peopleShare);
}

const ENDLESS = rational(10n ** 200n);

/** The answer that a band of shares is: the number where it holds one only; null where it holds none. */
export function shareOfBand(band: Band): Answer | null {
  const interval = within(band, ZERO, HUNDRED);
  if (!holdsAny(interval)) return null;
  return isPoint(interval) ? { kind: "share", value: interval.low } : { kind: "share-band", band };
}

/** The same of a band of amounts. */
export function moneyOfBand(band: Band, currency: string): Answer | null {
  const interval = within(band, ZERO, ENDLESS);
  if (!holdsAny(interval)) return null;
  return isPoint(interval)
    ? { kind: "money", amount: interval.low, currency }
    : { kind: "money-band", band, currency };
}

/** An amount of which only the range is told; null where the text tells none. */
export function readMoneyRange(fact: string, typed: string, readOne: ReadEnd): Answer | Problem | null {
  const range = readRange(typed);
  if (range === null) return null;
  const unclear = refuseTyped(fact, "not-understood", typed, EXPECTED.peopleMoney);
  const currencies = new Set<string>();
  const ends = [range.low, range.high].filter((end) => end !== null);
  for (const { text } of ends) {
    const read = readOne(text);
    if ("kind" in read && read.kind === "money") currencies.add(read.currency);
  }
  const [currency, other] = currencies;
  if (currency === undefined && ends.length === 1)
    return { ...(readFirst(ends, readOne) ?? unclear), found: showFound(typed) };
  if (currency === undefined || other !== undefined) return unclear;
  if (isScaleShared(ends.map(({ text }) => text))) return unclear;
  const numberAt = ({ text }: TextEnd): Rational | Problem => {
    const own = readOne(text);
    if ("kind" in own) return own.kind === "money" ? own.amount : unclear;
    // `1至2亿美元` may begin at 1 or at 100 million: a figure without its own scale is not completed.
    const isScaled = /[^\d.,' ]/.test(text) || !ends.some((end) => SCALED.test(end.text));
    const completed = isScaled && readNumeral(text) !== null ? readOne(`${text} ${currency}`) : own;
    return "kind" in completed && completed.kind === "money" ? completed.amount : unclear;
  };
  const band = bandFrom(range, numberAt);
  if ("code" in band) return band;
  return moneyOfBand(band, currency) ?? refuseTyped(fact, "empty-band", typed, EXPECTED.peopleMoney);
}

const SCALED = /[十百千万萬亿億]|thousand|million|billion|trillion|\d ?(?:k|m|mn|bn|tn)\b/;

/** Whether a range may have written for both of its ends what scale it has: `USD 200-300m`, from 200 or 200 million. */
function isScaleShared(texts: readonly string[]): boolean {
  const [low = "", high = ""] = texts;
  if (SCALED.test(low) || !SCALED.test(high)) return false;
  const [first = null, second = null] = [low, high].map((text) =>
    parseDecimal(/\d[\d.]*/.exec(text.replaceAll(",", ""))?.[0] ?? ""),
  );
  return first !== null && second?.gt(first) === true;
}

function readFirst(ends: readonly TextEnd[], readOne: ReadEnd): Problem | null {
  const [end] = ends;
  const read = end === undefined ? null : readOne(end.text);
  return read === null || "kind" in read ? null : read;
}

function bandFrom({ low, high }: TextRange, numberAt: (end: TextEnd) => Rational | Problem): Band | Problem {
  const values = [low, high].map((end) => (end === null ? null : numberAt(end)));
  for (const value of values) if (value !== null && "code" in value) return value;
  const [first = null, second = null] = values as (Rational | null)[];
  return {
    low: low === null || first === null ? null : { value: first, isIncluded: low.isIncluded },
    high: high === null || second === null ? null : { value: second, isIncluded: high.isIncluded },
  };
}
