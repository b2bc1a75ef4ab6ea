import { decimalPlaces, formatRational, HUNDRED, type Rational } from "../exact/rational.ts";
import type { Answer, ExchangeRate, Holder, Profile } from "./answer.ts";
import { DECIMALS } from "./numbers.ts";

/** The answers as given, in the vocabulary's key order, numbers as decimal strings; itself a profile. */
export function canonicalProfile(profile: Profile): Record<string, unknown> {
  return Object.fromEntries(
    [...profile].map(([id, answer]) => [id, answer === null ? null : canonicalAnswer(answer)]),
  );
}

function canonicalAnswer(answer: Answer): unknown {
  switch (answer.kind) {
    case "text":
      return answer.text;
    case "choice":
      return answer.id;
    case "choices":
      return answer.ids;
    case "share":
      return canonicalShare(answer.value);
    case "quantity":
      return formatRational(answer.value);
    case "money":
      return { amount: formatRational(answer.amount), currency: answer.currency };
    case "yes-no":
      return answer.value;
    case "date":
      return answer.day;
    case "nationality":
      return answer.code;
    case "investors":
      return answer.holders.map(canonicalHolder);
    case "exchange-rates":
      return answer.rates.map(canonicalRate);
  }
}

/** A share as a profile takes it: a percentage where it is short enough, else a fraction of the whole. */
function canonicalShare(share: Rational): string {
  const places = decimalPlaces(share);
  return formatRational(places !== null && places <= DECIMALS ? share : share.div(HUNDRED));
}

function canonicalHolder(holder: Holder): Record<string, unknown> {
  return {
    name: holder.name,
    ...(holder.origin === undefined ? {} : { origin: holder.origin }),
    share: canonicalShare(holder.share),
    ...(holder.holders === null ? {} : { holders: holder.holders.map(canonicalHolder) }),
  };
}

function canonicalRate(rate: ExchangeRate): Record<string, unknown> {
  return {
    from: rate.from,
    to: rate.to,
    rate: formatRational(rate.rate),
    ...(rate.date === null ? {} : { date: rate.date }),
    ...(rate.source === null ? {} : { source: rate.source }),
  };
}
