import { outcomeOf } from "../evaluate/outcome.ts";
import { TRUTHS } from "../logic/kleene.ts";
import { type Condition, fold, leavesOf } from "../rules/condition.ts";
import type { Status } from "../rules/document.ts";
import { requirementOf } from "../rules/requirement.ts";
import type { Rule } from "../rules/rulebook.ts";
import { writeGap } from "./gaps.ts";
import { severalActivitiesOf } from "./gates.ts";
import { type LeafContext, literal } from "./leaf.ts";
import type { MissingWriter } from "./missing.ts";
import { RuleTests } from "./rule-tests.ts";
import type { TestColumns } from "./test-columns.ts";

/** What a row's line about a rule holds, each an expression over the columns of tests and values. */
export interface RuleLine {
  /** NULL where the rule is not about the row. */
  readonly outcome: string;
  /** A JSON array of the ids of unmet requirements. */
  readonly failing: string;
  /** A JSON object of the gap and the unit of each unmet requirement that has a distance. */
  readonly gaps: string;
  /** A JSON array of facts in the order of their names, for a line that is undetermined. */
  readonly missing: string;
}

/** The name of the column that holds the activity by which a row came to a rule. */
export const CAME_BY = "came_by";

/** The line of a rule; `columns` takes the tests that it looks at. Without a `missingWriter` it has no reasons. */
export function writeRuleLine(
  rule: Rule,
  context: LeafContext,
  columns: TestColumns,
  missingWriter: MissingWriter | null,
): RuleLine {
  const tests = new RuleTests(rule, context, columns);
  const outcome = onlyOnce(rule, writeOutcome(rule, context.status, tests), context, columns);
  if (missingWriter === null) return { outcome, failing: "''", gaps: "''", missing: "''" };
  const failing: string[] = [];
  const gaps = new Map<string, string>();
  for (const leaf of leavesOf(rule.requires)) {
    const { id } = requirementOf(rule, leaf);
    const test = tests.test(leaf);
    if (test === literal(true) || test === literal("unknown")) continue;
    const unmet = test === literal(false) ? "TRUE" : `NOT ${test}`;
    failing.push(caseText(unmet, `'"${id}",'`));
    const gap = writeGap(leaf, context);
    if (gap === null || leaf.bound.kind !== "quantity") continue;
    if (gaps.has(id)) throw new Error(`${rule.id} has two requirements ${id} with a distance`);
    const unit = `","unit":${JSON.stringify(leaf.bound.unit)}},`;
    gaps.set(id, caseText(unmet, `'"${id}":{"gap":"' || ${gap} || '${unit}'`));
  }
  const missing = missingWriter.write(rule, context.status, (leaf) => tests.states(leaf));
  return {
    outcome,
    failing: list("[", failing, "]"),
    gaps: list("{", [...gaps.values()], "}"),
    missing: list(
      "[",
      missing.map(([fact, condition]) => caseText(condition, `'"${fact}",'`)),
      "]",
    ),
  };
}

function caseText(condition: string, text: string): string {
  return condition === "TRUE" ? text : `CASE WHEN ${condition} THEN ${text} ELSE '' END`;
}

/** A JSON list of entries each of which ends in a comma, or is empty. */
function list(open: string, entries: readonly string[], close: string): string {
  if (entries.length === 0) return `'${open}${close}'`;
  return `'${open}' || trim(TRAILING ',' FROM ${entries.join(" || ")}) || '${close}'`;
}

/** outcomeOf, worked out for every pair of truths. */
function writeOutcome(rule: Rule, status: Status, tests: RuleTests): string {
  const applies = writeCondition(rule.applies, tests);
  const requires = writeCondition(rule.requires, tests);
  const hasOpen = rule.open.length > 0;
  const [no = "", unknown = "", yes = ""] = TRUTHS.map((rank) => {
    const outcomes = TRUTHS.map((other) => outcomeOf(rank, () => other, status, hasOpen));
    return choose(
      requires,
      outcomes.map((one) => (one === "not-applicable" ? "NULL" : `'${one}'`)),
    );
  });
  return choose(applies, [no, unknown, yes]);
}

/** What stands at a condition's truth, given in the order of TRUTHS. */
function choose(condition: string, [no = "", unknown = "", yes = ""]: readonly string[]): string {
  if (no === unknown && unknown === yes) return no;
  return `CASE WHEN ${condition} THEN ${yes} WHEN NOT ${condition} THEN ${no} ELSE ${unknown} END`;
}

/** A row that came by several activities of a rule has its line by the first of them that it names. */
function onlyOnce(rule: Rule, outcome: string, { dialect }: LeafContext, columns: TestColumns): string {
  const [first, ...others] = severalActivitiesOf(rule);
  if (first === undefined) return outcome;
  const earlier = [first];
  const whens = others.map((id) => {
    const named = earlier.map((one) =>
      columns.of(`${dialect.name("activities")} LIKE ${dialect.text(`%;${one};%`)}`),
    );
    earlier.push(id);
    return `${CAME_BY} = ${dialect.text(id)} AND (${named.join(" OR ")})`;
  });
  return `CASE WHEN ${whens.join(" OR ")} THEN NULL ELSE ${outcome} END`;
}

/** A condition over the columns of its tests. */
function writeCondition(condition: Condition, tests: RuleTests): string {
  return fold<string>(condition, {
    leaf: (leaf) => tests.test(leaf),
    all: (members) => `(${members.join(" AND ")})`,
    any: (members) => `(${members.join(" OR ")})`,
    not: (member) => `(NOT ${member})`,
  });
}
