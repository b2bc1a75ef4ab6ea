import type { Tried, WhatIfField, WhatIfProps, WhatIfVerdict } from "../../../web/pages/what-if.tsx";
import words from "../../../web/words.json" with { type: "json" };
import type { Report } from "../../contract/report.ts";
import { factTypeOf } from "../../fact-types/registry.ts";
import { describeProblem } from "../../input/problem.ts";
import { type Language, textIn } from "../../language/language.ts";
import { citiesSideBySide } from "../../logic/several-cities.ts";
import type { Profile } from "../../profile/answer.ts";
import { describeChangeSets } from "../../report/changes.ts";
import { showPlaceOf } from "../../report/places.ts";
import { showAnswer } from "../../report/show-answer.ts";
import { viewAnswers } from "../../report/view-answers.ts";
import { showQuantity } from "../../vocabulary/quantities.ts";
import { answerable, CITY, type Fact } from "../../vocabulary/vocabulary.ts";
import type { Case } from "../case/case.ts";
import { takeAnswer } from "../case/take-answer.ts";
import type { Core } from "../core.ts";
import type { Fields } from "../forms/fields.ts";
import { readAnswer } from "../forms/read-answer.ts";
import { assessedProfile } from "./current-case.tsx";
import { filledWith } from "./filled.ts";
import { reportKeeping } from "./report-data.ts";

const MOST_FIELDS = 12;
/** So many bars are drawn under a field. */
const MOST_BARS = 2;

/** What was sent to be tried on a case. */
export interface Trial {
  readonly profile: Profile;
  readonly changed: readonly string[];
  readonly problems: ReadonlyMap<string, string>;
}

/** The answers of a form put in the place of those of the case; what cannot be taken is told by fact. */
export function tryAnswers(
  fields: Fields,
  found: Case,
  report: Report,
  core: Core,
  language: Language,
): Trial {
  const { vocabulary } = core.rulebook;
  const problems = new Map<string, string>();
  const changed: string[] = [];
  let { profile } = found;
  for (const fact of answerable(vocabulary)) {
    const sent = fields.get(nameOf(fact));
    if (sent === null || sent.trim() === answerText(fact, found.profile, report)) continue;
    const own = new URLSearchParams(sent.trim() === "" ? { answer: "unknown" } : { value: sent.trim() });
    const read = readAnswer(fact, own, profile, core.reader);
    if (read.kind === "problems") {
      const [problem] = read.problems;
      if (problem !== undefined) problems.set(fact.id, textIn(describeProblem(problem), language));
      continue;
    }
    const taken = takeAnswer(profile, fact.id, read.answer, vocabulary);
    if (taken.kind === "contradiction") {
      const [problem] = taken.problems;
      if (problem !== undefined) problems.set(fact.id, textIn(describeProblem(problem), language));
      continue;
    }
    profile = taken.profile;
    changed.push(
      textIn(words.whatIf.change, language, {
        fact: textIn(fact.title, language),
        before: showBefore(fact, found.profile, report, language),
        after: showAnswer(read.answer, fact, language),
      }),
    );
  }
  return { profile, changed, problems };
}

/** The form to try answers on a result, and what came of those sent. */
export async function whatIf(
  found: Case,
  report: Report,
  fields: Fields | null,
  core: Core,
  language: Language,
): Promise<WhatIfProps> {
  const { vocabulary } = core.rulebook;
  const trial = fields === null ? null : tryAnswers(fields, found, report, core, language);
  const isTried = trial !== null && trial.problems.size === 0;
  return {
    caseId: found.id,
    language,
    vocabulary,
    fields: factsToTry(report, found, core).map((fact) => fieldOf(fact, found, report, fields, trial)),
    tried: isTried && fields !== null ? await triedOf(trial, found, report, fields, core, language) : null,
  };
}

