import { mapWholeNumbers } from "../../language/whole-numbers.ts";

/** Elements whose text is not broken into lines, or holds no markup; then tags; then text. */
const PARTS =
  /<(title|style|script|pre|textarea|select|svg)\b[\s\S]*?<\/\1>|<(?:"[^"]*"|'[^']*'|[^>"'])*>|[^<]+/g;

/** What is longer may be wider than a narrow page, which must be able to break it all the same. */
const LONGEST = 24;

/** A rendered page in which no number is parted from its unit at the end of a line. */
export function keepNumbersWholeIn(page: string): string {
  return page.replace(PARTS, (part) => (part.startsWith("<") ? part : mapWholeNumbers(part, keepWhole)));
}

function keepWhole(whole: string): string {
  if (/^[\d.]+$/.test(whole)) return whole;
  if (whole.length > LONGEST) return whole.replaceAll(" ", "\u00a0");
  return `<span class="whole">${whole}</span>`;
}
