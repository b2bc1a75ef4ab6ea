import { type InputRequiredResult, inputRequired } from "@modelcontextprotocol/server";
import { NONE_OF_THESE } from "../../../web/forms/shown.ts";
import type { ControlName } from "../../fact-types/fact-type.ts";
import { factTypeOf } from "../../fact-types/registry.ts";
import { describeProblem, formatPath, type Problem } from "../../input/problem.ts";
import { nextQuestion, type Question } from "../../interview/next-question.ts";
import { joinList, type Language, textIn } from "../../language/language.ts";
import type { Profile } from "../../profile/answer.ts";
import { dayAskedIn, withoutDayAsked } from "../../profile/days.ts";
import { COUNTRIES, nameOfCountry } from "../../vocabulary/countries.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";
import { type Case, newCaseId, readCase, writeCase } from "../case/case.ts";
import type { Seals } from "../case/seal.ts";
import { takeAnswer } from "../case/take-answer.ts";
import type { Core } from "../core.ts";
import { Failure } from "../failure.ts";
import { readAnswer } from "../forms/read-answer.ts";
import words from "./words.json" with { type: "json" };

/** What an assistant's client sent along with a call: the sealed state, and what the user answered. */
export interface Exchange {
  /** What this server sealed in an earlier round; null in the first. */
  readonly state: string | null;
  readonly responses: unknown;
  /** Whether the client lets its user be asked. */
  readonly canAsk: boolean;
}

/** A round of the questionnaire: the user is asked, or there is nothing more to ask. */
export type Round =
  | { readonly kind: "ask"; readonly result: InputRequiredResult }
  | { readonly kind: "done"; readonly profile: Profile; readonly asOf: string };

const KEPT = 24 * 3600 * 1000;
const PURPOSE = "questionnaire";
const ANSWER = "answer";
const UNKNOWN = "do-not-know";

const { ask } = words;

/**
 * One round: takes the answer to the question asked before, and asks the next one as the web form does, until no answer
 * would change a result or the user ends it. The answers travel with the client, sealed. Throws a Failure for a state
 * that this server did not seal, and where the client cannot ask.
 */
export function playRound(
  exchange: Exchange,
  first: { readonly profile: Profile; readonly asOf: string | null },
  core: Core,
  seals: Seals,
  language: Language,
): Round {
  const { vocabulary } = core.rulebook;
  const current = exchange.state === null ? begun(first) : resumed(exchange.state, core, seals);
  const asOf = current.asOf ?? core.today();
  const questionOf = (profile: Profile): Question | null =>
    nextQuestion(core.forecastOn(asOf)(profile), vocabulary);
  const askNext = (at: Case, problems: readonly Problem[]): Round => {
    const question = questionOf(at.profile);
    if (question === null) return { kind: "done", profile: at.profile, asOf };
    if (!exchange.canAsk) throw new Failure("bad-request", { text: words.cannotAsk });
    const requestState = seals.seal(`${at.id}\n${writeCase(at)}`, PURPOSE, KEPT);
    const message = messageOf(question, problems, at.profile.size, language);
    const requestedSchema = formOf(question, language);
    const request = inputRequired.elicit({ mode: "form", message, requestedSchema });
    return { kind: "ask", result: inputRequired({ requestState, inputRequests: { [ANSWER]: request } }) };
  };
  const asked = exchange.state === null ? null : questionOf(current.profile);
  if (asked === null) return askNext(current, []);
  const response = responseIn(exchange.responses);
  if (response.action === "none") return askNext(current, []);
  if (response.action !== "accept") return { kind: "done", profile: current.profile, asOf };
  const { fact, pair } = asked;
  const fields = fieldsOf(response.content);
  for (const side of ["from", "to"] as const) if (pair !== null) fields.set(side, pair[side]);
  const read = readAnswer(fact, fields, current.profile, core.reader);
  if (read.kind === "problems") return askNext(current, read.problems);
  const taken = takeAnswer(current.profile, fact.id, read.answer, vocabulary);
  if (taken.kind === "contradiction") return askNext(current, taken.problems);
  return askNext({ ...current, profile: taken.profile, last: fact.id }, []);
}

function begun({ profile, asOf }: { readonly profile: Profile; readonly asOf: string | null }): Case {
  const day = asOf ?? dayAskedIn(profile);
  return { id: newCaseId(), asOf: day, profile: withoutDayAsked(profile), last: null };
}

function resumed(state: string, core: Core, seals: Seals): Case {
  const [, id, text] = /^(\S+)\n(.*)$/s.exec(seals.unseal(state, PURPOSE) ?? "") ?? [];
  if (id === undefined || text === undefined) throw new Failure("bad-request", { text: words.foreignState });
  return readCase(id, text, core.reader);
}

type Response =
  | { readonly action: "none" | "decline" | "cancel" }
  | { readonly action: "accept"; readonly content: unknown };

