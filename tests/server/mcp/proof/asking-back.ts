import type { Client } from "@modelcontextprotocol/client";
import type { RandomProfiles, RawProfile } from "../../../proof/evaluators/random-profile.ts";
import { IN_FORCE } from "../../../support/rulebook.ts";
import { Visitor } from "../../support.ts";
import { factOf, overHttp, overStreams, textsOf } from "../support.ts";

const OPTIONS = { capabilities: { elicitation: { form: {} } }, inputRequired: { maxRounds: 400 } } as const;
/** The doors at which a user can be asked: the revision before keeps no connection at `/mcp` on which to ask back. */
const DOORS = [
  ["/mcp, modern", (address: string) => overHttp(address, "modern", OPTIONS as never)],
  ["standard input and output, modern", () => overStreams("modern", [], OPTIONS as never)],
  ["standard input and output, legacy", () => overStreams("legacy", [], OPTIONS as never)],
] as const;
const UNKNOWN = "do-not-know";
const MOST_QUESTIONS = 400;

/** What came of asking: the questions in their order, the answers, and the report. */
interface Asked {
  readonly facts: readonly string[];
  readonly report: string;
}

/**
 * So many generated users go through the web form and, at each door, through the questionnaire by asking back: the
 * faults, each a door whose questions, answers or report are not the form's.
 */
export async function proveAskingBack(
  address: string,
  profiles: RandomProfiles,
  count: number,
): Promise<{ readonly faults: readonly string[]; readonly questions: number }> {
  const clients = await Promise.all(
    DOORS.map(async ([name, open]) => ({ name, client: await open(address) })),
  );
  const faults: string[] = [];
  let questions = 0;
  for (let index = 0; index < count; index += 1) {
    const { raw } = profiles.next();
    const expected = await throughForm(address, raw);
    questions += expected.facts.length;
    for (const { name, client } of clients) {
      const got = await throughQuestionnaire(client, raw);
      if (got.facts.join() !== expected.facts.join())
        faults.push(`${name} asks ${got.facts.join(", ")}; the form ${expected.facts.join(", ")}`);
      else if (withoutDay(got.report) !== withoutDay(expected.report))
        faults.push(`${name} ends elsewhere than the form: ${JSON.stringify(raw).slice(0, 300)}`);
    }
  }
  for (const { client } of clients) await client.close();
  return { faults, questions };
}

/** A report without the day in its answers: the form saves it with them, the tool is told it beside them. */
function withoutDay(text: string): string {
  const report = JSON.parse(text) as { profile: Record<string, unknown> };
  return JSON.stringify({
    ...report,
    profile: Object.entries(report.profile).filter(([fact]) => fact !== "asOf"),
  });
}

/** What the form's first page asks for, which is known before the first question. */
function begun({ city, activities }: RawProfile): object {
  return { asOf: IN_FORCE, city: city ?? "guangzhou", activities: activities ?? [] };
}

/** What the user says to a question asked for the first time, as a form's value; don't know to all else. */
function answerOf(fact: string, raw: RawProfile, asked: readonly string[]): string | string[] {
  const known = raw[fact] ?? null;
  if (known === null || asked.includes(fact)) return UNKNOWN;
  if (typeof known === "boolean") return known ? "yes" : "no";
  if (Array.isArray(known))
    return known.every((one) => typeof one === "string") && known.length > 0 ? known : UNKNOWN;
  if (typeof known === "object" && "amount" in known && "currency" in known)
    return `${String(known.amount)} ${String(known.currency)}`;
  return String(known);
}

async function throughForm(address: string, raw: RawProfile): Promise<Asked> {
  const visitor = new Visitor(address);
  await visitor.get("/?lang=en");
  const uploaded = await visitor.upload("/cases/upload", "profile", JSON.stringify(begun(raw)));
  const base = /^\/case\/[^/]+/.exec(uploaded.headers.get("location") ?? "")?.[0] ?? "";
  const facts: string[] = [];
  let { path } = await visitor.follow(await visitor.get(`${base}/next`));
  while (facts.length < MOST_QUESTIONS) {
    const fact = /\/question\/(\w+)/.exec(path)?.[1];
    if (fact === undefined) break;
    const answer = answerOf(fact, raw, facts);
    facts.push(fact);
    const fields: [string, string][] =
      answer === UNKNOWN ? [["answer", "unknown"]] : [answer].flat().map((value) => ["value", value]);
    const sent = await visitor.post(path, fields);
    path = (await visitor.follow(sent)).path;
  }
  return { facts, report: await (await visitor.get(`${base}/report.json`)).text() };
}

async function throughQuestionnaire(client: Client, raw: RawProfile): Promise<Asked> {
  const facts: string[] = [];
  client.setRequestHandler("elicitation/create", (request) => {
    const { requestedSchema } = request.params as {
      requestedSchema: { properties: Record<string, { type: string; title?: string }> };
    };
    const { value } = requestedSchema.properties;
    const fact = value === undefined ? "exchangeRates" : (factOf(value.title ?? "") ?? "");
    const answer = answerOf(fact, raw, facts);
    facts.push(fact);
    const isTable = value === undefined || answer === UNKNOWN;
    const content = { value: value?.type === "array" ? [answer].flat() : answer };
    return { action: "accept", content: isTable ? { ...content, answer: "unknown" } : content };
  });
  const given = { profile: begun(raw), language: "en" };
  const result = await client.callTool({ name: "questionnaire", arguments: given });
  return { facts, report: textsOf(result)[1] };
}
