import { mapWholeNumbers } from "../../language/whole-numbers.ts";

/** Elements whose text is not broken into lines, or holds no markup; then tags; then text. */
const PARTS =
  /<(title|style|script|pre|textarea|select|svg)\b[\s\S]*?<\/\1>|<(?:"[^"]*"|'[^']*'|[^>"'])*>|[^<]+/g;

/** What a narrow page must be able to break all the same. */
const LONGEST = 40;

/** A rendered page in which no number is parted from its unit at the end of a line. */
export function keepNumbersWholeIn(page: string): string {
  return page.replace(PARTS, (part) => (part.startsWith("<") ? part : mapWholeNumbers(part, keepWhole)));
}

function keepWhole(whole: string): string {
  const isPlain = /^[\d.]+$/.test(whole);
  return isPlain || whole.length > LONGEST ? whole : `<span class="whole">${whole}</span>`;
}
