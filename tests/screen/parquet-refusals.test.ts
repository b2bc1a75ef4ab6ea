import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runInDuckDb } from "../engines/parquet-files.ts";
import { parquetScreening } from "./parquet-tables.ts";
import { temporaryFolder } from "./support.ts";

const folder = temporaryFolder();
const { screenTable, screenParquet } = parquetScreening(folder);

describe("a Parquet file is refused, in words and with nothing left behind, where", () => {
  const refusals: readonly [string, string, string][] = [
    [
      "shares have gone through binary floating point",
      `SELECT CAST(67 AS DOUBLE) AS "chineseShare"`,
      "column chineseShare is DOUBLE, binary floating point, which has rounded its numbers already; expected DECIMAL",
    ],
    [
      "amounts have, inside a group",
      `SELECT {'amount': CAST(2 AS FLOAT), 'currency': 'USD'} AS "investorTotalAssets"`,
      "column investorTotalAssets is FLOAT, binary floating point",
    ],
    [
      "a column holds times",
      `SELECT TIMESTAMP '2024-01-01 00:00:00' AS "landTransitionStartDate"`,
      "column landTransitionStartDate is TIMESTAMP, and which day that is depends on a time zone",
    ],
    [
      "a column holds what no profile can say",
      `SELECT MAP {'a': 1} AS activities`,
      "column activities is MAP; expected text, whole numbers",
    ],
    [
      "a column is no fact",
      `SELECT 'guangzhou' AS city, 1 AS chinese_share`,
      "chinese_share (nearest: chineseShare)",
    ],
    ["no column is a fact", `SELECT 1 AS customer`, "customer; expected columns named after facts"],
  ];

  it.each(refusals)("%s", async (_name, select, said) => {
    const { status, stderr, out } = await screenTable(select);
    expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(existsSync(out) ? readdirSync(out).filter((name) => name !== "columns.json") : []).toEqual([]);
  });

  const bytesOf = async (): Promise<Buffer> => {
    const file = join(folder, "sound.parquet");
    await runInDuckDb(
      `COPY (SELECT 'company ' || n AS name, 'guangzhou' AS city FROM range(2000) AS r(n)) TO '${file}' (FORMAT parquet, COMPRESSION uncompressed)`,
    );
    return readFileSync(file);
  };

  const broken: readonly [string, (bytes: Buffer) => Buffer, string][] = [
    ["it is cut short", (bytes) => bytes.subarray(0, bytes.length - 100), "is cut short"],
    ["there is but its beginning", () => Buffer.from("PAR1"), "is cut short"],
    [
      "it is no Parquet file at all",
      () => Buffer.from("name,city\n甲,guangzhou\n"),
      "its name ends in .parquet, but it is no Parquet file",
    ],
    [
      "it is encrypted",
      (bytes) => Buffer.concat([Buffer.from("PARE"), bytes.subarray(4, -4), Buffer.from("PARE")]),
      "is encrypted",
    ],
    [
      "its index is damaged",
      (bytes) => Buffer.from(bytes).fill(0xff, bytes.length - 200, bytes.length - 100),
      "is damaged (the index at its end)",
    ],
    [
      "its index is said to be larger than it is",
      (bytes) => Buffer.from(bytes).fill(0x7f, bytes.length - 8, bytes.length - 5),
      "is damaged (the index at its end)",
    ],
    [
      "a page is damaged",
      (bytes) => Buffer.from(bytes).fill(0xff, 4, 40),
      "is damaged (column name in row group 1)",
    ],
    [
      "a text is no UTF-8",
      (bytes) => Buffer.from(bytes.toString("latin1").replace("company 77", "company \xff7"), "latin1"),
      "is damaged (column name in row group 1)",
    ],
  ];

  it.each(broken)("%s", async (name, change, said) => {
    const file = join(folder, `broken-${name.replaceAll(" ", "-")}.parquet`);
    writeFileSync(file, change(await bytesOf()));
    const { status, stderr, out } = await screenParquet(file);
    expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);
  });
});
