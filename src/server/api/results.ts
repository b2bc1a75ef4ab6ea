import { describeNextQuestion } from "../../interview/describe-question.ts";
import { parseJson } from "../../input/json.ts";
import { atTheirLines } from "../../input/lines-of-paths.ts";
import { InputError } from "../../input/problem.ts";
import type { Profile } from "../../profile/answer.ts";
import { dayAskedIn, withoutDayAsked } from "../../profile/days.ts";
import { findEntry } from "../../report/rules/catalogue.ts";
import { describeEntry } from "../../report/rules/description.ts";
import { answerReport } from "../../answers/answer-report.ts";
import { type EvidenceDocuments, supportIn } from "../../answers/support.ts";
import type { DescribedDocument, Provision } from "../../contract/catalogue.ts";
import type { Comparison } from "../../contract/comparison.ts";
import type { NextQuestion } from "../../contract/next-question.ts";
import type { Report } from "../../contract/report.ts";
import { statusOn } from "../../rules/document.ts";
import type { Core } from "../core.ts";
import { Failure } from "../failure.ts";
import { checkSize } from "../limits.ts";

/** What is asked beside the profile: the day (null: the profile's own, else today), and the facts that are to stay. */
export interface AskedOf {
  readonly asOf: string | null;
  readonly keep?: readonly string[];
  /** The documents at hand on which answers may stand. */
  readonly documents?: EvidenceDocuments;
}

/** A profile in JSON text, read as strictly as a file. Throws an InputError that lists everything wrong in it. */
export function readProfile(text: string, core: Core): Profile {
  return atTheirLines(text, () => {
    const parsed = parseJson(text);
    checkSize(parsed.value);
    if (parsed.problems.length > 0) {
      try {
        core.reader.fromValue(parsed.value);
      } catch (error) {
        if (error instanceof InputError) throw new InputError([...parsed.problems, ...error.problems]);
        throw error;
      }
      throw new InputError(parsed.problems);
    }
    return core.reader.fromValue(parsed.value);
  });
}

/** The report on a profile. */
export async function evaluate(
  core: Core,
  profile: Profile,
  { asOf, keep = [], documents = new Map() }: AskedOf,
): Promise<Report> {
  const report = await core.advisor.report(profile, dayFor(core, profile, asOf), { keep });
  return answerReport(report, core.rulebook, supportIn(profile, documents, core.rulebook.vocabulary));
}

/** The question that matters most for a profile. */
export function nextQuestionFor(core: Core, profile: Profile, { asOf }: AskedOf): NextQuestion {
  const day = dayFor(core, profile, asOf);
  return describeNextQuestion(withoutDayAsked(profile), day, core.rulebook, core.forecastOn(day));
}

/** A profile in every city. */
export function compare(core: Core, profile: Profile, { asOf }: AskedOf): Promise<Comparison> {
  return core.compare(profile, dayFor(core, profile, asOf));
}

/** The item of an id, or of one of its rules. Throws the Failure `not-found`. */
export function provisionOf(core: Core, id: string, asOf: string | null): Provision {
  const entry = findEntry(core.catalogue, id);
  if (entry === null) throw new Failure("not-found");
  return describeEntry(entry, asOf ?? core.today());
}

/** Every document with its status. */
export function documentsOn(core: Core, asOf: string): DescribedDocument[] {
  return [...core.rulebook.documents.values()].map((document) => {
    const { id, title, shortTitle, number, issuer, level, city, written, published, term, note, checkedTo } =
      document;
    const { status, note: statusNote } = statusOn(document, asOf);
    return {
      ...{ id, title, shortTitle, number, issuer, level, city, written, published, term, note, checkedTo },
      asOf,
      status,
      statusNote,
    };
  });
}

/** A result as the text that goes out, the same through every door. */
export function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The day asked about: as given, else the profile's own, else today. */
export function dayFor(core: Core, profile: Profile, asOf: string | null): string {
  return asOf ?? dayAskedIn(profile) ?? core.today();
}
