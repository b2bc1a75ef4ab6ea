import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PastOutcomes } from "../../src/screen/since/past-outcomes.ts";
import { differences, SortedFindings } from "../engines/findings.ts";
import { writeParquet } from "../engines/parquet-files.ts";
import { BAD, columnsOf, RowFiles, rowsOfRule } from "../engines/rows.ts";
import { asTable } from "../sql/duckdb.ts";
import { rulebook } from "../support/rulebook.ts";
import { parquetScreening } from "./parquet-tables.ts";
import { byFrozenRules, byTheLaw, temporaryFolder } from "./support.ts";

const { screenFileAt } = byTheLaw;
const folder = temporaryFolder();
const { screenTable } = parquetScreening(folder);

async function canonicalOf(out: string, linesBefore = 0): Promise<string> {
  const findings = new SortedFindings(`${out}.txt`);
  await findings.addScreening(out, linesBefore);
  findings.close();
  return findings.file;
}

const COMPANY = `'甲' AS name, 'guangzhou' AS city, ['social-survey'] AS activities, 'GB' AS "legalRepresentativeNationality"`;

describe("a Parquet file", () => {
  it("gives the findings of the same rows as JSON Lines and as a CSV of strict values, in texts and in a warehouse's types", async () => {
    const [jsonl, csv] = [join(folder, "rows.jsonl"), join(folder, "rows.csv")];
    const rows = new RowFiles(jsonl, csv, rulebook);
    for (const raw of BAD) rows.add(raw);
    for (const rule of rulebook.rules) for (const raw of rowsOfRule(rule, rulebook, 4)) rows.add(raw);
    rows.close();
    const facts = columnsOf(rulebook);
    const [texts, typed] = [join(folder, "texts.parquet"), join(folder, "typed.parquet")];
    await writeParquet(csv, texts, facts, { from: 1, isTyped: false, options: "COMPRESSION gzip" });
    const from = BAD.length + 1;
    await writeParquet(csv, typed, facts, { from, isTyped: true, options: "ROW_GROUP_SIZE 2048" });
    const strict = { isStrict: true, shares: "percent", ignored: ["line"] } as const;
    const [ofLines, ofTexts, ofTyped, ofCsv] = ["lines", "texts", "typed", "csv"].map((name) =>
      join(folder, name),
    ) as [string, string, string, string];
    const asJson = { table: "jsonl" } as const;
    expect((await screenFileAt(jsonl, ofLines, asJson)).status).toBe(0);
    expect(await screenFileAt(texts, ofTexts, asJson)).toMatchObject({ status: 0, stderr: "" });
    expect(await screenFileAt(typed, ofTyped, asJson)).toMatchObject({ status: 0, stderr: "" });
    expect(await screenFileAt(csv, ofCsv, { ...asJson, ...strict })).toMatchObject({ status: 0 });
    const expected = await canonicalOf(ofLines);
    expect(readFileSync(expected, "utf8").split("\n").length).toBeGreaterThan(1_000);
    expect(differences(expected, await canonicalOf(ofTexts))).toEqual([]);
    const sound = (line: string): boolean => JSON.parse(line.trim())[0] >= from;
    expect(differences(expected, await canonicalOf(ofTyped, -BAD.length)).filter(sound)).toEqual([]);
    expect(differences(expected, await canonicalOf(ofCsv, 1)).filter(sound)).toEqual([]);
  }, 120_000);

  it.each([
    "uncompressed",
    "snappy",
    "gzip",
    "zstd",
    "brotli",
  ])("is read where it is packed with %s", async (codec) => {
    const { status, profiles } = await screenTable(
      `SELECT '公司' || n AS name, 'jingwan' AS city, n / 3 AS "ignored", CAST(66 + n / 10000 AS DECIMAL(9, 6)) AS "chineseShare" FROM range(3000) AS r(n)`,
      {
        options: `COMPRESSION ${codec}, ROW_GROUP_SIZE 1000`,
        more: { ignored: ["ignored"] },
        screenings: byFrozenRules,
      },
    );
    expect(status).toBe(0);
    const lines = profiles.trimEnd().split("\n");
    expect(lines).toHaveLength(3000);
    expect(lines[1234]).toBe('{"name":"公司1234","city":"jingwan","chineseShare":"66.1234"}');
  });

  it.each([
    ["DECIMAL(9, 6)", "66.999999", "66.999999"],
    ["DECIMAL(4, 1)", "67.0", "67"],
    ["DECIMAL(18, 6)", "0.000001", "0.000001"],
    ["DECIMAL(38, 20)", "66.99999900000000000000", "66.999999"],
    ["TINYINT", "67", "67"],
    ["UBIGINT", "100", "100"],
    ["VARCHAR", "　６７％", "67"],
  ])("holds a share as %s exactly: %s", async (type, written, read) => {
    const { profiles } = await screenTable(`SELECT CAST('${written}' AS ${type}) AS "chineseShare"`);
    expect(profiles).toBe(`{"chineseShare":"${read}"}\n`);
  });

  it("rejects a row with a value that does not fit, and never rounds it", async () => {
    const { profiles, rejects } = await screenTable(
      `SELECT * FROM (VALUES (66.99999999999999999999::DECIMAL(38, 20)), (-1), (100.000001), (67)) AS t("chineseShare")`,
    );
    expect(profiles).toBe('{"chineseShare":"67"}\n');
    expect(rejects.match(/^\d+,chineseShare/gm)).toEqual([
      "1,chineseShare",
      "2,chineseShare",
      "3,chineseShare",
    ]);
  });

  it("rejects a row with a day that no profile names, however far away", async () => {
    const { status, profiles, rejects } = await screenTable(
      `SELECT CAST(day AS DATE) AS "plannedApplicationDate" FROM (VALUES ('5881580-07-10'), ('23873-04-05'), ('0044-03-15 (BC)'), ('2026-03-01')) AS t(day)`,
    );
    expect(status).toBe(0);
    expect(profiles).toBe('{"plannedApplicationDate":"2026-03-01"}\n');
    expect(rejects.match(/^\d+,plannedApplicationDate,[^,]+/gm)).toEqual([
      '1,plannedApplicationDate,"""1970-01-01 + 2147483646"""',
      '2,plannedApplicationDate,"""+023873-04-05"""',
      '3,plannedApplicationDate,"""-000043-03-15"""',
    ]);
  });

  it("answers nothing where a cell is NULL or empty, and does not know where it is ?", async () => {
    const { profiles } = await screenTable(
      `SELECT * FROM (VALUES (NULL, NULL, NULL), ('', [], ' '), ('?', ['social-survey'], ' ? '), ('guangzhou', [], 'true')) AS t(city, activities, "sellsTaiwanTours")`,
    );
    expect(profiles.split("\n")).toEqual([
      "{}",
      '{"activities":[]}',
      '{"city":null,"activities":["social-survey"],"sellsTaiwanTours":null}',
      '{"city":"guangzhou","activities":[],"sellsTaiwanTours":true}',
      "",
    ]);
  });

  it("holds investors as lists of groups, down to owners of owners", async () => {
    const { profiles, rejects } = await screenTable(
      `SELECT ${COMPANY}, [{'name': 'A', 'origin': 'mainland', 'share': 60.5::DECIMAL(9, 6), 'holders': NULL}, {'name': 'B', 'origin': NULL, 'share': 39.5, 'holders': [{'name': 'C', 'origin': 'foreign', 'share': 100::DECIMAL(9, 6)}]}] AS investors`,
    );
    expect(rejects.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(profiles).investors).toEqual([
      { name: "A", origin: "mainland", share: "60.5" },
      { name: "B", share: "39.5", holders: [{ name: "C", origin: "foreign", share: "100" }] },
    ]);
  });

  it("has rows that are told apart by their number, through row groups of every size", async () => {
    const { results } = await screenTable(
      `SELECT * REPLACE ('jingwan' AS city, ['star-survey'] AS activities) FROM (SELECT ${COMPANY}, CAST(n % 100 AS DECIMAL(9, 6)) AS "chineseShare" FROM range(5000) AS r(n))`,
      { options: "ROW_GROUP_SIZE 2048", screenings: byFrozenRules },
    );
    const lines = results
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(5000);
    expect(lines[4999]).toMatchObject({
      line: 5000,
      outcome: "ineligible",
      failing: ["legal-representative"],
    });
    expect(lines[2048]).toMatchObject({ line: 2049, gaps: { "chinese-share": { gap: "19", unit: "%" } } });
  });

  it("without rows is a list without companies", async () => {
    const { status, stdout } = await screenTable(`SELECT ${COMPANY} WHERE FALSE`);
    expect([status, stdout.startsWith("0 rows in = 0 companies")]).toEqual([0, true]);
  });
});

