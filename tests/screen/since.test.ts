import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FROZEN_ROOT } from "../support/frozen.ts";
import { zhunru } from "../support/program.ts";
import { screen, screenFileAt, tableIn, temporaryFolder } from "./support.ts";

const folder = temporaryFolder();

const HEAD = "客户编号,name,city,activities,chineseShare,legalRepresentativeNationality\n";
const BEFORE = `${HEAD}K1,甲（虚构）,jingwan,star-survey,60%,CN
K2,乙,jingwan,star-survey,67%,CN
K3,丙,jingwan,star-survey,67%,CN
`;
const NOW = `${HEAD}K4,丁,jingwan,star-survey,67%,CN
K1,甲(虚构),jingwan,star-survey,67%,CN
K2,乙,jingwan,star-survey,67%,CN
`;

function flipsIn(out: string): string[] {
  const [head = "", ...rows] = readFileSync(join(out, "flips.csv"), "utf8").trimEnd().split("\n");
  expect(head).toBe("line,name,provision,before,after,cause");
  return rows;
}

const SURVEY = "jw-2022-1/1";

/** A folder of rules of a later day, in which the survey's bound is 51 % for a reason of this kind. */
function rulesWhere(kind: "law" | "correction"): string {
  const rules = join(folder, `rules-${kind}`);
  if (existsSync(rules)) return rules;
  for (const part of ["rules", "seeds/documents"])
    cpSync(join(FROZEN_ROOT, part), join(rules, part), { recursive: true });
  const file = join(rules, "rules", `${SURVEY}.json`);
  const rule = JSON.parse(readFileSync(file, "utf8").replaceAll('"67 %"', '"51 %"'));
  const said = { "zh-CN": "虚构", en: "invented" };
  rule.changed = [{ day: "2026-12-01", kind, what: said, why: said }];
  writeFileSync(file, JSON.stringify(rule));
  return rules;
}

