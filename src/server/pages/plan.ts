import type { Filled, ShownError } from "../../../web/forms/shown.ts";
import { SIDE_BY_SIDE } from "../../../web/pages/plan.tsx";
import { describeProblem, InputError } from "../../input/problem.ts";
import { labelled, type Language, textIn } from "../../language/language.ts";
import type { Answer, Profile } from "../../profile/answer.ts";
import { everyCity } from "../../report/side-by-side.ts";
import { CITY } from "../../vocabulary/vocabulary.ts";
import { dayOf } from "../api/query.ts";
import type { Case } from "../case/case.ts";
import { takeAnswer } from "../case/take-answer.ts";
import type { Core } from "../core.ts";
import { type Fields, field } from "../forms/fields.ts";
import { readAnswer } from "../forms/read-answer.ts";
import words from "../words.json" with { type: "json" };
import { filledWith } from "./filled.ts";

/** What the first form says; or what is wrong with it. */
export type ReadPlan =
  | { readonly kind: "plan"; readonly asOf: string | null; readonly profile: Profile }
  | { readonly kind: "errors"; readonly errors: readonly ShownError[] };

/** Reads activities, city, name and day from the first form; every other answer of the case stays. */
export function readPlan(fields: Fields, current: Case, core: Core, language: Language): ReadPlan {
  const errors: ShownError[] = [];
  const answers: [string, Answer | null][] = [];
  const take = (id: string, at: string, own: Fields): void => {
    const fact = core.rulebook.vocabulary.byId.get(id);
    if (fact === undefined) return;
    const read = readAnswer(fact, own, current.profile, core.reader);
    if (read.kind === "answer") answers.push([id, read.answer]);
    else {
      for (const problem of read.problems)
        errors.push({
          field: at,
          text: labelled(textIn(fact.title, language), textIn(describeProblem(problem), language), language),
        });
    }
  };
  const city = field(fields, CITY);
  if (city === SIDE_BY_SIDE) answers.push([CITY, everyCity(core.rulebook.vocabulary, language).answer]);
  else take(CITY, CITY, new URLSearchParams({ value: city, answer: city }));
  const activities = new URLSearchParams(fields.getAll("value").map((id): [string, string] => ["value", id]));
  if (fields.has("activitiesUnknown") && activities.size === 0) activities.set("answer", "unknown");
  if (fields.has("activitiesUnknown") && activities.size > 1) {
    errors.push({ field: "value", text: textIn(words.expected.noneAlone, language) });
  }
  take("activities", "value", activities);
  const name = field(fields, "name");
  if (name !== "") take("name", "name", new URLSearchParams({ value: name }));
  const day = readDay(field(fields, "asOf"), core, language);
  if (day.error !== null) errors.push({ field: "asOf", text: day.error });
  if (errors.length > 0) return { kind: "errors", errors };
  let profile: Profile = current.profile;
  if (name === "") {
    const unnamed = new Map(profile);
    unnamed.delete("name");
    profile = unnamed;
  }
  for (const [id, answer] of answers) {
    const taken = takeAnswer(profile, id, answer, core.rulebook.vocabulary);
    if (taken.kind === "taken") profile = taken.profile;
  }
  return { kind: "plan", asOf: day.asOf, profile };
}

function readDay(
  text: string,
  core: Core,
  language: Language,
): { asOf: string | null; error: string | null } {
  const today = core.today();
  if (text === "" || text === today) return { asOf: null, error: null };
  try {
    return { asOf: dayOf(text, today), error: null };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [problem] = error.problems;
    return { asOf: null, error: problem === undefined ? "" : textIn(describeProblem(problem), language) };
  }
}

/** What the first form shows of a case. */
export function filledPlan(current: Case, core: Core): Filled {
  const activities = current.profile.get("activities");
  const city = current.profile.get(CITY);
  const name = current.profile.get("name");
  return {
    pair: null,
    rows: 0,
    values: {
      ...filledWith(activities, null).values,
      activitiesUnknown: activities === null ? ["unknown"] : [],
      city: chosenCity(city),
      name: name?.kind === "text" ? [name.text] : [],
      asOf: [current.asOf ?? core.today()],
    },
  };
}

function chosenCity(city: Answer | null | undefined): string[] {
  if (city === null) return ["unknown"];
  if (city?.kind === "choices") return [SIDE_BY_SIDE];
  return city?.kind === "choice" ? [city.id] : [];
}
