import type {
  CityStanding,
  ComparedDocument,
  Comparison,
  ComparisonCell,
  ComparisonRow,
  Remedy,
} from "../../contract/comparison.ts";
import type { Finding, Lead } from "../../contract/finding.ts";
import { spellOutAll } from "../../input/harmless.ts";
import { showDay } from "../../language/day.ts";
import {
  joinClauses,
  joinList,
  joinSentences,
  type Language,
  textIn,
  type Words,
} from "../../language/language.ts";
import { needsTranslation } from "../../language/languages.ts";
import { PLAN } from "../../rules/document.ts";
import type { OpenKind } from "../../rules/rule-schema.ts";
import { CITY, factOf, titleOfChoice, type Vocabulary } from "../../vocabulary/vocabulary.ts";
import { describeBlockers, describeChanges, noteOnChangeSets } from "../changes.ts";
import codes from "../codes.json" with { type: "json" };
import { withoutRepeats } from "../missing-facts.ts";
import { showPlaceIn } from "../places.ts";
import reportWords from "../words.json" with { type: "json" };
import type { CellView, CityView, ComparisonView, MarkedLine, RemedyView, RowView } from "./view-types.ts";
import words from "./words.json" with { type: "json" };

export function viewComparison(
  given: Comparison,
  vocabulary: Vocabulary,
  language: Language,
): ComparisonView {
  const comparison = spellOutAll(given);
  const teller = { vocabulary, language, documents: comparison.documents };
  const name = comparison.profile.name;
  const isEmpty = comparison.rows.length + comparison.hiddenRows === 0;
  return {
    heading: [textIn(words.heading, language), ...(typeof name === "string" ? [name] : [])].join(" · "),
    asOf: textIn(reportWords.asOf, language, { date: showDay(comparison.asOf, language) }),
    warnings: comparison.warnings.map(({ message }) => textIn(message, language)),
    rows: comparison.rows.map((row) => viewRow(row, teller)),
    noRows: isEmpty ? textIn(words.noRows, language) : null,
    hidden:
      comparison.hiddenRows === 0
        ? null
        : textIn(words.hidden, language, { count: String(comparison.hiddenRows) }),
    cities: isEmpty
      ? []
      : comparison.cities.map((city) => viewCity(city, closedIn(city, comparison), teller)),
    least: isEmpty ? null : showLeast(comparison, teller),
    documents: comparison.documents.map((document) => showDocument(document, language)),
    closing: [
      textIn(reportWords.rules, language, comparison.rules),
      textIn(reportWords.disclaimer, language),
      ...(needsTranslation(language) ? [textIn(reportWords.translationNote, language)] : []),
    ],
  };
}

interface Teller {
  readonly vocabulary: Vocabulary;
  readonly language: Language;
  readonly documents: readonly ComparedDocument[];
}

function standingOf({ title, status }: ComparedDocument, language: Language): string {
  return textIn(words.standing, language, {
    document: textIn(title, language),
    status: textIn(codes.statuses[status], language),
  });
}

function showDocument({ title, number, status, statusNote }: ComparedDocument, language: Language): string {
  const values = {
    document: textIn(title, language),
    number,
    status: textIn(codes.statuses[status], language),
  };
  const line = textIn(words.document, language, values);
  return statusNote === null
    ? line
    : textIn(words.documentNote, language, { line, note: textIn(statusNote, language) });
}

function cityName(id: string, { vocabulary, language }: Teller): string {
  return textIn(titleOfChoice(id, CITY, vocabulary), language);
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
    title: textIn(row.title, language),
    cells: row.cells.map((cell) => viewCell(cell, teller)),
    least:
      row.needsLeast.length === 0
        ? null
        : textIn(words[isMetIn(row.needsLeast, row.cells) ? "rowNone" : "rowLeast"], language, {
            cities: cityNames(row.needsLeast, teller),
          }),
  };
}

/** Whether nothing has to change in the cities that need the least. */
function isMetIn(least: readonly string[], places: readonly (ComparisonCell | CityStanding)[]): boolean {
  return places.some((place) => least.includes(place.city) && "remedy" in place && place.remedy === null);
}

function viewCell(cell: ComparisonCell, teller: Teller): CellView {
  const { language } = teller;
  const city = cityName(cell.city, teller);
  if (cell.kind === "findings") {
    const lines = cell.findings.map((finding) => viewFinding(finding, banOn(finding, cell.leads), teller));
    return { city, lines, remedy: viewRemedy(cell.remedy, teller) };
  }
  const text =
    cell.kind === "no-item"
      ? textIn(words.noItem, language, { city })
      : textIn(words.withoutTest, language, { city, items: joinList(cell.items, language) });
  const standings = documentsBehind(cell, teller).map((document) => standingOf(document, language));
  return {
    city,
    lines: [{ mark: words.noItemMark, text, standings, conditions: [], clause: null, translation: null }],
    remedy: null,
  };
}

