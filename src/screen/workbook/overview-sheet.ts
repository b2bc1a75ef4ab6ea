import type { Language, Words } from "../../language/language.ts";
import codes from "../../report/codes.json" with { type: "json" };
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Rule } from "../../rules/rulebook.ts";
import { rulesInSight } from "../summary/summary.ts";
import { outcomeInWords } from "../table/people-words.ts";
import { detailsIn, resultsIn } from "./details.ts";
import { OUTCOME_STYLES, texts, who, withHeads, type WorkbookSource } from "./people-table.ts";
import { reportFile, REPORTS_FOLDER } from "../reports/report-maker.ts";
import { linkCell, numberCell, sheetXml, STYLE, textCell } from "./sheet-xml.ts";
import words from "./words.json" with { type: "json" };

/** Clients by items, the standing of each item's document in its heading. */
export function overview(source: WorkbookSource): Iterable<string> {
  const { rulebook, summary, language, carried } = source;
  const rules = rulesInSight(summary).map((place) => rulebook.rules[place] as Rule);
  const heads = rules.map(({ title, document }) => {
    const found = summary.documents.find(({ id }) => id === document);
    const standing = found === undefined ? "" : codes.statuses[found.status][language];
    return `${title[language]}\n${found?.title[language] ?? document}: ${standing}`;
  });
  const columns = [...who(language), words.warnings.label[language], ...carried, ...heads];
  const widths = [8, 34, 24, ...carried.map(() => 16), ...heads.map(() => 26)];
  const rows = overviewRows(
    source,
    rules.map(({ id }) => id),
  );
  return sheetXml(widths, withHeads(columns, rows), {
    columnStyle: STYLE.text,
    filteredColumns: columns.length,
    frozenColumns: 2,
  });
}

function* overviewRows(source: WorkbookSource, rules: readonly string[]): Generator<string> {
  const { language } = source;
  const results = resultsIn(source.results);
  let next = results.next();
  for (const detail of detailsIn(source.details)) {
    if (detail.kind !== "company") continue;
    const outcomes = new Map<string, Outcome>();
    while (next.done !== true && next.value[0] === detail.line) {
      outcomes.set(next.value[2], next.value[3]);
      next = results.next();
    }
    const told = detail.warnings.map((code) => warningIn(code, language)).join("; ");
    const cells = rules.map((rule) => {
      const outcome = outcomes.get(rule) ?? "not-applicable";
      return textCell(outcomeInWords(outcome, language), OUTCOME_STYLES[outcome]);
    });
    const { line, name, carried } = detail;
    const named =
      source.reports === null
        ? textCell(name, STYLE.wrapped)
        : linkCell(name, `${REPORTS_FOLDER}/${reportFile(line, source.reports)}`, STYLE.wrapped);
    yield numberCell(line) + named + texts([told, ...carried]) + cells.join("");
  }
}

function warningIn(code: string, language: Language): string {
  const known: Readonly<Record<string, Words>> = words.warnings;
  return known[code]?.[language] ?? code;
}
