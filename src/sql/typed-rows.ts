import { DAY_ASKED } from "../profile/days.ts";
import { factsOfLeaf, leavesOf } from "../rules/condition.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import type { Relations } from "../vocabulary/relations.ts";
import { type ColumnDecoder, decoderOf, SHARE_TYPE } from "./columns.ts";
import type { Dialect } from "./dialect.ts";

/** The table that a query reads. */
export interface TableColumns {
  /** The table of profiles, which has a column named after each fact it holds. */
  readonly table: string;
  /** The column that tells rows apart. */
  readonly key: string;
  /** The facts that the table has columns for; null = all that the rules look at. */
  readonly columns: readonly string[] | null;
}

/** What stands in a cell of a column that the table lacks, or that has rounded its numbers; no cell can hold these. */
const NO_COLUMN = "(no such column)";
const ROUNDED = "(binary floating point)";
const BINARY_TYPES = "('double', 'float', 'double precision', 'real')";

/** What is taken away around a text: the spaces that people leave there, narrow, full-width and unbroken, and tabs. */
const SPACES = " \t\u00a0\u3000";

/**
 * The facts that the rules look at or follow from, as far as the table has them, and how they are read. A row of
 * another day than the query's is rejected where the table holds the day.
 */
export function decodersOf(
  rulebook: Rulebook,
  { dialect, columns, asOf }: Pick<TableColumns, "columns"> & { dialect: Dialect; asOf: string },
): ColumnDecoder[] {
  const { shareSides, sharesOpenBy } = rulebook.vocabulary.relations;
  const looked = new Set<string>(sharesOpenBy === null ? shareSides : [...shareSides, sharesOpenBy]);
  for (const rule of rulebook.rules) {
    for (const leaf of [...leavesOf(rule.applies), ...leavesOf(rule.requires)]) {
      for (const id of factsOfLeaf(leaf)) looked.add(rulebook.vocabulary.byId.get(id)?.elapsedSince ?? id);
    }
  }
  const isShareKnown = shareSides.some((side) => isSubset([side], columns));
  const decoders = rulebook.vocabulary.facts
    .filter(({ id, role }) => looked.has(id) && role !== "context")
    .filter(({ id }) => isSubset([id], columns) || (isShareKnown && shareSides.includes(id)))
    .flatMap((fact) => decoderOf(fact, dialect.name(fact.id), dialect) ?? []);
  const isDayOfRun = `${dialect.name(DAY_ASKED)} = ${dialect.text(asOf)}`;
  return [...decoders, { fact: DAY_ASKED, isNumber: false, isSound: isDayOfRun, values: [] }];
}

/**
 * The texts of the columns that are looked at. A column that the table lacks is found in the one row beside it, by the
 * names that a lateral query sees; so its absence is told of every row, and ends nothing.
 */
export function writeGiven(
  decoders: readonly ColumnDecoder[],
  { table, key, columns, dialect }: TableColumns & { dialect: Dialect },
  { shareSides }: Relations,
): string {
  const { name, text } = dialect;
  const isOptional = (fact: string): boolean =>
    fact === DAY_ASKED || (shareSides.includes(fact) && columns?.includes(fact) === false);
  const lacking = (fact: string): string =>
    isOptional(fact) ? `CAST(NULL AS ${dialect.textType})` : text(NO_COLUMN);
  const absent = [
    `CAST(NULL AS ${dialect.textType}) AS ${name(key)}`,
    `'' AS ${name("name")}`,
    ...decoders.map(({ fact }) => `${lacking(fact)} AS ${name(fact)}`),
  ];
  const texts = decoders.map(({ fact, isNumber }, index) => {
    const cell = name(fact);
    const known = `NULLIF(NULLIF(${dialect.trimmed(dialect.asText(cell), SPACES)}, ''), '?')`;
    const rounded = `CASE WHEN ${dialect.typeOf(cell)} IN ${BINARY_TYPES} AND ${cell} IS NOT NULL THEN ${text(ROUNDED)} ELSE ${known} END`;
    // Under a name of its own: a name that the same list gives would be found before the row beside the table.
    return `${isNumber ? rounded : known} AS c${index + 1}`;
  });
  const own = [
    `${name(key)} AS row_key`,
    `COALESCE(${dialect.asText(name("name"))}, '') AS row_name`,
    ...texts,
  ];
  const named = decoders.map(({ fact }, index) => `c${index + 1} AS ${name(fact)}`);
  return `SELECT row_key, row_name, ${named.join(", ")} FROM (SELECT ${absent.join(", ")}) AS absent CROSS JOIN LATERAL (SELECT ${own.join(", ")} FROM ${name(table)}) AS cells`;
}

