import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FROZEN_ROOT } from "../support/frozen.ts";
import { zhunru } from "../support/program.ts";
import { CODE, held, list, owners } from "./ownership-files.ts";
import { bytesIn, screen, screenFileAt, stopAfter, tableIn, temporaryFolder } from "./support.ts";

const folder = temporaryFolder();
const LEI = "529900EXAMPLE0000112";

/** The outcome of the item on star surveys by line. */
function outcomes(out: string): Record<string, string> {
  const rows = tableIn(join(out, "results.csv")).filter(({ provision }) => provision === "jw-2022-1/1");
  return Object.fromEntries(rows.map(({ line = "", outcome = "" }) => [line, outcome]));
}

describe("screen --ownership: which file is whose", () => {
  const path = owners(folder, {
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
      "7 ownership files, of which 2 belong to no row (nobody.json, notes.txt); see ownership.csv\nclients with one name or one credit code on several lines, each screened by itself; please check: 甲公司（虚构） (lines 2, 5)\n",
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
    const other = owners(folder, { "second.json": held(70, [{ scheme: "XI-LEI", id: LEI }]) });
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
