import { HUNDRED, parseDecimal, type Rational, rational, ZERO } from "../../../src/exact/rational.ts";
import type { Answer, Profile } from "../../../src/profile/answer.ts";
import { convert } from "../../../src/profile/exchange.ts";
import type { Facts } from "../../../src/profile/facts.ts";
import { factsOfLeaf, type Leaf } from "../../../src/rules/condition.ts";
import { PLACES } from "../../../src/vocabulary/countries.ts";
import currencies from "../../../src/vocabulary/currencies.json" with { type: "json" };
import type { Fact, Vocabulary } from "../../../src/vocabulary/vocabulary.ts";

const ONE = rational(1n);
const SHARES = ["chineseShare", "foreignShare"];
const DAY = 86_400_000;

/** A fact that could be changed, and every answer to it that brute force tries. */
export interface Changeable {
  readonly fact: Fact;
  readonly answers: readonly Answer[];
}

/**
 * Every fact in the company's hands that the tests look at, each with an answer in every cell between the bounds and
 * on both sides of each. Written apart from the advice that it is to prove.
 */
export function changeables(
  leaves: readonly Leaf[],
  profile: Profile,
  facts: Facts,
  vocabulary: Vocabulary,
): Changeable[] {
  const looked = new Set(leaves.flatMap(factsOfLeaf));
  const share = leaves.find((leaf) => SHARES.includes(leaf.fact))?.fact;
  return vocabulary.facts
    .filter((fact) => looked.has(fact.id) && fact.inCompanyHands && fact.role !== "context")
    .filter((fact) => !SHARES.includes(fact.id) || fact.id === share)
    .map((fact) => ({ fact, answers: answersTo(fact, leaves, profile, facts) }));
}

function answersTo(fact: Fact, leaves: readonly Leaf[], profile: Profile, facts: Facts): Answer[] {
  const named = [
    ...new Set(
      leaves.flatMap(({ fact: id, bound }) => (id === fact.id && bound.kind === "ids" ? bound.ids : [])),
    ),
  ];
  switch (fact.type) {
    case "yes-no":
      return [
        { kind: "yes-no", value: true },
        { kind: "yes-no", value: false },
      ];
    case "choice":
      return (fact.choices ?? []).map(({ id }) => ({ kind: "choice", id }));
    case "nationality":
      return [...named, "GB", "JP"]
        .filter((code) => !PLACES.includes(code))
        .map((code) => ({ kind: "nationality", code }));
    case "choices": {
      const answer = profile.get(fact.id);
      const current = answer?.kind === "choices" ? answer.ids : [];
      return lists(current, named).map((ids) => ({ kind: "choices", ids }));
    }
    default:
      return numbers(fact, leaves, profile, facts);
  }
}

/** The list with each of the named choices turned, alone and in pairs, and with none or all of them. */
function lists(current: readonly string[], named: readonly string[]): (readonly string[])[] {
  const turn = (ids: readonly string[], id: string): readonly string[] =>
    ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
  const singles = named.map((id) => turn(current, id));
  const pairs = named.length > 8 ? [] : singles.flatMap((ids) => named.map((id) => turn(ids, id)));
  return [current, [...new Set([...current, ...named])], ...singles, ...pairs];
}

function numbers(fact: Fact, leaves: readonly Leaf[], profile: Profile, facts: Facts): Answer[] {
  const currency = currencyOf(fact, leaves, profile);
  const step = stepOf(fact, currency);
  const isShare = fact.type === "share";
  const bounds = leaves.flatMap((leaf) => boundsOn(leaf, fact, currency, profile, facts));
  const values = [ZERO, ...(isShare ? [HUNDRED] : []), ...bounds].flatMap((bound) => {
    const low = bound.div(step).floor().mul(step);
    return [low.sub(step), low, low.add(step), low.add(step).add(step)];
  });
  return values
    .filter((value) => value.gte(ZERO) && !(isShare && value.gt(HUNDRED)))
    .map((value) => answerOf(fact, value, currency));
}

function currencyOf(fact: Fact, leaves: readonly Leaf[], profile: Profile): string {
  const given = profile.get(fact.id);
  if (given?.kind === "money") return given.currency;
  const bound = leaves.find((leaf) => leaf.fact === fact.id)?.bound;
  return bound?.kind === "quantity" ? bound.unit : "USD";
}

function answerOf(fact: Fact, value: Rational, currency: string): Answer {
  if (fact.type === "share") return { kind: "share", value };
  if (fact.type === "money") return { kind: "money", amount: value, currency };
  if (fact.type !== "date") return { kind: "quantity", value };
  return { kind: "date", day: new Date(Number(value.n) * DAY).toISOString().slice(0, 10) };
}

function boundsOn(leaf: Leaf, fact: Fact, currency: string, profile: Profile, facts: Facts): Rational[] {
  const { bound } = leaf;
  const isOwn = leaf.fact === fact.id;
  if (bound.kind === "day") return isOwn ? [rational(BigInt(Date.parse(bound.day) / DAY))] : [];
  if (bound.kind !== "quantity") return [];
  if (bound.of !== null) return ratioBounds(leaf.fact, bound.of, bound.value.div(HUNDRED), fact, facts);
  if (fact.type === "share" && SHARES.includes(leaf.fact)) {
    return [isOwn ? bound.value : HUNDRED.sub(bound.value)];
  }
  if (!isOwn) return [];
  if (fact.type !== "money") return [bound.value];
  const rates = profile.get("exchangeRates");
  const worth = convert(
    ONE,
    currency,
    bound.unit,
    rates?.kind === "exchange-rates" ? rates.rates : [],
  )?.amount;
  return worth === undefined ? [] : [bound.value.div(worth)];
}

function ratioBounds(part: string, whole: string, ratio: Rational, fact: Fact, facts: Facts): Rational[] {
  const other = facts.get(fact.id === part ? whole : part);
  if (other?.kind !== "quantity" || (fact.id !== part && fact.id !== whole)) return [];
  return [fact.id === part ? other.value.mul(ratio) : other.value.div(ratio)];
}

function stepOf(fact: Fact, currency: string): Rational {
  if (fact.type === "area") return rational(1n, 100n);
  if (fact.type === "date" || fact.type === "count") return ONE;
  if (fact.type === "money") {
    return rational(1n, 10n ** BigInt((currencies.minorDigits as Record<string, number>)[currency] ?? 2));
  }
  return parseDecimal("0.000001") ?? ONE;
}
