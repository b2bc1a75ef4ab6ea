import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { begin, beyondPlan, PLAN, type Running, run, testApp } from "../server/support.ts";
import { zhunru } from "../support/program.ts";
import { ROOT } from "../support/root.ts";
import { IN_FORCE, rulebook } from "../support/rulebook.ts";
import { shown } from "../support/shown.ts";

/** Raw JSON, paths into it, and arrows between numbers. */
const NOTATION = /[{[]\s*"|"\s*:\s|\[\d*\]|\[\{|\{\}|\w\[\d|"rest"|\d%? → \d|undefined|NaN/;
const IDS = rulebook.vocabulary.facts.map(({ id }) => id).filter((id) => /[A-Z]/.test(id));

/** What people read of a page. */
function textOf(page: string): string {
  const [, main = ""] = /<main[^>]*>(.*)<\/main>/s.exec(page) ?? [];
  return shown(main)
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
}

/** The errors of a page of a question, or of the first form. */
function errorsOf(page: string): string {
  const [, errors = ""] = /<div class="errors".*?<ul>(.*?)<\/ul>/s.exec(shown(page)) ?? [];
  return errors
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replace(/\s+/g, " ")
    .trim();
}

let running: Running;
beforeAll(async () => {
  running = await run(testApp());
});
afterAll(() => running.close());

/** Every text of a file of words. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value === null || typeof value !== "object" ? [] : Object.values(value).flatMap(textsIn);
}

describe("the words for people", () => {
  const folders = [
    "src/input",
    "src/profile",
    "src/profile/typed",
    "src/evaluate",
    "src/report",
    "src/cli/ask",
    "web",
  ];
  const files = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((file) => file.endsWith(".json"))
      .map((file) => `${folder}/${file}`),
  );

  it.each([...files, "src/server/words.json"])("%s holds no notation and no name of a fact", (file) => {
    const { api: _forDevelopers, ...words } = JSON.parse(readFileSync(join(ROOT, file), "utf8"));
    const texts = textsIn(words);
    const filled = texts.map((text) => text.replace(/\{\w+\}/g, "value"));
    expect(filled.filter((text) => NOTATION.test(text))).toEqual([]);
    expect(texts.filter((text) => IDS.some((id) => new RegExp(`\\b${id}\\b`).test(text)))).toEqual([]);
  });
});

describe.each([
  ["en", "line 3, foreignShare (Foreign share): 120 is out of range"],
  ["zh-CN", "第3行，foreignShare（外资股比）：120超出范围"],
] as const)("an uploaded file that cannot be used (%s)", (language, first) => {
  const FILE = `{
  "name": "A",
  "foreignShare": 120,
  "investors": [
    { "name": "B", "origin": "mars", "share": "60" },
    { "name": "", "share": [] }
  ],
  "investorTotalAssets": { "amount": "x" },
  "activities": "social-survey",
  "typo": 1
}`;

  it("says key and line of each mistake, and no notation", async () => {
    const { visitor } = await begin(running.address);
    await visitor.get(`/?lang=${language}`);
    const answer = await visitor.upload("/cases/upload", "profile", FILE);
    const text = textOf(await answer.text());
    expect(answer.status).toBe(400);
    expect(text).toContain(first);
    const places =
      language === "en"
        ? [
            "line 5, investors (Holders), entry 1, origin",
            "line 6, investors (Holders), entry 2, share",
            "line 8, ",
            "line 9, activities",
            "line 10, typo",
          ]
        : [
            "第5行，investors（持有人），第1项，origin",
            "第6行，investors（持有人），第2项，share",
            "第8行，",
            "第9行，activities",
            "第10行，typo",
          ];
    for (const place of places)
      expect(text).toContain(place.replace(/Holders|持有人/, titleOf("investors", language)));
    expect(text).not.toMatch(NOTATION);
  });

  it.each([
    [
      "text that ends too early",
      '{\n"foreignShare": ',
      { en: "line 2, foreignShare", "zh-CN": "第2行，foreignShare" },
    ],
    ["a key given twice", '{\n"name": "A",\n"name": "B"\n}', { en: "line 3, name", "zh-CN": "第3行，name" }],
    ["no JSON at all", "\nhello", { en: "line 2", "zh-CN": "第2行" }],
    [
      "a sum that is not 100",
      '{"investors":\n[{"name":"A","share":"2/3"}]}',
      { en: "line 1, investors", "zh-CN": "第1行，investors" },
    ],
  ])("%s", async (_name, file, place) => {
    const { visitor } = await begin(running.address);
    await visitor.get(`/?lang=${language}`);
    const text = textOf(await (await visitor.upload("/cases/upload", "profile", file)).text());
    expect(text).toContain(place[language]);
    expect(text).not.toMatch(NOTATION);
  });
});

it("an uploaded file in another encoding is told what was expected", async () => {
  const body = new FormData();
  body.set("profile", new File([new Uint8Array([0x22, 0xd6, 0xd0, 0x22])], "profile.json"));
  const answer = await fetch(`${running.address}/cases/upload`, { method: "POST", body });
  expect(answer.status).toBe(400);
  expect(textOf(await answer.text())).toMatch(/UTF-8/);
});

function titleOf(id: string, language: "en" | "zh-CN"): string {
  return rulebook.vocabulary.byId.get(id)?.title[language] ?? "";
}

describe("a form", () => {
  const row = (place: number, name: string, share: string, of = "0"): [string, string][] => [
    [`name-${place}`, name],
    [`origin-${place}`, "foreign"],
    [`share-${place}`, share],
    [`of-${place}`, of],
  ];

  it.each([
    [
      "a sum that is not 100",
      [...row(1, "A", "2/3"), ...row(2, "B", "1/4")],
      "add up to ≈91.66%; expected a sum of 100% (≈8.33 percentage points more)",
    ],
    ["a row without a name", [...row(1, "A", "50"), ...row(2, "", "50")], "row 2, Name: found nothing"],
    ["a row without a share", [...row(1, "A", "100"), ...row(2, "B", "")], "row 2, Share: found nothing"],
    [
      "a share that is none",
      [...row(1, "A", "100"), ...row(3, "B", "much", "1")],
      "row 3, Share: found the text “much”",
    ],
    [
      "holders of a row that do not add up",
      [...row(1, "A", "100"), ...row(2, "B", "90", "1")],
      "the holders in row 1: the shares of this level add up to 90%",
    ],
    [
      "a row that holds a later one",
      [...row(1, "A", "100", "2")],
      "row 1, Holds: found 2; expected rows that hold the company",
    ],
  ])("with %s names the row in words", async (_name, fields, said) => {
    const { visitor, base } = await beyondPlan(running.address);
    await visitor.post(`${base}/question/investors`, fields);
    const errors = errorsOf(await (await visitor.get(`${base}/question/investors`)).text());
    expect(errors).toContain(said);
    expect(errors).not.toMatch(NOTATION);
  });

  it("tells of a contradiction, a day and a typed answer without notation", async () => {
    const { visitor, base } = await beyondPlan(running.address);
    await visitor.post(`${base}/question/chineseShare`, { value: "2/3" });
    await visitor.post(`${base}/question/originalFloorArea`, { value: "1亩" });
    const typed = errorsOf(await (await visitor.get(`${base}/question/originalFloorArea`)).text());
    await visitor.post(
      `${base}/plan`,
      PLAN.map(([name, value]): [string, string] => [name, name === "asOf" ? "2024-02-30" : value]),
    );
    const day = errorsOf(await (await visitor.get(`${base}/plan`)).text());
    expect(day).toBe("found 2024-02-30; expected a real day, such as 2024-06-30");
    for (const errors of [typed, day]) {
      expect(errors).not.toBe("");
      expect(errors).not.toMatch(NOTATION);
    }
  });
});

describe("the terminal", () => {
  it.each(["en", "zh-CN"])("tells of typed answers without notation (%s)", (language) => {
    const lines = [
      "social-survey",
      "",
      "guangzhou",
      "120",
      "1/0",
      "3/7",
      "2/3",
      "yes",
      "a",
      "CN",
      "/answers",
      "0",
      "finish",
    ];
    const save = join(mkdtempSync(join(tmpdir(), "zhunru-notation-")), "answers.json");
    const options = ["--plain", "--as-of", IN_FORCE, "--lang", language, "--save", save];
    const { stdout: conversation, stderr } = zhunru(options, { input: `${lines.join("\n")}\n` });
    expect(conversation).toContain(
      language === "en" ? "2/3 of the whole (about 66.67%)" : "整体的2/3（约66.67%）",
    );
    expect(conversation + stderr).not.toMatch(NOTATION);
    for (const id of IDS) expect(conversation).not.toContain(id);
  });

  it("tells where its input ended by the question", () => {
    const { stdout } = zhunru(["--plain", "--save", "/dev/null/none"], {
      input: "social-survey\n\nguangzhou\n",
    });
    expect(stdout.replace(/\s+/g, " ")).toContain(
      'The input ended at the question "What share do the foreign holders have together?";',
    );
  });
});
