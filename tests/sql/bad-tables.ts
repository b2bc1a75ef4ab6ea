import { DIALECTS, type DialectId } from "../../src/sql/dialects/dialects.ts";

/** The facts for which the queries of these tables are written. */
export const BAD_TABLE_FACTS = ["city", "activities", "chineseShare", "sellsTaiwanTours"];

/** A table that cannot be used as it is, and what its one row comes back with. */
interface BadTable {
  readonly name: string;
  /** What writes the table in a dialect. */
  readonly select: string;
  readonly column: string;
  readonly reason: string;
}

const LIST: Readonly<Record<DialectId, string>> = {
  duckdb: "['social-survey']",
  postgres: "ARRAY['social-survey']",
  spark: "array('social-survey')",
};

/** Tables of one row, each with one thing wrong: a column that is lacking, of another type, a value that does not fit. */
export function badTables(id: DialectId): BadTable[] {
  const dialect = DIALECTS[id];
  const sound: Readonly<Record<string, string>> = {
    line: "'1'",
    name: "'甲'",
    city: "'guangzhou'",
    activities: "'social-survey'",
    chineseShare: "'60'",
    sellsTaiwanTours: "'true'",
  };
  const select = (changed: Readonly<Record<string, string | null>>): string => {
    const cells = Object.entries({ ...sound, ...changed }).flatMap(([column, value]) =>
      value === null ? [] : [`${value} AS ${dialect.name(column)}`],
    );
    return `SELECT ${cells.join(", ")}`;
  };
  const floating = id === "postgres" ? "DOUBLE PRECISION" : "DOUBLE";
  const bad = (name: string, column: string, value: string | null, reason = "does-not-fit"): BadTable => ({
    name,
    select: select({ [column]: value }),
    column,
    reason,
  });
  return [
    bad("a needed column is lacking", "city", null, "no-such-column"),
    bad(
      "a share is of binary floating point",
      "chineseShare",
      `CAST(60 AS ${floating})`,
      "binary-floating-point",
    ),
    bad("a column is a list", "activities", LIST[id]),
    bad("a column holds times", "city", "CAST('2024-01-01 00:00:00' AS TIMESTAMP)"),
    bad("a number would be rounded", "chineseShare", "'66.99999999999999999'"),
    bad("a decimal has more digits than count", "chineseShare", "CAST('66.9999999' AS DECIMAL(38, 10))"),
    bad("a day stands where a yes or no is asked for", "sellsTaiwanTours", "CAST('2024-01-01' AS DATE)"),
    bad("a choice holds an apostrophe", "city", dialect.text("guang'zhou")),
  ];
}
