import type { AdvisedReport, Report } from "../../src/contract/report.ts";
import { answerReport } from "../../src/answers/answer-report.ts";
import type { Rule } from "../../src/rules/rulebook.ts";
import { evaluator, IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

/** A report of one profile, without what would have to change: answers are told of it all the same. */
export async function answered(profile: object, asOf = IN_FORCE): Promise<Report> {
  const report = await evaluator.report(reader.fromText(JSON.stringify(profile)), asOf);
  const advised: AdvisedReport = { ...report, together: [], sensitivity: [] };
  return answerReport(advised, rulebook);
}

/** A day of each status that a document has. */
function daysOf(rule: Rule): string[] {
  const document = rulebook.documents.get(rule.document);
  if (document === undefined) throw new Error(`there is no document ${rule.document}`);
  const byStatus = new Map(document.status.map(({ status, from }) => [status, from]));
  return ["2020-01-01", ...byStatus.values()];
}

/**
 * Every rule with an example for each outcome and each mixture of results, on a day of each status of its
 * document.
 */
export async function* walk(): AsyncGenerator<{ readonly name: string; readonly report: Report }> {
  for (const rule of rulebook.rules) {
    const seen = new Set<string>();
    for (const example of rule.examples) {
      const results = [...new Set(Object.values(example.requirements ?? {}))].sort().join(" ");
      const key = `${example.outcome} ${results}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const own = example.asOf === undefined ? [] : [example.asOf];
      for (const asOf of new Set([...own, ...daysOf(rule)]))
        yield {
          name: `${rule.id} “${example.name}” on ${asOf}`,
          report: await answered(example.profile, asOf),
        };
    }
  }
}
