import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "@modelcontextprotocol/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STATED } from "../../../src/answers/support.ts";
import { renderMachinePart } from "../../../src/dossier/machine/make.ts";
import { makeDossier } from "../../../src/dossier/make-dossier.ts";
import { ROOT } from "../../support/root.ts";
import { core, type Running, run, testApp } from "../support.ts";
import { overHttp, textsOf } from "./support.ts";

const DAY = "2024-06-30";
const SURVEY = readFileSync(join(ROOT, "seeds/profiles/survey-firm-60-percent.json"), "utf8");

let running: Running;
let client: Client;

beforeAll(async () => {
  running = await run(testApp({}, [], { isApart: true }));
  client = await overHttp(running.address, "modern");
}, 60_000);

afterAll(async () => {
  await client.close();
  await running.close();
});

describe("verify_dossier", () => {
  it("confirms what this program made, whatever form it comes in, and tells what was changed", async () => {
    const { decider, makePdf } = await core.dossiers();
    const pages = {
      language: "en",
      preparedFor: null,
      preparedBy: null,
      holders: "named",
      keep: [],
    } as const;
    const request = {
      profile: decider.reader.fromText(SURVEY),
      asOf: DAY,
      pages: { ...pages, keep: [] },
      supportOf: () => STATED,
    };
    const part = renderMachinePart((await decider.decide(request)).part);
    const pdf = Buffer.from(await makeDossier(request, "pdf", { decider, makePdf })).toString("base64");
    const verify = async (dossier: string) => {
      const result = await client.callTool({
        name: "verify_dossier",
        arguments: { dossier, language: "en" },
      });
      return { text: textsOf(result)[0], ...(result.structuredContent as { result: string }) };
    };
    expect((await verify(part)).text).toContain("agree when decided again; this is not a certification");
    expect((await verify(pdf)).text).toMatch(/the printed words of all \d+ pages were compared/);
    const [, bound = ""] = /"bound": "(\d+)"/.exec(part) ?? [];
    const changed = await verify(part.replace(`"bound": "${bound}"`, '"bound": "1"'));
    expect(changed).toMatchObject({ result: "differs" });
    expect(changed.text).toContain(`chinese-share].bound: the file says "1"; decided again it is "${bound}"`);
    expect(await verify("{}")).toMatchObject({ result: "unreadable" });
    expect(await verify(Buffer.from("%PDF-1.7 none of ours").toString("base64"))).toMatchObject({
      result: "unreadable",
    });
  }, 60_000);
});

describe("resources and prompts", () => {
  it("stand under addresses that stay, and hold what the API gives", async () => {
    const { resources } = await client.listResources();
    const uris = resources.map(({ uri }) => uri);
    for (const uri of ["zhunru://items/gz-2022-212/1-49", "zhunru://rules/gz-2022-212/1-50:app-store"])
      expect(uris).toContain(uri);
    const read = async (uri: string) => (await client.readResource({ uri })).contents as { text: string }[];
    const [item] = await read("zhunru://items/gz-2022-212/1-49");
    const told = await fetch(`${running.address}/api/v1/provisions/gz-2022-212/1-49`);
    expect(item?.text).toBe(await told.text());
    const [rule] = await read("zhunru://rules/gz-2022-212/1-50:app-store");
    expect(JSON.parse(rule?.text ?? "")).toMatchObject({ id: "gz-2022-212/1-50:app-store" });
    const [described, whole] = await read("zhunru://documents/gz-2022-212");
    expect(JSON.parse(described?.text ?? "")).toMatchObject({ id: "gz-2022-212", status: "in-force" });
    expect(whole?.text).toContain("社会调查");
    const [glossary] = await read("zhunru://glossary");
    expect(JSON.parse(glossary?.text ?? "").length).toBeGreaterThan(10);
    await expect(client.readResource({ uri: "zhunru://items/gz-2022-212/9-99" })).rejects.toThrow();
  });

  it.each(["en", "zh-CN"] as const)("ask for no guess and no approval (%s)", async (language) => {
    const { prompts } = await client.listPrompts();
    expect(prompts.map(({ name }) => name)).toEqual(["assess_a_plan", "explain_to_a_client"]);
    for (const { name } of prompts) {
      const { messages } = await client.getPrompt({ name, arguments: { language } });
      const text = JSON.stringify(messages);
      expect(text).toMatch(language === "en" ? /no decision of an authority/ : /不是行政决定/);
    }
  });
});
