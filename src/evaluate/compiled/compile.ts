import type { Facts } from "../../profile/facts.ts";
import { type Condition, type Leaf, leavesOf } from "../../rules/condition.ts";
import type { Status } from "../../rules/document.ts";
import { OUTCOMES, type Outcome } from "../../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../../rules/rulebook.ts";
import type { JudgedRule, StatusOf } from "../engine.ts";
import type { Truth } from "../kleene.ts";
import { foldCondition, judgeLeaf, valueAt } from "../tree.ts";
import { EncodedProfile } from "./encoded-profile.ts";
import { behindGate, type Gate, gateOf, indexByGate } from "./gate.ts";
import {
  compileCondition,
  FALSE,
  type Level,
  LEVELS,
  type OutcomeTable,
  outcomeTables,
  type Test,
  TRUE,
  truthOf,
  UNKNOWN,
} from "./level.ts";
import { compileLeaves, type TestOf } from "./leaves.ts";

/** One named test of a rule's requirements, and what came of it. */
export interface RequirementTruth {
  readonly id: string;
  readonly truth: Truth;
}

/** All rules of a rulebook as functions. Rules are named by their index in `rulebook.rules`. */
export interface CompiledRulebook {
  /** A profile's facts on a day, ready for the methods below; encode once, ask often. */
  encode(facts: Facts, statusOf: StatusOf): EncodedProfile;
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

interface CompiledRule {
  readonly index: number;
  readonly rule: Rule;
  readonly gate: Gate;
  readonly applies: Test<EncodedProfile>;
  /** `applies` for those who passed the gate. */
  readonly behindGate: Test<EncodedProfile>;
  readonly requires: Test<EncodedProfile>;
  readonly requirements: readonly { readonly id: string; readonly test: Test<EncodedProfile> }[];
  readonly outcomes: Readonly<Record<Status, OutcomeTable>>;
}

/** Compiles all rules of a rulebook. */
export function compileRulebook(rulebook: Pick<Rulebook, "rules" | "vocabulary">): CompiledRulebook {
  const { looks, testOf } = compileLeaves(rulebook.rules, rulebook.vocabulary);
  const tables = { open: outcomeTables(true), closed: outcomeTables(false) };
  const rules = rulebook.rules.map((rule, index) => compileRule(rule, index, testOf, tables));
  const candidatesOf = indexByGate(
    rules.map((rule) => rule.gate),
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
        const rule = ruleAt(index);
        into[index] = codeOf(rule, candidateLevel(rule, profile), profile);
      }
    }
    return into;
  };

  return {
    encode: (facts, statusOf) => new EncodedProfile(facts, statusOf, candidatesOf(facts), looks),
    outcomeCodes,
    outcomes: (profile) => Array.from(outcomeCodes(profile), decodeOutcome),
    outcome: (profile, index) => {
      const rule = ruleAt(index);
      return decodeOutcome(codeOf(rule, rule.applies(profile), profile));
    },
    requirements: (profile, index) =>
      ruleAt(index).requirements.map(({ id, test }) => ({ id, truth: truthOf(test(profile)) })),
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

function compileRule(
  rule: Rule,
  index: number,
  testOf: TestOf,
  tables: { open: CompiledRule["outcomes"]; closed: CompiledRule["outcomes"] },
): CompiledRule {
  const compile = (condition: Condition) => compileCondition(condition, testOf);
  const gate = gateOf(rule.applies);
  return {
    index,
    rule,
    gate,
    applies: compile(rule.applies),
    behindGate: compile(behindGate(rule.applies, gate)),
    requires: compile(rule.requires),
    requirements: leavesOf(rule.requires).map((leaf) => ({ id: leaf.name ?? "", test: testOf(leaf) })),
    outcomes: rule.open.length > 0 ? tables.open : tables.closed,
  };
}

/** Whether a rule applies whose gate the profile does not shut. */
function candidateLevel(rule: CompiledRule, profile: EncodedProfile): Level {
  const { isCityKnown, areActivitiesKnown } = profile.candidates;
  const level = rule.behindGate(profile);
  const { city, activity } = rule.gate;
  const isOpen = (city !== null && !isCityKnown) || (activity !== null && !areActivitiesKnown);
  return isOpen && level === TRUE ? UNKNOWN : level;
}

/** Only a rule that applies needs its requirements looked at; for all others any level of them gives the same. */
function codeOf(rule: CompiledRule, applies: Level, profile: EncodedProfile): number {
  if (applies === FALSE) return NOT_APPLICABLE;
  const requires = applies === TRUE ? rule.requires(profile) : FALSE;
  return rule.outcomes[profile.statusOf(rule.rule.document)][applies * LEVELS.length + requires] as number;
}
