import { compareCities } from "../advise/compare/compare-cities.ts";
import { checkKeep } from "../advise/keep.ts";
import { answerReport } from "../answers/answer-report.ts";
import { supportIn } from "../answers/support.ts";
import { EXPECTED } from "../input/expected.ts";
import { InputError, nearest, type Problem, showFound } from "../input/problem.ts";
import { describeNextQuestion } from "../interview/describe-question.ts";
import { todayInShanghai } from "../language/day.ts";
import type { Profile as InnerProfile } from "../profile/answer.ts";
import { dayAskedIn, isRealDay, withoutDayAsked } from "../profile/days.ts";
import { withOwnErrors } from "./errors.ts";
import { answersIn, type Profile } from "./profile.ts";
import { insideOf, type Rules } from "./rules.ts";
import type { Blocker, Change, Comparison, NextQuestion, Report } from "./shapes.ts";

/** Of which day something is asked. */
export interface DayOption {
  /** YYYY-MM-DD. Else the day that the profile names, else today in Asia/Shanghai. */
  readonly asOf?: string;
}

export interface AdviceOptions extends DayOption {
  /** Facts that nobody may change, besides those that are not in the company's hands. */
  readonly keep?: readonly string[];
}

/** How some provisions can all be met. */
export interface Advice {
  /** Sets of changed answers, the cheapest first; empty where nothing would help. */
  readonly changes: readonly (readonly Change[])[];
  /** What stands in the way; empty where something would help. */
  readonly blocked: readonly Blocker[];
}

/**
 * The report on a profile, as `check --format json` prints it: an answer for each activity and city, what it stands on,
 * and a finding for every provision. The same profile, rules and day give the same report. Throws an InputError for a day
 * or a fact that there is none of.
 */
export async function evaluate(rules: Rules, profile: Profile, options: AdviceOptions = {}): Promise<Report> {
  const { advisor, rulebook } = insideOf(rules);
  const answers = answersIn(rules, profile);
  const day = dayOf(answers, options);
  const keep = keepOf(rules, options);
  const report = await advisor.report(answers, day, { keep });
  return answerReport(report, rulebook, supportIn(answers, new Map(), rulebook.vocabulary));
}

/** The profile's activities in every city side by side, as `compare --format json` prints it. Throws as `evaluate`. */
export async function compare(rules: Rules, profile: Profile, options: DayOption = {}): Promise<Comparison> {
  const { advisor, rulebook, items, version } = insideOf(rules);
  const answers = answersIn(rules, profile);
  const sources = { rulebook, items: items(), advisor, version };
  return compareCities(answers, dayOf(answers, options), sources, false);
}

/**
 * The changed answers after which all of these provisions (ids of findings) apply and are met at once. Throws an
 * InputError for a provision, day or fact that there is none of.
 */
export function advise(
  rules: Rules,
  profile: Profile,
  provisions: readonly string[],
  options: AdviceOptions = {},
): Advice {
  const { advisor } = insideOf(rules);
  const answers = answersIn(rules, profile);
  checkProvisions(rules, provisions);
  const keep = keepOf(rules, options);
  const { changes, blocked } = advisor.advise(answers, dayOf(answers, options), provisions, { keep });
  return { changes, blocked };
}

/**
 * The question that matters most for a profile, why it is asked, and how far along; `next` is null where no answer can
 * change an outcome any more. Throws an InputError for a day that there is none of.
 */
export function nextQuestion(rules: Rules, profile: Profile, options: DayOption = {}): NextQuestion {
  const { rulebook, forecastOn } = insideOf(rules);
  const answers = answersIn(rules, profile);
  const day = dayOf(answers, options);
  return describeNextQuestion(withoutDayAsked(answers), day, rulebook, forecastOn(day));
}

/** The day asked about. Throws an InputError for a text that is no day. @internal */
export function dayOf(answers: InnerProfile | null, { asOf }: DayOption): string {
  if (asOf === undefined)
    return (answers === null ? null : dayAskedIn(answers)) ?? todayInShanghai(new Date());
  // Programs without a compiler hand over a null or a Date.
  const text = String(asOf);
  if (isRealDay(text)) return text;
  const found = showFound(text);
  return refuse([
    { code: "wrong-value", path: ["asOf"], found, expected: EXPECTED.date, nearest: null, line: null },
  ]);
}

function keepOf(rules: Rules, { keep = [] }: AdviceOptions): readonly string[] {
  return withOwnErrors(() => checkKeep(keep, insideOf(rules).rulebook.vocabulary, "keep"));
}

function checkProvisions(rules: Rules, provisions: readonly string[]): void {
  const known = insideOf(rules).rulebook.rules.map(({ id }) => id);
  const unknown = provisions.filter((id) => !known.includes(id));
  if (unknown.length === 0) return;
  refuse(
    unknown.map((id) => ({
      code: "unknown-key",
      path: ["provisions"],
      found: showFound(id),
      expected: EXPECTED.provision,
      nearest: nearest(id, known),
      line: null,
    })),
  );
}

function refuse(problems: readonly Problem[]): never {
  return withOwnErrors(() => {
    throw new InputError(problems);
  });
}
