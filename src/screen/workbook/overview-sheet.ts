import { joinClauses, type Language, textIn, type Words } from "../../language/language.ts";
import { GATES, isGateOpen } from "../../logic/tree.ts";
import codes from "../../report/codes.json" with { type: "json" };
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Rule } from "../../rules/rulebook.ts";
import { besideEach } from "../run/repeated.ts";
import { REPORTS_FOLDER, reportFile } from "../reports/report-maker.ts";
import { mostFirst } from "../summary/summary.ts";
import { outcomeInWords } from "../table/people-words.ts";
import { detailsIn, resultsIn } from "./details.ts";
import { OUTCOME_STYLES, texts, type WorkbookSource, who, withHeads } from "./people-table.ts";
import { type Cell, linkCell, numberCell, STYLE, sheetXml, textCell } from "./sheet-xml.ts";
import words from "./words.json" with { type: "json" };

/** Clients by items, the standing of each item's document in its heading. */
export function overview(source: WorkbookSource): Iterable<string> {
  const { summary, language, carried } = source;
  const rules = rulesAbout(source);
  const heads = rules.map(({ title, document }) => {
    const found = summary.documents.find(({ id }) => id === document);
    const standing = found === undefined ? "" : textIn(codes.statuses[found.status], language);
    return textIn(words.itemHead, language, {
      title: textIn(title, language),
      document: textIn(found?.title, language) ?? document,
      standing,
    });
  });
  const columns = [...who(language), textIn(words.warnings.label, language), ...heads, ...carried];
  const widths = [8, 34, 40, ...heads.map(() => 26), ...carried.map(() => 16)];
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

/**
 * The rules that are about any company, those about most companies first. A company whose activities or city are not
 * known would bring in every rule; its row says so instead.
 */
function rulesAbout({ results, rulebook }: WorkbookSource): readonly Rule[] {
  const open = new Set<number>();
  for (const [line, , , , missing] of resultsIn(results)) if (isGateOpen(missing)) open.add(line);
  const counts = new Map<string, number>();
  for (const [line, , rule] of resultsIn(results)) {
    if (!open.has(line)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return mostFirst(rulebook.rules, ({ id }) => counts.get(id) ?? 0);
}

function* overviewRows(source: WorkbookSource, rules: readonly string[]): Generator<readonly Cell[]> {
  const { language, summary } = source;
  const beside = besideEach(summary.repeated ?? [], language);
  const results = resultsIn(source.results);
  let next = results.next();
  for (const detail of detailsIn(source.details)) {
    if (detail.kind !== "company") continue;
    const outcomes = new Map<string, Outcome>();
    const gates = new Set<string>();
    while (next.done !== true && next.value[0] === detail.line) {
      const [, , rule, outcome, missing] = next.value;
      outcomes.set(rule, outcome);
      for (const fact of missing) if (GATES.includes(fact)) gates.add(fact);
      next = results.next();
    }
    const told = joinClauses(
      [
        ...GATES.filter((gate) => gates.has(gate)).map((gate) => gateOpenIn(gate, source)),
        ...detail.warnings.map((code) => warningIn(code, language)),
        ...[beside.get(detail.line) ?? []].flat(),
      ],
      language,
    );
    const cells = rules.map((rule) => {
      const outcome = outcomes.get(rule) ?? "not-applicable";
      return textCell(outcomeInWords(outcome, language), OUTCOME_STYLES[outcome]);
    });
    const { line, name, carried } = detail;
    const named =
      source.reports === null
        ? textCell(name, STYLE.wrapped)
        : linkCell(name, `${REPORTS_FOLDER}/${reportFile(line, source.reports)}`, STYLE.wrapped);
    yield [numberCell(line), named, ...texts([told]), ...cells, ...texts(carried)];
  }
}

function gateOpenIn(gate: string, { rulebook, language }: WorkbookSource): string {
  const fact = textIn(rulebook.vocabulary.byId.get(gate)?.title, language) ?? gate;
  return textIn(words.gateOpen, language, { fact });
}

function warningIn(code: string, language: Language): string {
  const known: Readonly<Record<string, Words>> = words.warnings;
  const told = known[code];
  if (told === undefined) throw new Error(`no words for the warning ${code}`);
  return textIn(told, language);
}
