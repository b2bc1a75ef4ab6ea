import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { entity, holds, shares } from "../ownership-file/statements.ts";
import { FROZEN_ROOT } from "../support/frozen.ts";
import { zhunru } from "../support/program.ts";
import { bytesIn, screen, screenFileAt, stopAfter, tableIn, temporaryFolder } from "./support.ts";

const folder = temporaryFolder();
const CODE = "91440101MA5CXAMPL3";
const LEI = "529900EXAMPLE0000112";
let folders = 0;

/** A folder with files by their names, texts as they are and all else as JSON. */
function owners(files: Readonly<Record<string, unknown>>): string {
  folders += 1;
  const path = join(folder, `owners-${folders}`);
  mkdirSync(path);
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(path, name), typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/** A company of which a Mainland company holds a part and a British one the rest. */
function held(mainland: unknown, identifiers: readonly object[] = []): unknown[] {
  return [
    entity("sample", "CN", identifiers.length === 0 ? {} : { identifiers }),
    entity("a", "CN"),
    entity("b", "GB"),
    holds("a", "sample", [shares(mainland)]),
    holds("b", "sample", [shares(typeof mainland === "number" ? 100 - mainland : 0)]),
  ];
}

const HEAD =
  "编号,name,unifiedSocialCreditCode,lei,city,activities,chineseShare,legalRepresentativeNationality";

function list(...rows: string[]): string {
  return `${[HEAD, ...rows].join("\n")}\n`;
}

/** The outcome of the item on star surveys by line. */
function outcomes(out: string): Record<string, string> {
  const rows = tableIn(join(out, "results.csv")).filter(({ provision }) => provision === "jw-2022-1/1");
  return Object.fromEntries(rows.map(({ line = "", outcome = "" }) => [line, outcome]));
}

describe("screen --ownership: which file is whose", () => {
  const path = owners({
    "statements-1.json": held(67, [{ scheme: "CN-SAIC", id: CODE }]),
    "statements-2.json": held(66, [{ schemeName: "LEI", id: LEI }]),
    "statements-3.json": held(80, [{ schemeName: "Another register", id: "R-17" }]),
    "甲公司（虚构）.json": held(70),
    "k-4.json": held(40),
    "nobody.json": held(70),
    "notes.txt": "to be filed",
    ".hidden": "not looked at",
  });
  const rows = [
    `1,甲公司（虚构）,${CODE},,jingwan,star-survey,,CN`,
    `2,Second (fictitious),,${LEI},jingwan,star-survey,,CN`,
    "r-17,Third (fictitious),,,jingwan,star-survey,,CN",
    "5,甲公司(虚构),,,jingwan,star-survey,,CN",
    "K-4,Fifth (fictitious),,,jingwan,star-survey,,CN",
    "7,Without a file,,,jingwan,star-survey,67,CN",
  ];

  it("the code wins over the LEI, the number and the name; a row without a file is what it says", async () => {
    const ended = await screen(folder, list(...rows), { more: { ownership: path } });
    expect(ended).toMatchObject({ status: 0 });
    expect(ended.stderr).toBe(
      "7 ownership files, of which 2 belong to no row (nobody.json, notes.txt); see ownership.csv\n",
    );
    expect(outcomes(ended.out)).toEqual({
      "2": "eligible",
      "3": "ineligible",
      "4": "eligible",
      "5": "eligible",
      "6": "ineligible",
      "7": "eligible",
    });
    expect(ended.table("ownership.csv")).toEqual([
      { file: "statements-1.json", line: "2", name: "甲公司（虚构）", use: "read" },
      { file: "statements-2.json", line: "3", name: "Second (fictitious)", use: "read" },
      { file: "statements-3.json", line: "4", name: "Third (fictitious)", use: "read" },
      { file: "甲公司（虚构）.json", line: "5", name: "甲公司(虚构)", use: "read" },
      { file: "k-4.json", line: "6", name: "Fifth (fictitious)", use: "read" },
      { file: "nobody.json", line: "", name: "", use: "belongs to no row" },
      { file: "notes.txt", line: "", name: "", use: "belongs to no row" },
    ]);
    expect(ended.table("companies.csv")[0]?.understood).toBe(
      "entities: from statements-1.json (sample (fictitious), on 30 June 2024); the profile and the file name the company differently: 甲公司（虚构）, sample (fictitious)",
    );
    const summary = JSON.parse(readFileSync(join(ended.out, "summary.json"), "utf8"));
    expect(summary.ownership).toEqual({ files: 7, unused: 2, firstUnused: ["nobody.json", "notes.txt"] });
  });

  it("comes to the same as one profile with the file by check", async () => {
    const ended = await screen(folder, list(rows[1] ?? ""), { more: { ownership: path } });
    const profile = join(folder, "one.json");
    const answers = {
      city: "jingwan",
      activities: ["star-survey"],
      legalRepresentativeNationality: "CN",
    };
    writeFileSync(profile, JSON.stringify({ name: "Second (fictitious)", lei: LEI, ...answers }));
    const file = join(path, "statements-2.json");
    const checked = zhunru([
      ...[
        "check",
        profile,
        "--rules",
        FROZEN_ROOT,
        "--ownership",
        file,
        "--as-of",
        "2024-06-30",
        "--format",
        "json",
      ],
    ]);
    const kept = JSON.parse(readFileSync(join(ended.out, "profiles.jsonl"), "utf8"));
    expect(JSON.parse(checked.stdout).profile).toEqual(kept);
  });

  it("is the same from profiles as from a table, and over shards, threads, a stop and a merge", async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => rows[index % 50] ?? rows[5] ?? "");
    const file = join(folder, "many.csv");
    writeFileSync(file, list(...many));
    const whole = join(folder, "many");
    expect((await screenFileAt(file, whole, { ownership: path })).status).toBe(0);
    const threads = join(folder, "many-threads");
    expect((await screenFileAt(file, threads, { ownership: path, threads: 2 })).status).toBe(0);
    expect(bytesIn(threads)).toEqual(bytesIn(whole));
    const stopped = join(folder, "many-stopped");
    expect(String(await stopAfter(2, file, stopped, { ownership: path }))).toContain("stopped");
    expect((await screenFileAt(file, stopped, { ownership: path, resume: true })).status).toBe(0);
    expect(bytesIn(stopped)).toEqual(bytesIn(whole));
    const shards = [1, 2].map((index) => join(folder, `many-${index}`));
    for (const [place, out] of shards.entries()) {
      const shard = { index: place + 1, count: 2 };
      expect((await screenFileAt(file, out, { ownership: path, shard })).status).toBe(0);
    }
    const merged = join(folder, "many-merged");
    const { stderr } = zhunru([
      "screen",
      "--rules",
      FROZEN_ROOT,
      "--merge",
      ...shards,
      "--out",
      merged,
      "--lang",
      "en",
    ]);
    expect(stderr).toContain("of which 2 belong to no row");
    expect(bytesIn(merged)).toEqual(bytesIn(whole));
    const again = await screen(folder, readFileSync(join(whole, "profiles.jsonl")), { ending: ".jsonl" });
    const drawn = (out: string) => tableIn(join(out, "results.csv")).map(({ line: _, ...row }) => row);
    expect(drawn(again.out)).toEqual(drawn(whole));
  });

  it("is told by --since as an answer that changed", async () => {
    const before = await screen(folder, list(rows[1] ?? ""), { more: { ownership: path } });
    const other = owners({ "second.json": held(70, [{ scheme: "XI-LEI", id: LEI }]) });
    const since = { folder: before.out, key: null };
    const ended = await screen(folder, list(rows[1] ?? ""), { more: { ownership: other, since } });
    expect(ended.table("flips.csv")).toContainEqual({
      line: "2",
      name: "Second (fictitious)",
      provision: "jw-2022-1/1",
      before: "ineligible",
      after: "eligible",
      cause: "answers",
    });
  });
});

