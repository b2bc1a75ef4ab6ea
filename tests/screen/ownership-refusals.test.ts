import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { holds } from "../ownership-file/statements.ts";
import { zhunru } from "../support/program.ts";
import { CODE, held, list, owners } from "./ownership-files.ts";
import { screen, stopAfter, tableIn, temporaryFolder } from "./support.ts";

const folder = temporaryFolder();

describe("screen --ownership: bad input", () => {
  const bad = owners(folder, {
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
    const path = owners(folder, { "a.json": held(70) });
    const file = join(folder, "changing.csv");
    const row = "1,a,,,jingwan,star-survey,,CN";
    writeFileSync(file, list(...Array.from({ length: 2_000 }, () => row)));
    const during = (): void => writeFileSync(join(path, "a.json"), JSON.stringify(held(60)));
    const ended = String(await stopAfter(1_000, file, join(folder, "changing"), { ownership: path, during }));
    expect(ended).toContain("a.json changed while it was read");
  });
});
