import { createAdvisor } from "../advise/advisor.ts";
import { answerReport } from "../answers/answer-report.ts";
import type { Report } from "../contract/report.ts";
import { createEvaluator } from "../evaluate/evaluate.ts";
import type { Profile } from "../profile/answer.ts";
import { makeMachinePart, type RuleSource } from "./machine/make.ts";
import type { MachinePart, Pages } from "./machine/schema.ts";
import { withoutHolders } from "./machine/without-holders.ts";

/** A company, the day asked about (YYYY-MM-DD), and how the pages are wanted. */
export interface DossierRequest {
  readonly profile: Profile;
  readonly asOf: string;
  readonly pages: Pages;
}

/** A report, and what a program needs to decide it again; pages are drawn from both. */
export interface DecidedDossier {
  readonly report: Report;
  readonly part: MachinePart;
}

/** Decides what a dossier says. Where holders are left out they are nowhere in what comes back. */
export async function decide(
  { profile, asOf, pages }: DossierRequest,
  source: RuleSource,
  version: string,
): Promise<DecidedDossier> {
  const told = pages.holders === "left-out" ? withoutHolders(profile) : profile;
  const advisor = createAdvisor(source.rulebook, createEvaluator(source.rulebook, version));
  const situation = advisor.situation(told, asOf);
  const report = answerReport(await advisor.reportIn(situation, { keep: pages.keep }), source.rulebook);
  return { report, part: makeMachinePart(report, situation, pages, source) };
}
