import { factTypeOf } from "../fact-types/registry.ts";
import { leavesOf } from "../rules/condition.ts";
import type { Rule } from "../rules/rulebook.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { type Question, relevantQuestions } from "./next-question.ts";
import type { Outlook } from "./outlook.ts";

/** The greatest number of questions that can still come; each answer takes at least one away. */
export function questionsToGo(outlooks: readonly Outlook[], vocabulary: Vocabulary): number {
  const open = relevantQuestions(outlooks, vocabulary);
  const wanted = new Set(
    outlooks.flatMap(({ missingRates }) => missingRates.map(({ from, to }) => `${from}/${to}`)),
  );
  return open.filter(({ pair }) => pair === null).length + wanted.size + ratesThatMayBeWanted(open);
}

/** An amount that is still to be given may come in a currency that needs a rate to each bound. */
function ratesThatMayBeWanted(open: readonly Question[]): number {
  const amounts = open.filter(({ fact }) => factTypeOf(fact).compared === "money");
  return amounts.reduce((sum, { fact, bearsOn }) => sum + currenciesOfBounds(bearsOn, fact.id).size, 0);
}

function currenciesOfBounds(rules: readonly Rule[], fact: string): Set<string> {
  const bounds = rules.flatMap((rule) => [...leavesOf(rule.applies), ...leavesOf(rule.requires)]);
  return new Set(
    bounds.flatMap(({ fact: tested, bound }) =>
      tested === fact && bound.kind === "quantity" ? [bound.unit] : [],
    ),
  );
}
