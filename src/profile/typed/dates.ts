import { EXPECTED } from "../../input/expected.ts";
import { readChineseDigits, readChineseInteger } from "../../input/chinese-numerals.ts";
import { plainText } from "../../input/numerals.ts";
import type { Problem } from "../../input/problem.ts";
import { fillWords } from "../../language/language.ts";
import type { Answer } from "../answer.ts";
import { isRealDay } from "../days.ts";
import { refuseTyped } from "./refuse.ts";
import words from "./words.json" with { type: "json" };

/** Databases and sheets write midnight behind a day. */
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ t]0?0:00(?::00(?:\.0+)?)?)?$/;
const RUN_TOGETHER = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;
const CHINESE =
  /^([\d零〇一二三四五六七八九]{4})年([\d零〇一二三四五六七八九十]{1,3})月([\d零〇一二三四五六七八九十]{1,3})[日号]$/;
const DAY_FIRST = /^(\d{1,2})(?:(?:st|nd|rd|th)?(?: of)? |[-/])([a-z]+)(?:\.?,? |[-/])(\d{4})$/;
const MONTHS = words.monthNames.length;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const MONTH_FIRST = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/;

/**
 * A day: `2024-06-30`, also with midnight behind it, `2024/6/30`, `20240630`, `2024年6月30日`, `30 June 2024`, `31/12/2025`.
 * A day that begins with day or month in figures of which both may be months (`6/5/2024`) is refused.
 */
export function readDateTyped(fact: string, typed: string): Answer | Problem {
  const parts = partsOf(plainText(typed));
  if (parts === null) return refuseDate(fact, typed);
  const [year, month, day] = parts;
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!isRealDay(text)) return refuseTyped(fact, "out-of-range", typed, EXPECTED.date);
  return { kind: "date", day: text };
}

function partsOf(text: string): readonly [string, string, string] | null {
  const [, y1 = "", , m1 = "", d1 = ""] = YEAR_FIRST.exec(text) ?? [];
  if (y1 !== "") return [y1, m1, d1];
  const [, y0 = "", m0 = "", d0 = ""] = RUN_TOGETHER.exec(text) ?? [];
  if (y0 !== "") return [y0, m0, d0];
  const [, y2 = "", m2 = "", d2 = ""] = CHINESE.exec(text) ?? [];
  if (y2 !== "") return [readFigures(y2), readFigures(m2), readFigures(d2)];
  const [, d3 = "", m3 = "", y3 = ""] = DAY_FIRST.exec(text) ?? [];
  if (y3 !== "") return [y3, monthNumber(m3), d3];
  const [, m4 = "", d4 = "", y4 = ""] = MONTH_FIRST.exec(text) ?? [];
  return y4 === "" ? yearLast(text) : [y4, monthNumber(m4), d4];
}

/** Why a text is no day; of one that begins with day or month alike, both days that it may mean. */
function refuseDate(fact: string, typed: string): Problem {
  const [, first = "", , second = "", year = ""] = YEAR_LAST.exec(plainText(typed)) ?? [];
  const days = [
    [second, first],
    [first, second],
  ].map((parts) => [year, ...parts.map((part) => part.padStart(2, "0"))].join("-"));
  const [dayFirst = "", monthFirst = ""] = days;
  return days.every(isRealDay)
    ? refuseTyped(fact, "ambiguous", typed, fillWords(EXPECTED.dateEitherWay, { dayFirst, monthFirst }))
    : refuseTyped(fact, "not-understood", typed, EXPECTED.peopleDate);
}

/** Figures with the year behind them, where only one of the two before it can be a month, or both are one number. */
function yearLast(text: string): readonly [string, string, string] | null {
  const [, first = "", , second = "", year = ""] = YEAR_LAST.exec(text) ?? [];
  const [one = 0, other = 0] = [first, second].map((part) => Number.parseInt(part, 10));
  const [isFirst, isSecond] = [one <= MONTHS, other <= MONTHS];
  if (year === "" || (isFirst === isSecond && (one !== other || !isFirst))) return null;
  return isFirst ? [year, first, second] : [year, second, first];
}

function readFigures(text: string): string {
  if (/^\d+$/.test(text)) return text;
  return readChineseInteger(text)?.toString() ?? readChineseDigits(text) ?? "";
}

/** 1 to 12 as text; 0, which is no month, where the name is not one. */
function monthNumber(name: string): string {
  const index = words.monthNames.findIndex(
    (full) => full === name || (name.length >= 3 && full.startsWith(name)),
  );
  return (index + 1).toString();
}
