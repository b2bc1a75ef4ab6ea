import { present } from "../../input/present.ts";
import { FALSE, TRUE, TRUTHS, type Truth, type TruthRank, truthOf, UNKNOWN } from "../../logic/kleene.ts";
import type { StatusOf } from "../../logic/situation.ts";
import { foldCondition, judgeLeaf, valueAt } from "../../logic/tree.ts";
import type { Facts } from "../../profile/facts.ts";
import { type Condition, type Leaf, leavesOf } from "../../rules/condition.ts";
import type { Status } from "../../rules/document.ts";
import { OUTCOMES, type Outcome } from "../../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../../rules/rulebook.ts";
import type { JudgedRule } from "../engine.ts";
import { type EncodedCells, EncodedProfile } from "./encoded-profile.ts";
import { behindGate, type Gate, gateOf, indexByGate } from "./gate.ts";
import { compileLeaves } from "./leaves.ts";
import { compileCondition, type OutcomeTable, outcomeTables, type Test } from "./truth-rank.ts";

/** One named test of a rule's requirements, and what came of it. */
export interface RequirementTruth {
  readonly id: string;
  readonly truth: Truth;
}

/** All rules of a rulebook as functions. Rules are named by their index in `rulebook.rules`. */
export interface CompiledRulebook {
  /**
   * A profile's facts on a day, ready for the methods below; encode once, ask often. A profile that was encoded into
   * the same `cells` before can be asked no more.
   */
  encode(facts: Facts, statusOf: StatusOf, cells?: EncodedCells): EncodedProfile;
  /** Every rule's outcome as its place among OUTCOMES; written into `into` where that is given. */
  outcomeCodes(profile: EncodedProfile, into?: Uint8Array): Uint8Array;
  /** Every rule's outcome. */
  outcomes(profile: EncodedProfile): Outcome[];
  /** One rule's outcome. */
  outcome(profile: EncodedProfile, rule: number): Outcome;
  /** The truth of each of a rule's requirements, in the order of its tree, whatever the rule's outcome. */
  requirements(profile: EncodedProfile, rule: number): RequirementTruth[];
  /** Both trees of a rule with all reasons, for createFinding. */
  explain(profile: EncodedProfile, rule: number): JudgedRule;
}

interface GatedRule {
  readonly rule: Rule;
  readonly gate: Gate;
  /** What `applies` asks of those who pass the gate. */
  readonly applies: Condition;
}

interface CompiledRule {
  readonly rule: Rule;
  readonly gate: Gate;
  /** What `applies` asks of those who pass the gate. */
  readonly applies: Test<EncodedProfile>;
  readonly requires: Test<EncodedProfile>;
  readonly outcomes: Readonly<Record<Status, OutcomeTable>>;
}

/** Compiles all rules of a rulebook. */
export function compileRulebook(rulebook: Pick<Rulebook, "rules" | "vocabulary">): CompiledRulebook {
  const gated = rulebook.rules.map((rule): GatedRule => {
    const gate = gateOf(rule.applies);
    return { rule, gate, applies: behindGate(rule.applies, gate) };
  });
  const { operands, testOf } = compileLeaves(
    gated.map(({ rule, applies }) => ({
      document: rule.document,
      leaves: [...leavesOf(applies), ...leavesOf(rule.requires)],
    })),
    rulebook.vocabulary,
  );
  const tables = { open: outcomeTables(true), closed: outcomeTables(false) };
  const rules = gated.map(
    ({ rule, gate, applies }): CompiledRule => ({
      rule,
      gate,
      applies: compileCondition(applies, testOf),
      requires: compileCondition(rule.requires, testOf),
      outcomes: rule.open.length > 0 ? tables.open : tables.closed,
    }),
  );
  const candidatesOf = indexByGate(
    gated.map(({ gate }) => gate),
    rulebook.vocabulary,
  );

  const ruleAt = (index: number): CompiledRule => {
    const rule = rules[index];
    if (rule === undefined) throw new Error(`there is no rule ${index}; there are ${rules.length}`);
    return rule;
  };

  const outcomeCodes = (profile: EncodedProfile, into = new Uint8Array(rules.length)): Uint8Array => {
    into.fill(NOT_APPLICABLE);
    for (const list of profile.candidates.lists) {
      for (const index of list) {
        into[index] = codeOf(ruleAt(index), profile);
      }
    }
    return into;
  };

  return {
    encode: (facts, statusOf, cells = new Array(operands)) =>
      new EncodedProfile(facts, statusOf, candidatesOf(facts), cells),
    outcomeCodes,
    outcomes: (profile) => Array.from(outcomeCodes(profile), decodeOutcome),
    outcome: (profile, index) => {
      const rule = ruleAt(index);
      const isCandidate = profile.candidates.lists.some((list) => list.includes(index));
      return decodeOutcome(isCandidate ? codeOf(rule, profile) : NOT_APPLICABLE);
    },
    requirements: (profile, index) =>
      leavesOf(ruleAt(index).rule.requires).map((leaf) => ({
        id: present(leaf.name, `name for the test of ${leaf.fact}`),
        truth: truthOf(testOf(leaf)(profile)),
      })),
    explain: ({ facts, statusOf }, index) => {
      const { applies, requires, document } = ruleAt(index).rule;
      const judgeOne = (leaf: Leaf) => judgeLeaf(leaf, valueAt(leaf, facts, statusOf(document)));
      return { applies: foldCondition(applies, judgeOne), requires: foldCondition(requires, judgeOne) };
    },
  };
}

const NOT_APPLICABLE = OUTCOMES.indexOf("not-applicable");

/** The outcome that a code stands for. */
export function decodeOutcome(code: number): Outcome {
  const outcome = OUTCOMES[code];
  if (outcome === undefined) throw new Error(`there is no outcome ${code}; there are ${OUTCOMES.length}`);
  return outcome;
}

/** The outcome of a candidate, as its place among OUTCOMES. Only a rule that applies has its requirements looked at. */
function codeOf(rule: CompiledRule, profile: EncodedProfile): number {
  const applies = rankOfApplies(rule, profile);
  if (applies === FALSE) return NOT_APPLICABLE;
  const requires = applies === TRUE ? rule.requires(profile) : FALSE;
  return (
    rule.outcomes[profile.statusOf(rule.rule.document)][applies * TRUTHS.length + requires] ?? NOT_APPLICABLE
  );
}

/** Whether a candidate applies: as far as its gate is open to it, by what stands behind the gate. */
function rankOfApplies({ gate, applies }: CompiledRule, profile: EncodedProfile): TruthRank {
  const { isCityKnown, areActivitiesKnown } = profile.candidates;
  const rank = applies(profile);
  const isOpen = (gate.city !== null && !isCityKnown) || (gate.activity !== null && !areActivitiesKnown);
  return isOpen && rank === TRUE ? UNKNOWN : rank;
}