/** What makes the text of a column one that can be used; of the two sides of the equity one may have no column. */
function soundness(
  { fact, isSound }: ColumnDecoder,
  decoders: readonly ColumnDecoder[],
  dialect: Dialect,
  { shareSides }: Relations,
): string {
  const other = shareSides.includes(fact) ? shareSides.find((side) => side !== fact) : undefined;
  if (other === undefined || !decoders.some((decoder) => decoder.fact === other)) return isSound;
  const lacks = (side: string): string => `${dialect.name(side)} = ${dialect.text(NO_COLUMN)}`;
  return `(${isSound} OR (${lacks(fact)} AND NOT COALESCE(${lacks(other)}, FALSE)))`;
}

/** The texts, each beside the column that tells whether it can be used, or that there is none. */
export function writeChecked(
  decoders: readonly ColumnDecoder[],
  dialect: Dialect,
  relations: Relations,
): string {
  const fits = decoders.map((decoder, index) => {
    const isNull = `${dialect.name(decoder.fact)} IS NULL`;
    return `${isNull} OR ${soundness(decoder, decoders, dialect, relations)} AS ${fitName(index)}`;
  });
  return `SELECT given.*, ${fits.join(", ")} FROM given`;
}

function fitName(index: number): string {
  return `fits${index + 1}`;
}

/** The values of sound texts, with what is wrong with the others. */
export function writeTyped(
  decoders: readonly ColumnDecoder[],
  dialect: Dialect,
  { shareSides }: Relations,
): string {
  const { name, text } = dialect;
  const reasons = decoders.map(({ fact }, index) => {
    const misfit = fact === DAY_ASKED ? "other-day" : "does-not-fit";
    const reason = `CASE ${name(fact)} WHEN ${text(NO_COLUMN)} THEN 'no-such-column' WHEN ${text(ROUNDED)} THEN 'binary-floating-point' ELSE '${misfit}' END`;
    return `CASE WHEN ${fitName(index)} THEN '' ELSE ${fault(fact, `' || ${reason} || '`)} END`;
  });
  const noKey = `CASE WHEN row_key IS NULL THEN ${fault("key", "no-key")} ELSE '' END`;
  const allFit = ["row_key IS NOT NULL", ...decoders.map((_, index) => fitName(index))].join(" AND ");
  const misfits = `CASE WHEN ${allFit} THEN '' ELSE ${[noKey, ...reasons].join(" || ")} END`;
  const values = decoders.flatMap(({ fact, values: read }, index) =>
    read.map(({ name: value, expression }) => {
      const isLacking = shareSides.includes(fact) ? ` AND ${name(fact)} <> ${text(NO_COLUMN)}` : "";
      return `CASE WHEN ${fitName(index)}${isLacking} THEN ${expression} END AS ${name(value)}`;
    }),
  );
  return `SELECT row_key, row_name, ${misfits} AS misfits, ${values.join(", ")} FROM checked`;
}

/** One entry of the list of what is wrong with a row. */
function fault(column: string, reason: string): string {
  return `'{"column":"${column}","reason":"${reason}"},'`;
}

/**
 * The rows with all that is wrong with each, contradictions too, and with each share following from the other; neither
 * is known where a yes leaves them open.
 */
export function writeSettled(
  decoders: readonly ColumnDecoder[],
  { name }: Dialect,
  { chineseShare, foreignShare, shareSides, sharesOpenBy, parts }: Relations,
): string {
  const has = (...ids: string[]): boolean => ids.every((id) => decoders.some(({ fact }) => fact === id));
  const faults = ["misfits"];
  const contradiction = (when: string, fact: string): void => {
    faults.push(`CASE WHEN ${when} THEN ${fault(fact, "contradiction")} ELSE '' END`);
  };
  if (chineseShare !== null && foreignShare !== null && has(chineseShare, foreignShare)) {
    contradiction(`${name(chineseShare)} + ${name(foreignShare)} <> 100`, foreignShare);
  }
  // An addition to nothing contradicts itself.
  for (const { fact: part, of } of parts) {
    if (has(part, of)) contradiction(`${name(of)} = 0 AND ${name(part)} > 0`, of);
  }
  const values = decoders.flatMap((decoder) => decoder.values.map((value) => value.name));
  const unlessOpen = (expression: string): string =>
    sharesOpenBy !== null && values.includes(sharesOpenBy)
      ? `CASE WHEN ${name(sharesOpenBy)} THEN NULL ELSE ${expression} END`
      : expression;
  const settled = values.map((value) => {
    const other = shareSides.find((side) => side !== value);
    if (!shareSides.includes(value) || other === undefined) return name(value);
    const either = `CAST(COALESCE(${name(value)}, 100 - ${name(other)}) AS ${SHARE_TYPE})`;
    return `${unlessOpen(either)} AS ${name(value)}`;
  });
  return `SELECT row_key, row_name, ${faults.join(" || ")} AS faults, ${settled.join(", ")} FROM typed`;
}

/** Whether all facts are among the columns; null stands for all columns. */
function isSubset(facts: readonly string[], columns: readonly string[] | null): boolean {
  return columns === null || facts.every((fact) => columns.includes(fact));
}