describe("screen --ownership: bad input", () => {
  const bad = owners({
    "Broken (fictitious).json": [
      ...held(70),
      holds("a", "sample", [{ type: "shareholding", share: { exact: 130 } }]),
    ],
    "Text (fictitious).json": "no JSON",
    "Latin (fictitious).json": held(70, [{ scheme: "CN-SAIC", id: "91440101MA5DXAMPL7" }]),
    "Held (fictitious).json": held(70),
    "Twice (fictitious).json": held(70),
    "Twice (Fictitious).JSON": held(60),
  });
  const rows = [
    "1,Broken (fictitious),,,jingwan,star-survey,,CN",
    "2,Text (fictitious),,,jingwan,star-survey,,CN",
    `3,Latin (fictitious),${CODE},,jingwan,star-survey,,CN`,
    "4,Held (fictitious),,,jingwan,star-survey,60,CN",
    "5,Twice (fictitious),,,jingwan,star-survey,,CN",
    "6,Text (fictitious),,,jingwan,clock-storage,,",
  ];

  it("rejects what cannot be read and what is at odds, with the file, the statement and what was expected", async () => {
    const ended = await screen(folder, list(...rows), { more: { ownership: bad } });
    expect(ended.status).toBe(0);
    expect(
      ended
        .table("rejects.csv")
        .map(({ line, column, value, expected }) => ({ line, column, value, expected })),
    ).toMatchInlineSnapshot(`
      [
        {
          "column": "Broken (fictitious).json: the-statement-on-the-record-of-a-of-sample.statementId",
          "expected": "each statementId once",
          "line": "2",
          "value": "the-statement-on-the-record-of-a-of-sample",
        },
        {
          "column": "Text (fictitious).json",
          "expected": "a JSON value",
          "line": "3",
          "value": "no",
        },
        {
          "column": "Latin (fictitious).json: the-statement-on-the-record-of-sample.unifiedSocialCreditCode",
          "expected": "the profile's own (91440101MA5CXAMPL3); the file may be about another company",
          "line": "4",
          "value": "91440101MA5DXAMPL7",
        },
        {
          "column": "Held (fictitious).json: chineseShare",
          "expected": "what the holders add up to: direct 70%, look-through 70%",
          "line": "5",
          "value": "60%",
        },
        {
          "column": "Twice (Fictitious).JSON, Twice (fictitious).json",
          "expected": "one file for each company; more than one fits “Twice (fictitious)”",
          "line": "6",
          "value": "Twice (fictitious)",
        },
      ]
    `);
    expect(ended.table("ownership.csv")).toMatchInlineSnapshot(`
      [
        {
          "file": "Broken (fictitious).json",
          "line": "2",
          "name": "Broken (fictitious)",
          "use": "could not be used",
        },
        {
          "file": "Text (fictitious).json",
          "line": "3",
          "name": "Text (fictitious)",
          "use": "could not be used",
        },
        {
          "file": "Latin (fictitious).json",
          "line": "4",
          "name": "Latin (fictitious)",
          "use": "could not be used",
        },
        {
          "file": "Held (fictitious).json",
          "line": "5",
          "name": "Held (fictitious)",
          "use": "could not be used",
        },
        {
          "file": "Twice (Fictitious).JSON",
          "line": "6",
          "name": "Twice (fictitious)",
          "use": "could not be used",
        },
        {
          "file": "Twice (fictitious).json",
          "line": "6",
          "name": "Twice (fictitious)",
          "use": "could not be used",
        },
        {
          "file": "Text (fictitious).json",
          "line": "7",
          "name": "Text (fictitious)",
          "use": "could not be used",
        },
      ]
    `);
    expect(
      tableIn(join(ended.out, "companies.csv")).map(({ line, warnings }) => [line, warnings]),
    ).toMatchInlineSnapshot(`
      [
        [
          "7",
          "cell-not-read",
        ],
      ]
    `);
  });

  it("under --strict, and of profiles, no row with a bad file is used", async () => {
    const strict = await screen(folder, list(...rows), { more: { ownership: bad, isStrict: true } });
    expect(strict.table("companies.csv")).toEqual([]);
    expect(strict.table("rejects.csv")).toHaveLength(6);
    const profile = {
      name: "Text (fictitious)",
      city: "jingwan",
      activities: ["clock-storage"],
    };
    const lines = await screen(
      folder,
      `${JSON.stringify(profile)}\n{"name": "Broken (fictitious)", "city": 5}\n`,
      {
        more: { ownership: bad },
        ending: ".jsonl",
      },
    );
    expect(lines.table("companies.csv")).toEqual([]);
    expect(lines.table("ownership.csv").slice(0, 2)).toEqual([
      { file: "Text (fictitious).json", line: "1", name: "Text (fictitious)", use: "could not be used" },
      {
        file: "Broken (fictitious).json",
        line: "2",
        name: "Broken (fictitious)",
        use: "its row was rejected",
      },
    ]);
  });

  it("refuses a folder that is none, a stream and a merge, and a file that changes meanwhile", async () => {
    const none = await screen(folder, list(...rows), { more: { ownership: join(folder, "none") } });
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining("there is no folder")]);
    for (const options of [
      ["-", "--stream"],
      ["--merge", folder, "--out", join(folder, "x")],
    ]) {
      const refused = zhunru(["screen", ...options, "--ownership", bad, "--lang", "en"]);
      expect([refused.status, refused.stdout]).toEqual([2, ""]);
      expect(refused.stderr).toContain("option --ownership goes with a list in a file");
    }
    const path = owners({ "a.json": held(70) });
    const file = join(folder, "changing.csv");
    const row = "1,a,,,jingwan,star-survey,,CN";
    writeFileSync(file, list(...Array.from({ length: 2_000 }, () => row)));
    const during = (): void => writeFileSync(join(path, "a.json"), JSON.stringify(held(60)));
    const ended = String(await stopAfter(1_000, file, join(folder, "changing"), { ownership: path, during }));
    expect(ended).toContain("a.json changed while it was read");
  });
});
