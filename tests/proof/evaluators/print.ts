import { OUTCOMES } from "../../../src/rules/rule-schema.ts";
import type { Coverage } from "./exhaustive.ts";
import type { Completions } from "./sampled.ts";
import { hitsOf, type Tally } from "./tally.ts";

/** What a whole run came to. */
export interface ProofReport {
  readonly seed: number;
  readonly profiles: number;
  readonly coverage: readonly Coverage[];
  readonly completions: Completions;
  readonly exhaustive: Tally;
  readonly random: Tally;
  readonly monotonic: Tally;
  readonly seconds: number;
}

const SHORT = ["n/a", "no force", "inelig.", "undeter.", "condit.", "eligible"];

/** Prints the counts; says whether there was no difference, and whether every rule was tested beyond not-applicable. */
export function printReport(report: ProofReport, print: (line: string) => void): boolean {
  const coverage = report.coverage.toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
  print(
    "Hits per rule: every combination of cells (outcomes counted on five statuses, by two ways of asking)",
  );
  print(`${"rule".padEnd(36)}${"tried".padStart(9)} of${"cells".padStart(11)} ${heads()}`);
  for (const { rule, combinations, tried } of coverage) {
    const of = `${String(tried).padStart(9)} of${String(combinations).padStart(11)}`;
    print(`${rule.padEnd(36)}${of} ${counts(report.exhaustive, rule)}`);
  }
  print("");
  print(`Hits per rule: ${report.profiles} random profiles, seed ${report.seed}`);
  print(`${"rule".padEnd(36)} ${heads()}`);
  for (const { rule } of coverage) print(`${rule.padEnd(36)} ${counts(report.random, rule)}`);
  print("");
  const whole = coverage.filter(({ combinations, tried }) => tried === combinations).length;
  const tried = coverage.reduce((sum, entry) => sum + entry.tried, 0);
  print(
    `${coverage.length} rules; all combinations of ${whole}, and a part of ${coverage.length - whole}; ${tried} in all`,
  );
  print(`differences in all combinations: ${report.exhaustive.faults}`);
  print(`differences in ${report.profiles} random profiles: ${report.random.faults}`);
  const { partial, completed, decided } = report.completions;
  print(
    `${partial} partial profiles completed ${completed} times; ${decided} decided outcomes of applying rules`,
  );
  print(`decided outcomes that turned: ${report.monotonic.faults}`);
  const vacuous = coverage.filter(({ rule }) => isVacuous(report, rule)).map(({ rule }) => rule);
  print(
    `rules never seen to apply: ${vacuous.length}${vacuous.length > 0 ? ` (${vacuous.join(", ")})` : ""}`,
  );
  for (const { rule, what, case: shown } of [report.exhaustive, report.random, report.monotonic].flatMap(
    (tally) => tally.firstFaults,
  )) {
    print(`${rule}: ${what}\n  ${shown}`);
  }
  print(`${report.seconds.toFixed(0)} s`);
  return report.exhaustive.faults + report.random.faults + report.monotonic.faults + vacuous.length === 0;
}

function heads(): string {
  return `${SHORT.map((head) => head.padStart(9)).join("")}   requirements met/unmet/unknown`;
}

function counts(tally: Tally, rule: string): string {
  const { outcomes, results } = hitsOf(tally, rule);
  const { met, unmet, unknown } = results;
  return `${OUTCOMES.map((outcome) => String(outcomes[outcome]).padStart(9)).join("")}   ${met}/${unmet}/${unknown}`;
}

/** Whether one of the two runs never went beyond the rule's gate. */
function isVacuous({ exhaustive, random }: ProofReport, rule: string): boolean {
  return [exhaustive, random].some((tally) => {
    const { ineligible, undetermined, conditional, eligible } = hitsOf(tally, rule).outcomes;
    return ineligible + conditional + eligible === 0 && undetermined === 0;
  });
}
