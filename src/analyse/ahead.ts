import { unitOf } from "../fact-types/measure.ts";
import type { Ahead, Turn, TurnCause } from "../contract/ahead.ts";
import { type CompiledRulebook, compileRulebook } from "../evaluate/compiled/compile.ts";
import { type StatusOf, statusesOn } from "../logic/situation.ts";
import type { Profile } from "../profile/answer.ts";
import { yearsBetween } from "../profile/elapsed.ts";
import type { Facts } from "../profile/facts.ts";
import { factsOf } from "../situation/facts.ts";
import { type Condition, factsOfLeaf, type Leaf, leavesOf } from "../rules/condition.ts";
import type { Outcome } from "../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";

/**
 * How many months ahead a report looks: long enough that whoever plans an establishment and the licences after it sees a
 * term end, and within what `ahead` can be asked for.
 */
export const MONTHS_IN_REPORT = 24;

/** The rules that are looked at, and what they are understood by. */
type Looked = Pick<Rulebook, "rules" | "documents" | "vocabulary">;

/** What changes by itself for one company. */
export type LookAhead = (profile: Profile, asOf: string, months: number, facts?: Facts) => Ahead;

/**
 * Looks ahead by one rulebook, for any number of companies: every day after `asOf` (YYYY-MM-DD), within so many months
 * (1 to 120), on which an outcome of the profile changes by itself. Complete: only the days on which a status, a number
 * of years since a date, or a test of the day asked about can turn are evaluated, since between two of them nothing
 * that a rule looks at changes its side of a bound. `facts` are those of the profile on that day, where they are at hand.
 */
export function createLookAhead(rulebook: Looked): LookAhead {
  const tests = rulebook.rules.flatMap(leavesOfRule);
  const statusDays = daysOfStatuses(rulebook);
  const lawDays = daysInLaw(tests, rulebook);
  let compiled: CompiledRulebook | null = null;
  const standingOn = (day: string, facts: Facts): Standing => {
    compiled ??= compileRulebook(rulebook);
    const { statusOf } = statusesOn(rulebook, day);
    return { statusOf, outcomes: compiled.outcomes(compiled.encode(facts, statusOf)) };
  };
  return (profile, asOf, months, known) => {
    const until = monthsLater(asOf, months);
    const isAhead = (day: string): boolean => day > asOf && day <= until;
    const years = tests.flatMap((leaf) => daysOfYears(leaf, rulebook.vocabulary, profile, asOf, until));
    const factDays = new Set([...lawDays, ...years].filter(isAhead));
    const days = [...new Set([...statusDays.filter(isAhead), ...factDays])].sort();
    const numbers = numbersOfYears(rulebook, profile);
    // Nothing to turn and nothing to tell of is the most frequent case, and costs no evaluation.
    if (days.length === 0 && numbers.length === 0) return { asOf, until, turns: [], standStill: [] };
    const turns: Turn[] = [];
    let facts = known ?? factsOf(profile, rulebook.vocabulary, asOf);
    let before = standingOn(asOf, facts);
    for (const day of days) {
      if (factDays.has(day)) facts = factsOf(profile, rulebook.vocabulary, day);
      const after = standingOn(day, facts);
      turns.push(...turnsBetween(before, after, day, { rulebook, profile }));
      before = after;
    }
    return {
      asOf,
      until,
      turns,
      standStill: numbers.filter((id) => isLookedAt(id, rulebook, before.outcomes)),
    };
  };
}

/** The last day that can be written as YYYY-MM-DD. */
const LAST_DAY = "9999-12-31";

/** The day so many months later; the last of its month where there is no corresponding day, and never after LAST_DAY. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map((part) => Number.parseInt(part, 10));
  const later = lastOfMonth(year, month + months);
  if (later.getUTCFullYear() > 9999) return LAST_DAY;
  later.setUTCDate(Math.min(date, later.getUTCDate()));
  return later.toISOString().slice(0, 10);
}

/** The last day of a month, counted from 1 and beyond 12 into the years that follow. */
function lastOfMonth(year: number, month: number): Date {
  const day = new Date(0);
  // Not Date.UTC: it takes the years before 100 for those of the twentieth century.
  day.setUTCFullYear(year, month, 0);
  return day;
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The days on which the status of a document turns that a rule is of. */
function daysOfStatuses({ rules, documents }: Looked): string[] {
  const own = new Set(rules.map(({ document }) => document));
  return [...documents].flatMap(([id, { status }]) => (own.has(id) ? status.map(({ from }) => from) : []));
}

/** The days from which on a fact that is tested holds by law. */
function daysInLaw(tests: readonly Leaf[], { vocabulary }: Looked): string[] {
  return tests.flatMap(({ fact }) => vocabulary.byId.get(fact)?.trueFrom ?? []);
}

function leavesOfRule({ applies, requires }: { applies: Condition; requires: Condition }): Leaf[] {
  return [...leavesOf(applies), ...leavesOf(requires)];
}

/** The days on which the years since an answered date reach and pass a test's bound, and on which they begin to count. */
function daysOfYears(
  { fact, bound }: Leaf,
  vocabulary: Vocabulary,
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

/** How the documents stand between two days on which something turns, and the outcome of each rule. */
interface Standing {
  readonly statusOf: StatusOf;
  readonly outcomes: readonly Outcome[];
}

function turnsBetween(
  before: Standing,
  after: Standing,
  day: string,
  { rulebook, profile }: { readonly rulebook: Looked; readonly profile: Profile },
): Turn[] {
  const eve = dayAfter(day, -1);
  return rulebook.rules.flatMap((rule, index): Turn[] => {
    const [old, now] = [before.outcomes[index], after.outcomes[index]];
    if (old === undefined || now === undefined) throw new Error(`${rule.id} has no outcome on ${day}`);
    if (now === old) return [];
    const { id, document, title } = rule;
    const [past, present] = [before.statusOf(document), after.statusOf(document)];
    const byStatus: TurnCause[] =
      past === present ? [] : [{ kind: "document", document, before: past, after: present }];
    const causes = [...byStatus, ...causesInFacts(rule, rulebook, profile, day)];
    return [{ day, lastDay: eve, provision: id, title, before: old, after: now, causes }];
  });
}

/** The facts of a rule that turn on that day: years since an answered date, or a day in the law. */
function causesInFacts(rule: Rule, { vocabulary }: Looked, profile: Profile, day: string): TurnCause[] {
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

/** Facts in years that were answered as numbers. */
function numbersOfYears({ vocabulary }: Looked, profile: Profile): string[] {
  return vocabulary.facts
    .filter((fact) => unitOf(fact) === "years")
    .filter(({ id }) => profile.get(id)?.kind === "quantity")
    .map(({ id }) => id);
}

/** Whether a rule about the company looks at a fact. */
function isLookedAt(id: string, { rules }: Looked, outcomes: readonly Outcome[]): boolean {
  return rules.some(
    (rule, index) =>
      outcomes[index] !== "not-applicable" && leavesOfRule(rule).flatMap(factsOfLeaf).includes(id),
  );
}
