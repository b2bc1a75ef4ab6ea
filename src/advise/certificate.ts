import { dayNumber } from "../fact-types/parts/days.ts";
import { endsAtStep, stretchesBetween } from "../cells/stretches.ts";
import type { ChangeSet } from "../contract/changes.ts";
import { type Rational, roundDown, roundUp } from "../exact/rational.ts";
import { type Situation, situationOf } from "../logic/situation.ts";
import { foldCondition, judgedLeaves, judgeLeaf, valueAt } from "../logic/tree.ts";
import type { Answer } from "../profile/answer.ts";
import { canonicalAnswer } from "../situation/canonical.ts";
import { leavesOf } from "../rules/condition.ts";
import type { Rule } from "../rules/rulebook.ts";
import { stepOf } from "../fact-types/measure.ts";
import { type Axis, answerAt, axisOf } from "./axis.ts";
import { isNumeric, withAnswers } from "./situation.ts";

/** What stands in place of a requirement's id where the rule would no longer apply. */
export const APPLIES = "applies";

/** Why a set of changes cannot be smaller: every smaller set and every nearer answer, with what fails in each. */
export interface Certificate {
  /** Every proper part of the set, the empty one first: the facts changed, and the requirements that are not met. */
  readonly parts: readonly { readonly changed: readonly string[]; readonly fails: readonly string[] }[];
  /**
   * The answers nearer than the one in the set, the other changes made. Numbers and days: a cell, from its first to
   * its last answer at the fact's step. Lists of choices: each selection between the answer as it is and the changed one.
   */
  readonly nearer: readonly NearerCell[];
}

export interface NearerCell {
  readonly fact: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly fails: readonly string[];
}

/**
 * The certificate of one set of changes of one rule. `answers` are the set's answers as the profile reader reads
 * them, by fact.
 */
export function certify(
  rule: Rule,
  changes: ChangeSet,
  answers: ReadonlyMap<string, Answer>,
  situation: Situation,
): Certificate {
  const failing = (changed: ReadonlyMap<string, Answer>): string[] =>
    failuresOf(rule, changedBy(changed, situation));
  const facts = changes.map(({ fact }) => fact);
  const only = (names: readonly string[]) => new Map([...answers].filter(([fact]) => names.includes(fact)));
  return {
    parts: properParts(facts).map((changed) => ({ changed, fails: failing(only(changed)) })),
    nearer: facts.flatMap((fact) => {
      const to = answers.get(fact);
      if (to === undefined) return [];
      const others = only(facts.filter((other) => other !== fact));
      const judge = (answer: Answer): string[] => failing(new Map([...others, [fact, answer]]));
      if (to.kind === "choices") return nearerSelections(fact, to.ids, situation, judge);
      return nearerNumbers(fact, to, { rule, situation, others, judge });
    }),
  };
}

function changedBy(answers: ReadonlyMap<string, Answer>, situation: Situation): Situation {
  if (answers.size === 0) return situation;
  const { profile, vocabulary, statuses } = situation;
  return situationOf(withAnswers(profile, answers, vocabulary), vocabulary, statuses);
}

/** The requirements that are not met; empty where the rule's tests hold. Where it does not apply, that too. */
function failuresOf(rule: Rule, { facts, statuses }: Situation): string[] {
  const status = statuses.statusOf(rule.document);
  const fold = (condition: Rule["applies"]) =>
    foldCondition(condition, (leaf) => judgeLeaf(leaf, valueAt(leaf, facts, status)));
  const applies = fold(rule.applies);
  const requires = fold(rule.requires);
  const unmet = judgedLeaves(requires).filter(({ truth }) => truth !== true);
  return [
    ...(applies.truth === true ? [] : [APPLIES]),
    ...(requires.truth === true ? [] : unmet.map(({ leaf }) => leaf.name ?? leaf.fact)),
  ];
}

function properParts(facts: readonly string[]): string[][] {
  let parts: string[][] = [[]];
  for (const fact of facts) parts = [...parts, ...parts.map((part) => [...part, fact])];
  return parts.filter((part) => part.length < facts.length).sort((a, b) => a.length - b.length);
}

type JudgeAnswer = (answer: Answer) => string[];

function nearerSelections(
  fact: string,
  to: readonly string[],
  { facts }: Situation,
  judge: JudgeAnswer,
): NearerCell[] {
  const value = facts.get(fact);
  const from = value?.kind === "choices" ? value.ids : [];
  const toggled = [...from.filter((id) => !to.includes(id)), ...to.filter((id) => !from.includes(id))];
  return properParts(toggled)
    .filter((part) => part.length > 0)
    .map((part) => {
      const kept = from.filter((id) => !part.includes(id));
      const ids = [...kept, ...part.filter((id) => !from.includes(id))];
      return { fact, from: ids, to: ids, fails: judge({ kind: "choices", ids }) };
    });
}

interface Numbers {
  readonly rule: Rule;
  readonly situation: Situation;
  readonly others: ReadonlyMap<string, Answer>;
  readonly judge: JudgeAnswer;
}

function nearerNumbers(id: string, to: Answer, { rule, situation, others, judge }: Numbers): NearerCell[] {
  const fact = situation.vocabulary.byId.get(id);
  if (fact === undefined || !isNumeric(fact)) return [];
  const leaves = [...leavesOf(rule.applies), ...leavesOf(rule.requires)];
  const axis = axisOf(fact, leaves, changedBy(others, situation));
  const reach = nearerThan(to, axis);
  if (reach === null) return [];
  const step = stepOf(fact, axis.currency);
  const show = (value: Rational): unknown => canonicalAnswer(answerAt(axis, value));
  return stretchesBetween(axis.bounds, axis.domain).flatMap((cell) => {
    const ends = endsAtStep(cell, step);
    if (ends === null) return [];
    const first = larger(ends.first, roundDown(reach.low, step).add(step));
    const beyond = roundUp(reach.high, step).sub(step);
    const last = ends.last === null || beyond.lt(ends.last) ? beyond : ends.last;
    if (last.lt(first)) return [];
    return [{ fact: id, from: show(first), to: show(last), fails: judge(answerAt(axis, first)) }];
  });
}

/** The open interval of numbers that are nearer than an answer to all that the company may stand at; null without such. */
function nearerThan(to: Answer, { at }: Axis): { low: Rational; high: Rational } | null {
  const [least] = at;
  const most = at.at(-1);
  const value = numberOf(to);
  if (least === undefined || most === undefined || value === null) return null;
  const distance = larger(value.sub(least).abs(), value.sub(most).abs());
  const low = most.sub(distance);
  const high = least.add(distance);
  return low.lt(high) ? { low, high } : null;
}

function larger(a: Rational, b: Rational): Rational {
  return a.lt(b) ? b : a;
}

function numberOf(answer: Answer): Rational | null {
  if (answer.kind === "share" || answer.kind === "quantity") return answer.value;
  if (answer.kind === "money") return answer.amount;
  return answer.kind === "date" ? dayNumber(answer.day) : null;
}
