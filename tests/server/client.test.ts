import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/root.ts";
import { type Running, run, testApp } from "./support.ts";

const COMPILED = "client.ts";

interface Description {
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

let description: Description;
let client: string;
let running: Running;
const answers: (readonly [operation: string, answer: unknown])[] = [];

const sample = (name: string): string => readFileSync(`${ROOT}seeds/profiles/${name}.json`, "utf8");

beforeAll(async () => {
  running = await run(testApp());
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
}, 120_000);
afterAll(() => running.close());

const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  types: [],
  skipLibCheck: true,
};

/** What the compiler says of answers that are given the types of a client made from the API's description. */
function faultsOf(given: typeof answers): string[] {
  const source = given.map(
    ([operation, answer], index) =>
      `export const answer${index}: operations["${operation}"]["responses"]["200"]["content"]["application/json"] = ${JSON.stringify(answer)};`,
  );
  const text = [client, ...source].join("\n");
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version) =>
    name === COMPILED ? ts.createSourceFile(name, text, version) : getSourceFile(name, version);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([COMPILED], OPTIONS, host))
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

describe("the example of a case system", () => {
  const [, example = ""] =
    /```ts\n([\s\S]*?)```/.exec(readFileSync(`${ROOT}docs/DECISION-SERVICE.md`, "utf8")) ?? [];

  it("compiles against the typed client", { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), "zhunru-example-"));
    writeFileSync(join(folder, "zhunru-api.ts"), client);
    writeFileSync(join(folder, "example.ts"), example);
    const options = {
      ...OPTIONS,
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      allowImportingTsExtensions: true,
    };
    const faults = ts
      .getPreEmitDiagnostics(ts.createProgram([join(folder, "example.ts")], options))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    rmSync(folder, { recursive: true });
    expect(faults).toEqual([]);
  });

  it("prints the headline and what is needed", async () => {
    const { outputText } = ts.transpileModule(example, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    const program = outputText.replaceAll("http://127.0.0.1:3000", running.address);
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
    expect(stdout).toContain("Chinese share 60%: 7 percentage points below the minimum (at least 67%).");
    expect(stdout).toContain("\n- ");
  });
});
