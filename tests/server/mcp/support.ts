import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { ROOT } from "../../support/root.ts";
import { rulebook } from "../../support/rulebook.ts";

/** The protocol's revisions that are spoken: the one of now, and those before it. */
export const ERAS = ["modern", "legacy"] as const;
export type Era = (typeof ERAS)[number];

type Options = NonNullable<ConstructorParameters<typeof Client>[1]>;

export function clientOf(era: Era, options: Options = {}): Client {
  const mode = era === "modern" ? { pin: "2026-07-28" } : "legacy";
  return new Client({ name: "test", version: "1" }, { ...options, versionNegotiation: { mode } } as Options);
}

/** A client of the server at an address. */
export async function overHttp(address: string, era: Era, options?: Options): Promise<Client> {
  const client = clientOf(era, options);
  await client.connect(new StreamableHTTPClientTransport(new URL(`${address}/mcp`), { fetch: fetchAgain }));
  return client;
}

const MOST_TRIES = 3;

/** As fetch; but a busy client does not see in time that the server gave an idle connection up, and sends again. */
export async function fetchAgain(address: string | URL, init?: RequestInit): Promise<Response> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await fetch(address, init);
    } catch (error) {
      const isClosed = error instanceof TypeError && /closed|ECONNRESET/.test(String(error.cause));
      if (!isClosed || tried === MOST_TRIES) throw error;
    }
  }
}

/** A client of the command, which must have been built. */
export async function overStreams(
  era: Era,
  args: readonly string[] = [],
  options?: Options,
): Promise<Client> {
  const client = clientOf(era, options);
  const command = { command: process.execPath, args: ["dist/zhunru.js", "mcp", ...args], cwd: ROOT };
  await client.connect(new StdioClientTransport(command));
  return client;
}

/** The two texts of a result: the short one, and the API's. */
export function textsOf({ content }: { readonly content: readonly unknown[] }): [text: string, json: string] {
  const [text, json] = content.map((part) => (part as { text: string }).text);
  return [text ?? "", json ?? ""];
}

/** What a user answers to each question, by the fact; `cancel` ends it, and several are given one after another. */
export type UserAnswers = Readonly<Record<string, string | readonly string[]>>;

/** A user who can be asked: the options of a client, and what was asked. Facts without an answer are not known. */
export function asking(answers: UserAnswers) {
  const asked: string[] = [];
  const given = new Map<string, number>();
  const options: Options = {
    capabilities: { elicitation: { form: {} } },
    inputRequired: { maxRounds: 400 },
  } as Options;
  const listen = (client: Client): void => {
    client.setRequestHandler("elicitation/create", (request) => {
      const { message, requestedSchema } = request.params as {
        message: string;
        requestedSchema: { properties: Record<string, { type: string; title?: string }> };
      };
      asked.push(message);
      const { value } = requestedSchema.properties;
      const fact = factOf(value?.title ?? "");
      const answer = fact === undefined ? undefined : answers[fact];
      if (fact === undefined || answer === undefined) return notKnown(value?.type);
      if (value?.type === "array") return { action: "accept", content: { value: [...answer] } };
      const turn = given.get(fact) ?? 0;
      given.set(fact, turn + 1);
      return typed(typeof answer === "string" ? answer : answer[turn]);
    });
  };
  return { options, asked, listen };
}

/** The reply of a user who does not know, to a question of a type. */
function notKnown(type: string | undefined) {
  const content = type === "array" ? { value: ["do-not-know"] } : { value: "do-not-know", answer: "unknown" };
  return { action: "accept" as const, content };
}

/** The reply of a user who types an answer, or ends the questions. */
function typed(answer = "cancel") {
  if (answer === "cancel") return { action: "cancel" as const };
  return { action: "accept" as const, content: { value: answer } };
}

/** The fact whose title, in one of the languages, heads a question. */
export function factOf(title: string): string | undefined {
  return rulebook.vocabulary.facts.find((fact) => Object.values(fact.title).includes(title))?.id;
}
