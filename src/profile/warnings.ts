import { contains, type Interval, isPoint } from "../exact/interval.ts";
import { decimalPlaces, formatRational, HUNDRED, type Rational, ZERO } from "../exact/rational.ts";
import { dayWords } from "../language/day.ts";
import { fillWords, type Words } from "../language/language.ts";
import currencies from "../vocabulary/currencies.json" with { type: "json" };
import type { Relations } from "../vocabulary/relations.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import type { Profile } from "./answer.ts";
import { DAY_ASKED, dayAskedIn, isInYearBefore } from "./days.ts";
import { statedForeignShare } from "./shares.ts";
import { sayBounds, sayPercent } from "./fractions.ts";
import { type OddPoint, oddIdentifiers, oddOwnership } from "./odd-holders.ts";
import { ownershipOf } from "./ownership.ts";
import texts from "./warnings.json" with { type: "json" };

/** Something in the answers that people should know of; it decides nothing. */
export interface ProfileWarning {
  readonly code: keyof typeof texts;
  readonly facts: readonly string[];
  readonly message: Words;
}

/** What does not fit together in the answers on a day (YYYY-MM-DD) without being a contradiction. */
export function findWarnings(profile: Profile, vocabulary: Vocabulary, asOf: string): ProfileWarning[] {
  return oddPoints(profile, vocabulary, asOf).map(({ code, facts, values }) =>
    createWarning(code, facts, values),
  );
}

/** That a profile which was saved for one day is evaluated on another (YYYY-MM-DD). */
export function otherDayWarnings(profile: Profile, asOf: string): ProfileWarning[] {
  const saved = dayAskedIn(profile);
  if (saved === null || saved === asOf) return [];
  return [createWarning("other-day", [DAY_ASKED], { saved: dayWords(saved), day: dayWords(asOf) })];
}

/** The codes of the warnings of the answers. */
export function findWarningCodes(
  profile: Profile,
  vocabulary: Vocabulary,
  asOf: string,
): ProfileWarning["code"][] {
  return oddPoints(profile, vocabulary, asOf).map(({ code }) => code);
}

function oddPoints(profile: Profile, vocabulary: Vocabulary, asOf: string): OddPoint[] {
  return oddChoices(profile, vocabulary.relations).concat(
    oddOwnership(profile),
    oddIdentifiers(profile),
    oddAmounts(profile, vocabulary.relations),
    oddStarts(profile, vocabulary, asOf),
    oddScores(profile, vocabulary.relations),
  );
}

/** A warning of the table of texts, with its places filled. */
export function createWarning(
  code: ProfileWarning["code"],
  facts: readonly string[],
  values: OddPoint["values"],
): ProfileWarning {
  return { code, facts, message: fillWords(texts[code], values) };
}

/** Choices with which the direct foreign share does not go. */
function oddChoices(profile: Profile, relations: Relations): OddPoint[] {
  const points: OddPoint[] = [];
  for (const { id, choices } of relations.foreignShareOf) {
    const answer = profile.get(id);
    const expected = answer?.kind === "choice" ? choices[answer.id] : undefined;
    const share = expected === undefined ? null : directForeignShare(profile, relations);
    if (expected === undefined || share === null || fits(expected, share.value)) continue;
    const values = { share: sayShare(share.value) };
    points.push({ code: "legal-form-at-odds", facts: [id, share.fact], values });
  }
  return points;
}

function sayShare(share: Interval): string {
  const { low, high, isLowOpen, isHighOpen } = share;
  if (isPoint(share)) return sayPercent(low);
  return isLowOpen || isHighOpen ? sayBounds(share).slice(0, -1) : `${sayPercent(low)}–${sayPercent(high)}`;
}

function directForeignShare(
  profile: Profile,
  relations: Relations,
): { fact: string; value: Interval } | null {
  const ownership = ownershipOf(profile);
  if (ownership !== null) return { fact: ownership.graph.form, value: ownership.foreign.direct };
  const stated = statedForeignShare(profile, relations);
  const fact = relations.foreignShare;
  return stated === null || fact === null ? null : { fact, value: stated.interval };
}

