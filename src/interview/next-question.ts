import { factTypeOf } from "../fact-types/registry.ts";
import type { Rule } from "../rules/rulebook.ts";
import type { Fact, Vocabulary } from "../vocabulary/vocabulary.ts";
import type { CurrencyPair, Outlook } from "./outlook.ts";

/** A question whose answer can still change an outcome. */
export interface Question {
  readonly fact: Fact;
  /** The pair that is wanted of a fact that is asked for pair by pair. */
  readonly pair: CurrencyPair | null;
  /** The rules whose outcome hangs on it, in the rules' order. */
  readonly bearsOn: readonly Rule[];
}

/** Every question that can still change an outcome, in the vocabulary's order. */
export function relevantQuestions(outlooks: readonly Outlook[], vocabulary: Vocabulary): Question[] {
  const bearsOn = new Map<string, Set<Rule>>();
  const pairs: CurrencyPair[] = [];
  for (const { rule, openFacts, missingRates } of outlooks) {
    for (const id of openFacts) {
      const asked = vocabulary.relations.askedAs(id);
      bearsOn.set(asked, (bearsOn.get(asked) ?? new Set()).add(rule));
    }
    pairs.push(...missingRates);
  }
  return vocabulary.facts.flatMap((fact) => {
    const rules = bearsOn.get(fact.id);
    if (rules === undefined) return [];
    const pair = (factTypeOf(fact).isAskedByPair === true ? pairs[0] : null) ?? null;
    return [{ fact, pair, bearsOn: [...rules] }];
  });
}

/**
 * The next question, or null where all outcomes are decided or only "don't know" is left: what the vocabulary
 * asks first, then subject by subject, inside it the fact that bears on the most rules, ties in the vocabulary's
 * order. It hangs on the answers alone, so that going back and forward meets the same questions.
 */
export function nextQuestion(outlooks: readonly Outlook[], vocabulary: Vocabulary): Question | null {
  const open = relevantQuestions(outlooks, vocabulary);
  for (const id of vocabulary.askedFirst) {
    const first = open.find((question) => question.fact.id === id);
    if (first !== undefined) return first;
  }
  for (const subject of vocabulary.subjects) {
    const inside = open.filter((question) => question.fact.subject === subject.id);
    const most = Math.max(...inside.map((question) => question.bearsOn.length));
    const next = inside.find((question) => question.bearsOn.length === most);
    if (next !== undefined) return next;
  }
  return null;
}
