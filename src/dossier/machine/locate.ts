import type { TextRange } from "../../rules/items.ts";

/**
 * Where a quote stands within some ranges of a text, white space aside, as ranges of the text; null where it is not
 * there. Pieces that only white space parts are one range.
 */
export function locate(text: string, within: readonly TextRange[], quote: string): TextRange[] | null {
  const places: number[] = [];
  let written = "";
  for (const [start, end] of within) {
    for (let at = start; at < end; at += 1) {
      const unit = text.charAt(at);
      if (/\s/.test(unit)) continue;
      written += unit;
      places.push(at);
    }
  }
  const sought = quote.replace(/\s/g, "");
  const first = sought === "" ? -1 : written.indexOf(sought);
  if (first === -1) return null;
  const ranges: [number, number][] = [];
  for (const at of places.slice(first, first + sought.length)) {
    const last = ranges.at(-1);
    if (last !== undefined && text.slice(last[1], at).trim() === "") last[1] = at + 1;
    else ranges.push([at, at + 1]);
  }
  return ranges;
}
