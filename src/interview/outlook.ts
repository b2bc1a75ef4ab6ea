import { isRuledOut } from "../evaluate/evaluate.ts";
import { outcomeOf } from "../evaluate/outcome.ts";
import { factsThatCanChange } from "../evaluate/relevance.ts";
import { factTypeOf } from "../fact-types/registry.ts";
import { profileOfEachCity } from "../logic/several-cities.ts";
import { statusesOn } from "../logic/situation.ts";
import { foldCondition, type Judged, judgedLeaves, judgeLeaf, valueAt } from "../logic/tree.ts";
import type { Profile } from "../profile/answer.ts";
import type { Facts } from "../profile/facts.ts";
import { factsOf } from "../situation/facts.ts";
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

/** The forecast by one rulebook for a day (YYYY-MM-DD); of several cities side by side, each rule in its own. */
export function createForecast(rulebook: Rulebook, asOf: string): Forecast {
  const forecast = createForecastInOneCity(rulebook, asOf);
  return (profile) => {
    const [first = [], ...others] = profileOfEachCity(profile, rulebook.vocabulary).map(forecast);
    return first.map(
      (outlook, index) =>
        [outlook, ...others.flatMap((one) => one[index] ?? [])].find(
          ({ outcome }) => outcome !== "not-applicable",
        ) ?? outlook,
    );
  };
}

function createForecastInOneCity(rulebook: Rulebook, asOf: string): Forecast {
  const { statusOf } = statusesOn(rulebook, asOf);
  const ifSharesOpen = (profile: Profile): Known["ifSharesOpen"] => {
    const asked = rulebook.vocabulary.relations.sharesOpenBy;
    if (asked === null || !isOpenQuestion(asked, profile, rulebook.vocabulary)) return null;
    const said = new Map([...profile, [asked, { kind: "yes-no", value: true }] as const]);
    return { asked, facts: factsOf(said, rulebook.vocabulary, asOf) };
  };
  return (profile) => {
    const { vocabulary } = rulebook;
    const canBeAsked = (fact: string): boolean => isOpenQuestion(fact, profile, vocabulary);
    const known = { facts: factsOf(profile, vocabulary, asOf), ifSharesOpen: ifSharesOpen(profile) };
    return rulebook.rules.map((rule) => outlookOf(rule, statusOf(rule.document), known, canBeAsked));
  };
}

/**
 * Whether people can still be asked for a fact: it was neither answered nor left as "don't know". One share is the
 * rest of the other: an answer to either answers both.
 */
export function isOpenQuestion(id: string, profile: Profile, vocabulary: Vocabulary): boolean {
  const fact = vocabulary.byId.get(id);
  if (fact === undefined || fact.role === "context" || fact.role === "describes") return false;
  if (factTypeOf(fact).isAskedByPair === true) return profile.get(id) !== null;
  const { shareSides } = vocabulary.relations;
  const answered = shareSides.includes(id) ? shareSides : [id];
  return !answered.some((side) => profile.has(side));
}

/** The facts of one profile, and with them the same were its shares held for others. */
interface Known {
  readonly facts: Facts;
  /** null where the question whose yes says so cannot be asked. */
  readonly ifSharesOpen: { readonly asked: string; readonly facts: Facts } | null;
}

function outlookOf(
  rule: Rule,
  status: Status,
  { facts, ifSharesOpen }: Known,
  canBeAsked: (fact: string) => boolean,
): Outlook {
  const settled = { rule, openFacts: new Set<string>(), missingRates: [] };
  if (isRuledOut(rule.applies, facts)) return { ...settled, outcome: "not-applicable" };
  const trees = treesOf(rule, facts, status);
  const outcome = outcomeBy(rule, trees, status);
  const openFacts =
    outcome === "undetermined" ? factsThatCanChange(trees, status, canBeAsked) : new Set<string>();
  const missingRates = openFacts.has("exchangeRates") ? ratesOf(trees) : [];
  if (ifSharesOpen === null || (outcome === "undetermined" && openFacts.size === 0))
    return { rule, outcome, openFacts, missingRates };
  const reached = treesOf(rule, ifSharesOpen.facts, status);
  const isTurned = [...judgedLeaves(reached.applies), ...judgedLeaves(reached.requires)].some(
    ({ value }) => value.kind === "unknown" && value.reason === "text-unsettled",
  );
  if (isTurned && outcomeBy(rule, reached, status) === "undetermined") openFacts.add(ifSharesOpen.asked);
  return { rule, outcome, openFacts, missingRates };
}

interface Trees {
  readonly applies: Judged;
  readonly requires: Judged;
}

function treesOf({ applies, requires }: Rule, facts: Facts, status: Status): Trees {
  const judge = (condition: Condition): Judged =>
    foldCondition(condition, (leaf) => judgeLeaf(leaf, valueAt(leaf, facts, status)));
  return { applies: judge(applies), requires: judge(requires) };
}

function outcomeBy({ open }: Rule, { applies, requires }: Trees, status: Status): Outcome {
  return outcomeOf(applies.truth, () => requires.truth, status, open.length > 0);
}

function ratesOf({ applies, requires }: Trees): CurrencyPair[] {
  return [...judgedLeaves(applies), ...judgedLeaves(requires)].flatMap(({ leaf, value, verdict }) =>
    verdict.reason === "rate-missing" && "rates" in value && leaf.bound.kind === "quantity"
      ? [{ from: value.currency, to: leaf.bound.unit }]
      : [],
  );
}

/** The outcomes that no further answer can overturn, of rules that are about this company. */
const DECIDED: readonly Outcome[] = ["ineligible", "conditional", "eligible"];

/** The rules whose outcome is decided and no question can still turn, so that it may be shown while questions remain. */
export function decidedOutlooks(outlooks: readonly Outlook[]): Outlook[] {
  return outlooks.filter(({ outcome, openFacts }) => DECIDED.includes(outcome) && openFacts.size === 0);
}
