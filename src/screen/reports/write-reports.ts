import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Profile } from "../../profile/answer.ts";
import { LinesReader } from "../columns/lines-reader.ts";
import { writeWhole } from "../run/work-folder.ts";
import { screenError } from "../screen-error.ts";
import { companiesOf } from "../since/companies-of-run.ts";
import { overviewPage } from "./overview-page.ts";
import { type MakeReport, type ReportsRun, reportFile } from "./report-maker.ts";

/**
 * Writes a report for each company of a screening, one after the other, and the page that lists them. A report that
 * is there already is whole and of the same run. Throws a ScreenError where somebody asked to stop.
 */
export async function writeReports(run: ReportsRun, make: MakeReport): Promise<void> {
  const { wishes, rulebook, summary, reports } = run;
  mkdirSync(reports, { recursive: true });
  const reader = new LinesReader(rulebook.vocabulary, summary.asOf);
  let done = 0;
  for (const { line, profile } of companiesOf(run.files, run.folder, null)) {
    const file = join(reports, reportFile(line, wishes.form));
    if (!existsSync(file)) {
      writeFileSync(`${file}.new`, await make(profileIn(profile, line, reader)));
      renameSync(`${file}.new`, file);
    }
    done += 1;
    run.reported(done, summary.companies);
    if (run.stopped()) throw screenError("stopped", { rows: String(summary.rows) }, "machine");
    await new Promise((resolve) => setImmediate(resolve));
  }
  writeOverview(run);
}

function profileIn(text: string, line: number, reader: LinesReader): Profile {
  const parsed = reader.read(line, text);
  if (parsed.kind !== "read") throw new Error("a kept profile cannot be read");
  return parsed.profile;
}

function writeOverview(run: ReportsRun): void {
  const descriptor = openSync(run.overview, "w");
  let length = 0;
  try {
    for (const piece of overviewPage(run)) {
      const bytes = Buffer.from(piece);
      writeWhole(descriptor, bytes, length);
      length += bytes.length;
    }
  } finally {
    closeSync(descriptor);
  }
}
