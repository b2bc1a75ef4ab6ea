import { type Language, textIn } from "../../language/language.ts";
import { hang, wrap } from "../layout.ts";
import type { CellView, ComparisonView, RemedyView } from "./view-types.ts";
import words from "./words.json" with { type: "json" };

/** The comparison for a terminal or a plain file, no line wider than `width` columns. */
export function renderComparisonText(view: ComparisonView, language: Language, width: number): string {
  const rule = "─".repeat(width);
  const lines = [
    ...wrap(view.heading, width),
    ...wrap(view.asOf, width),
    ...view.warnings.flatMap((warning) => hang("! ", warning, width)),
    "",
    textIn(words.byMeasure, language),
  ];
  if (view.noRows !== null) lines.push(...wrap(view.noRows, width));
  for (const { title, cells, least } of view.rows) {
    lines.push("", rule, ...wrap(title, width), ...cells.flatMap((cell) => cellLines(cell, width)));
    if (least !== null) lines.push("", ...hang("  ", least, width));
  }
  lines.push("", rule);
  if (view.hidden !== null) lines.push(...wrap(view.hidden, width), "");
  if (view.cities.length > 0) lines.push(textIn(words.byCity, language));
  for (const { city, mark, text, remedy } of view.cities) {
    lines.push(
      "",
      ...hang("  ", city, width),
      ...hang(`  ${mark} `, text, width),
      ...remedyLines(remedy, width),
    );
  }
  if (view.least !== null) lines.push("", ...wrap(view.least, width));
  if (view.documents.length > 0) lines.push("", textIn(words.documents, language));
  lines.push(...view.documents.flatMap((document) => hang("  - ", document, width)));
  lines.push("", ...view.closing.flatMap((line) => wrap(line, width)));
  return `${lines.join("\n")}\n`;
}

function cellLines({ city, lines, remedy }: CellView, width: number): string[] {
  const results = lines.flatMap(({ mark, text, standings, conditions, clause, translation }) => [
    ...hang(`  ${mark} `, text, width),
    ...[...standings, ...conditions].flatMap((line) => hang("    ", line, width)),
    ...[clause, translation].flatMap((quoted) => (quoted === null ? [] : hang("    ", `“${quoted}”`, width))),
  ]);
  return ["", ...hang("  ", city, width), ...results, ...remedyLines(remedy, width)];
}

function remedyLines(remedy: RemedyView | null, width: number): string[] {
  if (remedy === null) return [];
  return [
    ...hang("    ", remedy.heading, width),
    ...remedy.lines.flatMap((line) => hang("    - ", line, width)),
    ...(remedy.note === null ? [] : hang("    ", remedy.note, width)),
  ];
}