/** Whether some foreign share in the interval is none, all or some of the whole. */
function fits(expected: "none" | "some" | "all", share: Interval): boolean {
  if (expected === "none") return contains(share, ZERO);
  if (expected === "all") return contains(share, HUNDRED);
  return share.high.gt(ZERO) && share.low.lt(HUNDRED);
}

/** A day from which years are counted that comes after the day asked about. */
function oddStarts(profile: Profile, vocabulary: Vocabulary, asOf: string): OddPoint[] {
  const points: OddPoint[] = [];
  for (const id of startsOf(vocabulary)) {
    const start = profile.get(id);
    if (start?.kind !== "date" || start.day <= asOf) continue;
    const values = { day: dayWords(start.day), asked: dayWords(asOf) };
    points.push({ code: "start-lies-ahead", facts: [id], values });
  }
  return points;
}

const starts = new WeakMap<Vocabulary, readonly string[]>();

/** The facts of a vocabulary from which years are counted; looked for once, since every company of a list is asked. */
function startsOf(vocabulary: Vocabulary): readonly string[] {
  const known = starts.get(vocabulary) ?? vocabulary.facts.flatMap(({ elapsedSince }) => elapsedSince ?? []);
  starts.set(vocabulary, known);
  return known;
}

/**
 * Points above what their baseline less the deductions leaves. Without a deduction additions alone may have raised
 * them, unless there are none.
 */
function oddScores(profile: Profile, { restOf }: Relations): OddPoint[] {
  const isDenied = (fact: string): boolean => {
    const answer = profile.get(fact);
    return answer?.kind === "yes-no" && !answer.value;
  };
  const odd: OddPoint[] = [];
  for (const { id, baseline: from, deductions, additions } of restOf) {
    const score = quantityOf(profile, id);
    const baseline = quantityOf(profile, from);
    if (score === null || baseline === null) continue;
    const deducted = deductions.flatMap(({ points: fact, ground }) => {
      const points = quantityOf(profile, fact);
      return points === null || isDenied(ground) ? [] : [{ fact, points }];
    });
    if (deducted.length === 0 && !isDenied(additions)) continue;
    const sum = deducted.reduce((total, { points }) => total.add(points), ZERO);
    const rest = sum.gt(baseline) ? ZERO : baseline.sub(sum);
    if (score.lte(rest)) continue;
    const values = {
      score: formatRational(score),
      baseline: formatRational(baseline),
      deducted: formatRational(sum),
      rest: formatRational(rest),
    };
    const facts = [id, from, ...deducted.map(({ fact }) => fact)];
    odd.push({ code: "score-above-rest", facts, values });
  }
  return odd;
}

function quantityOf(profile: Profile, fact: string): Rational | null {
  const answer = profile.get(fact);
  return answer?.kind === "quantity" ? answer.value : null;
}

const MINOR_DIGITS: Readonly<Record<string, number>> = currencies.minorDigits;

/** Amounts finer than their currency's minor unit, and assets that are not of the year before the application. */
function oddAmounts(profile: Profile, { inYearBefore }: Relations): OddPoint[] {
  const points: OddPoint[] = [];
  profile.forEach((answer, fact) => {
    if (answer?.kind !== "money") return;
    const places = decimalPlaces(answer.amount) ?? 0;
    if (places === 0) return;
    const digits = MINOR_DIGITS[answer.currency] ?? 0;
    if (places <= digits) return;
    const amount = formatRational(answer.amount);
    const values = { amount, currency: answer.currency, digits: digits.toString() };
    points.push({ code: "below-minor-unit", facts: [fact], values });
  });
  for (const { fact, of } of inYearBefore) {
    const [day, application] = [profile.get(fact), profile.get(of)];
    if (day?.kind !== "date" || application?.kind !== "date" || isInYearBefore(day.day, application.day))
      continue;
    const values = { day: dayWords(day.day), application: dayWords(application.day) };
    points.push({ code: "amount-outside-year", facts: [fact, of], values });
  }
  return points;
}
