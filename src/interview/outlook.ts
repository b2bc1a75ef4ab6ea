import { isRuledOut, statusesOn } from "../evaluate/evaluate.ts";
import { outcomeOf } from "../evaluate/outcome.ts";
import { factsThatCanChange } from "../evaluate/relevance.ts";
import { foldCondition, type Judged, judgedLeaves, judgeLeaf, valueAt } from "../logic/tree.ts";
import type { Profile } from "../profile/answer.ts";
import { type Facts, factsOf } from "../profile/facts.ts";
import type { Condition } from "../rules/condition.ts";
import type { Status } from "../rules/document.ts";
import type { Outcome } from "../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";

/** Two currencies: the one of an answer, and the one of a bound. */
export interface CurrencyPair {
  readonly from: string;
  readonly to: string;
}

/** How one rule stands while answers are still coming in. */
export interface Outlook {
  readonly rule: Rule;
  readonly outcome: Outcome;
  /** The facts whose answer can still change the outcome; empty where it is decided or only "don't know" is left. */
  readonly openFacts: ReadonlySet<string>;
  /** The exchange rates that comparisons of this rule lack. */
  readonly missingRates: readonly CurrencyPair[];
}

/** Works out the outlook of every rule for a profile, in the rules' order. */
export type Forecast = (profile: Profile) => Outlook[];

/** One share is the rest of the other: an answer to either, known or not, answers both. */
const SHARES: readonly string[] = ["foreignShare", "chineseShare"];

/** The forecast by one rulebook for a day (YYYY-MM-DD). */
export function createForecast(rulebook: Rulebook, asOf: string): Forecast {
  const { statusOf } = statusesOn(rulebook, asOf);
  return (profile) => {
    const facts = factsOf(profile, rulebook.vocabulary, asOf);
    const canBeAsked = (fact: string): boolean => isOpenQuestion(fact, profile, rulebook.vocabulary);
    return rulebook.rules.map((rule) => outlookOf(rule, statusOf(rule.document), facts, canBeAsked));
  };
}

/** Whether people can still be asked for a fact: it was neither answered nor left as "don't know". */
export function isOpenQuestion(id: string, profile: Profile, vocabulary: Vocabulary): boolean {
  const fact = vocabulary.byId.get(id);
  if (fact === undefined || fact.role === "context" || fact.role === "describes") return false;
  if (fact.type === "exchange-rates") return profile.get(id) !== null;
  return SHARES.includes(id) ? !SHARES.some((share) => profile.has(share)) : !profile.has(id);
}

function outlookOf(rule: Rule, status: Status, facts: Facts, canBeAsked: (fact: string) => boolean): Outlook {
  const settled = { rule, openFacts: new Set<string>(), missingRates: [] };
  if (isRuledOut(rule.applies, facts)) return { ...settled, outcome: "not-applicable" };
  const judge = (condition: Condition): Judged =>
    foldCondition(condition, (leaf) => judgeLeaf(leaf, valueAt(leaf, facts, status)));
  const trees = { applies: judge(rule.applies), requires: judge(rule.requires) };
  const outcome = outcomeOf(trees.applies.truth, () => trees.requires.truth, status, rule.open.length > 0);
  if (outcome !== "undetermined") return { ...settled, outcome };
  const openFacts = factsThatCanChange(trees, status, canBeAsked);
  return { rule, outcome, openFacts, missingRates: openFacts.has("exchangeRates") ? ratesOf(trees) : [] };
}

function ratesOf({ applies, requires }: { applies: Judged; requires: Judged }): CurrencyPair[] {
  return [...judgedLeaves(applies), ...judgedLeaves(requires)].flatMap(({ leaf, value, verdict }) =>
    verdict.reason === "rate-missing" && value.kind === "money" && leaf.bound.kind === "quantity"
      ? [{ from: value.currency, to: leaf.bound.unit }]
      : [],
  );
}

/** The outcomes that no further answer can overturn, of rules that are about this company. */
const DECIDED: readonly Outcome[] = ["ineligible", "conditional", "eligible"];

/** The rules whose outcome is decided, so that it may be shown while questions remain. */
export function decidedOutlooks(outlooks: readonly Outlook[]): Outlook[] {
  return outlooks.filter(({ outcome }) => DECIDED.includes(outcome));
}
