import { describe, expect, it } from "vitest";
import type { Rulebook } from "../../src/rules/rulebook.ts";
import { DIALECTS } from "../../src/sql/dialects/dialects.ts";
import { writeQuery } from "../../src/sql/write-query.ts";
import { IN_FORCE, rulebook } from "../support/frozen.ts";
import { rulebook as law } from "../support/rulebook.ts";
import { asTable, plan } from "./duckdb.ts";

const REQUEST = { table: "profiles", key: "line", asOf: IN_FORCE, withReasons: true };
const COLUMNS = [
  "city",
  "activities",
  "chineseShare",
  "legalRepresentativeNationality",
  "isExistingManufacturer",
];
const MOST_SCANS = 3;

const queries = new Map<string, string>();

/** The query of a dialect for such columns by some rules, written once. */
function query(
  dialect: keyof typeof DIALECTS,
  columns: readonly string[] | null,
  rules: Rulebook = rulebook,
): string {
  const key = `${dialect} ${columns?.join(" ")} ${rules.sha256}`;
  const known = queries.get(key) ?? writeQuery(rules, { ...REQUEST, dialect: DIALECTS[dialect], columns });
  queries.set(key, known);
  return known;
}

/** The rows that a DuckDB gives for a table made by a query. */
async function answer(table: string, columns: readonly string[] | null = COLUMNS): Promise<string[][]> {
  return asTable(table, query("duckdb", columns));
}

const COMPANY = `1 AS line, '甲' AS name, 'jingwan' AS city, 'star-survey' AS activities, '60' AS "chineseShare", 'GB' AS "legalRepresentativeNationality", 'true' AS "isExistingManufacturer"`;

describe("the query", () => {
  it(`reads the table once: at most ${MOST_SCANS} scans in the engine's own plan, of which one is of the table`, async () => {
    const all =
      (await plan(`SELECT ${COMPANY}`, query("duckdb", COLUMNS, law))).match(/[A-Z_]*SCAN\b/g) ?? [];
    // What stands for one row of constants scans nothing.
    const scans = all.filter((scan) => scan !== "DUMMY_SCAN" && scan !== "DELIM_SCAN");
    expect(scans.length).toBeLessThanOrEqual(MOST_SCANS);
    expect(scans.filter((scan) => scan === "SEQ_SCAN")).toHaveLength(1);
  });

  it.each(
    Object.keys(DIALECTS) as (keyof typeof DIALECTS)[],
  )("works out each distinct test once for a row, in %s", (id) => {
    const tested = /^tested AS \((.*)\),$/m.exec(query(id, null, law))?.[1] ?? "";
    const tests = tested.match(/CASE WHEN .*? END(?= AS t\d+)/g) ?? [];
    expect(tests.length).toBeGreaterThan(100);
    expect(new Set(tests).size).toBe(tests.length);
  });

  it("gives the reasons of a finding, the gap with its unit", async () => {
    expect(await answer(`SELECT ${COMPANY}`)).toEqual([
      [
        "1",
        "甲",
        "jw-2022-1/1",
        "ineligible",
        "in-force",
        '["chinese-share","legal-representative"]',
        '{"chinese-share":{"gap":"7","unit":"%"}}',
        "[]",
        "[]",
        "",
      ],
    ]);
  });

  it("names what is missing in the order of the facts' names", async () => {
    const [line] = await answer(
      `SELECT 1 AS line, '甲' AS name, 'jingwan' AS city, 'star-survey' AS activities, NULL AS "chineseShare", '?' AS "legalRepresentativeNationality", '' AS "isExistingManufacturer"`,
    );
    expect(line?.[3]).toBe("undetermined");
    expect(JSON.parse(line?.[7] ?? "")).toEqual([
      "chineseShare",
      "foreignShare",
      "legalRepresentativeNationality",
    ]);
  });

  it("takes spaces away around a text, full-width and unbroken ones too", async () => {
    const [line] = await answer(`SELECT * REPLACE ('　\u00a0jingwan　' AS city) FROM (SELECT ${COMPANY})`);
    expect(line?.[3]).toBe("ineligible");
  });
});

