import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DIALECTS } from "../../src/sql/dialects/dialects.ts";
import { writeQuery } from "../../src/sql/write-query.ts";
import { byTheLaw, temporaryFolder } from "../screen/support.ts";
import { begin, PLAN, type Running, run, testApp, Visitor } from "../server/support.ts";
import { duckdb } from "../sql/engines.ts";
import { zhunruInThread } from "../support/program.ts";
import { IN_FORCE, rulebook } from "../support/rulebook.ts";
import { shown } from "../support/shown.ts";

const PROFILE = { name: "A", city: "guangzhou", activities: ["social-survey"], foreignShare: "30" };
/** A day on which the plan's term has run out: the outcome is another than on the day that the tests run. */
const LATER = "2026-02-28";
const SAVED = { ...PROFILE, asOf: LATER, legalRepresentativeNationality: "CN" };

const folder = temporaryFolder();
let running: Running;
beforeAll(async () => {
  running = await run(testApp());
});
afterAll(() => running.close());

function profileFile(name: string, profile: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(profile));
  return file;
}

describe("the day of a saved profile", () => {
  it.each(["check", "compare"])("is the day of %s, without a word", (command) => {
    const file = profileFile("saved.json", SAVED);
    const { stdout } = zhunruInThread([command, file, "--format", "json"]);
    const answer = JSON.parse(stdout);
    expect([answer.asOf, answer.profile.asOf, answer.warnings]).toEqual([LATER, LATER, []]);
    expect(Object.keys(answer.profile).slice(0, 2)).toEqual(["name", "asOf"]);
  });

  it.each([
    "check",
    "compare",
  ])("gives way to --as-of in %s, with a word about it in every form", (command) => {
    const file = profileFile("saved.json", SAVED);
    const said = {
      en: "The answers were saved for 28 February 2026; this is about 30 June 2024, as was asked.",
      "zh-CN": "资料所写的所问日期是2026年2月28日；本次按要求对照2024年6月30日的情况。",
    };
    for (const language of ["en", "zh-CN"] as const) {
      for (const format of ["text", "markdown", "html", "json"]) {
        const given = [command, file, "--as-of", IN_FORCE, "--format", format, "--lang", language];
        const { status, stdout } = zhunruInThread(given);
        expect(status).toBe(0);
        expect(shown(stdout).replace(/\s+/g, "")).toContain(said[language].replace(/\s+/g, ""));
      }
    }
  });

  it("is today where the profile has none, and where it is not known", () => {
    for (const profile of [PROFILE, { ...PROFILE, asOf: null }]) {
      const { stdout } = zhunruInThread(["check", "-", "--format", "json"], {
        input: JSON.stringify(profile),
      });
      expect(JSON.parse(stdout).asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(JSON.parse(stdout).asOf > LATER).toBe(true);
    }
  });

  it("is no day of the calendar: refused", () => {
    const input = JSON.stringify({ ...PROFILE, asOf: "2026-02-30" });
    const { status, stderr } = zhunruInThread(["check", "-"], { input });
    expect([status, stderr]).toEqual([2, expect.stringContaining("asOf: found the text “2026-02-30”")]);
  });
});

describe("the questionnaire", () => {
  it("saves the day that it was about, and goes on with it", () => {
    const file = join(folder, "answers.json");
    const lines = "social-survey\n\nguangzhou\n/save\n";
    zhunruInThread(["--plain", "--as-of", LATER, "--save", file], { input: lines });
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
      asOf: LATER,
      city: "guangzhou",
      activities: ["social-survey"],
    });
    const resumed = zhunruInThread(["--plain", "--resume", file, "--save", file], {
      input: "30\nCN\nfinish\n",
    });
    expect(resumed.stdout).toContain("As of 28 February 2026");
    expect(resumed.stdout).not.toContain("were about");
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ asOf: LATER, foreignShare: "30" });
    const overridden = zhunruInThread(["--plain", "--resume", file, "--as-of", IN_FORCE], {
      input: "finish\n",
    });
    expect(overridden.stdout).toContain("As of 30 June 2024");
    expect(overridden.stdout.replace(/\s+/g, " ")).toContain(
      "The saved answers were about 28 February 2026; as --as-of asks, this is about 30 June 2024.",
    );
  });
});

