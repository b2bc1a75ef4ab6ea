import type { Dialect } from "../dialect.ts";
import { STANDARD } from "./standard.ts";

/** DuckDB, whose types of binary floating point are `double` and `float`. */
export const duckdb: Dialect = {
  ...STANDARD,
  id: "duckdb",
  textType: "VARCHAR",
  asText: (value) => `CAST(${value} AS VARCHAR)`,
  typeOf: (value) => `lower(typeof(${value}))`,
  trimmed: (text, characters) => `trim(${text}, ${STANDARD.text(characters)})`,
  matches: (text, expression) => `regexp_full_match(${text}, ${STANDARD.text(expression)})`,
  hasNoTwice: (text) => `list_unique(string_split(${text}, ';')) = len(string_split(${text}, ';'))`,
  parts: (text) => `string_split(${text}, ';')`,
  eachPart: (relation, list, part) => `SELECT *, unnest(${list}) AS ${part} FROM ${relation}`,
  fence: "",
};
