import { compileRulebook } from "../evaluate/compiled/compile.ts";
import type { Words } from "../language/language.ts";
import { statusesOn } from "../logic/situation.ts";
import type { Profile } from "../profile/answer.ts";
import { yearsBetween } from "../profile/elapsed.ts";
import { factsOf } from "../profile/facts.ts";
import { type Condition, factsOfLeaf, type Leaf, leavesOf } from "../rules/condition.ts";
import type { Status } from "../rules/document.ts";
import type { Outcome } from "../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";

/** Why an outcome changes by itself: the document's status, years since an answered date, or a day in the law. */
export type TurnCause =
  | { readonly kind: "document"; readonly document: string; readonly before: Status; readonly after: Status }
  | { readonly kind: "years"; readonly fact: string; readonly since: string }
  | { readonly kind: "law"; readonly fact: string };

/** A day on which the outcome of one provision changes without any answer changing. */
export interface Turn {
  /** The first day of the new outcome (YYYY-MM-DD). */
  readonly day: string;
  /** The last day on which the outcome before holds. */
  readonly lastDay: string;
  readonly provision: string;
  readonly title: Words;
  readonly before: Outcome;
  readonly after: Outcome;
  readonly causes: readonly TurnCause[];
}

/** What changes by itself after one day, up to and with another. */
export interface Ahead {
  readonly asOf: string;
  readonly until: string;
  readonly turns: readonly Turn[];
  /** Numbers of years that were answered as numbers, so that they stand still here while they grow in fact. */
  readonly standStill: readonly string[];
}

/**
 * Looks ahead by one rulebook, for any number of companies: every day after `asOf` (YYYY-MM-DD), within so many months
 * (1 to 120), on which an outcome of the profile changes by itself. Complete: only the days on which a status, a number
 * of years since a date, or a test of the day asked about can turn are evaluated, since between two of them nothing
 * that a rule looks at changes its side of a bound.
 */
export function createLookAhead(
  rulebook: Rulebook,
): (profile: Profile, asOf: string, months: number) => Ahead {
  const compiled = compileRulebook(rulebook);
  const outcomesOn = (profile: Profile, day: string): readonly Outcome[] => {
    const { statusOf } = statusesOn(rulebook, day);
    return compiled.outcomes(compiled.encode(factsOf(profile, rulebook.vocabulary, day), statusOf));
  };
  return (profile, asOf, months) => {
    const until = monthsLater(asOf, months);
    const turns: Turn[] = [];
    let before = outcomesOn(profile, asOf);
    for (const day of turningDays(rulebook, profile, asOf, until)) {
      const after = outcomesOn(profile, day);
      turns.push(...turnsBetween(before, after, day, { rulebook, profile }));
      before = after;
    }
    return { asOf, until, turns, standStill: yearsThatStandStill(rulebook, profile, before) };
  };
}

/** The day so many months later; the last of its month where there is no corresponding day. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map((part) => Number.parseInt(part, 10));
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The days within (asOf, until] on which something that a rule looks at can turn, the earliest first. */
function turningDays(rulebook: Rulebook, profile: Profile, asOf: string, until: string): string[] {
  const statuses = [...rulebook.documents.values()].flatMap(({ status }) => status.map(({ from }) => from));
  const inLaw = rulebook.vocabulary.facts.flatMap(({ trueFrom }) => trueFrom ?? []);
  const years = rulebook.rules.flatMap((rule) =>
    leavesOfRule(rule).flatMap((leaf) => daysOfYears(leaf, rulebook, profile, asOf, until)),
  );
  const days = [...statuses, ...inLaw, ...years].filter((day) => day > asOf && day <= until);
  return [...new Set(days)].sort();
}

function leavesOfRule({ applies, requires }: { applies: Condition; requires: Condition }): Leaf[] {
  return [...leavesOf(applies), ...leavesOf(requires)];
}

