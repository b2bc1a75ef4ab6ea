import type { Request, Router } from "express";
import {
  OwnershipReviewPage,
  OwnershipUploadPage,
  type ShownHolding,
} from "../../../web/pages/ownership.tsx";
import pageWords from "../../../web/words.json" with { type: "json" };
import { showReading } from "../../evaluate/reading.ts";
import { formatRational } from "../../exact/rational.ts";
import { parseJson } from "../../input/json.ts";
import { describeProblem, formatPath, InputError, type Problem, showFound } from "../../input/problem.ts";
import { type Language, textIn } from "../../language/language.ts";
import { sayNote } from "../../ownership-file/notes.ts";
import { readOwnershipFile } from "../../ownership-file/read-ownership-file.ts";
import { soughtBy, takeOwnership } from "../../ownership-file/take-ownership.ts";
import { writeOwnershipFile } from "../../ownership-file/write-ownership-file.ts";
import { COMPANY, inOrder, isBand, type Profile } from "../../profile/answer.ts";
import { writeBand } from "../../profile/bands.ts";
import { canonicalProfile } from "../../situation/canonical.ts";
import { dayAskedIn } from "../../profile/days.ts";
import { sayShare } from "../../profile/fractions.ts";
import { ownershipOf, type Readings } from "../../profile/ownership.ts";
import answerWords from "../../report/answer-words.json" with { type: "json" };
import { showBand, showReading as showReadingInWords } from "../../report/values.ts";
import type { Case } from "../case/case.ts";
import type { Core } from "../core.ts";
import { Failure } from "../failure.ts";
import { field, readFields } from "../forms/fields.ts";
import { decodeText, readBytes } from "../http/body.ts";
import { checkSize } from "../limits.ts";
import words from "../words.json" with { type: "json" };
import { fileNameOf } from "./file-name.ts";
import { keepAndGo, savedProfile, withCase } from "./current-case.tsx";
import { form, onlyMethods, page } from "./routes.ts";
import { contextOf, type PageServices, sendPage } from "./frame.ts";
import { multipart } from "./uploads.tsx";

const MOST_ON_A_PAGE = 20;
/** What a file may answer besides the owners, where the case does not say it. */
const OF_COMPANY = ["name", "unifiedSocialCreditCode", "lei"];

/** The owners of a case from a file in the standard's form, shown before they count, and written out in that form. */
export function ownershipRoute(router: Router, services: PageServices): void {
  const { core } = services;
  router
    .route("/case/:case/ownership")
    .get(
      withCase(services, (found, request, response) => {
        const context = contextOf(request, services);
        const shown = { context, caseId: found.id, asOf: dayOf(found, core), company: "", errors: [] };
        sendPage(response, <OwnershipUploadPage {...shown} />);
      }),
    )
    .post(
      readBytes("multipart/form-data"),
      withCase(services, async (found, request, response) => {
        const context = contextOf(request, services);
        const sent = await sentFile(request);
        const shown = { context, caseId: found.id, asOf: dayOf(found, core), company: sent.company };
        try {
          sendPage(
            response,
            <OwnershipReviewPage {...shown} {...review(sent, found, core, context.language)} />,
          );
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          const errors = error.problems
            .slice(0, MOST_ON_A_PAGE)
            .map((problem) => placed(problem, context.language));
          sendPage(response, <OwnershipUploadPage {...shown} errors={errors} />, 400);
        }
      }),
    )
    .all(onlyMethods("GET, HEAD, POST"));
  form(
    router,
    "/case/:case/ownership/take",
    withCase(services, (found, request, response) => {
      const profile = withAnswers(found.profile, field(readFields(request), "answers"), core);
      keepAndGo(
        { ...found, profile, last: "entities" },
        `/case/${found.id}/next`,
        request,
        response,
        services,
      );
    }),
  );
  page(
    router,
    "/case/:case/ownership.json",
    withCase(services, (found, _request, response) => {
      const profile = savedProfile(found, core);
      const day = dayAskedIn(profile) ?? core.today();
      const text = writeOwnershipFile(profile, day, core.rulebook.vocabulary.relations);
      if (text === null) throw new Failure("not-found");
      response
        .set("Cache-Control", "no-store")
        .attachment(fileNameOf(canonicalProfile(profile).name, day, "ownership", "json"))
        .type("application/json")
        .send(text);
    }),
  );
}

function dayOf({ asOf }: Case, core: Core): string {
  return asOf ?? core.today();
}

interface SentFile {
  readonly text: string;
  readonly company: string;
}

