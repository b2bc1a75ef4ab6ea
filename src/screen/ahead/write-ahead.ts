import { createLookAhead } from "../../analyse/ahead.ts";
import type { TurnCause } from "../../contract/ahead.ts";
import { LinesReader } from "../columns/lines-reader.ts";
import { companiesOf } from "../since/companies-of-run.ts";
import { Appended, beginsWithMark, type PresentRun } from "../since/find-flips.ts";
import { readCompany } from "../since/causes.ts";
import { csvRecord } from "../table/safe-cell.ts";

/** The columns of ahead.csv. */
const AHEAD_COLUMNS: readonly string[] = [
  "line",
  "name",
  "provision",
  "day",
  "before",
  "after",
  "lastDay",
  "cause",
];

/**
 * Writes the days within so many months (1 to 120) on which an outcome of a company changes by itself, in the order of
 * the list and then of the days. A cause is `document:STATUS`, `years:FACT` or `law:FACT`.
 */
export function writeAhead(now: PresentRun, months: number, file: string): void {
  const lookAhead = createLookAhead(now.rulebook);
  const reader = new LinesReader(now.rulebook.vocabulary, now.asOf);
  const table = new Appended(file);
  try {
    table.add((beginsWithMark(now.files.companies) ? "\ufeff" : "") + csvRecord(AHEAD_COLUMNS));
    for (const { line, name, profile } of companiesOf(now.files, now.folder, null)) {
      const { turns } = lookAhead(readCompany(profile, reader), now.asOf, months);
      for (const { provision, day, before, after, lastDay, causes } of turns) {
        const cause = causes.map(codeOf).join("+");
        table.add(csvRecord([String(line), name, provision, day, before, after, lastDay, cause]));
      }
    }
  } finally {
    table.close();
  }
}

function codeOf(cause: TurnCause): string {
  return cause.kind === "document" ? `document:${cause.after}` : `${cause.kind}:${cause.fact}`;
}
