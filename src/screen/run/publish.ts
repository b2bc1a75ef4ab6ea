import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeAhead } from "../ahead/write-ahead.ts";
import { OWNERSHIP_FILE, type OwnershipCounts, writeOwnershipList } from "../ownership/ownership-list.ts";
import { OVERVIEW_FILE, REPORT_NAME, REPORTS_FOLDER, type ReportWishes } from "../reports/report-maker.ts";
import { writeReports } from "../reports/write-reports.ts";
import { writeFlips } from "../since/find-flips.ts";
import type { PastRun } from "../since/past-run.ts";
import type { Summary } from "../summary/summary.ts";
import { renderSummaryPage } from "../summary/summary-page.ts";
import { writePeopleWorkbook } from "../workbook/people-workbook.ts";
import type { Journal } from "./journal.ts";
import { checkParts, partName } from "./part-files.ts";
import {
  AHEAD_FILE,
  FLIP_LINES,
  FLIPS_FILE,
  OPTIONAL_FILES,
  type Publication,
  REGIONS_FILE,
} from "./publication.ts";
import { repeatedIn } from "./repeated.ts";
import { headingsOfInput } from "./screen-file.ts";
import { SHARD_FILE } from "./shard-file.ts";
import type { WorkFolder } from "./work-folder.ts";

/** A register of more companies has keys of its own, and is not looked through for clients named twice. */
const MOST_NAMED = 50_000;

/** Gives all files of a run their names; returns its summary with what differs from the earlier one. */
export async function publish(
  folder: WorkFolder,
  journal: Journal,
  counted: Summary,
  request: Publication,
): Promise<Summary> {
  const whole = journal.whole ?? (await finish(folder, journal, counted, request));
  const names = whole.map(({ name }) => name);
  if (request.reports === null) folder.removeFolder(REPORTS_FOLDER, REPORT_NAME);
  else folder.publishFolder(REPORTS_FOLDER, REPORT_NAME);
  folder.publish(
    whole,
    OPTIONAL_FILES.filter((name) => !names.includes(name)),
  );
  return JSON.parse(readFileSync(join(folder.out, "summary.json"), "utf8")) as Summary;
}

/** Writes what is still to be written, and into the journal that all is whole. */
async function finish(
  folder: WorkFolder,
  journal: Journal,
  counted: Summary,
  request: Publication,
): Promise<NonNullable<Journal["whole"]>> {
  const { table, language, shard, rulebook, columns, past, reports, ahead, ownershipFiles } = request;
  checkParts(folder, journal.lengths);
  const owners = ownershipOf(folder, request);
  const compared =
    past === null ? counted : { ...counted, since: await compare(folder, past, request, counted) };
  const repeated =
    shard !== null || counted.companies > MOST_NAMED ? [] : repeatedIn(companyFiles(folder), folder.out);
  const summary = {
    ...compared,
    ...(repeated.length === 0 ? {} : { repeated }),
    ...(owners === null ? {} : { ownership: owners }),
  };
  if (ahead !== null) {
    const { asOf } = counted;
    const present = { files: companyFiles(folder), folder: folder.out, rulebook, asOf, language };
    writeAhead(present, ahead, folder.file(AHEAD_FILE));
  }
  const rows = partName("results");
  const book = "results.xlsx";
  if (table === "xlsx") {
    const headings = headingsOfInput({ columns });
    const source = {
      results: folder.file(rows),
      details: folder.file(partName("details")),
      reports: reports === null ? null : reports.form,
      flips: past === null ? null : folder.file(FLIP_LINES),
      summary,
      rulebook,
      language,
      headings,
      carried: (columns?.carried ?? []).map((index) => headings[index] ?? ""),
    };
    await writePeopleWorkbook(source, folder.file(book));
  }
  const parquet = "results.parquet";
  if (table === "parquet") {
    const { writeResults } = await import("../parquet/write-results.ts");
    await writeResults(folder.file(rows), folder.file(parquet));
  }
  if (reports !== null) await report(folder, reports, request, summary);
  folder.write("summary.html", renderSummaryPage(summary, language));
  folder.write("summary.json", `${JSON.stringify(summary, null, 2)}\n`);
  const whole = folder.whole(
    new Map([
      [`results.${table}`, { csv: rows, jsonl: rows, xlsx: book, parquet }[table]],
      ["companies.csv", partName("companies")],
      ["rejects.csv", partName("rejects")],
      ["left-out.csv", partName("leftOut")],
      ["profiles.jsonl", partName("profiles")],
      ["summary.html", "summary.html"],
      ["summary.json", "summary.json"],
      ...fileIf(reports !== null, OVERVIEW_FILE),
      ...fileIf(past !== null, FLIPS_FILE),
      ...fileIf(summary.since?.regions !== undefined, REGIONS_FILE),
      ...fileIf(ahead !== null, AHEAD_FILE),
      ...fileIf(
        ownershipFiles !== null,
        OWNERSHIP_FILE,
        shard === null ? OWNERSHIP_FILE : partName("ownership"),
      ),
      ...fileIf(shard !== null, SHARD_FILE),
    ]),
  );
  folder.commit({ ...journal, whole });
  return whole;
}

/** A file of the results and the one in which it was written, where there is one. */
function fileIf(isThere: boolean, name: string, written = name): (readonly [string, string])[] {
  return isThere ? [[name, written]] : [];
}

/** Writes which files of owners fit which rows; a shard cannot tell which fit none. */
function ownershipOf(
  folder: WorkFolder,
  { ownershipFiles, shard, language }: Publication,
): OwnershipCounts | null {
  if (ownershipFiles === null || shard !== null) return null;
  const [part, whole] = [folder.file(partName("ownership")), folder.file(OWNERSHIP_FILE)];
  return writeOwnershipList(part, whole, ownershipFiles, language);
}

function companyFiles(folder: WorkFolder) {
  const [companies, profiles, rejects] = (["companies", "profiles", "rejects"] as const).map((part) =>
    folder.file(partName(part)),
  ) as [string, string, string];
  return { companies, profiles, rejects };
}

async function report(
  folder: WorkFolder,
  wishes: ReportWishes,
  { rulebook, context }: Publication,
  summary: Summary,
): Promise<void> {
  if (context === null) throw new Error("reports need something to make them");
  const { make, style } = await context.openReports(wishes);
  const run = {
    files: companyFiles(folder),
    folder: folder.out,
    rulebook,
    summary,
    wishes,
    style,
    reports: folder.file(REPORTS_FOLDER),
    overview: folder.file(OVERVIEW_FILE),
    stopped: () => context.stopped(),
    reported: context.reported.bind(context),
  };
  await writeReports(run, make);
}

async function compare(
  folder: WorkFolder,
  past: PastRun,
  { rulebook, since, language }: Publication,
  { asOf }: Summary,
): Promise<NonNullable<Summary["since"]>> {
  const present = {
    files: companyFiles(folder),
    folder: folder.out,
    rulebook,
    asOf,
    language,
  };
  const { key, former } = since ?? { key: null, former: null };
  const counts = await writeFlips(
    present,
    past,
    { key, former },
    {
      table: folder.file(FLIPS_FILE),
      lines: folder.file(FLIP_LINES),
      spool: folder.file("past.spool"),
      byRegion: folder.file(REGIONS_FILE),
    },
  );
  return { asOf: past.asOf, rules: past.rules, ...counts };
}
