import type { AdvisedReport, Report } from "../../src/contract/report.ts";
import { answerReport } from "../../src/answers/answer-report.ts";
import type { Profile } from "../../src/profile/answer.ts";
import type { Rule } from "../../src/rules/rulebook.ts";
import { evaluator, IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

type Example = Rule["examples"][number];

/** A report of one profile, without what would have to change: answers are told of it all the same. */
export async function answered(profile: object, asOf = IN_FORCE): Promise<Report> {
  return reported(reader.fromText(JSON.stringify(profile)), asOf);
}

async function reported(profile: Profile, asOf: string): Promise<Report> {
  const report = await evaluator.report(profile, asOf);
  const ahead = { asOf, until: asOf, turns: [], standStill: [] };
  const advised: AdvisedReport = { ...report, together: [], sensitivity: [], ahead };
  return answerReport(advised, rulebook);
}

/** A day of each status that a document has. */
function daysOf(rule: Rule): string[] {
  const document = rulebook.documents.get(rule.document);
  if (document === undefined) throw new Error(`there is no document ${rule.document}`);
  const byStatus = new Map(document.status.map(({ status, from }) => [status, from]));
  return ["2020-01-01", ...byStatus.values()];
}

/** The days of an example on which it is walked through. */
function daysFor(rule: Rule, { asOf }: Example, isFirstOfOutcome: boolean): Set<string> {
  const own = asOf ?? rulebook.documents.get(rule.document)?.examplesAsOf ?? IN_FORCE;
  return new Set([own, ...(isWhole || isFirstOfOutcome ? daysOf(rule) : [])]);
}

/** Whether every mixture of results is walked through on a day of each status, and not each outcome alone. */
const isWhole = process.env.ZHUNRU_WALK === "whole";

/**
 * Every rule with an example for each outcome on a day of each status of its document, and with one for each mixture
 * of results on its own day; all of these on all of those days where the whole is asked for.
 */
export async function* walk(): AsyncGenerator<{ readonly name: string; readonly report: Report }> {
  const walked = new Set<string>();
  for (const rule of rulebook.rules) {
    const seen = new Set<string>();
    const outcomes = new Set<string>();
    for (const example of rule.examples) {
      const results = [...new Set(Object.values(example.requirements ?? {}))].sort().join(" ");
      const key = `${example.outcome} ${results}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const text = JSON.stringify(example.profile);
      const days = daysFor(rule, example, !outcomes.has(example.outcome));
      outcomes.add(example.outcome);
      const profile = reader.fromText(text);
      for (const asOf of days) {
        const asked = `${text} ${asOf}`;
        if (walked.has(asked)) continue;
        walked.add(asked);
        yield {
          name: `${rule.id} “${example.name}” on ${asOf}`,
          report: await reported(profile, asOf),
        };
      }
    }
  }
}
