import { REPORT_SCHEMA, type ReportAnswer } from "../contract/answers.ts";
import type { Finding } from "../contract/finding.ts";
import type { AdvisedReport, Report } from "../contract/report.ts";
import type { Words } from "../language/language.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import { ACTIVITIES, type Choice, CITY, choicesOf } from "../vocabulary/vocabulary.ts";
import { basisOf } from "./basis.ts";
import { type Verdict, verdictOf } from "./concerned.ts";
import { pointOn } from "./elsewhere.ts";
import { decidingFigure } from "./figure.ts";
import { headlineOf, headlineParts } from "./headline.ts";
import { needsOf } from "./needs.ts";
import { STATED, type SupportOf } from "./support.ts";

/**
 * Puts the answers and their basis, worked out from the findings alone, before the findings of a report; the basis says
 * how each answer is supported, which is stated where nobody looked at evidence.
 */
export function answerReport(
  report: AdvisedReport,
  rulebook: Rulebook,
  supportOf: SupportOf = () => STATED,
): Report {
  const { zhunru, findings, ...rest } = report;
  const { ownership, rules, asOf, profile, warnings, ...more } = rest;
  return {
    schema: REPORT_SCHEMA,
    zhunru,
    rules,
    asOf,
    profile,
    warnings,
    ownership,
    answers: answersOf(report, rulebook),
    basis: basisOf(report, rulebook, supportOf),
    findings,
    ...more,
  };
}

/** One answer for each activity that the profile names, in its order, and each city that comes into question. */
function answersOf(report: AdvisedReport, rulebook: Rulebook): ReportAnswer[] {
  const named = report.profile[ACTIVITIES];
  const choices = choicesOf(ACTIVITIES, rulebook.vocabulary);
  const findings = new Map(report.findings.map((finding) => [finding.provision, finding]));
  const cities = citiesOf(report, rulebook);
  return (Array.isArray(named) ? named : []).flatMap((id) => {
    const activity = choices.find((choice) => choice.id === id);
    if (activity === undefined) throw new Error(`there is no activity ${id}`);
    return cities.map((city) => answerOf(activity, city, findings, report, rulebook));
  });
}

/** The profile's city, or several side by side; where it is missing or not known, each city that has documents. */
function citiesOf({ profile }: AdvisedReport, { documents }: Rulebook): string[] {
  const city = profile[CITY];
  if (typeof city === "string") return [city];
  if (Array.isArray(city)) return city.map(String);
  return [...new Set([...documents.values()].map((document) => document.city))];
}

function answerOf(
  activity: Choice,
  city: string,
  findings: ReadonlyMap<string, Finding>,
  report: AdvisedReport,
  rulebook: Rulebook,
): ReportAnswer {
  const verdict = verdictOf(activity, city, findings, rulebook);
  const needs = needsOf({ activity: activity.id, city, verdict, report, rulebook });
  const items = itemsFor(activity.id, city, report, rulebook);
  const situation = { activity, city, verdict, needs, report, rulebook };
  const parts = headlineParts({ ...situation, items: items.map(({ sentence }) => sentence) });
  const figure = figureOf(verdict);
  const elsewhere =
    verdict.outcome === "not-applicable" ? pointOn({ activity: activity.id, city, report, rulebook }) : [];
  return {
    activity: activity.id,
    city,
    verdict: verdict.outcome,
    status: verdict.counting[0]?.finding.status ?? null,
    headline: headlineOf(parts),
    parts,
    ...(figure === null ? {} : { figure }),
    findings: verdict.all.map(({ finding }) => finding.provision),
    counting: verdict.counting.map(({ finding }) => finding.provision),
    needs,
    ...(items.length === 0 ? {} : { items: items.map(({ id }) => id) }),
    ...(elsewhere.length === 0 ? {} : { elsewhere }),
  };
}

/** The measures and procedures that the report shows because of the activity, of one city. */
function itemsFor(
  activity: string,
  city: string,
  { opportunities }: AdvisedReport,
  rulebook: Rulebook,
): { readonly id: string; readonly sentence: Words }[] {
  const shown = new Map(opportunities.map((opportunity) => [opportunity.item, opportunity]));
  return rulebook.opportunities.flatMap(({ item, activities, cities }) => {
    const opportunity = shown.get(item);
    if (opportunity === undefined || !activities.includes(activity) || !cities.includes(city)) return [];
    return [{ id: item, sentence: opportunity.effect ?? opportunity.title }];
  });
}

function figureOf({ counting: [first] }: Verdict): Required<ReportAnswer>["figure"] | null {
  const figure = first === undefined ? null : decidingFigure(first);
  return first === undefined || figure === null
    ? null
    : { provision: first.finding.provision, requirement: figure.id };
}
