import type { Relations } from "../vocabulary/relations.ts";
import { statusesOn } from "../logic/situation.ts";
import { outcomeOf } from "../evaluate/outcome.ts";
import { LEVELS } from "../logic/kleene.ts";
import { DAY_ASKED } from "../profile/days.ts";
import { factsOfLeaf, leavesOf } from "../rules/condition.ts";
import type { Status } from "../rules/document.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { type ColumnReading, readingOf, SCALE } from "./columns.ts";
import type { Dialect } from "./dialect.ts";
import { writeCondition } from "./leaf.ts";
import { isSubset } from "./query-facts.ts";

/** What a query is written for. */
export interface QueryRequest {
  readonly dialect: Dialect;
  /** The table of profiles, which has a column named after each fact it holds. */
  readonly table: string;
  /** The column that tells rows apart. */
  readonly key: string;
  /** The facts that the table has columns for; null = all that the rules look at. */
  readonly columns: readonly string[] | null;
  /** YYYY-MM-DD. */
  readonly asOf: string;
}

/**
 * One query that reads a table of profiles and returns, for every row, the outcome of each rule that is about it:
 * the key, `name`, `provision`, `outcome`, `detail`. A row that cannot be used comes back once, with the outcome
 * `rejected` and the columns to blame as its detail.
 */
export function writeQuery(rulebook: Rulebook, request: QueryRequest): string {
  const { dialect, key, table, asOf } = request;
  const once = dialect.workedOutOnce;
  const readings = readingsOf(rulebook, request);
  const { statusOf } = statusesOn(rulebook, asOf);
  const keyName = dialect.name(key);
  const hasName = isSubset(["name"], request.columns);
  const texts = readings.map(
    ({ fact }) =>
      `NULLIF(NULLIF(trim(CAST(${dialect.name(fact)} AS ${dialect.textType})), ''), '?') AS ${dialect.name(fact)}`,
  );
  const rules = rulebook.rules.map((rule) => writeRule(rule, statusOf(rule.document), rulebook, request));
  return [
    `-- Outcomes of ${rulebook.rules.length} rules as of ${asOf} (rules ${rulebook.version}, ${rulebook.sha256.slice(0, 12)}), for ${dialect.id}.`,
    `-- A column is named after its fact and holds the text of a profile: shares in percent, amounts as 200000000 USD,`,
    `-- lists as a;b ([] is none), true or false, days as YYYY-MM-DD; NULL, nothing and ? are not known.`,
    `-- Numbers have ${SCALE} decimals at most; whatever does not fit is rejected, and nothing is rounded.`,
    `-- A fraction is rejected: of a split such as 50/50 it cannot be told whose share is meant; write the percentage.`,
    `-- 分数不予读取：50/50 之类的分配没有写明是哪一方的比例，请写百分数。`,
    `-- Owners of owners and exchange rates are not read: a share stands for both of its readings, and an amount in`,
    `-- another currency than the bound's is not known.`,
    `WITH given AS ${once}(SELECT ${[keyName, hasName ? `${dialect.name("name")}` : `NULL AS ${dialect.name("name")}`, ...texts].join(", ")} FROM ${dialect.name(table)}),`,
    `checked AS ${once}(SELECT *, ${writeFaults(readings, dialect)} AS "faults" FROM given),`,
    `typed AS ${once}(SELECT ${[keyName, dialect.name("name"), ...readings.flatMap((reading) => writeValues(reading, dialect))].join(", ")} FROM checked WHERE "faults" = ''),`,
    `contradicted AS ${once}(SELECT *, ${writeContradictions(readings, rulebook.vocabulary.relations, dialect)} AS "faults" FROM typed),`,
    `profiles AS ${once}(SELECT ${[keyName, dialect.name("name"), ...writeDerived(readings, rulebook, dialect)].join(", ")} FROM contradicted WHERE "faults" = ''),`,
    `outcomes AS (`,
    rules.join("\nUNION ALL\n"),
    `)`,
    `SELECT ${keyName}, ${dialect.name("name")}, "provision", "outcome", '' AS "detail" FROM outcomes WHERE "outcome" <> 'not-applicable'`,
    `UNION ALL SELECT ${keyName}, ${dialect.name("name")}, '', 'rejected', "faults" FROM checked WHERE "faults" <> ''`,
    `UNION ALL SELECT ${keyName}, ${dialect.name("name")}, '', 'rejected', "faults" FROM contradicted WHERE "faults" <> ''`,
    `ORDER BY 1, 3;`,
    "",
  ].join("\n");
}

/**
 * The facts that the rules look at or follow from, as far as the table has them, and how they are read. A row of
 * another day than the query's is rejected where the columns that are named hold the day.
 */
function readingsOf(rulebook: Rulebook, { dialect, columns, asOf }: QueryRequest): ColumnReading[] {
  const { shareSides, sharesOpenBy } = rulebook.vocabulary.relations;
  const looked = new Set<string>(sharesOpenBy === null ? shareSides : [...shareSides, sharesOpenBy]);
  for (const rule of rulebook.rules) {
    for (const leaf of [...leavesOf(rule.applies), ...leavesOf(rule.requires)]) {
      for (const id of factsOfLeaf(leaf)) looked.add(rulebook.vocabulary.byId.get(id)?.elapsedSince ?? id);
    }
  }
  const readings = rulebook.vocabulary.facts
    .filter(({ id, role }) => looked.has(id) && role !== "context" && isSubset([id], columns))
    .flatMap((fact) => readingOf(fact, dialect.name(fact.id), dialect) ?? []);
  if (columns?.includes(DAY_ASKED) !== true) return readings;
  const isDayOfRun = `${dialect.name(DAY_ASKED)} = ${dialect.text(asOf)}`;
  return [...readings, { fact: DAY_ASKED, isSound: isDayOfRun, values: [] }];
}