describe("a Parquet file goes with", () => {
  const rows = `SELECT 'company ' || n AS name, 'guangzhou' AS city, ['social-survey'] AS activities, CAST(n % 101 AS DECIMAL(9, 6)) AS "chineseShare", 'CN' AS "legalRepresentativeNationality" FROM range(3000) AS r(n)`;

  let screened: ReturnType<typeof screenTable> | null = null;
  const screenedRows = (): ReturnType<typeof screenTable> => {
    screened ??= screenTable(rows);
    return screened;
  };

  it("results as Parquet, with the values of results.jsonl", async () => {
    const { file, results } = await screenedRows();
    const out = `${file}.typed`;
    expect((await screenFileAt(file, out, { table: "parquet" })).status).toBe(0);
    const parquet = join(out, "results.parquet");
    const table = await asTable("SELECT 1", `SELECT to_json(r) FROM '${parquet}' AS r ORDER BY line`);
    const expected = results
      .trimEnd()
      .split("\n")
      .map((line) => {
        const { gaps, change, ...row } = JSON.parse(line);
        const changes = change as { fact: string; from: string | null; to: string }[];
        const entries = Object.entries(gaps as Record<string, { gap: string; unit: string }>);
        return {
          ...row,
          gaps: entries.map(([requirement, { gap, unit }]) => ({
            requirement,
            gap,
            decimal: Number(gap),
            unit,
          })),
          change: changes,
        };
      });
    expect(table.map(([json]) => JSON.parse(json ?? ""))).toEqual(expected);
    const [types] = await asTable(
      "SELECT 1",
      `SELECT typeof(line), typeof(failing), typeof(gaps) FROM '${parquet}' LIMIT 1`,
    );
    expect(types).toEqual([
      "BIGINT",
      "VARCHAR[]",
      'STRUCT(requirement VARCHAR, gap VARCHAR, "decimal" DECIMAL(38,6), unit VARCHAR)[]',
    ]);
  });

  it("results as Parquet where nothing concerns anybody", async () => {
    const { out } = await screenTable("SELECT 'other' AS city", { more: { table: "parquet" } });
    const [count] = await asTable("SELECT 1", `SELECT count(*) FROM '${join(out, "results.parquet")}'`);
    expect(count).toEqual(["0"]);
  });

  it("--shard: the shards put together are the whole", async () => {
    const { file, out, results } = await screenedRows();
    const parts = [1, 2, 3].map((index) => `${out}-${index}`);
    for (const [place, part] of parts.entries())
      expect(
        (await screenFileAt(file, part, { table: "jsonl", shard: { index: place + 1, count: 3 } })).status,
      ).toBe(0);
    expect(parts.map((part) => readFileSync(join(part, "results.jsonl"), "utf8")).join("")).toBe(results);
  });

  it("--since, of which the earlier results may be Parquet too", async () => {
    const { file, out } = await screenTable(rows, { more: { table: "parquet" } });
    const later = await screenFileAt(file, `${out}-later`, {
      table: "jsonl",
      since: { folder: out, key: null },
    });
    expect(later).toMatchObject({ status: 0, stderr: "" });
    const { sha256, version } = rulebook;
    const run = { folder: out, asOf: "2024-06-30", rules: { version, sha256 }, documents: [], sha256: "" };
    const past = await PastOutcomes.open(run);
    const outcomes = [1, 68, 3000].map((line) => past.of(line).get("gz-2022-212/1-12"));
    expect(outcomes).toEqual(["ineligible", "eligible", "eligible"]);
  });
});