/** The answers on which a result rests and those still missing that decide, as far as one field can hold them. */
function factsToTry(report: Report, { profile }: Case, { rulebook: { vocabulary } }: Core): Fact[] {
  const missing = report.answers.flatMap(({ needs }) => needs.flatMap(({ fact }) => fact ?? []));
  const numbers = report.sensitivity.map(({ fact }) => fact);
  const ids = new Set([...numbers, ...report.basis.map(({ fact }) => fact), ...missing]);
  if (citiesSideBySide(profile) !== null) ids.delete(CITY);
  return answerable(vocabulary)
    .filter((fact) => ids.has(fact.id) && isInOneField(fact))
    .slice(0, MOST_FIELDS);
}

/** Whether an answer can be changed in one field, and decides anything. */
function isInOneField(fact: Fact): boolean {
  const { compared } = factTypeOf(fact);
  return compared !== undefined && compared !== "choices";
}

function fieldOf(
  fact: Fact,
  { profile }: Case,
  report: Report,
  fields: Fields | null,
  trial: Trial | null,
): WhatIfField {
  const counting = report.answers.flatMap((answer) => answer.counting);
  const range = report.sensitivity.find((one) => one.fact === fact.id) ?? null;
  const provisions = (range?.provisions ?? []).filter(({ provision }) => counting.includes(provision));
  return {
    fact,
    value: fields?.get(nameOf(fact)) ?? answerText(fact, profile, report),
    isKept: fields?.getAll("keep").includes(fact.id) === true,
    problem: trial?.problems.get(fact.id) ?? null,
    range:
      range === null || provisions.length === 0
        ? null
        : { ...range, provisions: provisions.slice(0, MOST_BARS) },
  };
}

async function triedOf(
  { profile, changed }: Trial,
  found: Case,
  report: Report,
  fields: Fields,
  core: Core,
  language: Language,
): Promise<Tried> {
  const { rulebook } = core;
  const after = await reportKeeping(
    core,
    assessedProfile({ ...found, profile }, core),
    fields.getAll("keep"),
  );
  const counting = after.answers.flatMap((answer) => answer.counting);
  return {
    changed,
    verdicts: verdictsOf(report, after, core, language),
    smallest: after.findings
      .filter(({ provision, changes }) => counting.includes(provision) && changes.length > 0)
      .map(({ provision, title, changes, blocked = [] }) => ({
        place: showPlaceOf(provision, rulebook, language),
        title: textIn(title, language),
        changes: describeChangeSets(changes, blocked, rulebook, language),
      })),
    before: fields.get("before") ?? null,
  };
}

function verdictsOf(before: Report, after: Report, { rulebook }: Core, language: Language): WhatIfVerdict[] {
  const shownIn = (report: Report) =>
    viewAnswers(report, rulebook, language).map(({ heading, outcome, verdict }, index) => {
      const figure = textIn(
        report.answers[index]?.parts.find(({ kind }) => kind === "figure")?.text,
        language,
      );
      return { heading, shown: { outcome, verdict, figure: figure ?? null } };
    });
  const then = shownIn(after);
  return shownIn(before).flatMap(({ heading, shown }) => {
    const other = then.find((one) => one.heading === heading);
    return other === undefined ? [] : [{ heading, before: shown, after: other.shown }];
  });
}

function nameOf({ id }: Fact): string {
  return `try-${id}`;
}

/** The answer of a case as the field shows it; a number that is worked out from other answers as it came out. */
function answerText(fact: Fact, profile: Profile, report: Report): string {
  const [given] = filledWith(profile.get(fact.id), null).values.value ?? [];
  return given ?? workedOut(fact, report)?.number ?? "";
}

function showBefore(fact: Fact, profile: Profile, report: Report, language: Language): string {
  const given = profile.get(fact.id);
  if (given !== undefined) return showAnswer(given, fact, language);
  const own = workedOut(fact, report);
  return own === null
    ? textIn(words.whatIf.notAnswered, language)
    : showQuantity(own.number, own.unit, language);
}

/** Where the company stands along a number, in its unit; null where that is not one number. */
function workedOut(
  { id }: Fact,
  { sensitivity }: Report,
): { readonly number: string; readonly unit: string | null } | null {
  const { at = [], unit = null } = sensitivity.find(({ fact }) => fact === id) ?? {};
  const [number, ...others] = at;
  return number === undefined || others.length > 0 ? null : { number, unit };
}