function writeFaults(readings: readonly ColumnReading[], dialect: Dialect): string {
  const faults = readings.map(
    ({ fact, isSound }) =>
      `CASE WHEN ${dialect.name(fact)} IS NOT NULL AND NOT (${isSound}) THEN ${dialect.text(`${fact} `)} ELSE '' END`,
  );
  return faults.length === 0 ? "''" : `trim(${faults.join(" || ")})`;
}

function writeValues({ fact, isSound, values }: ColumnReading, dialect: Dialect): string[] {
  return values.map(
    ({ name, expression }) =>
      `CASE WHEN ${dialect.name(fact)} IS NOT NULL AND (${isSound}) THEN ${expression} END AS ${dialect.name(name)}`,
  );
}

/** The contradictions that a reader of profiles refuses, as far as they concern these columns. */
function writeContradictions(
  readings: readonly ColumnReading[],
  { chineseShare, foreignShare, parts }: Relations,
  dialect: Dialect,
): string {
  const has = (...ids: string[]): boolean => ids.every((id) => readings.some(({ fact }) => fact === id));
  const faults: string[] = [];
  const fault = (condition: string, fact: string): void => {
    faults.push(`CASE WHEN ${condition} THEN ${dialect.text(`${fact} `)} ELSE '' END`);
  };
  if (chineseShare !== null && foreignShare !== null && has(chineseShare, foreignShare)) {
    fault(`${dialect.name(chineseShare)} + ${dialect.name(foreignShare)} <> 100`, foreignShare);
  }
  for (const { fact, of } of parts) {
    if (has(of, fact)) fault(`${dialect.name(of)} = 0 AND ${dialect.name(fact)} > 0`, of);
  }
  return faults.length === 0 ? "''" : `trim(${faults.join(" || ")})`;
}

/**
 * Every value that a test looks at: each share follows from the other, neither is known where a yes leaves them open,
 * and what the table lacks is not known.
 */
function writeDerived(readings: readonly ColumnReading[], rulebook: Rulebook, dialect: Dialect): string[] {
  const known = readings.flatMap(({ values }) => values.map(({ name }) => name));
  const value = (name: string): string => (known.includes(name) ? dialect.name(name) : "NULL");
  const { chineseShare, foreignShare, shareSides, sharesOpenBy } = rulebook.vocabulary.relations;
  const unlessOpen = (expression: string): string =>
    sharesOpenBy !== null && known.includes(sharesOpenBy)
      ? `CASE WHEN ${dialect.name(sharesOpenBy)} THEN NULL ELSE ${expression} END`
      : expression;
  const share = (own: string, other: string): string => {
    const either = `CAST(COALESCE(${value(own)}, 100 - ${value(other)}) AS DECIMAL(9, ${SCALE}))`;
    return `${unlessOpen(either)} AS ${dialect.name(own)}`;
  };
  const all = rulebook.vocabulary.facts
    .filter(({ role }) => role !== "context")
    .flatMap((fact) => readingOf(fact, dialect.name(fact.id), dialect)?.values ?? []);
  const lacking = all
    .filter(({ name }) => !known.includes(name) && !shareSides.includes(name))
    .map(({ name, expression }) => `${writeNull(expression)} AS ${dialect.name(name)}`);
  return [
    ...known.filter((name) => !shareSides.includes(name)).map((name) => dialect.name(name)),
    ...(chineseShare === null || foreignShare === null
      ? []
      : [share(chineseShare, foreignShare), share(foreignShare, chineseShare)]),
    ...lacking,
  ];
}

/** NULL of the type that an expression would have. */
function writeNull(expression: string): string {
  const type = /AS (DECIMAL\(\d+, \d+\))\)$/.exec(expression)?.[1];
  if (type !== undefined) return `CAST(NULL AS ${type})`;
  return expression.endsWith("= 'true'") ? "CAST(NULL AS BOOLEAN)" : "CAST(NULL AS VARCHAR)";
}

/** A row of every profile with the rule's outcome: outcomeOf, worked out for every pair of truths. */
function writeRule(rule: Rule, status: Status, rulebook: Rulebook, request: QueryRequest): string {
  const { dialect, asOf, key } = request;
  const context = { dialect, vocabulary: rulebook.vocabulary, status, asOf };
  const hasOpen = rule.open.length > 0;
  const branches = LEVELS.flatMap((applies) => {
    const outcomes = LEVELS.map((requires) => outcomeOf(applies, () => requires, status, hasOpen));
    const [first = ""] = outcomes;
    if (outcomes.every((outcome) => outcome === first)) return [` WHEN ${is("a", applies)} THEN '${first}'`];
    return LEVELS.map(
      (requires, place) => ` WHEN ${is("a", applies)} AND ${is("r", requires)} THEN '${outcomes[place]}'`,
    );
  });
  return `SELECT ${dialect.name(key)}, ${dialect.name("name")}, ${dialect.text(rule.id)} AS "provision", CASE${branches.join("")} END AS "outcome" FROM (SELECT ${dialect.name(key)}, ${dialect.name("name")}, ${writeCondition(rule.applies, context)} AS a, ${writeCondition(rule.requires, context)} AS r FROM profiles) AS judged`;
}

function is(name: string, truth: (typeof LEVELS)[number]): string {
  if (truth === "unknown") return `${name} IS NULL`;
  return truth ? `${name}` : `NOT ${name}`;
}
