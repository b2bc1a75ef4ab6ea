import type { Request, Response, Router } from "express";
import { TooLargePage } from "../../../web/pages/message.tsx";
import { canBeTyped, readTyped } from "../../fact-types/read-typed.ts";
import { parseJson } from "../../input/json.ts";
import { atTheirLines } from "../../input/lines-of-paths.ts";
import { describeProblem, InputError } from "../../input/problem.ts";
import { migrateFacts } from "../../interview/renamed-facts.ts";
import { textIn } from "../../language/language.ts";
import type { Profile } from "../../profile/answer.ts";
import { dayAskedIn, withoutDayAsked } from "../../profile/days.ts";
import { savedAnswers } from "../../situation/canonical.ts";
import { newCaseId } from "../case/case.ts";
import { keepCase } from "../case/case-cookies.ts";
import { unpackProfile } from "../case/link.ts";
import type { Core } from "../core.ts";
import { Failure } from "../failure.ts";
import { field, readFields } from "../forms/fields.ts";
import { decodeText, readBytes } from "../http/body.ts";
import { languageFor } from "../http/languages.ts";
import { checkSize } from "../limits.ts";
import words from "../words.json" with { type: "json" };
import { savedProfile } from "./current-case.tsx";
import { contextOf, type PageServices, sendPage } from "./frame.ts";
import { sendProfile, sendResult } from "./result.tsx";
import { form, onlyMethods } from "./routes.ts";

/** Profiles that come from outside: a file, the fragment of a link, or a case too large for cookies. */
export function uploadRoutes(router: Router, services: PageServices): void {
  const { core } = services;
  router
    .route("/cases/upload")
    .post(readBytes("multipart/form-data"), async (request, response) => {
      beginWith(readProfile(await uploadedText(request), core), request, response, services);
    })
    .all(onlyMethods("POST"));
  form(router, "/cases/open", (request, response) => {
    const text = unpackProfile(field(readFields(request), "case"));
    if (text === null) throw new Failure("bad-request");
    beginWith(readProfile(text, core), request, response, services);
  });
  form(router, "/cases/download", (request, response) => {
    sendProfile(readProfile(field(readFields(request), "profile"), core), core.today(), response);
  });
  form(router, "/cases/result", async (request, response) => {
    const profile = readProfile(field(readFields(request), "profile"), core);
    await sendResult(profile, null, request, response, services);
  });
  form(router, "/validate/:fact", (request, response) => {
    const fact = core.rulebook.vocabulary.byId.get(String(request.params.fact));
    if (fact === undefined || !canBeTyped(fact)) throw new Failure("not-found");
    const language = languageFor(request);
    const typed = readTyped(fact, field(readFields(request), "value"));
    response
      .set("Cache-Control", "no-store")
      .json(
        typed.kind === "understood"
          ? { understood: textIn(typed.readBack, language) }
          : { problem: textIn(describeProblem(typed.problem), language) },
      );
  });
}

/** A new case with the answers of a profile; its answers are shown first. */
function beginWith(profile: Profile, request: Request, response: Response, services: PageServices): void {
  const id = newCaseId();
  const kept = { id, asOf: dayAskedIn(profile), profile: withoutDayAsked(profile), last: null };
  if (keepCase(kept, request, response, services)) {
    response.set("Cache-Control", "no-store").redirect(303, `/case/${id}/answers`);
    return;
  }
  const text = JSON.stringify(savedAnswers(savedProfile(kept, services.core)));
  sendPage(response, <TooLargePage context={contextOf(request, services)} profile={text} />);
}

/** A profile as strictly as from a file, older names of facts understood. Throws an InputError. */
export function readProfile(text: string, core: Core): Profile {
  return atTheirLines(text, () => {
    const parsed = parseJson(text);
    checkSize(parsed.value);
    if (parsed.problems.length > 0) throw new InputError(parsed.problems);
    const { value } = migrateFacts(parsed.value, core.renamed, core.rulebook.vocabulary);
    return core.reader.fromValue(value);
  });
}

/** The text of the uploaded file. Fails where there is none, or the form cannot be read. */
async function uploadedText(request: Request): Promise<string> {
  const file = (await multipart(request)).get("profile");
  if (!(file instanceof File)) throw new Failure("bad-request");
  return decodeText(new Uint8Array(await file.arrayBuffer()));
}

/** The text that was pasted, else that of the uploaded file. Throws an InputError where there is neither. */
export async function sentText(request: Request): Promise<string> {
  const fields = await multipart(request);
  const [text, file] = [fields.get("text"), fields.get("profile")];
  if (typeof text === "string" && text.trim() !== "") return text;
  if (!(file instanceof File) || file.size === 0) {
    const { profile: expected } = words.expected;
    throw new InputError([
      { code: "missing-answer", path: [], found: "", expected, nearest: null, line: null },
    ]);
  }
  return decodeText(new Uint8Array(await file.arrayBuffer()));
}

/** The fields and files of a form. Fails where it cannot be read. */
export async function multipart(request: Request): Promise<FormData> {
  const bytes: unknown = request.body;
  const type = request.get("content-type") ?? "";
  if (!(bytes instanceof Uint8Array)) throw new Failure("bad-request");
  try {
    return await new WebResponse(new Uint8Array(bytes), { headers: { "Content-Type": type } }).formData();
  } catch {
    throw new Failure("bad-request");
  }
}

/** The web's own Response, which reads multipart bodies; express has a type of the same name. */
const WebResponse = globalThis.Response;