/** The documents of which a cell without findings says something: those of its items, or the city's plan. */
function documentsBehind(
  cell: Exclude<ComparisonCell, { kind: "findings" }>,
  { documents }: Teller,
): readonly ComparedDocument[] {
  if (cell.kind === "item-without-test")
    return documents.filter(({ id }) => cell.items.some((item) => item.startsWith(`${id}/`)));
  return documents.filter(({ city, level }) => city === cell.city && level === PLAN);
}

/** The sentence on a national ban by which a finding begins; null where there is none. */
function banOn({ provision }: Finding, leads: readonly Lead[]): Words | null {
  return leads.find((lead) => lead.provision === provision && lead.kind === "ban")?.text ?? null;
}

function viewFinding(finding: Finding, ban: Words | null, teller: Teller): MarkedLine {
  const { documents, language } = teller;
  const { mark, words: outcome } = codes.outcomes[finding.outcome];
  const { quote, translation } = finding.source;
  const [item = finding.provision] = finding.provision.split(":");
  const named = new Map(documents.map(({ id, title, level }) => [id, { shortTitle: title, level }]));
  const place = showPlaceIn(item, quote, { documents: named }, language);
  return {
    mark,
    text:
      ban === null
        ? joinClauses([textIn(outcome, language), place], language)
        : joinSentences([textIn(ban, language), place], language),
    standings: documents
      .filter(({ id }) => id === finding.source.document)
      .map((document) => standingOf(document, language)),
    conditions: conditionsOf(finding, teller),
    clause: quote,
    translation: needsTranslation(language) ? translation : null,
  };
}

/** What stays open, but for a term that has ended, which the standing tells; and the answers that are missing. */
function conditionsOf({ open, missing }: Finding, { vocabulary, language }: Teller): string[] {
  const facts = withoutRepeats(missing, vocabulary.relations).map((id) =>
    textIn(factOf(id, vocabulary).title, language),
  );
  return [
    ...openKinds(
      open.map(({ kind }) => kind),
      language,
    ),
    ...(facts.length === 0 ? [] : [textIn(words.missing, language, { facts: joinList(facts, language) })]),
  ];
}

/** The kinds of what stays open in one phrase, but for a term that has ended, which the standing tells; none where nothing does. */
export function openKinds(kinds: readonly OpenKind[], language: Language): string[] {
  const named = [...new Set(kinds)].flatMap((kind) =>
    kind === "term" ? [] : [textIn(codes.kinds[kind], language)],
  );
  return named.length === 0 ? [] : [textIn(words.open, language, { kinds: joinList(named, language) })];
}

function viewRemedy(remedy: Remedy | null, { vocabulary, language }: Teller): RemedyView | null {
  if (remedy === null) return null;
  if (remedy.changes === null) {
    const lines = describeBlockers(remedy.blocked, vocabulary, language);
    return { heading: textIn(words.notPossible, language), lines, note: null };
  }
  const lines = describeChanges(remedy.changes, vocabulary, language);
  return {
    heading: textIn(words.toChange, language),
    lines,
    note: noteOnChangeSets([remedy.changes], language),
  };
}

/** Whether any item that is compared there is nationally closed to foreign investors. */
function closedIn({ city }: CityStanding, { rows }: Comparison): boolean {
  return rows
    .flatMap(({ cells }) => cells)
    .some(
      (cell) =>
        cell.city === city && cell.kind === "findings" && cell.leads.some(({ kind }) => kind === "ban"),
    );
}

function viewCity({ city, standing, remedy }: CityStanding, isClosed: boolean, teller: Teller): CityView {
  const text = textIn(words.standings[standing], teller.language);
  return {
    city: cityName(city, teller),
    mark: words.standingMarks[standing],
    text: isClosed ? textIn(words.closed, teller.language, { text }) : text,
    remedy: viewRemedy(remedy, teller),
  };
}

function showLeast({ needsLeast, cities }: Comparison, teller: Teller): string {
  if (needsLeast.length === 0) return textIn(words.leastUnknown, teller.language);
  const text = words[isMetIn(needsLeast, cities) ? "leastNone" : "least"];
  return textIn(text, teller.language, { cities: cityNames(needsLeast, teller) });
}
