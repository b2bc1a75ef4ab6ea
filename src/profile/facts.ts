import { type Band, complement, type Interval, intersection, isPoint, point } from "../exact/interval.ts";
import { HUNDRED, type Rational, ZERO } from "../exact/rational.ts";
import type { Relations } from "../vocabulary/relations.ts";
import { type Fact, unitOf, type Vocabulary } from "../vocabulary/vocabulary.ts";
import { type Answer, type ExchangeRate, intervalOf, type Origin, type Profile } from "./answer.ts";
import { yearsBetween } from "./elapsed.ts";
import {
  lacksOrigin,
  type Ownership,
  originsOfOwners,
  otherSide,
  ownershipOf,
  type Readings,
} from "./ownership.ts";

/**
 * `lies-ahead`: years were to be counted from a day that comes after the day asked about; `text-unsettled`: no
 * document says what counts as the share.
 */
export type UnknownReason = "not-answered" | "do-not-know" | "lies-ahead" | "text-unsettled";

/** A fact that the profile leaves open, and whose answer is wanted. */
export interface UnknownFact {
  readonly kind: "unknown";
  readonly reason: UnknownReason;
  readonly missing: readonly string[];
}

/** A fact as the evaluators see it: typed, exact, derived where it was not given. */
export type FactValue =
  | UnknownFact
  | { readonly kind: "choice"; readonly id: string }
  | { readonly kind: "choices"; readonly ids: readonly string[] }
  | { readonly kind: "yes-no"; readonly value: boolean }
  | { readonly kind: "nationality"; readonly code: string }
  | { readonly kind: "date"; readonly day: string }
  | { readonly kind: "quantity"; readonly value: Rational; readonly unit: string }
  | {
      readonly kind: "money";
      readonly amount: Rational;
      readonly currency: string;
      readonly rates: readonly ExchangeRate[];
      /** The day for which the amount is stated, where the profile gives one. */
      readonly day?: string;
    }
  | {
      readonly kind: "money-band";
      readonly band: Band;
      readonly currency: string;
      readonly rates: readonly ExchangeRate[];
      readonly day?: string;
    }
  | (Readings & {
      readonly kind: "share";
      readonly uncertain: UnknownFact | null;
      /** Whether a range was given for it, or for a share of a holder. */
      readonly isBanded?: true;
    })
  | {
      readonly kind: "ratio";
      readonly percent: Rational;
      readonly part: Rational;
      readonly whole: Rational | null;
    };

/** The facts of one company by id. */
export type Facts = ReadonlyMap<string, FactValue>;

/** A share that is held for others, or a company that is controlled by contract: no answer tells what counts. */
const OPEN_SHARE: UnknownFact = { kind: "unknown", reason: "text-unsettled", missing: [] };

/** The value of a fact that nobody gave. */
export function notAnswered(fact: string): UnknownFact {
  return { kind: "unknown", reason: "not-answered", missing: [fact] };
}

/** All facts of the vocabulary for a profile on a day (YYYY-MM-DD): what was given, and what follows from it. */
export function factsOf(profile: Profile, vocabulary: Vocabulary, asOf: string): Facts {
  const facts = new Map<string, FactValue>();
  const rates = ratesOf(profile);
  for (const fact of vocabulary.facts) {
    const answer = profile.get(fact.id);
    facts.set(
      fact.id,
      answer === undefined || answer === null
        ? unknown(fact.id, answer)
        : given(answer, fact, rates, dayOfAmount(fact.id, profile, vocabulary.relations)),
    );
  }
  for (const fact of vocabulary.facts) {
    const value = followingValue(fact, facts, profile, asOf);
    if (value !== null) facts.set(fact.id, value);
  }
  const { relations, byId } = vocabulary;
  const isOpen = areSharesOpen(profile, relations);
  const shares = isOpen ? { foreign: OPEN_SHARE, chinese: OPEN_SHARE } : sharesOf(profile, relations);
  for (const [id, value] of [
    [relations.foreignShare, shares.foreign],
    [relations.chineseShare, shares.chinese],
  ] as const)
    if (id !== null && byId.has(id)) facts.set(id, value);
  return facts;
}

