import { isTermOpen } from "../evaluate/outcome.ts";
import { statusesOn } from "../logic/situation.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { ACTIVITIES, CITY } from "../vocabulary/vocabulary.ts";
import { type ColumnDecoder, SCALE } from "./columns.ts";
import type { Dialect } from "./dialect.ts";
import { NOT_KNOWN, passagesOf, someWithoutActivity, UNUSABLE, WITHOUT_ACTIVITY } from "./gates.ts";
import { MissingWriter } from "./missing.ts";
import { CAME_BY, type RuleLine, writeRuleLine } from "./rule-lines.ts";
import { TestColumns } from "./test-columns.ts";
import {
  decodersOf,
  type TableColumns,
  writeChecked,
  writeGiven,
  writeSettled,
  writeTyped,
} from "./typed-rows.ts";

/** What a query is written for. */
export interface QueryRequest extends TableColumns {
  readonly dialect: Dialect;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  /** Whether lines have reasons, or outcomes alone. */
  readonly withReasons: boolean;
}

/** Rules behind one branch: of all of them in one expression engines make more code than they can compile. */
const GROUP = 25;

/** What the last columns of a line are: reasons, and why a row was rejected. */
const REASONS = ["failing", "gaps", "missing"] as const;

/** The columns of a line beside its key and name. */
export const RESULT_COLUMNS: readonly string[] = [
  "provision",
  "outcome",
  "status",
  ...REASONS,
  "open",
  "detail",
];

/**
 * One query that reads a table of profiles once and returns, for every row, a line for each rule that is about it: the
 * key, `name` (once where it is the key), and the RESULT_COLUMNS. A row that cannot be used comes back once, with the outcome `rejected` and a JSON array of the columns to blame as its detail.
 */
export function writeQuery(rulebook: Rulebook, request: QueryRequest): string {
  const { dialect, asOf, withReasons, key } = request;
  const { fence } = dialect;
  const { relations } = rulebook.vocabulary;
  const decoders = decodersOf(rulebook, request);
  const values = new Set(decoders.flatMap((decoder) => decoder.values.map(({ name }) => name)));
  const { statusOf } = statusesOn(rulebook, asOf);
  const columns = new TestColumns();
  const missing = withReasons ? new MissingWriter() : null;
  const lines = rulebook.rules.map((rule) => {
    const context = {
      dialect,
      vocabulary: rulebook.vocabulary,
      status: statusOf(rule.document),
      asOf,
      values,
    };
    return writeRuleLine(rule, context, columns, missing);
  });
  const numbers = (withReasons ? numbersOf(decoders, rulebook) : []).map(dialect.name);
  const kept = list([...numbers, ...columns.all.map(([, name]) => name)]);
  const tests = list([...numbers, ...columns.all.map(([expression, name]) => `${expression} AS ${name}`)]);
  const column = (fact: string): string => (values.has(fact) ? dialect.name(fact) : "NULL");
  const place = `CASE WHEN faults <> '' THEN '${UNUSABLE}' ELSE COALESCE(${column(CITY)}, '${NOT_KNOWN}') END`;
  const asked = dialect.parts(writeAsked(column(ACTIVITIES), rulebook));
  const passages = writePassages(rulebook, request).join(", ");
  const name = key.toLowerCase() === "name" ? "" : `row_name AS ${dialect.name("name")}, `;
  const named = `row_key AS ${dialect.name(key)}, ${name}provision, outcome`;
  const reasons = REASONS.map((reason) => `, ${writeReason(lines, reason)} AS ${reason}`).join("");
  const detail = `CASE WHEN faults = '' THEN '' ELSE '[' || trim(TRAILING ',' FROM faults) || ']' END AS detail`;
  return [
    ...head(rulebook, request),
    `WITH given AS (${writeGiven(decoders, request, relations)}${fence}),`,
    `checked AS (${writeChecked(decoders, dialect, relations)}${fence}),`,
    `typed AS (${writeTyped(decoders, dialect, relations)}${fence}),`,
    `settled AS (${writeSettled(decoders, dialect, relations)}${fence}),`,
    `tested AS (SELECT row_key, row_name, faults, ${place} AS place, ${asked} AS asked${tests} FROM settled${fence}),`,
    `parted AS (${dialect.eachPart("tested", "asked", CAME_BY)}),`,
    `passages AS (SELECT * FROM (VALUES ${passages}) AS passage(from_place, by_activity, rule, provision, status, open)),`,
    `judged AS (SELECT row_key, row_name, faults, rule, provision, status, open, ${byRule(lines, "outcome")} AS outcome${withReasons ? kept : ""} FROM parted JOIN passages ON from_place = place AND by_activity = ${CAME_BY}${fence})`,
    `SELECT ${named}${withReasons ? `, status${reasons}, open` : ""}, ${detail} FROM judged WHERE outcome IS NOT NULL;`,
    "",
  ].join("\n");
}