function responseIn(responses: unknown): Response {
  const response = (responses as Readonly<Record<string, unknown>> | undefined)?.[ANSWER];
  if (typeof response !== "object" || response === null || !("action" in response)) return { action: "none" };
  if (response.action === "accept")
    return { action: "accept", content: "content" in response ? response.content : {} };
  return { action: response.action === "decline" ? "decline" : "cancel" };
}

/** What the user filled in, as the fields of the web form. Anything but text is left out, and so is no answer. */
function fieldsOf(content: unknown): URLSearchParams {
  const fields = new URLSearchParams();
  if (typeof content !== "object" || content === null) return fields;
  for (const [name, given] of Object.entries(content)) {
    for (const value of Array.isArray(given) ? given : [given]) {
      if (typeof value === "string") fields.append(name, value);
    }
  }
  if (fields.getAll("value").includes(UNKNOWN)) fields.set("answer", "unknown");
  return fields;
}

/** The question as the user reads it: what was wrong before, the question, its help and who knows. */
function messageOf(
  { fact, pair, bearsOn }: Question,
  problems: readonly Problem[],
  answered: number,
  language: Language,
): string {
  const wrong = problems.map((problem) => {
    const text = textIn(describeProblem(problem), language);
    const path = formatPath(problem.path.slice(1));
    return textIn(ask.wrong, language, { text: path === "" ? text : `${path}: ${text}` });
  });
  const titles = [...new Set(bearsOn.map(({ title }) => textIn(title, language)))].slice(0, MOST_TITLES);
  return [
    ...wrong,
    textIn(fact.question, language),
    ...(pair === null ? [] : [textIn(ask.pair, language, { from: pair.from, to: pair.to })]),
    textIn(fact.help, language),
    textIn(words.tell.whoKnows, language, { text: textIn(fact.whoKnows, language) }),
    textIn(words.tell.askedBecause, language, { titles: joinList(titles, language) }),
    textIn(ask.progress, language, { answered: `${answered}` }),
  ].join("\n");
}

const MOST_TITLES = 5;

type Form = Parameters<typeof inputRequired.elicit>[0]["requestedSchema"];

/** The fields of a question, all of them text, so that no number is rounded on its way. */
function formOf({ fact }: Question, language: Language): Form {
  return FORMS[factTypeOf(fact).control](fact, language);
}

const FORMS: Readonly<Record<ControlName, (fact: Fact, language: Language) => Form>> = {
  text: lineForm,
  typed: lineForm,
  "yes-no": (fact, language) =>
    oneOf(
      ["yes", "no"].map((id) => ({ const: id, title: textIn(ask[id as "yes" | "no"], language) })),
      fact,
      language,
    ),
  choice: (fact, language) => oneOf(ownChoices(fact, language), fact, language),
  choices: (fact, language) => {
    const none = { const: NONE_OF_THESE, title: textIn(ask.none, language) };
    const anyOf = [...ownChoices(fact, language), none, unknown(language)];
    const title = textIn(fact.title, language);
    return formOfValue({ type: "array", title, items: { anyOf }, minItems: 1 });
  },
  country: (fact, language) =>
    oneOf(
      COUNTRIES.map((code) => ({ const: code, title: nameOfCountry(code, language) })),
      fact,
      language,
    ),
  holders: lineForm,
  group: lineForm,
  rate: (_fact, language) => ({
    type: "object",
    properties: {
      rate: { type: "string", title: textIn(ask.rate, language) },
      date: { type: "string", title: textIn(ask.rateDate, language) },
      source: { type: "string", title: textIn(ask.rateSource, language) },
      answer: {
        type: "string",
        title: textIn(ask.orUnknown, language),
        oneOf: [{ ...unknown(language), const: "unknown" }],
      },
    },
  }),
};

type Field = Extract<Form, { readonly properties: unknown }>["properties"][string];

interface Option {
  readonly const: string;
  readonly title: string;
}

function formOfValue(value: Field): Form {
  return { type: "object", properties: { value }, required: ["value"] };
}

function lineForm(fact: Fact, language: Language): Form {
  const { typing } = factTypeOf(fact);
  const description =
    typing === undefined ? {} : { description: textIn(ask.typed, language, { example: typing.example }) };
  return formOfValue({ type: "string", title: textIn(fact.title, language), ...description });
}

function oneOf(options: readonly Option[], fact: Fact, language: Language): Form {
  const title = textIn(fact.title, language);
  return formOfValue({ type: "string", title, oneOf: [...options, unknown(language)] });
}

function ownChoices({ choices = [] }: Fact, language: Language): Option[] {
  return choices.map(({ id, title }) => ({ const: id, title: textIn(title, language) }));
}

function unknown(language: Language): Option {
  return { const: UNKNOWN, title: textIn(ask.doNotKnow, language) };
}