describe("the pages", () => {
  async function begun(day: string): Promise<{ visitor: Visitor; base: string }> {
    const { visitor, base } = await begin(running.address);
    const plan = PLAN.map(([name, value]): [string, string] => [name, name === "asOf" ? day : value]);
    await visitor.post(`${base}/plan`, plan);
    await visitor.post(`${base}/question/foreignShare`, { value: "30" });
    await visitor.post(`${base}/question/legalRepresentativeNationality`, { value: "CN" });
    return { visitor, base };
  }

  it.each([
    ["a day that was chosen", LATER, "28 February 2026"],
    ["today, which was left as it stood", IN_FORCE, "30 June 2024"],
  ])("keep %s through the file and the link", async (_name, day, shown) => {
    const { visitor, base } = await begun(day);
    const profile = await (await visitor.get(`${base}/profile.json`)).text();
    expect(JSON.parse(profile).asOf).toBe(day);
    const link = /\/open#([\w-]+)/.exec(await (await visitor.get(`${base}/answers`)).text())?.[1] ?? "";
    const other = new Visitor(running.address);
    await other.get("/?lang=en");
    const opened = [
      await other.follow(await other.post("/cases/open", { case: link })),
      await other.follow(await other.upload("/cases/upload", "profile", profile)),
    ];
    for (const { path } of opened) {
      const reopened = path.replace("/answers", "");
      expect(await (await other.get(`${reopened}/answers`)).text()).toContain(shown);
      const result = await (await other.get(`${reopened}/result`)).text();
      expect(result).toContain(`As of ${shown}`);
      expect(result).not.toContain("were saved for");
      expect(await (await other.get(`${reopened}/profile.json`)).text()).toBe(profile);
      const report = await (await other.get(`${reopened}/report.json`)).text();
      const checked = zhunruInThread(["check", "-", "--format", "json"], { input: profile });
      expect(JSON.parse(report).asOf).toBe(day);
      expect(report).toBe(checked.stdout);
    }
  });

  it("keep the day of a case that is too large for the browser", async () => {
    const visitor = new Visitor(running.address);
    const holders = Array.from({ length: 800 }, (_, index) => ({
      name: `${(index * 7919).toString(36)} ${(index * 104_729).toString(36)} ${(index * 1_299_709).toString(36)}`,
      origin: "foreign",
      share: "0.125",
    }));
    const profile = JSON.stringify({ city: "guangzhou", asOf: LATER, investors: holders });
    const page = await (await visitor.upload("/cases/upload", "profile", profile)).text();
    const kept = /name="profile" value="([^"]*)"/.exec(page)?.[1]?.replaceAll("&quot;", '"') ?? "";
    expect(JSON.parse(kept).asOf).toBe(LATER);
    const result = await visitor.post("/cases/result", { profile: kept });
    expect((await result.text()).includes("As of 28 February 2026")).toBe(true);
  });
});

describe("the API", () => {
  async function send(path: string, profile: object) {
    const answer = await fetch(`${running.address}/api/v1/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(profile),
    });
    return (await answer.json()) as { asOf: string; warnings?: { code: string }[]; answered?: number };
  }

  it("uses the profile's day, and says so where its address names another", async () => {
    for (const operation of ["evaluate", "compare", "next-question"]) {
      expect((await send(operation, SAVED)).asOf).toBe(LATER);
      const other = await send(`${operation}?asOf=${IN_FORCE}`, SAVED);
      expect(other.asOf).toBe(IN_FORCE);
      if (operation !== "next-question") {
        expect(other.warnings?.map(({ code }) => code)).toEqual(["other-day"]);
      }
    }
    const { asOf: _day, ...undated } = SAVED;
    expect((await send("next-question", SAVED)).answered).toBe(Object.keys(undated).length);
  });
});

describe("a list", () => {
  it("takes companies of the run's day, or without one, and refuses every other", async () => {
    const table = `name,asOf,city\nA,${IN_FORCE},guangzhou\nB,,guangzhou\nC,${LATER},guangzhou\n`;
    const lines = [IN_FORCE, undefined, LATER].map((asOf) => JSON.stringify({ ...PROFILE, asOf })).join("\n");
    for (const [content, ending, line] of [
      [table, ".csv", "4"],
      [lines, ".jsonl", "3"],
    ] as const) {
      const ended = await byTheLaw.screen(folder, content, { ending });
      expect(ended.table("companies.csv")).toHaveLength(2);
      expect(ended.table("rejects.csv")).toMatchObject([
        {
          line,
          column: "asOf",
          value: LATER,
          expected: `the day of this run, ${IN_FORCE}, or none (--as-of ${LATER} screens for that day)`,
        },
      ]);
      const own = await byTheLaw.screen(folder, content, {
        ending,
        more: { asOf: LATER, language: "zh-CN" },
      });
      expect(own.table("rejects.csv").map((row) => [row.value, row.expected])).toEqual([
        [IN_FORCE, `本次筛查的日期${LATER}，或不填（也可用 --as-of ${IN_FORCE} 另行筛查）`],
      ]);
    }
  });

  it("in a database likewise, where the columns that are named hold the day", async () => {
    const csv = join(folder, "profiles.csv");
    const columns = ["line", "asOf", "city", "activities"];
    const rows = [IN_FORCE, "", LATER].map((day, index) => `${index + 1},${day},guangzhou,social-survey`);
    writeFileSync(csv, `${[columns.join(","), ...rows].join("\n")}\n`);
    const request = {
      dialect: DIALECTS.duckdb,
      table: "profiles",
      key: "line",
      asOf: IN_FORCE,
      withReasons: false,
    };
    const query = writeQuery(rulebook, { ...request, columns: columns.slice(1) });
    const rejected = (await duckdb.answer(csv, columns, query)).filter(
      ([, , , outcome]) => outcome === "rejected",
    );
    expect(rejected).toEqual([["3", "", "", "rejected", '[{"column":"asOf","reason":"other-day"}]']]);
  });
});
