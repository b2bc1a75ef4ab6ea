import type { Comparison } from "../../contract/comparison.ts";
import { present } from "../../input/present.ts";
import { type Language, labelled } from "../../language/language.ts";
import { viewComparison } from "../../report/compare/view.ts";
import type { CellView, ComparisonView } from "../../report/compare/view-types.ts";
import compareWords from "../../report/compare/words.json" with { type: "json" };
import type { Rulebook } from "../../rules/rulebook.ts";
import type { Block, Cell, Statement } from "../model.ts";
import { entryAt, say, statement, verbatim } from "./say.ts";
import { viewIn } from "./views.ts";

/** Like measures of the cities side by side, quotes in it as they are shown, and how each city stands over all of them; nothing where none is compared. */
export function describeCities(comparison: Comparison, { vocabulary }: Rulebook): Block[] {
  const views = viewIn((language) => viewComparison(comparison, vocabulary, language));
  const { rows, cities, least } = views.en;
  if (rows.length === 0) return [];
  const [{ cells } = { cells: [] }] = rows;
  const said = (of: (view: ComparisonView) => string): Statement =>
    statement((language) => of(views.in(language)));
  return [
    { kind: "heading", level: 1, id: "cities", text: say("cities") },
    {
      kind: "table",
      widths: [3, ...cells.map(() => 5)],
      head: [
        [{ words: compareWords.measure }],
        ...cells.map((_, column) => said((view) => entryAt(entryAt(view.rows, 0).cells, column).city)),
      ],
      rows: rows.map((row, index) => [
        [
          said((view) => entryAt(view.rows, index).title),
          ...(row.least === null
            ? []
            : [said((view) => present(entryAt(view.rows, index).least, "least in each language"))]),
        ],
        ...row.cells.map((cell, column) =>
          describeCell(cell, (language) => entryAt(entryAt(views.in(language).rows, index).cells, column)),
        ),
      ]),
    },
    {
      kind: "list",
      ordered: false,
      items: cities.map((_, index) => ({
        text: statement((language) => {
          const { city, text } = entryAt(views.in(language).cities, index);
          return labelled(city, text, language);
        }),
      })),
    },
    ...(least === null
      ? []
      : [{ kind: "paragraph", tone: "plain", text: said((view) => view.least ?? "") } as const]),
  ];
}

/** What came of a measure in a city, with its clause as a note; what stays open; what would have to change. */
function describeCell(cell: CellView, of: (language: Language) => CellView): Cell {
  const said = (text: (view: CellView) => string | null | undefined): Statement =>
    statement((language) => present(text(of(language)), "line in each language of the report"));
  const lines = cell.lines.flatMap(({ clause, standings, conditions }, index): Statement[] => {
    const outcome = said(({ lines: shown }) => shown[index]?.text);
    return [
      clause === null ? outcome : outcome.map((piece) => ({ ...piece, note: [verbatim(clause)] })),
      ...standings.map((_, at) => said(({ lines: shown }) => shown[index]?.standings[at])),
      ...conditions.map((_, at) => said(({ lines: shown }) => shown[index]?.conditions[at])),
    ];
  });
  if (cell.remedy === null) return lines;
  const { lines: changes, note } = cell.remedy;
  return [
    ...lines,
    said(({ remedy }) => remedy?.heading).map((piece) => ({ ...piece, strong: true as const })),
    ...changes.map((_, at) => said(({ remedy }) => remedy?.lines[at])),
    ...(note === null ? [] : [said(({ remedy }) => remedy?.note)]),
  ];
}
