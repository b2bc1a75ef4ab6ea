import type { Dialect } from "../dialect.ts";
import { STANDARD } from "./standard.ts";

/** PostgreSQL, which takes a query apart and joins it anew unless a fence stands in it. */
export const postgres: Dialect = {
  ...STANDARD,
  id: "postgres",
  textType: "TEXT",
  asText: (value) => `(CAST(${value} AS TEXT) COLLATE "C")`,
  typeOf: (value) => `CAST(pg_typeof(${value}) AS TEXT)`,
  trimmed: (text, characters) => `btrim(${text}, ${STANDARD.text(characters)})`,
  matches: (text, expression) => `${text} ~ ${STANDARD.text(`^(${expression})$`)}`,
  // A regular expression of a hundred alternatives takes two hundred times as long there.
  hasOnly: (text, ids) => `string_to_array(${text}, ';') <@ ARRAY[${ids.map(STANDARD.text).join(", ")}]`,
  hasNoTwice: (text) =>
    `(SELECT count(DISTINCT part) = count(*) FROM unnest(string_to_array(${text}, ';')) AS part)`,
  parts: (text) => `string_to_array(${text}, ';')`,
  eachPart: (relation, list, part) =>
    `SELECT ${relation}.*, ${part} FROM ${relation} CROSS JOIN LATERAL unnest(${list}) AS each_part(${part})`,
  fence: " OFFSET 0",
};
