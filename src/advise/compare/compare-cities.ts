import type {
  ComparedDocument,
  Comparison,
  ComparisonCell,
  ComparisonRow,
} from "../../contract/comparison.ts";
import type { Finding, Lead } from "../../contract/finding.ts";
import { createLeads } from "../../evaluate/leads.ts";
import { citiesOf } from "../../logic/several-cities.ts";
import { type Situation, statusesOn } from "../../logic/situation.ts";
import type { Profile } from "../../profile/answer.ts";
import { canonicalProfile } from "../../situation/canonical.ts";
import { otherDayWarnings } from "../../profile/warnings.ts";
import { PLAN } from "../../rules/document.ts";
import type { Item } from "../../rules/items.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { ACTIVITIES, CITY } from "../../vocabulary/vocabulary.ts";
import type { Advice } from "../advice-on-goal.ts";
import type { Advisor } from "../advisor.ts";
import { withAnswers } from "../situation.ts";
import { isSought, type Measure, measuresOf } from "./measures.ts";
import { findingsThatCount, needingLeast, remedyFor, standingOf } from "./standing.ts";

/** What a comparison is made with; `items` are those of every document. */
export interface ComparisonSources {
  readonly rulebook: Rulebook;
  readonly items: readonly Item[];
  readonly advisor: Advisor;
  readonly version: string;
}

/** What is known already of the profile where it is, so that it need not be worked out again. */
export interface OwnCase {
  readonly situation: Situation;
  readonly findings: readonly Finding[];
}

interface City {
  readonly id: string;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly itemsHeld: readonly string[];
  leadsOf(findings: readonly Finding[]): Lead[];
  advise(rules: readonly string[]): Advice;
}

/** One profile as it would stand in every city, a row for each measure that is about the activities it names. */
export async function compareCities(
  profile: Profile,
  asOf: string,
  sources: ComparisonSources,
  onlyDifferences: boolean,
  own: OwnCase | null = null,
): Promise<Comparison> {
  const { rulebook, items, version } = sources;
  const ids = citiesOf(rulebook.vocabulary);
  const tellLeads = createLeads(rulebook);
  const cities = await Promise.all(ids.map((id) => cityOf(id, profile, asOf, sources, own, tellLeads)));
  const answer = profile.get(ACTIVITIES);
  const sought = answer?.kind === "choices" ? answer.ids : [];
  const rules = rulebook.rules.filter((rule) => cities.some((city) => city.findings.has(rule.id)));
  const rows = measuresOf(rules, items, sought).map((measure) => rowOf(measure, cities, profile));
  const standings = cities.map((city, index) =>
    standingOf(
      city.id,
      rows.map((row) => row.cells[index]),
      city.advise,
    ),
  );
  const shown = onlyDifferences ? rows.filter((row) => row.differs) : rows;
  return {
    zhunru: version,
    rules: { version: rulebook.version, sha256: rulebook.sha256 },
    asOf,
    profile: canonicalProfile(profile),
    warnings: otherDayWarnings(profile, asOf),
    cities: standings,
    documents: documentsOf(shown, rulebook, asOf),
    rows: shown,
    hiddenRows: rows.length - shown.length,
    needsLeast: rows.length === 0 ? [] : needingLeast(standings),
  };
}

/** The documents that the cells speak of; the plan itself where a cell says that it has no such item. */
function documentsOf(rows: readonly ComparisonRow[], rulebook: Rulebook, asOf: string): ComparedDocument[] {
  const { documents } = rulebook;
  const named = new Set<string>();
  for (const cell of rows.flatMap((row) => row.cells)) {
    if (cell.kind === "findings") for (const { source } of cell.findings) named.add(source.document);
    else if (cell.kind === "item-without-test") for (const item of cell.items) named.add(documentOf(item));
    else
      for (const { id, city, level } of documents.values())
        if (city === cell.city && level === PLAN) named.add(id);
  }
  const { datedStatusOf } = statusesOn(rulebook, asOf);
  return [...documents.values()]
    .filter(({ id }) => named.has(id))
    .map(({ id, city, shortTitle, number, level }) => {
      const { status, note } = datedStatusOf(id);
      return { id, city, title: shortTitle, number, level, status, statusNote: note };
    });
}

function documentOf(item: string): string {
  return item.split("/")[0] ?? "";
}

async function cityOf(
  id: string,
  profile: Profile,
  asOf: string,
  { rulebook, items, advisor }: ComparisonSources,
  own: OwnCase | null,
  tellLeads: ReturnType<typeof createLeads>,
): Promise<City> {
  const { vocabulary, documents } = rulebook;
  const home = own?.situation.profile.get(CITY);
  const isHome = own !== null && home?.kind === "choice" && home.id === id;
  const moved = withAnswers(profile, new Map([[CITY, { kind: "choice", id }]]), vocabulary);
  const situation = isHome ? own.situation : advisor.situation(moved, asOf);
  const sought = new Set(
    rulebook.rules.filter((rule) => isSought(rule.applies, situation.facts)).map((rule) => rule.id),
  );
  const findings = isHome ? own.findings : await advisor.findingsIn(situation);
  const documentsThere = new Set(
    [...documents.values()].filter((document) => document.city === id).map((document) => document.id),
  );
  return {
    id,
    findings: new Map(
      findings
        .filter(({ provision }) => sought.has(provision))
        .map((finding) => [finding.provision, finding]),
    ),
    itemsHeld: items.map((item) => item.id).filter((item) => documentsThere.has(documentOf(item))),
    leadsOf: (ofCell) => tellLeads(situation.facts, ofCell, asOf),
    advise: (rules) => advisor.adviseIn(situation, rules),
  };
}

function rowOf(measure: Measure, cities: readonly City[], profile: Profile): ComparisonRow {
  const cells = cities.map((city) => cellOf(measure, city));
  const home = profile.get(CITY);
  const adviseIn =
    (id: string): City["advise"] =>
    (rules) => {
      const city = cities.find((candidate) => candidate.id === id);
      if (city === undefined) throw new Error(`there is no city ${id}`);
      return city.advise(rules);
    };
  const findings = [
    ...cells.filter(({ city }) => home?.kind === "choice" && city === home.id),
    ...cells,
  ].flatMap((cell) => (cell.kind === "findings" ? cell.findings : []));
  const [first] = findings;
  if (first === undefined) throw new Error("a measure has no finding in any city");
  const standings = cells.map((cell) => standingOf(cell.city, [cell], adviseIn(cell.city)));
  return {
    title: first.title,
    activities: measure.activities,
    cells,
    differs: new Set(cells.map(outcomesIn)).size > 1,
    needsLeast: needingLeast(standings),
  };
}

function cellOf({ rules, items }: Measure, city: City): ComparisonCell {
  const findings = rules
    .map((rule) => city.findings.get(rule.id))
    .filter((finding) => finding !== undefined)
    .sort((a, b) => (a.provision < b.provision ? -1 : 1));
  if (findings.length > 0) {
    const leads = city.leadsOf(findings);
    return { city: city.id, kind: "findings", findings, leads, remedy: remedyFor(findings, city.advise) };
  }
  const held = items.filter((item) => city.itemsHeld.includes(item)).sort();
  return held.length > 0
    ? { city: city.id, kind: "item-without-test", items: held }
    : { city: city.id, kind: "no-item" };
}

/** What a cell comes to, whichever provisions it stands on. */
function outcomesIn(cell: ComparisonCell): string {
  if (cell.kind !== "findings") return cell.kind;
  return [...new Set(findingsThatCount(cell.findings).map(({ outcome }) => outcome))].sort().join();
}
