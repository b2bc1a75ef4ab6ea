import { formatRational } from "../exact/rational.ts";
import {
  type Answer,
  type Entity,
  type Evidence,
  type ExchangeRate,
  type Holder,
  isBand,
  type Profile,
  type Share,
} from "./answer.ts";
import { writeAmountBand, writeShareBand } from "./bands.ts";
import type {
  CanonicalAnswer,
  CanonicalEntity,
  CanonicalHolder,
  CanonicalRate,
  CanonicalShare,
} from "./canonical-schema.ts";
import { writeShare } from "./fractions.ts";

/** The values of the answers, in the vocabulary's key order, numbers as decimal strings; itself a profile. */
export function canonicalProfile(profile: Profile): Record<string, CanonicalAnswer | null> {
  return Object.fromEntries(
    [...profile].map(([id, answer]) => [id, answer === null ? null : canonicalAnswer(answer)]),
  );
}

/** The answers as they are saved: with what each stands on, where that was given. */
export function savedAnswers(
  profile: Profile,
): Record<string, CanonicalAnswer | { value: CanonicalAnswer; evidence: Evidence } | null> {
  return Object.fromEntries(
    [...profile].map(([id, answer]) => {
      if (answer === null) return [id, null];
      const value = canonicalAnswer(answer);
      return [id, answer.evidence === undefined ? value : { value, evidence: answer.evidence }];
    }),
  );
}

/** One answer in the form in which a profile holds it. */
export function canonicalAnswer(answer: Answer): CanonicalAnswer {
  switch (answer.kind) {
    case "text":
      return answer.text;
    case "choice":
      return answer.id;
    case "choices":
      return [...answer.ids];
    case "share":
      return writeShare(answer.value);
    case "share-band":
      return writeShareBand(answer.band);
    case "quantity":
      return formatRational(answer.value);
    case "money":
      return { amount: formatRational(answer.amount), currency: answer.currency };
    case "money-band":
      return { ...writeAmountBand(answer.band), currency: answer.currency };
    case "yes-no":
      return answer.value;
    case "date":
      return answer.day;
    case "nationality":
      return answer.code;
    case "investors":
      return canonicalHolders(answer.holders);
    case "entities":
      return answer.entities.map(canonicalEntity);
    case "exchange-rates":
      return answer.rates.map(canonicalRate);
  }
}

function canonicalShare(share: Share): CanonicalShare {
  return isBand(share) ? writeShareBand(share) : writeShare(share);
}

interface OpenLevel {
  readonly holders: readonly Holder[];
  readonly into: CanonicalHolder[];
}

/** Level by level, since a table may be deeper than a stack. */
function canonicalHolders(top: readonly Holder[]): CanonicalHolder[] {
  const whole: CanonicalHolder[] = [];
  const levels: OpenLevel[] = [{ holders: top, into: whole }];
  for (const { holders, into } of levels) {
    for (const holder of holders) into.push(canonicalHolder(holder, levels));
  }
  return whole;
}

function canonicalHolder(holder: Holder, levels: OpenLevel[]): CanonicalHolder {
  if (holder.isRest === true) {
    return { rest: holder.origin ?? null, ...(holder.name === "" ? {} : { name: holder.name }) };
  }
  const above: CanonicalHolder[] = [];
  if (holder.holders !== null) levels.push({ holders: holder.holders, into: above });
  return {
    name: holder.name,
    ...holder.identifiers,
    ...(holder.origin === undefined ? {} : { origin: holder.origin }),
    share: canonicalShare(holder.share),
    ...(holder.holders === null ? {} : { holders: above }),
  };
}

function canonicalEntity({ id, name, identifiers, origin, holds, rest }: Entity): CanonicalEntity {
  return {
    id,
    ...(name === null ? {} : { name }),
    ...identifiers,
    ...(origin === undefined ? {} : { origin }),
    ...(holds.length === 0
      ? {}
      : { holds: holds.map(({ entity, share }) => ({ entity, share: canonicalShare(share) })) }),
    ...(rest === undefined ? {} : { rest }),
  };
}

function canonicalRate(rate: ExchangeRate): CanonicalRate {
  return {
    from: rate.from,
    to: rate.to,
    rate: formatRational(rate.rate),
    ...(rate.date === null ? {} : { date: rate.date }),
    ...(rate.source === null ? {} : { source: rate.source }),
  };
}