describe("screen --since: what differs from an earlier screening", () => {
  it("other answers, who came and who went; names are the same at full and half width", async () => {
    const before = await screen(folder, BEFORE);
    const now = await screen(folder, NOW, { more: { since: { folder: before.out, key: null } } });
    expect(now.stderr).toBe("");
    expect(flipsIn(now.out)).toEqual([
      "2,丁,,,,came",
      `3,甲(虚构),${SURVEY},ineligible,eligible,answers`,
      "4,丙,,,,went",
    ]);
    expect(now.stdout).toContain(
      "since the results as of 2024-06-30: 1 result changed for 1 company, 1 came, 1 went; see flips.csv",
    );
    expect(JSON.parse(readFileSync(join(now.out, "summary.json"), "utf8")).since).toMatchObject({
      asOf: "2024-06-30",
      changed: 1,
      companies: 1,
      came: 1,
      went: 1,
      notCompared: 0,
    });
  });

  it("the day, and day and answers together", async () => {
    const before = await screen(folder, BEFORE, { more: { asOf: "2020-01-01" } });
    const since = { folder: before.out, key: null };
    const day = await screen(folder, BEFORE, { more: { asOf: "2024-06-30", since } });
    expect(flipsIn(day.out)).toEqual([
      `2,甲（虚构）,${SURVEY},not-in-force,ineligible,day`,
      `3,乙,${SURVEY},not-in-force,eligible,day`,
      `4,丙,${SURVEY},not-in-force,eligible,day`,
    ]);
    const both = await screen(folder, NOW, { more: { asOf: "2024-06-30", since } });
    expect(flipsIn(both.out)).toContain(`3,甲(虚构),${SURVEY},not-in-force,eligible,day+answers`);
  });

  it("a row that one of the lists rejects neither came nor went", async () => {
    const before = await screen(folder, BEFORE);
    const list = BEFORE.replace("K2,乙,jingwan", "K2,乙,Atlantis");
    const now = await screen(folder, list, { more: { since: { folder: before.out, key: null } } });
    expect([flipsIn(now.out), now.stderr]).toEqual([
      [],
      "companies that were not compared, since their row in one of the lists was rejected (see rejects.csv): 1\n",
    ]);
  });

  it("rows are the same by the column that --key names, one that only describes too", async () => {
    const before = await screen(folder, BEFORE);
    const renamed = BEFORE.replace("乙", "乙（更名）").replaceAll("67%", "60%");
    const since = { folder: before.out, key: "客户编号" };
    const now = await screen(folder, renamed, { more: { since } });
    expect(flipsIn(now.out)).toEqual([
      `3,乙（更名）,${SURVEY},eligible,ineligible,answers`,
      `4,丙,${SURVEY},eligible,ineligible,answers`,
    ]);
    const other = await screen(folder, renamed, { more: { since: { folder: before.out, key: "电话" } } });
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining("have no column 电话")]);
  });

  it("rows with the same credit code are the same company under another name", async () => {
    const head = "name,unifiedSocialCreditCode,city,activities,chineseShare,legalRepresentativeNationality\n";
    const code = "91440101MA5AXXXX00";
    const before = await screen(folder, `${head}甲,${code},jingwan,star-survey,60%,CN\n`);
    const since = { folder: before.out, key: null };
    const now = await screen(folder, `${head}乙,${code},jingwan,star-survey,67%,CN\n`, {
      more: { since },
    });
    expect(flipsIn(now.out)).toEqual([`2,乙,${SURVEY},ineligible,eligible,answers`]);
  });

  it("a key that repeats is refused with its lines; so is a folder without results, and a part of a list", async () => {
    const before = await screen(folder, BEFORE);
    const since = { folder: before.out, key: null };
    const twice = await screen(folder, BEFORE.replace("丙", "乙"), { more: { since } });
    expect([twice.status, twice.stderr, twice.files()]).toEqual([
      2,
      expect.stringContaining("乙 stands there more than once (lines 3, 4)"),
      [],
    ]);
    const none = await screen(folder, BEFORE, { more: { since: { folder, key: null } } });
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining("is no folder of results")]);
    const part = await screen(folder, BEFORE, { more: { since, shard: { index: 1, count: 2 } } });
    expect([part.status, part.stderr]).toEqual([2, expect.stringContaining("expected it beside --merge")]);
  });

  it.each([
    ["csv", "law"],
    ["jsonl", "correction"],
    ["xlsx", "correction"],
  ] as const)("by another version of the rules, against earlier results as %s: %s", async (table, kind) => {
    const before = await screen(folder, BEFORE, { more: { table } });
    const list = join(folder, "list.csv");
    writeFileSync(list, BEFORE);
    const out = join(folder, `now-${table}`);
    const given = [
      "--since",
      before.out,
      "--rules",
      rulesWhere(kind),
      "--as-of",
      "2024-06-30",
      "--lang",
      "en",
    ];
    expect(zhunru(["screen", list, "--out", out, ...given])).toMatchObject({ status: 0, stderr: "" });
    expect(flipsIn(out)).toEqual([`2,甲（虚构）,${SURVEY},ineligible,eligible,${kind}`]);
  });

  it("what the rules moved, grouped by the part of their difference that did it", async () => {
    const list = BEFORE.replace("K3,丙,jingwan,star-survey,67%,CN", "K3,丙,jingwan,star-survey,66%,CN");
    const before = await screen(folder, list);
    const [file, out] = [join(folder, "grouped.csv"), join(folder, "grouped")];
    writeFileSync(file, list);
    const given = [
      "screen",
      file,
      "--since",
      before.out,
      "--rules",
      rulesWhere("law"),
      "--as-of",
      "2024-06-30",
    ];
    const ended = zhunru([
      ...given,
      "--since-rules",
      FROZEN_ROOT,
      "--out",
      out,
      "--lang",
      "en",
      "--table",
      "xlsx",
    ]);
    expect(ended).toMatchObject({ status: 0, stderr: "" });
    const where =
      "City: Jingwan; Activities: with Star surveys; Country (region) of the legal representative: China; Foreign share (direct): above 33%, at most 49%; Foreign share (look-through): above 33%, at most 49%";
    expect(readFileSync(join(out, "flips-by-region.csv"), "utf8").split("\n")).toEqual([
      "region,provision,before,after,direction,where,line,name",
      expect.stringMatching(/^\d+,jw-2022-1\/1,ineligible,eligible,opens,".*",2,甲（虚构）$/),
      expect.stringMatching(/^\d+,jw-2022-1\/1,ineligible,eligible,opens,".*",4,丙$/),
      "",
    ]);
    const { since } = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
    expect(since.regions).toEqual([expect.objectContaining({ companies: 2, where: expect.anything() })]);
    expect(since.regions[0].where.en).toBe(where);
    expect(ended.stdout).toContain(
      `  jw-2022-1/1  ${where}: does not meet the stated tests → stated tests met, not an approval, 2 companies\n`,
    );
  });

  it("other rules than those of then are refused, and rules of then without results", async () => {
    const before = await screen(folder, BEFORE);
    const since = { folder: before.out, key: null, rules: rulesWhere("law") };
    const other = await screen(folder, BEFORE, { more: { since } });
    expect([other.status, other.stderr]).toEqual([
      2,
      expect.stringContaining("expected the rules of that screening, unchanged"),
    ]);
    const alone = zhunru(["screen", "x.csv", "--out", "y", "--since-rules", FROZEN_ROOT, "--lang", "en"]);
    expect(alone).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("together with --since FOLDER"),
    });
  });

  it("the workbook tells it on a sheet of its own, which can be read", async () => {
    const before = await screen(folder, BEFORE);
    const since = { folder: before.out, key: null };
    const now = await screen(folder, NOW, { more: { since, table: "xlsx" } });
    const again = join(folder, "again");
    const read = await screenFileAt(join(now.out, "results.xlsx"), again, {
      sheet: "Changes",
      ignored: ["Row", "Item", "Last time", "Now", "Why", "Item id"],
    });
    expect([read.status, read.stderr]).toEqual([0, expect.stringContaining("the sheet Changes was read")]);
    expect(tableIn(join(again, "companies.csv")).map(({ name }) => name)).toEqual(["丁", "甲(虚构)", "丙"]);
  });
});
