import { type ComparisonSources, compareCities } from "../advise/compare/compare-cities.ts";
import { createAdvisor } from "../advise/advisor.ts";
import { answerReport } from "../answers/answer-report.ts";
import type { SupportOf } from "../answers/support.ts";
import type { Comparison } from "../contract/comparison.ts";
import type { Report } from "../contract/report.ts";
import { createEvaluator } from "../evaluate/evaluate.ts";
import type { Profile } from "../profile/answer.ts";
import { createProfileReader, type ProfileReader } from "../situation/parse-profile.ts";
import { loadItems } from "../rules/items.ts";
import { createMachinePartMaker, type RuleSource } from "./machine/make.ts";
import type { MachinePart, Pages } from "./machine/schema.ts";
import { withoutHolders } from "./machine/without-holders.ts";

/** A company, the day asked about (YYYY-MM-DD), and how the pages are wanted. */
export interface DossierRequest {
  readonly profile: Profile;
  readonly asOf: string;
  readonly pages: Pages;
  /** How each answer is supported. */
  readonly supportOf: SupportOf;
}

/** A report, and what a program needs to decide it again; pages are drawn from both. */
export interface DecidedDossier {
  readonly report: Report;
  readonly part: MachinePart;
  /** The company in every city, worked out when it is asked for: pages tell it, the machine's part does not. */
  compare(): Promise<Comparison>;
}

/** Decides dossiers under some rules, which are made ready once. */
export interface Decider {
  readonly source: RuleSource;
  readonly version: string;
  readonly reader: ProfileReader;
  /** Decides what a dossier says. Where holders are left out they are nowhere in what comes back. */
  decide(request: DossierRequest): Promise<DecidedDossier>;
}

/** `version` is the program's own. */
export function createDecider(source: RuleSource, version: string): Decider {
  const { rulebook, files } = source;
  const advisor = createAdvisor(rulebook, createEvaluator(rulebook, version));
  const makePart = createMachinePartMaker(source);
  let sources: ComparisonSources | null = null;
  const comparing = (): ComparisonSources => {
    const manifest = { documents: [...rulebook.documents.values()] };
    sources ??= {
      rulebook,
      advisor,
      version,
      items: loadItems(files, manifest).flatMap(({ items }) => items),
    };
    return sources;
  };
  return {
    source,
    version,
    reader: createProfileReader(rulebook.vocabulary),
    decide: async ({ profile, asOf, pages, supportOf }) => {
      const told = pages.holders === "left-out" ? withoutHolders(profile) : profile;
      const situation = advisor.situation(told, asOf);
      const advised = await advisor.reportIn(situation, { keep: pages.keep });
      const support = pages.holders === "left-out" ? withoutSources(supportOf) : supportOf;
      const report = answerReport(advised, rulebook, support);
      const own = { situation, findings: advised.findings };
      return {
        report,
        part: makePart(report, situation, pages),
        compare: () => compareCities(told, asOf, comparing(), false, own),
      };
    },
  };
}

/** A quote may name holders, so that it is left out with them. */
function withoutSources(supportOf: SupportOf): SupportOf {
  return (fact) => ({ evidence: supportOf(fact).evidence });
}