async function sentFile(request: Request): Promise<SentFile> {
  const fields = await multipart(request);
  const [file, company] = [fields.get("ownership"), fields.get("company")];
  if (!(file instanceof File)) throw new Failure("bad-request");
  const text = decodeText(new Uint8Array(await file.arrayBuffer()));
  return { text, company: typeof company === "string" ? company.trim() : "" };
}

/** What a file comes to for a case. Throws an InputError for what cannot be used. */
function review(sent: SentFile, found: Case, core: Core, language: Language) {
  const { vocabulary } = core.rulebook;
  const given = withoutOwners(found.profile, core);
  const asked = sent.company === "" ? null : sent.company;
  const read = readOwnershipFile(sent.text, dayOf(found, core), soughtBy(given, asked));
  const { profile, notes } = takeOwnership(given, read, vocabulary);
  const canonical = canonicalProfile(profile);
  const taken = ["entities", ...OF_COMPANY].flatMap((id) =>
    given.get(id) || canonical[id] === undefined ? [] : [[id, canonical[id]]],
  );
  const name = showFound(read.company.name ?? read.company.statement.recordId);
  return {
    company: name,
    holdings: holdingsOf(read.entities, name, language),
    readings: sayReadings(profile, language),
    notes: notes.map((note) => textIn(sayNote(note), language)),
    answers: JSON.stringify(Object.fromEntries(taken)),
  };
}

function holdingsOf(
  entities: ReturnType<typeof readOwnershipFile>["entities"],
  company: string,
  language: Language,
): ShownHolding[] {
  const text = pageWords.ownershipFile;
  const names = new Map(
    entities.map(({ id, name }) => [id, id === COMPANY ? company : showFound(name ?? id)]),
  );
  const nameOf = (id: string): string => names.get(id) ?? id;
  const held = entities.flatMap(({ id, origin, holds }) => {
    const shownOrigin = origin
      ? textIn(answerWords.origins[origin], language)
      : textIn(pageWords.holders.unknown, language);
    return holds.map(({ entity, share }) => ({
      name: nameOf(id),
      origin: shownOrigin,
      held: nameOf(entity),
      share: isBand(share) ? showBand(writeBand(share, formatRational), "%", language) : sayShare(share),
    }));
  });
  const unknown = textIn(pageWords.holders.unknown, language);
  const rests = entities.flatMap(({ id, rest }) =>
    rest === undefined
      ? []
      : [
          {
            name: textIn(text.others, language),
            origin: unknown,
            held: nameOf(id),
            share: textIn(text.remainder, language),
          },
        ],
  );
  return [...held, ...rests];
}

function sayReadings(profile: Profile, language: Language): { direct: string; lookThrough: string } {
  const foreign = ownershipOf(profile)?.foreign;
  if (foreign === undefined) throw new Error("owners were read, and the profile has none");
  const say = (reading: Readings["direct"]): string => {
    const { low, high, isLowOpen, isHighOpen } = reading;
    if (isLowOpen || isHighOpen) return showReadingInWords(showReading(reading), language);
    return low.equals(high) ? sayShare(low) : `${sayShare(low)} … ${sayShare(high)}`;
  };
  return { direct: say(foreign.direct), lookThrough: say(foreign.lookThrough) };
}

/** The answers without any form of the owners: the file stands in the place of the one given. */
function withoutOwners(profile: Profile, { rulebook }: Core): Profile {
  const answers = new Map(profile);
  for (const id of rulebook.vocabulary.relations.ownership) answers.delete(id);
  return answers;
}

/** The answers of a case with those that were shown and taken, read as strictly as a profile. */
function withAnswers(profile: Profile, text: string, core: Core): Profile {
  const parsed = parseJson(text);
  checkSize(parsed.value);
  const taken = core.reader.fromValue(parsed.value);
  if (taken.get("entities")?.kind !== "entities") throw new Failure("bad-request");
  for (const id of taken.keys())
    if (id !== "entities" && !OF_COMPANY.includes(id)) throw new Failure("bad-request");
  return inOrder(new Map([...withoutOwners(profile, core), ...taken]), core.rulebook.vocabulary);
}

/** A problem with its line and place; the id of a statement comes first. */
function placed(problem: Problem, language: Language): string {
  const { line, path } = problem;
  const parts = [
    ...(line === null ? [] : [textIn(words.problem.line, language, { line: String(line) })]),
    ...(path.length === 0 ? [] : [formatPath(path)]),
  ];
  const text = textIn(describeProblem(problem), language);
  if (parts.length === 0) return text;
  return textIn(words.problem.placed, language, {
    place: parts.join(textIn(words.problem.apart, language)),
    text,
  });
}
