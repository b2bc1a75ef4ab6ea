import type { Truth } from "../../../src/logic/kleene.ts";
import { OUTCOMES, type Outcome } from "../../../src/rules/rule-schema.ts";

/** One disagreement, or one decided outcome that turned. */
export interface Fault {
  readonly rule: string;
  readonly what: string;
  readonly case: string;
}

/** How often a rule came to each outcome, and its requirements to each result. */
export interface Hits {
  readonly outcomes: Record<Outcome, number>;
  readonly results: { met: number; unmet: number; unknown: number };
}

const SHOWN_FAULTS = 10;

/** What one part of a run counted. It can be sent from thread to thread. */
export interface Tally {
  readonly hits: Record<string, Hits>;
  readonly firstFaults: Fault[];
  faults: number;
}

export function createTally(rules: readonly { readonly id: string }[]): Tally {
  const hits = rules.map(({ id }) => [id, noHits()] as const);
  return { hits: Object.fromEntries(hits), firstFaults: [], faults: 0 };
}

function noHits(): Hits {
  const none = OUTCOMES.map((outcome) => [outcome, 0] as const);
  return {
    outcomes: Object.fromEntries(none) as Hits["outcomes"],
    results: { met: 0, unmet: 0, unknown: 0 },
  };
}

/** The hits of a rule. Throws on a rule that the tally was not made for. */
export function hitsOf(tally: Tally, rule: string): Hits {
  const hits = tally.hits[rule];
  if (hits === undefined) throw new Error(`${rule} is not tallied`);
  return hits;
}

export function resultOf(truth: Truth): keyof Hits["results"] {
  if (truth === "unknown") return "unknown";
  return truth ? "met" : "unmet";
}

/** Counts a fault, and keeps the first ones to be shown. */
export function noteFault(tally: Tally, fault: Fault): void {
  tally.faults += 1;
  if (tally.firstFaults.length < SHOWN_FAULTS) tally.firstFaults.push(fault);
}

/** Adds the counts of another part of the run. */
export function addTally(sum: Tally, part: Tally): void {
  for (const [rule, { outcomes, results }] of Object.entries(part.hits)) {
    const hits = hitsOf(sum, rule);
    for (const outcome of OUTCOMES) hits.outcomes[outcome] += outcomes[outcome];
    for (const result of ["met", "unmet", "unknown"] as const) hits.results[result] += results[result];
  }
  sum.faults += part.faults;
  sum.firstFaults.push(...part.firstFaults.slice(0, SHOWN_FAULTS - sum.firstFaults.length));
}
