import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "@modelcontextprotocol/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../../support/root.ts";
import { type Running, run, testApp } from "../support.ts";
import { ERAS, overHttp, overStreams, textsOf } from "./support.ts";

const SAMPLES = readdirSync(join(ROOT, "seeds/profiles")).filter((name) => name.endsWith(".json"));
const DAY = "2024-06-30";
const SURVEY = readFileSync(join(ROOT, "seeds/profiles/survey-firm-60-percent.json"), "utf8");
const NAMES = [
  "assess",
  "next_question",
  "what_would_have_to_change",
  "compare_cities",
  "find_activity",
  "show_item",
  "what_the_texts_say",
  "verify_dossier",
  "questionnaire",
];
/** Those that speak of a result, by which nobody may be taken in. */
const TELLING = NAMES.filter((name) => name !== "verify_dossier" && name !== "questionnaire");

let running: Running;
const clients = new Map<string, Client>();

beforeAll(async () => {
  running = await run(testApp({}, [], { isApart: true }));
  for (const era of ERAS) {
    clients.set(`/mcp, ${era}`, await overHttp(running.address, era));
    clients.set(`standard input and output, ${era}`, await overStreams(era, ["--as-of", DAY]));
  }
}, 60_000);

afterAll(async () => {
  for (const client of clients.values()) await client.close();
  await running.close();
});

const DOORS = ERAS.flatMap((era) => [`/mcp, ${era}`, `standard input and output, ${era}`]);

function clientAt(door: string): Client {
  const client = clients.get(door);
  if (client === undefined) throw new Error(`there is no client at ${door}`);
  return client;
}

const told = new Map<string, Promise<string>>();

/** The API's answer, asked for once for all doors. */
function api(path: string, body?: string): Promise<string> {
  const key = JSON.stringify([path, body]);
  const known = told.get(key) ?? answerOf(path, body);
  told.set(key, known);
  return known;
}

async function answerOf(path: string, body?: string): Promise<string> {
  const headers = { "Content-Type": "application/json" };
  const init = body === undefined ? {} : { method: "POST", headers, body };
  return (await fetch(`${running.address}/api/v1${path}`, init)).text();
}

/** The body in which JSON.stringify leaves a profile, as a client sends it. */
const asSent = (profile: string): string => JSON.stringify(JSON.parse(profile));