function head(rulebook: Rulebook, { dialect, asOf }: QueryRequest): string[] {
  return [
    `-- Outcomes of ${rulebook.rules.length} rules as of ${asOf} (rules ${rulebook.version}, ${rulebook.sha256.slice(0, 12)}), for ${dialect.id}.`,
    `-- A column is named after its fact and holds the text of a profile: shares in percent, amounts as 200000000 USD,`,
    `-- lists as a;b ([] is none), true or false, days as YYYY-MM-DD; NULL, nothing and ? are not known. Whole numbers,`,
    `-- decimals, booleans and dates may stand in columns of these types, not in columns of binary floating point.`,
    `-- Numbers have ${SCALE} decimals at most; whatever does not fit is rejected, and nothing is rounded.`,
    `-- A fraction is rejected: of a split such as 50/50 it cannot be told whose share is meant; write the percentage.`,
    `-- 分数不予读取：50/50 之类的分配没有写明是哪一方的比例，请写百分数。`,
    `-- Not in SQL: smallest changes, owners of owners, bands, exchange rates. A share stands for both of its readings,`,
    `-- and an amount in another currency than the bound's is not known.`,
    `-- failing, gaps, missing, open and detail are JSON; missing is in the order of the facts' names, and the gap of a`,
    `-- ratio is two whole numbers, numerator/denominator. Lines come in no order.`,
  ];
}

function list(expressions: readonly string[]): string {
  return expressions.map((expression) => `, ${expression}`).join("");
}

/** The values that distances are worked out of. */
function numbersOf(decoders: readonly ColumnDecoder[], { vocabulary }: Rulebook): string[] {
  const starts = vocabulary.facts.flatMap(({ elapsedSince }) => elapsedSince ?? []);
  return decoders
    .filter(({ isNumber, fact }) => isNumber || starts.includes(fact))
    .flatMap(({ values }) => values.slice(0, 1).map(({ name }) => name));
}

/** The activities by which a row is led to rules, between semicolons. */
function writeAsked(activities: string, rulebook: Rulebook): string {
  const listed = `trim(BOTH ';' FROM ${activities})`;
  const named = activities === "NULL" ? `'${NOT_KNOWN}'` : `COALESCE(${listed}, '${NOT_KNOWN}')`;
  const asked = someWithoutActivity(rulebook) ? `'${WITHOUT_ACTIVITY};' || ${named}` : named;
  return `CASE WHEN faults <> '' THEN '${WITHOUT_ACTIVITY}' ELSE ${asked} END`;
}

function writePassages(rulebook: Rulebook, { dialect, asOf }: QueryRequest): string[] {
  const { statusOf } = statusesOn(rulebook, asOf);
  const { text } = dialect;
  const openOf = (rule: Rule): string => {
    const kinds: string[] = rule.open.map(({ kind }) => kind);
    return JSON.stringify(isTermOpen(statusOf(rule.document)) ? [...kinds, "term"] : kinds);
  };
  const rejected = `(${text(UNUSABLE)}, ${text(WITHOUT_ACTIVITY)}, -1, '', '', '')`;
  return [
    rejected,
    ...passagesOf(rulebook).map(({ place, activity, rule: index }) => {
      const rule = rulebook.rules[index] as Rule;
      const texts = [rule.id, statusOf(rule.document), openOf(rule)].map(text);
      return `(${text(place)}, ${text(activity)}, ${index}, ${texts.join(", ")})`;
    }),
  ];
}

function writeReason(lines: readonly RuleLine[], reason: (typeof REASONS)[number]): string {
  if (reason !== "missing") return byRule(lines, reason);
  return `CASE WHEN outcome = 'undetermined' THEN ${byRule(lines, reason)} WHEN rule < 0 THEN '' ELSE '[]' END`;
}

/** What stands in a column of each rule's line, by groups of rules. */
function byRule(lines: readonly RuleLine[], column: keyof RuleLine): string {
  const nothing = { outcome: "'rejected'", failing: "''", gaps: "''", missing: "''" }[column];
  const groups: string[] = [];
  for (let first = 0; first < lines.length; first += GROUP) {
    const whens = lines
      .slice(first, first + GROUP)
      .map((line, index) => ` WHEN ${first + index} THEN ${line[column]}`);
    groups.push(` WHEN rule < ${first + GROUP} THEN CASE rule${whens.join("")} END`);
  }
  return `CASE WHEN rule < 0 THEN ${nothing}${groups.join("")} END`;
}
