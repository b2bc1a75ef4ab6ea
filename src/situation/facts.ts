import { factTypeOf } from "../fact-types/registry.ts";
import type { ExchangeRate, Origin, Profile } from "../profile/answer.ts";
import { yearsBetween } from "../profile/elapsed.ts";
import { type Facts, type FactValue, notGiven } from "../profile/facts.ts";
import { originsOfOwners } from "../profile/ownership.ts";
import { areSharesOpen, OPEN_SHARE, sharesOf } from "../profile/shares.ts";
import type { Relations } from "../vocabulary/relations.ts";
import type { Fact, Vocabulary } from "../vocabulary/vocabulary.ts";

/** Facts that are worked out, and how they stand to one another: a vocabulary, or a part of one. */
export type FactsAsked = Pick<Vocabulary, "facts" | "relations">;

/** All facts of the vocabulary for a profile on a day (YYYY-MM-DD): what was given, and what follows from it. */
export function factsOf(profile: Profile, vocabulary: FactsAsked, asOf: string): Facts {
  const facts = new Map<string, FactValue>();
  const rates = ratesOf(profile);
  for (const fact of vocabulary.facts) {
    const answer = profile.get(fact.id);
    facts.set(
      fact.id,
      answer === undefined || answer === null
        ? notGiven(fact.id, answer)
        : factTypeOf(fact).value(answer, fact, {
            rates,
            day: dayOfAmount(fact.id, profile, vocabulary.relations),
          }),
    );
  }
  for (const fact of followingIn(vocabulary)) {
    const value = followingValue(fact, facts, profile, asOf);
    if (value !== null) facts.set(fact.id, value);
  }
  setShares(facts, profile, vocabulary.relations);
  return facts;
}

/** Sets both sides of the share, as far as they are among the facts. */
function setShares(facts: Map<string, FactValue>, profile: Profile, relations: Relations): void {
  if (!relations.shareSides.some((id) => facts.has(id))) return;
  const isOpen = areSharesOpen(profile, relations);
  const shares = isOpen ? { foreign: OPEN_SHARE, chinese: OPEN_SHARE } : sharesOf(profile, relations);
  const { foreignShare, chineseShare } = relations;
  if (foreignShare !== null && facts.has(foreignShare)) facts.set(foreignShare, shares.foreign);
  if (chineseShare !== null && facts.has(chineseShare)) facts.set(chineseShare, shares.chinese);
}

const following = new WeakMap<FactsAsked, readonly Fact[]>();

/** The facts of a vocabulary that follow from others; looked for once, since every company of a list is asked. */
function followingIn(vocabulary: FactsAsked): readonly Fact[] {
  const found =
    following.get(vocabulary) ??
    vocabulary.facts.filter(
      ({ elapsedSince, trueFrom, derivedFrom }) =>
        elapsedSince !== undefined || trueFrom !== undefined || derivedFrom !== undefined,
    );
  following.set(vocabulary, found);
  return found;
}

/** What follows for a fact from other answers or the day asked about; null where it stays as it was given. */
function followingValue(
  { id, elapsedSince, trueFrom, derivedFrom }: Fact,
  facts: Facts,
  profile: Profile,
  asOf: string,
): FactValue | null {
  if (trueFrom !== undefined) return { kind: "yes-no", value: asOf >= trueFrom };
  if (elapsedSince !== undefined) {
    const start = facts.get(elapsedSince);
    return start === undefined ? null : elapsed(start, elapsedSince, asOf);
  }
  if (derivedFrom === undefined || facts.get(id)?.kind !== "unknown") return null;
  const origin = originOfOwners(profile);
  return origin === null ? null : { kind: "choice", id: origin };
}

/** The years since a date; what is missing is the date, one that lies ahead too. */
function elapsed(start: FactValue, elapsedSince: string, asOf: string): FactValue {
  if (start.kind !== "date") return start;
  if (start.day > asOf) return { kind: "unknown", reason: "lies-ahead", missing: [elapsedSince] };
  return { kind: "quantity", value: yearsBetween(start.day, asOf), unit: "years" };
}

/** The origin that all owners have, in both readings; null where they differ or it is not known. */
function originOfOwners(profile: Profile): Origin | null {
  const [source, ...others] = originsOfOwners(profile) ?? [];
  return source === undefined || source === "unknown" || others.length > 0 ? null : source;
}

/** The day of an amount (YYYY-MM-DD), where it is given. */
export function dayOfAmount(fact: string, profile: Profile, { dateOf }: Relations): string | null {
  const date = dateOf.get(fact);
  const answer = date === undefined ? null : profile.get(date);
  return answer?.kind === "date" ? answer.day : null;
}

function ratesOf(profile: Profile): readonly ExchangeRate[] {
  const answer = profile.get("exchangeRates");
  return answer?.kind === "exchange-rates" ? answer.rates : [];
}