describe.each(DOORS)("%s", (door) => {
  it("lists the tools in their order, read-only, with schemas that take no number", async () => {
    const { tools } = await clientAt(door).listTools();
    expect(tools.map(({ name }) => name)).toEqual(NAMES);
    for (const { annotations, inputSchema, outputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      expect(JSON.stringify(inputSchema)).not.toMatch(
        /"type":\["?(number|integer)|"type":"(number|integer)"/,
      );
      expect(outputSchema).toBeDefined();
    }
    const [assess] = tools;
    const profile = assess?.inputSchema.properties?.profile as { properties: Record<string, object> };
    const first = (fact: string) =>
      (profile.properties[fact] as { anyOf: object[] }).anyOf.flatMap((member) =>
        "anyOf" in member ? (member.anyOf as object[]) : [member],
      )[0];
    expect(first("chineseShare")).toMatchObject({ pattern: expect.stringContaining("100") });
    expect(first("originalFloorArea")).toMatchObject({ pattern: expect.any(String) });
    expect(first("investorTotalAssets")).toMatchObject({
      properties: { amount: { type: "string", pattern: expect.any(String) } },
    });
  });

  it.each(SAMPLES)("gives the API's answers to %s", async (name) => {
    const profile = asSent(readFileSync(join(ROOT, "seeds/profiles", name), "utf8"));
    const given = { profile: JSON.parse(profile) as object, asOf: DAY };
    for (const [tool, path] of [
      ["assess", "/evaluate"],
      ["next_question", "/next-question"],
      ["what_would_have_to_change", "/evaluate"],
      ["compare_cities", "/compare"],
    ] as const) {
      const result = await clientAt(door).callTool({ name: tool, arguments: given });
      const expected = await api(`${path}?asOf=${DAY}`, profile);
      expect(textsOf(result)[1], tool).toBe(expected);
      expect(result.structuredContent, tool).toEqual(JSON.parse(expected));
    }
  });

  it("shows items as the API does", async () => {
    const result = await clientAt(door).callTool({
      name: "show_item",
      arguments: { id: "gz-2022-212/1-49", asOf: DAY },
    });
    const expected = await api(`/provisions/gz-2022-212/1-49?asOf=${DAY}`);
    expect(textsOf(result)[1]).toBe(expected);
    expect(result.structuredContent).toEqual(JSON.parse(expected));
  });

  it.each([
    "en",
    "zh-CN",
  ])("speaks %s, and nothing that it says can be cut out as an approval", async (language) => {
    for (const name of TELLING) {
      const words = { words: language === "en" ? "survey" : "调查" };
      const profile = {
        ...JSON.parse(SURVEY),
        legalRepresentativeNationality: "CN",
        name: "Invented Ltd",
      };
      const given = {
        show_item: { id: "gz-2022-212/1-12" },
        find_activity: words,
        what_the_texts_say: words,
      }[name] ?? { profile };
      const result = await clientAt(door).callTool({ name, arguments: { ...given, language } });
      const [text] = textsOf(result);
      expect(result.isError, text).not.toBe(true);
      expect(text.length).toBeGreaterThan(20);
      // An item's own text may say what the law allows; no result does.
      if (name !== "show_item")
        expect(text).not.toMatch(/\b(approved|passes|verified|allowed)\b|可以设立|已验证/i);
      expect(text.replaceAll("不等于获准", "")).not.toContain("获准");
      expect(text).toMatch(language === "en" ? /^[\x20-\x7e]/ : /^.*\p{Script=Han}{4}/u);
    }
  });

  it("takes numbers as the text that they were sent as, and refuses what was rounded or is no number", async () => {
    const client = clientAt(door);
    const base = { city: "guangzhou", activities: ["social-survey"] };
    const near = await client.callTool({
      name: "assess",
      arguments: { profile: { ...base, chineseShare: "66.999999" }, asOf: DAY },
    });
    expect(near.structuredContent).toMatchObject({ profile: { chineseShare: "66.999999" } });
    const profile = { ...base, chineseShare: "66.99999999999999999" };
    const long = await client.callTool({ name: "assess", arguments: { profile, asOf: DAY } });
    expect(long.isError).toBe(true);
    expect(textsOf(long)[1]).toBe(await apiProblems(profile));
  });

  it("refuses what is too long as the API does", async () => {
    const profile = { name: "long ".repeat(3_000) };
    const result = await clientAt(door).callTool({ name: "assess", arguments: { profile, language: "en" } });
    expect(textsOf(result)[1]).toBe(await apiProblems(profile));
  });

  it("refuses as the API does", async () => {
    const profile = { city: "guangzou", chineseShare: "101", investors: [{ name: "", share: "50" }] };
    const result = await clientAt(door).callTool({ name: "assess", arguments: { profile, language: "en" } });
    expect(result.isError).toBe(true);
    expect(textsOf(result)[1]).toBe(await apiProblems(profile));
    expect(textsOf(result)[0]).toMatch(/^Nothing was compared[\s\S]*guangzhou/);
  });

  it("refuses an unknown argument and a missing profile, and says what was expected", async () => {
    const client = clientAt(door);
    const missing = await client.callTool({ name: "assess", arguments: { language: "en" } });
    expect(textsOf(missing)[0]).toContain("profile");
    const other = await client.callTool({
      name: "assess",
      arguments: { profile: {}, asof: DAY, language: "en" },
    });
    expect(textsOf(other)[0]).toContain("nearest: asOf");
    const gone = await client.callTool({ name: "show_item", arguments: { id: "gz-2022-212/9-99" } });
    expect(JSON.parse(textsOf(gone)[1])).toMatchObject({ status: 404 });
  });

  it("says that nothing fits instead of guessing", async () => {
    const result = await clientAt(door).callTool({
      name: "find_activity",
      arguments: { words: "zzzzzz", language: "en" },
    });
    expect(textsOf(result)[0]).toContain("neither permits nor forbids");
    const found = JSON.parse(textsOf(result)[1]) as { kind: string }[];
    expect(found.map(({ kind }) => kind)).toEqual(["pointer"]);
  });
});

async function apiProblems(profile: object): Promise<string> {
  const response = await fetch(`${running.address}/api/v1/evaluate`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": "en" },
    body: JSON.stringify(profile),
  });
  return response.text();
}
