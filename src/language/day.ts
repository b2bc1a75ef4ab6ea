import type { Language, Words } from "./language.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** A day (YYYY-MM-DD) in the language's form: `30 June 2024`, `2024年6月30日`. Any other text stays as it is. */
export function showDay(day: string, language: Language): string {
  const match = /^(\d{4})-0?(\d+)-0?(\d+)$/.exec(day);
  if (match === null) return day;
  const [, year, month = "", date] = match;
  if (language === "zh-CN") return `${year}年${month}月${date}日`;
  return `${date} ${MONTHS[Number.parseInt(month, 10) - 1] ?? month} ${year}`;
}

/** A day in the form of each language. */
export function dayWords(day: string): Words {
  return { "zh-CN": showDay(day, "zh-CN"), en: showDay(day, "en") };
}

/** Asia/Shanghai has kept this offset without summer time since 1992; a time-zone formatter costs 14 ms at start. */
const SHANGHAI_OFFSET = 8 * 3_600_000;

/** The day in Asia/Shanghai at a moment, as YYYY-MM-DD. */
export function todayInShanghai(now: Date): string {
  return new Date(now.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 10);
}
