import type { Dialect } from "../dialect.ts";
import { anyOf, STANDARD } from "./standard.ts";

/** Decimals of so many digits are integers of 64 bits there, and texts become them many times faster than longer ones. */
const SHORT_DIGITS = 18;

/** What nearly all cells of a register are; a look at it costs a quarter of trimming characters beyond ASCII. */
const NOTHING_TO_TRIM = "[!-~]+( [!-~]+)*";

/** DuckDB, whose types of binary floating point are `double` and `float`. */
export const duckdb: Dialect = {
  ...STANDARD,
  id: "duckdb",
  textType: "VARCHAR",
  asText: (value) => `CAST(${value} AS VARCHAR)`,
  typeOf: (value) => `lower(typeof(${value}))`,
  trimmed: (text, characters) =>
    `CASE WHEN regexp_full_match(${text}, ${STANDARD.text(NOTHING_TO_TRIM)}) THEN ${text} ` +
    `ELSE trim(${text}, ${STANDARD.text(characters)}) END`,
  matches: (text, expression) => `regexp_full_match(${text}, ${STANDARD.text(expression)})`,
  hasOnly: (text, ids) => duckdb.matches(text, anyOf(ids)),
  hasNoTwice: (text) => `list_unique(string_split(${text}, ';')) = len(string_split(${text}, ';'))`,
  decimal: (text, digits, scale) =>
    `CASE WHEN length(${text}) <= ${SHORT_DIGITS - scale} ` +
    `THEN CAST(${STANDARD.decimal(text, SHORT_DIGITS, scale)} AS DECIMAL(${digits}, ${scale})) ` +
    `ELSE ${STANDARD.decimal(text, digits, scale)} END`,
  parts: (text) => `string_split(${text}, ';')`,
  eachPart: (relation, list, part) => `SELECT *, unnest(${list}) AS ${part} FROM ${relation}`,
  fence: "",
};
