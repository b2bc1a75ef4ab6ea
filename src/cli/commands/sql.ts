import { fitsOneCell } from "../../fact-types/measure.ts";
import { nearest, showFound } from "../../input/problem.ts";
import { fillWords } from "../../language/language.ts";
import { DIALECTS, type DialectId } from "../../sql/dialects/dialects.ts";
import { RESULT_COLUMNS, writeQuery } from "../../sql/write-query.ts";
import { answerable } from "../../vocabulary/vocabulary.ts";
import { loadRules } from "../load-rules.ts";
import words from "../sql-words.json" with { type: "json" };
import type { Environment } from "../terminal.ts";
import { UsageError, withNearest } from "../usage.ts";

export interface SqlCommand {
  readonly dialect: DialectId;
  readonly table: string;
  readonly key: string;
  readonly columns: readonly string[] | null;
  readonly withReasons: boolean;
  /** YYYY-MM-DD. */
  readonly asOf: string;
}

/**
 * `zhunru sql`: writes the query to standard output. Throws a UsageError for a column that is no fact it reads, and
 * for a key whose name a column of the result has.
 */
export function runSql(command: SqlCommand, environment: Environment): number {
  const { key } = command;
  if (RESULT_COLUMNS.includes(key.toLowerCase())) {
    const names = RESULT_COLUMNS.join(", ");
    throw new UsageError(fillWords(words.keyOfResult, { found: showFound(key), names }));
  }
  const rulebook = loadRules(environment);
  const known = answerable(rulebook.vocabulary)
    .filter(fitsOneCell)
    .map(({ id }) => id);
  for (const column of command.columns ?? []) {
    if (known.includes(column)) continue;
    const text = fillWords(words.unknownColumn, { found: showFound(column) });
    throw new UsageError(withNearest(text, nearest(column, known)));
  }
  environment.write(writeQuery(rulebook, { ...command, dialect: DIALECTS[command.dialect] }));
  return 0;
}
