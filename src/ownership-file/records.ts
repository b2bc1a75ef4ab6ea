import { showFound } from "../input/problem.ts";
import { fillWords } from "../language/language.ts";
import type { Complaints } from "../profile/complaint.ts";
import { MOST_PROBLEMS, type Statement } from "./statements.ts";
import words from "./words.json" with { type: "json" };

/** All statements on one entity, person or relationship, each before those that replace it. */
export type Record = readonly [Statement, ...Statement[]];

const RANKS = { new: 0, updated: 1, closed: 2 } as const;

/**
 * The statements by the record that they are about. A later statement on a record replaces an earlier one; those of one
 * day stand in the order of their status, then of their publication. Complains where two statements would replace each
 * other, where a closed record is stated again, and of a record of two types.
 */
export function recordsOf(
  statements: readonly Statement[],
  complaints: Complaints,
): ReadonlyMap<string, Record> {
  const groups = new Map<string, [Statement, ...Statement[]]>();
  for (const statement of statements) {
    const group = groups.get(statement.recordId);
    if (group === undefined) groups.set(statement.recordId, [statement]);
    else group.push(statement);
  }
  for (const group of groups.values()) {
    group.sort(inOrderOfReplacement);
    if (complaints.problems.length >= MOST_PROBLEMS) break;
    for (const [index, statement] of group.entries()) {
      const before = group[index - 1];
      if (before !== undefined) checkReplacement(before, statement, complaints);
    }
  }
  return groups;
}

function inOrderOfReplacement(a: Statement, b: Statement): number {
  return a.madeAt - b.madeAt || RANKS[a.status] - RANKS[b.status] || a.publishedAt - b.publishedAt;
}

function checkReplacement(before: Statement, after: Statement, complaints: Complaints): void {
  const said = { before: showFound(before.id) };
  if (before.type !== after.type) {
    const expected = fillWords(words.expected.sameType, { ...said, type: before.type });
    complaints.add([after.place, "recordType"], "unknown-choice", after.type, expected);
  } else if (inOrderOfReplacement(before, after) === 0) {
    const expected = fillWords(words.expected.orderOfStatements, said);
    complaints.add([after.place], "replace-each-other", before.id, expected);
  } else if (before.status === "closed") {
    const expected = fillWords(words.expected.notAfterClosed, said);
    complaints.add([after.place], "after-closed", before.id, expected);
  }
}

/** The statement on a record that stood on a day: the last that was made by then; null where none was. */
export function standingOn(record: Record, day: string): Statement | null {
  return record.findLast((statement) => statement.day <= day) ?? null;
}

/** What describes a party: the statement that stood on the day, or else the first one after it. */
export function describingOn(record: Record, day: string): Statement {
  return standingOn(record, day) ?? record[0];
}