/** The days on which the years since an answered date reach and pass a test's bound, and on which they begin to count. */
function daysOfYears(
  { fact, bound }: Leaf,
  { vocabulary }: Rulebook,
  profile: Profile,
  asOf: string,
  until: string,
): string[] {
  const since = vocabulary.byId.get(fact)?.elapsedSince;
  const start = since === undefined ? undefined : profile.get(since);
  if (start?.kind !== "date" || bound.kind !== "quantity") return [];
  const reached = firstDay(asOf, until, (day) => yearsBetween(start.day, day).gte(bound.value));
  const passed = firstDay(asOf, until, (day) => yearsBetween(start.day, day).gt(bound.value));
  return [start.day, reached, passed].filter((day) => day !== null);
}

/** The first day within (asOf, until] on which something holds that never ceases to hold; null where there is none. */
function firstDay(asOf: string, until: string, holds: (day: string) => boolean): string | null {
  if (holds(asOf) || !holds(until)) return null;
  let [early, late] = [asOf, until];
  for (;;) {
    const apart = (Date.parse(late) - Date.parse(early)) / 86_400_000;
    if (apart <= 1) return late;
    const middle = dayAfter(early, Math.floor(apart / 2));
    if (holds(middle)) late = middle;
    else early = middle;
  }
}

function turnsBetween(
  before: readonly Outcome[],
  after: readonly Outcome[],
  day: string,
  { rulebook, profile }: { readonly rulebook: Rulebook; readonly profile: Profile },
): Turn[] {
  const eve = dayAfter(day, -1);
  const statuses = [eve, day].map((one) => statusesOn(rulebook, one).statusOf);
  return rulebook.rules.flatMap((rule, index): Turn[] => {
    const [old, now] = [before[index], after[index]];
    if (old === undefined || now === undefined) throw new Error(`${rule.id} has no outcome on ${day}`);
    if (now === old) return [];
    const [past, present] = statuses.map((statusOf) => statusOf(rule.document));
    return [
      {
        day,
        lastDay: eve,
        provision: rule.id,
        title: rule.title,
        before: old,
        after: now,
        causes: [
          ...(past === undefined || present === undefined || past === present
            ? []
            : [{ kind: "document", document: rule.document, before: past, after: present } as const]),
          ...causesInFacts(rule, rulebook, profile, day),
        ],
      },
    ];
  });
}

/** The facts of a rule that turn on that day: years since an answered date, or a day in the law. */
function causesInFacts(rule: Rule, { vocabulary }: Rulebook, profile: Profile, day: string): TurnCause[] {
  const eve = dayAfter(day, -1);
  const looked = new Set(leavesOfRule(rule).map(({ fact }) => fact));
  return [...looked].flatMap((id): TurnCause[] => {
    const fact = vocabulary.byId.get(id);
    if (fact?.trueFrom === day) return [{ kind: "law", fact: id }];
    const start = fact?.elapsedSince === undefined ? undefined : profile.get(fact.elapsedSince);
    if (start?.kind !== "date" || fact?.elapsedSince === undefined) return [];
    const turns = leavesOfRule(rule).some(({ fact: tested, bound }) => {
      if (tested !== id || bound.kind !== "quantity") return false;
      const [old, now] = [yearsBetween(start.day, eve), yearsBetween(start.day, day)];
      return old.compare(bound.value) !== now.compare(bound.value) || start.day === day;
    });
    return turns ? [{ kind: "years", fact: id, since: start.day }] : [];
  });
}

/** Facts in years that were answered as numbers and that a rule about the company looks at. */
function yearsThatStandStill(
  { rules, vocabulary }: Rulebook,
  profile: Profile,
  outcomes: readonly Outcome[],
): string[] {
  const looked = new Set(
    rules.flatMap((rule, index) =>
      outcomes[index] === "not-applicable" ? [] : leavesOfRule(rule).flatMap(factsOfLeaf),
    ),
  );
  return vocabulary.facts
    .filter(({ id, type, unit }) => type === "duration" && unit === "years" && looked.has(id))
    .filter(({ id }) => profile.get(id)?.kind === "quantity")
    .map(({ id }) => id);
}