describe("a row that cannot be used is rejected with its reasons, and ends nothing, where", () => {
  const rejected = async (change: string, columns: readonly string[] | null = COLUMNS): Promise<unknown> => {
    const [[, , provision, outcome, , , , , , detail] = [], ...others] = await answer(
      `SELECT * ${change} FROM (SELECT ${COMPANY})`,
      columns,
    );
    expect([provision, outcome, others]).toEqual(["", "rejected", []]);
    return JSON.parse(detail ?? "");
  };

  it.each([
    [
      "a number would be rounded",
      "REPLACE ('66.99999999999999999' AS \"chineseShare\")",
      "chineseShare",
      "does-not-fit",
    ],
    ["a choice holds an apostrophe", "REPLACE ('jing''wan' AS city)", "city", "does-not-fit"],
    [
      "a yes is written otherwise",
      "REPLACE ('y' AS \"isExistingManufacturer\")",
      "isExistingManufacturer",
      "does-not-fit",
    ],
    [
      "a column is of binary floating point",
      'REPLACE (CAST(60 AS DOUBLE) AS "chineseShare")',
      "chineseShare",
      "binary-floating-point",
    ],
    ["a column is a list", "REPLACE (['star-survey'] AS activities)", "activities", "does-not-fit"],
    ["a column is of times", "REPLACE (TIMESTAMP '2024-01-01 00:00:00' AS city)", "city", "does-not-fit"],
    ["a column is not there", "EXCLUDE (city)", "city", "no-such-column"],
    ["its key is not known", "REPLACE (NULL AS line)", "key", "no-key"],
  ])("%s", async (_name, change, column, reason) => {
    expect(await rejected(change)).toEqual([{ column, reason }]);
  });

  it("two answers contradict each other, beside an answer that does not fit", async () => {
    const change = `REPLACE ('jingwn' AS city), '30' AS "foreignShare"`;
    expect(await rejected(change, [...COLUMNS, "foreignShare"])).toEqual([
      { column: "city", reason: "does-not-fit" },
      { column: "foreignShare", reason: "contradiction" },
    ]);
  });

  it("columns are lacking that were named: all but the other side of the equity", async () => {
    const columns = [...COLUMNS, "foreignShare", "legalForm"];
    expect(await rejected("", columns)).toEqual([{ column: "legalForm", reason: "no-such-column" }]);
  });
});

describe("columns of a warehouse's types are read as the texts that they stand for:", () => {
  it("decimals, whole numbers, booleans", async () => {
    const change = `REPLACE (CAST(66.5 AS DECIMAL(9, 4)) AS "chineseShare", TRUE AS "isExistingManufacturer")`;
    const [line] = await answer(`SELECT * ${change} FROM (SELECT ${COMPANY})`);
    expect(line?.[6]).toBe('{"chinese-share":{"gap":"0.5","unit":"%"}}');
  });
});

describe("the text for DuckDB", () => {
  const { decimal, trimmed, text } = DIALECTS.duckdb;

  it("reads numbers of any length exactly, those of few digits by a shorter type", async () => {
    const wholes = Array.from({ length: 18 }, (_, index) => "987654321098765432".slice(0, index + 1));
    const numbers = wholes.flatMap((whole) => [
      [whole, `${whole}.000000`],
      [`${whole}.900001`, `${whole}.900001`],
    ]);
    const table = numbers.map(([number = ""]) => `SELECT ${text(number)} AS n`).join(" UNION ALL ");
    const read = await asTable(table, `SELECT n, CAST(${decimal("n", 24, 6)} AS VARCHAR) FROM profiles`);
    expect(read.toSorted()).toEqual(numbers.toSorted());
  });

  it("takes white space away at the ends alone, whatever stands between", async () => {
    const texts = [" a", "a\u3000", "\ta b ", "\u00a0", "a  b", " 企业 ", "a", "企 业"];
    const table = texts.map((one) => `SELECT ${text(one)} AS t`).join(" UNION ALL ");
    const read = await asTable(table, `SELECT t, ${trimmed("t", " \t\u00a0\u3000")} FROM profiles`);
    expect(read.toSorted()).toEqual(texts.map((one) => [one, one.trim()]).toSorted());
  });
});

describe("the text for Spark", () => {
  const text = query("spark", null, law);

  it("puts names into backticks and never into double quotes, which hold strings there", () => {
    const withoutTexts = text.replace(/^--.*$/gm, "").replace(/'[^']*'/g, "");
    expect(withoutTexts).not.toContain('"');
    expect(text).toContain("`city`");
  });

  it("spells apostrophes and backslashes by their numbers, since what they mean in a text depends on settings", () => {
    expect(DIALECTS.spark.text("a'b\\c")).toBe("concat('a', chr(39), 'b', chr(92), 'c')");
    expect(DIALECTS.spark.text("'")).toBe("concat(chr(39))");
    expect(DIALECTS.spark.text("plain")).toBe("'plain'");
  });

  it("takes full-width and unbroken spaces away by name, which its own trim leaves", () => {
    expect(text).toContain("btrim(CAST(`city` AS STRING), ' \t\u00a0\u3000')");
  });

  it("multiplies by whole numbers alone, and within the digits of the widest decimal, so that no product is rounded", () => {
    const products = text
      .replace(/'[^']*'/g, "''")
      .matchAll(/(?<!SELECT) \* (CAST\(\d+ AS DECIMAL\((\d+), 0\)\)|\d+\b|\S+)/g);
    const factors = [...products];
    expect(factors.length).toBeGreaterThan(0);
    for (const [, factor = "", digits = "1"] of factors) {
      expect(factor).toMatch(/^(CAST|\d+$)/);
      // A number has 24 digits, and a product one more than both factors together.
      expect(Number.parseInt(digits, 10) + 25).toBeLessThanOrEqual(38);
    }
  });

  it("casts nothing that was not matched before, so that ANSI mode changes nothing", () => {
    const checked = text.indexOf("checked AS (");
    const typed = text.indexOf("typed AS (");
    expect(text.slice(checked, typed)).not.toMatch(/CAST\([^)]* AS (DECIMAL|DATE|BOOLEAN|DOUBLE)/);
    expect(text).not.toMatch(/DOUBLE|FLOAT|CAST\([^)]* AS (DATE|TIMESTAMP)/);
  });
});
