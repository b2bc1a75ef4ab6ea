import type { Dialect } from "../dialect.ts";
import { anyOf, STANDARD } from "./standard.ts";

/** Apostrophes and backslashes are spelled by their numbers, since what they mean in a literal depends on settings. */
function text(value: string): string {
  const pieces = value
    .split(/(['\\])/)
    .filter((piece) => piece !== "")
    .map((piece) => (/^['\\]$/.test(piece) ? `chr(${piece.charCodeAt(0)})` : `'${piece}'`));
  if (pieces.length < 2 && pieces[0]?.startsWith("chr") !== true) return `'${value}'`;
  return `concat(${pieces.join(", ")})`;
}

/** Spark 4, with ANSI mode on or off; a text in double quotes is a string there, and names stand in backticks. */
export const spark: Dialect = {
  id: "spark",
  name: (id) => `\`${id.replaceAll("`", "``")}\``,
  text,
  textType: "STRING",
  asText: (value) => `CAST(${value} AS STRING)`,
  typeOf: (value) => `typeof(${value})`,
  trimmed: (value, characters) => `btrim(${value}, ${text(characters)})`,
  // Before `$` a line break may stand; behind a semicolon of our own it cannot.
  matches: (value, expression) => `regexp_like(concat(${value}, ';'), ${text(`^(${expression});$`)})`,
  decimal: STANDARD.decimal,
  hasOnly: (value, ids) => spark.matches(value, anyOf(ids)),
  hasNoTwice: (value) => `size(array_distinct(split(${value}, ';'))) = size(split(${value}, ';'))`,
  parts: (value) => `split(${value}, ';')`,
  eachPart: (relation, list, part) =>
    `SELECT ${relation}.*, ${part} FROM ${relation} LATERAL VIEW explode(${list}) each_part AS ${part}`,
  fence: "",
};
