import type { Report } from "../../src/contract/report.ts";
import { LANGUAGES, type Language } from "../../src/language/language.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { viewReport } from "../../src/report/view.ts";
import type { ReportView } from "../../src/report/view-types.ts";
import { leavesOf } from "../../src/rules/condition.ts";
import type { Rule } from "../../src/rules/rulebook.ts";
import { answering, IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

/** A report with all that it says, in every language. */
export interface Told {
  readonly asOf: string;
  readonly report: Report;
  readonly views: readonly { readonly language: Language; readonly view: ReportView }[];
  readonly texts: readonly string[];
}

type Answers = Readonly<Record<string, unknown>>;

/** Days on which what is said changes: before and after each event that notes and statuses speak of. */
const DAYS = [
  "2023-06-30",
  "2024-07-10",
  "2024-07-11",
  "2024-11-01",
  "2025-05-07",
  "2025-12-10",
  "2025-12-21",
  "2026-11-21",
];

/** What the report of some answers on a day says. */
export async function asTold(profile: Answers, asOf: string): Promise<Told> {
  const report = await answering.report(reader.fromText(JSON.stringify(profile)), asOf);
  const views = LANGUAGES.map((language) => ({
    language,
    view: viewReport(report, rulebook, language, false),
  }));
  return { asOf, report, views, texts: views.map(({ language, view }) => renderMarkdown(view, language)) };
}

/**
 * A report for each outcome of each rule on its example's day, and one on every day for each set of law notes that
 * rules have.
 */
export async function reportsOnAllDays(): Promise<Told[]> {
  const told: Told[] = [];
  const noted = new Set<string>();
  for (const rule of rulebook.rules) {
    const seen = new Set<string>();
    for (const { profile, outcome, asOf = dayOf(rule) } of rule.examples) {
      if (outcome === "not-applicable" || seen.has(`${outcome} ${asOf}`)) continue;
      seen.add(`${outcome} ${asOf}`);
      told.push(await asTold(profile, asOf));
    }
    const notes = [rule.document, ...rule.lawNotes].join(" ");
    if (noted.has(notes)) continue;
    noted.add(notes);
    const met = rule.examples.find(({ outcome }) => outcome === "eligible" || outcome === "conditional");
    const profile = (met ?? rule.examples[0])?.profile;
    if (profile !== undefined) for (const day of DAYS) told.push(await asTold(profile, day));
  }
  return told;
}

const ORIGINS: Readonly<Record<string, string>> = {
  applicantOrigin: "taiwan",
  investorOrigin: "taiwan",
  personOrigin: "taiwan",
  legalRepresentativeNationality: "TW",
};

/** Owners of another place would contradict the origin of the investors, which is worked out from them. */
function withoutOwners({ investors, ...others }: Answers, fact: string): Answers {
  return fact === "investorOrigin" || investors === undefined ? others : { ...others, investors };
}

/** For each rule that looks at an origin or a nationality: its examples with Taiwan in that place. */
export function withTaiwan(): { readonly profile: Answers; readonly asOf: string }[] {
  return rulebook.rules.flatMap((rule) => {
    const facts = leavesOf(rule.requires).map((leaf) => leaf.fact);
    return facts
      .filter((fact, index) => fact in ORIGINS && facts.indexOf(fact) === index)
      .flatMap((fact) =>
        rule.examples
          .filter(({ outcome }) => outcome === "undetermined" || outcome === "conditional")
          .map(({ profile, asOf = dayOf(rule) }) => ({
            profile: { ...withoutOwners(profile, fact), [fact]: ORIGINS[fact] },
            asOf,
          })),
      );
  });
}

function dayOf(rule: Rule): string {
  return rulebook.documents.get(rule.document)?.examplesAsOf ?? IN_FORCE;
}