/** Whether shares are held for others, or the company is controlled by contract: no test of a share is then settled. */
export function areSharesOpen(profile: Profile, { sharesOpenBy }: Relations): boolean {
  const answer = sharesOpenBy === null ? null : profile.get(sharesOpenBy);
  return answer?.kind === "yes-no" && answer.value;
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

function unknown(fact: string, answer: null | undefined): UnknownFact {
  return { kind: "unknown", reason: answer === null ? "do-not-know" : "not-answered", missing: [fact] };
}

/** The day of an amount (YYYY-MM-DD), where it is given. */
export function dayOfAmount(fact: string, profile: Profile, { dateOf }: Relations): string | null {
  const date = dateOf.get(fact);
  const answer = date === undefined ? null : profile.get(date);
  return answer?.kind === "date" ? answer.day : null;
}

function given(answer: Answer, fact: Fact, rates: readonly ExchangeRate[], day: string | null): FactValue {
  switch (answer.kind) {
    case "share":
      return {
        kind: "share",
        direct: point(answer.value),
        lookThrough: point(answer.value),
        uncertain: null,
      };
    case "share-band":
      return bandedShare(intervalOf(answer.band), fact.id);
    case "quantity":
      return { kind: "quantity", value: answer.value, unit: unitOf(fact) ?? "" };
    case "money":
    case "money-band":
      return day === null ? { ...answer, rates } : { ...answer, rates, day };
    case "text":
      return { kind: "choice", id: answer.text };
    case "investors":
    case "entities":
    case "exchange-rates":
      return { kind: "choices", ids: [] };
    default:
      return answer;
  }
}

/** A share of which only the range was given, for both readings; the exact one would settle it. */
function bandedShare(interval: Interval, fact: string): FactValue {
  const uncertain: UnknownFact = { kind: "unknown", reason: "do-not-know", missing: [fact] };
  return { kind: "share", direct: interval, lookThrough: interval, uncertain, isBanded: true };
}

function ratesOf(profile: Profile): readonly ExchangeRate[] {
  const answer = profile.get("exchangeRates");
  return answer?.kind === "exchange-rates" ? answer.rates : [];
}

/** The foreign and the Chinese share of a profile. */
export interface Shares {
  readonly foreign: FactValue;
  readonly chinese: FactValue;
}

/** The shares that a profile gives, or that follow from its holders; a share given directly stands for both readings. */
export function sharesOf(profile: Profile, relations: Relations): Shares {
  const stated = statedForeignShare(profile, relations);
  const ownership = ownershipOf(profile);
  if (ownership !== null) return fromTable(ownership, stated);
  if (stated === null) {
    return {
      foreign: unknownShare(profile, relations.foreignShare),
      chinese: unknownShare(profile, relations.chineseShare),
    };
  }
  const { interval, fact } = stated;
  const both = { direct: interval, lookThrough: interval };
  if (isPoint(interval)) return asShares(both, null);
  return asShares(both, { kind: "unknown", reason: "do-not-know", missing: [fact] }, true);
}

function unknownShare(profile: Profile, fact: string | null): UnknownFact {
  if (fact === null) return { kind: "unknown", reason: "not-answered", missing: [] };
  return unknown(fact, profile.get(fact) === null ? null : undefined);
}

/** A share that was given directly, and the fact that it was given as. */
export interface StatedShare {
  readonly interval: Interval;
  readonly fact: string;
}

/** The share that a profile gives for a fact, as the interval of what it can be; null where it gives none. */
export function givenShare(profile: Profile, fact: string | null): Interval | null {
  const answer = fact === null ? null : profile.get(fact);
  if (answer?.kind === "share") return point(answer.value);
  return answer?.kind === "share-band" ? intervalOf(answer.band) : null;
}

/**
 * The foreign share that was given directly, or as the rest of the Chinese one; null where neither was. Where both
 * were, what fits both.
 */
export function statedForeignShare(
  profile: Profile,
  { foreignShare, chineseShare }: Relations,
): StatedShare | null {
  const foreign = givenShare(profile, foreignShare);
  const chinese = givenShare(profile, chineseShare);
  const rest = chinese === null ? null : complement(chinese, HUNDRED);
  if (foreign === null || foreignShare === null)
    return rest === null || chineseShare === null ? null : { interval: rest, fact: chineseShare };
  if (rest === null || isPoint(foreign)) return { interval: foreign, fact: foreignShare };
  return { interval: intersection(foreign, rest) ?? foreign, fact: foreignShare };
}

/** The table's readings; a share that is also stated settles each reading in which it is possible. */
function fromTable(ownership: Ownership, stated: StatedShare | null): Shares {
  const table = ownership.foreign;
  const settle = (reading: Interval): Interval =>
    stated === null ? reading : (intersection(reading, stated.interval) ?? reading);
  const readings = { direct: settle(table.direct), lookThrough: settle(table.lookThrough) };
  const certain = isPoint(readings.direct) && isPoint(readings.lookThrough);
  const reason: UnknownReason = lacksOrigin(ownership) ? "not-answered" : "do-not-know";
  const isBanded = ownership.through === null || (stated !== null && !isPoint(stated.interval));
  const uncertain: UnknownFact = { kind: "unknown", reason, missing: [ownership.graph.form] };
  return asShares(readings, certain ? null : uncertain, isBanded);
}

function asShares(foreign: Readings, uncertain: UnknownFact | null, isBanded = false): Shares {
  const banded = isBanded ? { isBanded } : {};
  return {
    foreign: { kind: "share", ...foreign, uncertain, ...banded },
    chinese: { kind: "share", ...otherSide(foreign), uncertain, ...banded },
  };
}

/**
 * One quantity as a percentage of another. Nothing added is 0 % of any whole; without the part or the whole the
 * ratio is unknown, and asks for what is missing.
 */
export function ratioOf(part: FactValue, whole: FactValue): FactValue {
  if (part.kind === "quantity" && part.value.n === 0n) {
    return {
      kind: "ratio",
      percent: ZERO,
      part: part.value,
      whole: whole.kind === "quantity" ? whole.value : null,
    };
  }
  const open = [part, whole].filter((fact) => fact.kind === "unknown");
  if (part.kind !== "quantity" || whole.kind !== "quantity" || whole.value.n === 0n) {
    const reason = open.some((fact) => fact.reason === "not-answered") ? "not-answered" : "do-not-know";
    return { kind: "unknown", reason, missing: open.flatMap((fact) => fact.missing) };
  }
  return {
    kind: "ratio",
    percent: part.value.mul(HUNDRED).div(whole.value),
    part: part.value,
    whole: whole.value,
  };
}
