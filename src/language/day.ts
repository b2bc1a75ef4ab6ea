import { fill, inEach, type Language, type Words } from "./language.ts";
import { formOf } from "./languages.ts";

/** A day (YYYY-MM-DD) in the language's form: `30 June 2024`, `2024年6月30日`. Any other text stays as it is. */
export function showDay(day: string, language: Language): string {
  const match = /^(\d{4})-0?(\d+)-0?(\d+)$/.exec(day);
  if (match === null) return day;
  const [, year = "", number = "", date = ""] = match;
  const form = formOf(language);
  const month = form.months[Number.parseInt(number, 10) - 1] ?? number;
  return fill(form.day, { year, month, day: date }, language);
}

/** A day in the form of each language. */
export function dayWords(day: string): Words {
  return inEach((language) => showDay(day, language));
}

/** Asia/Shanghai has kept this offset without summer time since 1992; a time-zone formatter costs 14 ms at start. */
const SHANGHAI_OFFSET = 8 * 3_600_000;

/** The day in Asia/Shanghai at a moment, as YYYY-MM-DD. */
export function todayInShanghai(now: Date): string {
  return new Date(now.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 10);
}
