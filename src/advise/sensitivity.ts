import { type Stretch, sampleOf, stretchesBetween } from "../cells/stretches.ts";
import type { OutcomeInterval, Sensitivity } from "../contract/report.ts";
import { outcomeOf } from "../evaluate/outcome.ts";
import { formatRational } from "../exact/rational.ts";
import type { Situation } from "../logic/situation.ts";
import { type FactLookup, foldCondition, judgeLeaf, valueAt } from "../logic/tree.ts";
import type { FactValue } from "../profile/facts.ts";
import { type Condition, type Leaf, leavesOf } from "../rules/condition.ts";
import type { Outcome } from "../rules/rule-schema.ts";
import type { Rule } from "../rules/rulebook.ts";
import { unitOf } from "../fact-types/measure.ts";
import { factTypeOf } from "../fact-types/registry.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";
import { answerAt, axisOf, standsAt } from "./axis.ts";
import { type Goal, withValues } from "./goal.ts";
import { factsTouchedBy, following, isNumeric } from "./situation.ts";
import { looksAt } from "./ways.ts";

/**
 * For every number that the company gave, the exact intervals of outcomes of each of the rules that looks at it, all other answers as they are. Worked out from the bounds: between two of them, and
 * on each, one value stands for all.
 */
export function sensitivityOf(concerned: readonly Rule[], situation: Situation): Sensitivity[] {
  const { statusOf } = situation.statuses;
  return factsAnswered(concerned, situation).flatMap((fact) => {
    const touched = factsTouchedBy(fact.id, situation.vocabulary);
    const looking = concerned.filter((rule) =>
      leavesOfRule(rule).some((leaf) => touched.some((id) => looksAt(leaf, id))),
    );
    if (looking.length === 0) return [];
    const axis = axisOf(fact, looking.flatMap(leavesOfRule), situation);
    const follow = following(fact, situation);
    const samples = stretchesBetween(axis.bounds, axis.domain).map((cell) => ({
      cell,
      facts: withValues(situation.facts, follow(answerAt(axis, sampleOf(cell)))),
    }));
    return [
      {
        fact: fact.id,
        unit: axis.currency ?? unitOf(fact),
        at: axis.at.map(formatRational),
        provisions: looking.map((rule) => ({
          provision: rule.id,
          intervals: joined(
            samples.map(({ cell, facts }) => ({ cell, outcome: outcomeFor(rule, facts, statusOf) })),
          ),
        })),
      },
    ];
  });
}

function leavesOfRule(rule: Rule): Leaf[] {
  return [...leavesOf(rule.applies), ...leavesOf(rule.requires)];
}

/** The facts to look along; of a share only one side: the one that was given, else the one that a test names first. */
function factsAnswered(rules: readonly Rule[], { profile, facts, vocabulary }: Situation): Fact[] {
  const { shareSides } = vocabulary.relations;
  const answered = vocabulary.facts.filter(
    (fact) =>
      isNumeric(fact) &&
      factTypeOf(fact).compared !== "date" &&
      fact.elapsedSince === undefined &&
      isExactlyPlaced(facts.get(fact.id)),
  );
  if (!answered.some(({ id }) => shareSides.includes(id))) return answered;
  const given = shareSides.find((side) => profile.get(side)?.kind === "share");
  const named = rules
    .flatMap((rule) => [...leavesOf(rule.requires), ...leavesOf(rule.applies)])
    .find((leaf) => shareSides.includes(leaf.fact))?.fact;
  const side = given ?? named;
  return answered.filter(({ id }) => !shareSides.includes(id) || id === side);
}

/** Whether there is a number, or two that are possible, to show on a ruler; the ends of a range may not be. */
function isExactlyPlaced(value: FactValue | undefined): boolean {
  if (value?.kind === "money-band" || (value?.kind === "share" && value.isBanded === true)) return false;
  return standsAt(value).length > 0;
}

function outcomeFor(rule: Rule, facts: FactLookup, statusOf: Goal["statusOf"]): Outcome {
  const status = statusOf(rule.document);
  const fold = (condition: Condition) =>
    foldCondition(condition, (leaf) => judgeLeaf(leaf, valueAt(leaf, facts, status))).truth;
  return outcomeOf(fold(rule.applies), () => fold(rule.requires), status, rule.open.length > 0);
}

/** Neighbouring cells of one outcome as one interval. */
function joined(cells: readonly { cell: Stretch; outcome: Outcome }[]): OutcomeInterval[] {
  const intervals: OutcomeInterval[] = [];
  for (const { cell, outcome } of cells) {
    const last = intervals.at(-1);
    const start = last?.outcome === outcome ? intervals.pop() : undefined;
    intervals.push({
      outcome,
      from: start?.from ?? formatRational(cell.low),
      includesFrom: start?.includesFrom ?? cell.includesLow,
      to: cell.high === null ? null : formatRational(cell.high),
      includesTo: cell.includesHigh,
    });
  }
  return intervals;
}
