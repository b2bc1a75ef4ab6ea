import { type Language, textIn } from "../../language/language.ts";
import type { CellView, ComparisonView, RemedyView } from "./view-types.ts";
import words from "./words.json" with { type: "json" };
import { plain } from "../markdown-text.ts";

/** The comparison as Markdown, a table with a row for each measure; whatever answers hold is written as plain text. */
export function renderComparisonMarkdown(view: ComparisonView, language: Language): string {
  const lines = [`# ${plain(view.heading)}`, "", plain(view.asOf), ""];
  for (const warning of view.warnings) lines.push(`> ${plain(warning)}`, "");
  lines.push(`## ${textIn(words.byMeasure, language)}`, "");
  if (view.noRows !== null) lines.push(plain(view.noRows), "");
  const [first] = view.rows;
  if (first !== undefined) {
    lines.push(
      tableRow([textIn(words.measure, language), ...first.cells.map((cell) => plain(cell.city))]),
      tableRow(["---", ...first.cells.map(() => "---")]),
    );
    for (const { title, cells, least } of view.rows) {
      const head = [`**${plain(title)}**`, ...(least === null ? [] : [plain(least)])];
      lines.push(tableRow([head.join("<br>"), ...cells.map(cellText)]));
    }
    lines.push("");
  }
  if (view.hidden !== null) lines.push(plain(view.hidden), "");
  if (view.cities.length > 0) lines.push(`## ${textIn(words.byCity, language)}`, "");
  for (const { city, mark, text, remedy } of view.cities) {
    lines.push(`- **${plain(city)}** ${mark} ${plain(text)}`);
    for (const line of linesOf(remedy)) lines.push(`  - ${plain(line)}`);
  }
  if (view.least !== null) lines.push("", plain(view.least));
  if (view.documents.length > 0) {
    lines.push("", `## ${textIn(words.documents, language)}`, "");
    lines.push(...view.documents.map((document) => `- ${plain(document)}`));
  }
  lines.push("", "---", "", ...view.closing.flatMap((line) => [plain(line), ""]));
  return `${lines.join("\n").trimEnd()}\n`;
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function cellText(cell: CellView): string {
  const found = cell.lines.flatMap(({ mark, text, standings, conditions, clause, translation }) => [
    `${mark} ${plain(text)}`,
    ...standings.map(plain),
    ...conditions.map(plain),
    ...(clause === null ? [] : [`“${plain(clause)}”`]),
    ...(translation === null ? [] : [`“${plain(translation)}”`]),
  ]);
  return [...found, ...remedyText(cell.remedy)].join("<br>");
}

function remedyText(remedy: RemedyView | null): string[] {
  if (remedy === null) return [];
  return [plain(remedy.heading), ...linesOf(remedy).map((line) => `- ${plain(line)}`)];
}

function linesOf(remedy: RemedyView | null): string[] {
  if (remedy === null) return [];
  return [...remedy.lines, ...(remedy.note === null ? [] : [remedy.note])];
}
