import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DIALECTS } from "../../src/sql/dialects/dialects.ts";
import { writeQuery } from "../../src/sql/write-query.ts";
import { byTheLaw, temporaryFolder } from "../screen/support.ts";
import { beyondPlan, type Running, run, testApp } from "../server/support.ts";
import { zhunru } from "../support/program.ts";
import { IN_FORCE, rulebook } from "../support/rulebook.ts";
import { shown } from "../support/shown.ts";

const QUESTION = { en: "whose is meant, 40% or 60%?", "zh-CN": "40% 还是 60%？" } as const;
const LANGUAGES = ["en", "zh-CN"] as const;
const PROFILE = { name: "A", city: "guangzhou", activities: ["social-survey"], foreignShare: "40/60" };

const folder = temporaryFolder();
let running: Running;
beforeAll(async () => {
  running = await run(testApp());
});
afterAll(() => running.close());

describe.each(LANGUAGES)("a split in place of a share is asked whose it is (%s)", (language) => {
  it("in a profile, and at any level of a table of holders", () => {
    const above = { name: "B", origin: "foreign", share: 100, holders: [{ name: "C", share: "40/60" }] };
    for (const profile of [PROFILE, { investors: [above] }]) {
      const given = ["check", "-", "--lang", language];
      const ended = zhunru(given, { input: JSON.stringify(profile) });
      expect([ended.status, ended.stdout]).toEqual([2, ""]);
      expect(ended.stderr).toContain(QUESTION[language]);
    }
  });

  it("in the terminal", () => {
    const no = { en: "no", "zh-CN": "否" }[language];
    const input = `social-survey\n\nguangzhou\n40/60\n60\n${no}\nfinish\n`;
    const save = join(temporaryFolder(), "answers.json");
    const ended = zhunru(["--plain", "--as-of", IN_FORCE, "--lang", language, "--save", save], { input });
    expect(ended.status).toBe(0);
    expect(ended.stdout.replace(/\s+/g, "")).toContain(QUESTION[language].replace(/\s+/g, ""));
  });

  it("in the form, in its table of holders, and while it is typed", async () => {
    const { visitor, base } = await beyondPlan(running.address);
    await visitor.get(`/?lang=${language}`);
    await visitor.post(`${base}/question/foreignShare`, { value: "40/60" });
    expect(shown(await (await visitor.get(`${base}/question/foreignShare`)).text())).toContain(
      QUESTION[language],
    );
    const row = { "name-1": "A", "origin-1": "foreign", "share-1": "40/60", "of-1": "0" };
    await visitor.post(`${base}/question/investors`, row);
    expect(shown(await (await visitor.get(`${base}/question/investors`)).text())).toContain(
      QUESTION[language],
    );
    const checked = await visitor.post("/validate/foreignShare", { value: "40/60" });
    expect(await checked.text()).toContain(QUESTION[language]);
  });

  it("in a sheet and in JSON Lines", async () => {
    const sheet = `name,city,foreignShare\nA,guangzhou,40/60\n`;
    for (const [content, ending] of [
      [sheet, ".csv"],
      [JSON.stringify(PROFILE), ".jsonl"],
    ] as const) {
      const ended = await byTheLaw.screen(folder, content, { ending, more: { language } });
      expect(ended.table("rejects.csv")[0]).toMatchObject({ line: ending === ".csv" ? "2" : "1" });
      expect(ended.table("rejects.csv")[0]?.expected).toContain(QUESTION[language]);
    }
  });
});

describe("a split in place of a share", () => {
  it("is refused by the API in both languages", async () => {
    for (const operation of ["evaluate", "compare", "next-question"]) {
      const answer = await fetch(`${running.address}/api/v1/${operation}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(PROFILE),
      });
      const { problems } = (await answer.json()) as { problems: { code: string; expected: object }[] };
      expect([answer.status, problems.map(({ code }) => code)]).toEqual([400, ["split"]]);
      expect(problems[0]?.expected).toMatchObject({
        en: expect.stringContaining(QUESTION.en),
        "zh-CN": expect.stringContaining(QUESTION["zh-CN"]),
      });
    }
  });

  it("is refused by compare, and by the questionnaire that is resumed with it", () => {
    const file = join(folder, "split.json");
    writeFileSync(file, JSON.stringify(PROFILE));
    for (const given of [
      ["compare", file],
      ["--resume", file, "--plain"],
    ]) {
      const ended = zhunru([...given, "--lang", "en"]);
      expect([ended.status, ended.stdout]).toEqual([2, ""]);
      expect(ended.stderr).toContain(QUESTION.en);
    }
  });

  it("is no share to the query, which says so in both languages", () => {
    const dialect = DIALECTS.duckdb;
    const request = {
      dialect,
      table: "profiles",
      key: "line",
      columns: null,
      asOf: IN_FORCE,
      withReasons: false,
    };
    const query = writeQuery(rulebook, request);
    expect(query).toContain("it cannot be told whose share is meant");
    expect(query).toContain("没有写明是哪一方的比例");
  });
});
