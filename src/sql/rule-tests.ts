import { comparedAs } from "../fact-types/measure.ts";
import { type Gate, gateOf } from "../evaluate/compiled/gate.ts";
import type { Verdict } from "../logic/operators.ts";
import { DOCUMENT_STATUS } from "../logic/tree.ts";
import type { Leaf } from "../rules/condition.ts";
import type { Rule } from "../rules/rulebook.ts";
import { literal, type LeafContext } from "./leaf.ts";
import type { TestColumns } from "./test-columns.ts";

/** One thing that a test can say of a row, and how the row shows that it does. */
export interface State {
  readonly verdict: Verdict;
  readonly when: string;
}

/** What a test that is met says. */
export const MET: Verdict = { truth: true, reason: null, missing: [] };
const UNMET: Verdict = { truth: false, reason: null, missing: [] };
const STUCK: Verdict = { truth: "unknown", reason: "text-unsettled", missing: [] };

function asking(...missing: string[]): Verdict {
  return { truth: "unknown", reason: "not-answered", missing };
}

/** The tests of one rule in a row that has passed the rule's gate: there the gate is met, or has been left open. */
export class RuleTests {
  readonly #gate: Gate;
  readonly #context: LeafContext;
  readonly #columns: TestColumns;

  constructor(rule: Rule, context: LeafContext, columns: TestColumns) {
    this.#gate = gateOf(rule.applies);
    this.#context = context;
    this.#columns = columns;
  }

  /** The truth of a test: a column, or a constant. */
  test(leaf: Leaf): string {
    if (!this.#isGate(leaf)) return this.#columns.test(leaf, this.#context);
    const { values, dialect } = this.#context;
    if (!values.has(leaf.fact)) return literal("unknown");
    return this.#columns.of(`CASE WHEN ${dialect.name(leaf.fact)} IS NOT NULL THEN TRUE END`);
  }

  /** All that a test can say, each beside the condition under which it does; exactly one of these holds of every row. */
  states(leaf: Leaf): readonly State[] {
    const { fact, bound, certainty } = leaf;
    const known = this.#context.vocabulary.byId.get(fact);
    const asked = known?.elapsedSince ?? fact;
    const test = this.test(leaf);
    const unknown = `${test} IS NULL`;
    const met = { verdict: MET, when: test };
    const unmet = { verdict: UNMET, when: `NOT ${test}` };
    if (test === literal(true)) return [met];
    if (test === literal(false)) return [unmet];
    if (this.#isGate(leaf)) return [met, { verdict: asking(fact), when: unknown }];
    const isOfDay = fact === DOCUMENT_STATUS || known?.trueFrom !== undefined;
    if (isOfDay || certainty === "unsettled") return [{ verdict: STUCK, when: "TRUE" }];
    if (bound.kind === "quantity" && bound.of !== null) {
      const [part, whole] = [this.#isUnknown(asked), this.#isUnknown(bound.of)];
      return [
        met,
        unmet,
        { verdict: asking(asked, bound.of), when: `${unknown} AND ${part} AND ${whole}` },
        { verdict: asking(asked), when: `${unknown} AND ${part} AND NOT ${whole}` },
        { verdict: asking(bound.of), when: `${unknown} AND NOT ${part}` },
      ];
    }
    const isMoney = comparedAs(fact, this.#context.vocabulary) === "money";
    const other = isMoney ? asking("exchangeRates") : STUCK;
    const canBeStuck = certainty === "orUnsettled" || (bound.kind === "ids" && bound.unsettledFor.length > 0);
    if (!isMoney && !canBeStuck) return [met, unmet, ...this.#askingFor(asked, unknown)];
    return [
      met,
      unmet,
      ...this.#askingFor(asked, this.#isUnknown(asked)),
      { verdict: other, when: `${unknown} AND NOT ${this.#isUnknown(asked)}` },
    ];
  }

  /** What a test says where its fact is not known; a share that a yes leaves open is none that can be asked for. */
  #askingFor(fact: string, when: string): readonly State[] {
    const { vocabulary, values, dialect } = this.#context;
    const { shareSides, sharesOpenBy } = vocabulary.relations;
    if (sharesOpenBy === null || !values.has(sharesOpenBy) || !shareSides.includes(fact))
      return [{ verdict: asking(fact), when }];
    const isOpen = this.#columns.of(`COALESCE(${dialect.name(sharesOpenBy)}, FALSE)`);
    return [
      { verdict: asking(fact), when: `${when} AND NOT ${isOpen}` },
      { verdict: STUCK, when: `${when} AND ${isOpen}` },
    ];
  }

  #isGate(leaf: Leaf): boolean {
    return leaf === this.#gate.city || leaf === this.#gate.activity;
  }

  #isUnknown(value: string): string {
    const { values, dialect } = this.#context;
    return values.has(value) ? this.#columns.of(`${dialect.name(value)} IS NULL`) : literal(true);
  }
}
