import { type Glyphs, showGlyphs } from "../rules/items.ts";

/** A copy of plain data in which every quote of a document has its odd glyphs shown as what they stand for. */
export function withShownQuotes<T>(data: T, glyphs: Glyphs): T;
export function withShownQuotes(data: unknown, glyphs: Glyphs): unknown {
  if (Array.isArray(data)) return data.map((one) => withShownQuotes(one, glyphs));
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      key === "quote" && typeof value === "string"
        ? showGlyphs(value, glyphs)
        : withShownQuotes(value, glyphs),
    ]),
  );
}
