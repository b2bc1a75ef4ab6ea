import { readFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/root.ts";
import { run, testApp } from "./support.ts";

const COMPILED = "client.ts";

interface Description {
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

let description: Description;
let client: string;
const answers: (readonly [operation: string, answer: unknown])[] = [];

const sample = (name: string): string => readFileSync(`${ROOT}seeds/profiles/${name}.json`, "utf8");

beforeAll(async () => {
  const running = await run(testApp());
  const get = async (path: string): Promise<unknown> =>
    (await fetch(`${running.address}/api/v1${path}`)).json();
  const send = async (path: string, profile: string): Promise<unknown> => {
    const headers = { "Content-Type": "application/json" };
    return (
      await fetch(`${running.address}/api/v1${path}`, { method: "POST", body: profile, headers })
    ).json();
  };
  description = (await get("/openapi.json")) as Description;
  client = astToString(await openapiTS(JSON.stringify(description)));
  answers.push(
    ["nextQuestion", await send("/next-question", "{}")],
    ["nextQuestion", await send("/next-question", sample("app-store-dont-know"))],
    ["evaluate", await send("/evaluate?asOf=2024-06-30", sample("survey-firm-60-percent"))],
    ["evaluate", await send("/evaluate?asOf=2024-06-30", sample("group-two-layers"))],
    ["evaluate", await send("/evaluate?asOf=2024-06-30", sample("european-group-without-rate"))],
    ["compare", await send("/compare?asOf=2024-06-30", sample("survey-firm-60-percent"))],
    ["listProvisions", await get("/provisions")],
    ["showProvision", await get("/provisions/cd-2022-213/1-48:app-store?asOf=2024-06-30")],
    ["listDocuments", await get("/documents?asOf=2024-06-30")],
    ["listFacts", await get("/facts")],
    ["describe", description],
  );
  await running.close();
}, 120_000);

/** What the compiler says of answers that are given the types of a client made from the API's description. */
function faultsOf(given: typeof answers): string[] {
  const source = given.map(
    ([operation, answer], index) =>
      `export const answer${index}: operations["${operation}"]["responses"]["200"]["content"]["application/json"] = ${JSON.stringify(answer)};`,
  );
  const text = [client, ...source].join("\n");
  const options = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    types: [],
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version) =>
    name === COMPILED ? ts.createSourceFile(name, text, version) : getSourceFile(name, version);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([COMPILED], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

describe("a client made from the API's description", () => {
  it("takes what every operation answers", { timeout: 120_000 }, () => {
    expect(faultsOf(answers)).toEqual([]);
  });

  it("refuses an answer with a key more, a key less, or a word that is none", { timeout: 120_000 }, () => {
    const next = answers[0]?.[1] as Record<string, unknown>;
    const { answered: _, ...less } = next;
    const wrong = [{ ...next, more: 1 }, less, { ...next, decided: [{ provision: "a", outcome: "yes" }] }];
    expect(faultsOf(wrong.map((answer) => ["nextQuestion", answer] as const))).toHaveLength(wrong.length);
  });

  it("leaves nothing loose but OpenAPI's own parts and the answers of an example as they were written", () => {
    const { Description: _, ...schemas } = description.components.schemas;
    const loose: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (value === null || typeof value !== "object") return;
      const entries = Object.entries(value);
      if (entries.length === 0 && !Array.isArray(value)) loose.push(path);
      for (const [key, inner] of entries) look(inner, `${path}/${key}`);
    };
    look(schemas, "");
    const written =
      "/Provision/properties/rules/items/properties/examples/items/properties/profile/additionalProperties";
    expect(loose).toEqual([written]);
  });
});
