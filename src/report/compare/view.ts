import type { AdvisedFinding } from "../../evaluate/advice.ts";
import type {
  CityStanding,
  Comparison,
  ComparisonCell,
  ComparisonRow,
  Remedy,
} from "../../evaluate/comparison.ts";
import { spellOutAll } from "../../input/harmless.ts";
import { showDay } from "../../language/day.ts";
import { fill, joinList, type Language } from "../../language/language.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { describeBlockers, describeChanges } from "../changes.ts";
import codes from "../codes.json" with { type: "json" };
import reportWords from "../words.json" with { type: "json" };
import words from "./words.json" with { type: "json" };

/** Something with a mark before it, and its clause below. */
export interface MarkedLine {
  readonly mark: string;
  readonly text: string;
  readonly clause: string | null;
}

/** What would have to change, with its heading; no lines where nothing has to. */
export interface RemedyView {
  readonly heading: string;
  readonly lines: readonly string[];
}

export interface CellView {
  readonly city: string;
  readonly lines: readonly MarkedLine[];
  readonly remedy: RemedyView | null;
}

export interface RowView {
  readonly title: string;
  readonly cells: readonly CellView[];
  readonly least: string | null;
}

export interface CityView {
  readonly city: string;
  readonly mark: string;
  readonly text: string;
  readonly remedy: RemedyView | null;
}

/** A comparison in one language, in the order in which people read it; every format is drawn from it. */
export interface ComparisonView {
  readonly heading: string;
  readonly asOf: string;
  readonly warnings: readonly string[];
  readonly rows: readonly RowView[];
  readonly noRows: string | null;
  readonly hidden: string | null;
  readonly cities: readonly CityView[];
  readonly least: string | null;
  readonly closing: readonly string[];
}

export function viewComparison(
  given: Comparison,
  vocabulary: Vocabulary,
  language: Language,
): ComparisonView {
  const comparison = spellOutAll(given);
  const teller = { vocabulary, language };
  const name = comparison.profile.name;
  const isEmpty = comparison.rows.length + comparison.hiddenRows === 0;
  return {
    heading: [words.heading[language], ...(typeof name === "string" ? [name] : [])].join(" · "),
    asOf: fill(reportWords.asOf[language], { date: showDay(comparison.asOf, language) }),
    warnings: comparison.warnings.map(({ message }) => message[language]),
    rows: comparison.rows.map((row) => viewRow(row, teller)),
    noRows: isEmpty ? words.noRows[language] : null,
    hidden:
      comparison.hiddenRows === 0
        ? null
        : fill(words.hidden[language], { count: String(comparison.hiddenRows) }),
    cities: isEmpty ? [] : comparison.cities.map((city) => viewCity(city, teller)),
    least: isEmpty ? null : showLeast(comparison.needsLeast, teller),
    closing: [fill(reportWords.rules[language], comparison.rules), reportWords.disclaimer[language]],
  };
}

interface Teller {
  readonly vocabulary: Vocabulary;
  readonly language: Language;
}

function cityName(id: string, { vocabulary, language }: Teller): string {
  return vocabulary.byId.get("city")?.choices?.find((choice) => choice.id === id)?.title[language] ?? id;
}

function cityNames(ids: readonly string[], teller: Teller): string {
  return joinList(
    ids.map((id) => cityName(id, teller)),
    teller.language,
  );
}

function viewRow(row: ComparisonRow, teller: Teller): RowView {
  const { language } = teller;
  return {
    title: row.title[language],
    cells: row.cells.map((cell) => viewCell(cell, teller)),
    least:
      row.needsLeast.length === 0
        ? null
        : fill(words.rowLeast[language], { cities: cityNames(row.needsLeast, teller) }),
  };
}

function viewCell(cell: ComparisonCell, teller: Teller): CellView {
  const { language } = teller;
  const city = cityName(cell.city, teller);
  if (cell.kind === "findings") {
    const lines = cell.findings.map((finding) => viewFinding(finding, language));
    return { city, lines, remedy: viewRemedy(cell.remedy, teller) };
  }
  const text =
    cell.kind === "no-item"
      ? fill(words.noItem[language], { city })
      : fill(words.withoutTest[language], { city, items: joinList(cell.items, language) });
  return { city, lines: [{ mark: words.noItemMark, text, clause: null }], remedy: null };
}

function viewFinding(finding: AdvisedFinding, language: Language): MarkedLine {
  const { mark, words: outcome } = codes.outcomes[finding.outcome];
  const { table, item, clause, quote } = finding.source;
  const place = fill(reportWords[table === null ? "itemPlace" : "tablePlace"][language], {
    table: String(table),
    item: String(item),
    clause: clause ?? "",
  });
  const provision = fill(words.clause[language], { provision: finding.provision, place });
  return {
    mark,
    text: `${outcome[language]}${language === "zh-CN" ? "；" : "; "}${provision}`,
    clause: quote,
  };
}

function viewRemedy(remedy: Remedy | null, { vocabulary, language }: Teller): RemedyView | null {
  if (remedy === null) return null;
  return remedy.changes === null
    ? { heading: words.notPossible[language], lines: describeBlockers(remedy.blocked, vocabulary, language) }
    : { heading: words.toChange[language], lines: describeChanges(remedy.changes, vocabulary, language) };
}

function viewCity({ city, standing, remedy }: CityStanding, teller: Teller): CityView {
  return {
    city: cityName(city, teller),
    mark: words.standingMarks[standing],
    text: words.standings[standing][teller.language],
    remedy: viewRemedy(remedy, teller),
  };
}

function showLeast(cities: readonly string[], teller: Teller): string {
  if (cities.length === 0) return words.leastUnknown[teller.language];
  return fill(words.least[teller.language], { cities: cityNames(cities, teller) });
}
