import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Language } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { ScreenError, screenError } from "../screen-error.ts";
import {
  type MakeReport,
  OVERVIEW_FILE,
  REPORT_NAME,
  REPORTS_FOLDER,
  type ReportWishes,
} from "../reports/report-maker.ts";
import { writeReports } from "../reports/write-reports.ts";
import { writeFlips } from "../since/find-flips.ts";
import { openPastRun, type PastRun } from "../since/past-run.ts";
import { renderSummaryPage } from "../summary/summary-page.ts";
import { type Summary, summarise } from "../summary/summary.ts";
import { type Table, TABLES } from "../table/draw-finding.ts";
import type { ColumnPlan } from "../columns/headings.ts";
import { writePeopleWorkbook } from "../workbook/people-workbook.ts";
import type { SheetChoice } from "../workbook/workbook-reader.ts";
import type { Pool } from "./pool.ts";
import { forParts, type Journal } from "./journal.ts";
import { checkParts, partName } from "./part-files.ts";
import { type InputRequest, type PreparedInput, prepareInput, SPOOLS } from "./prepare-input.ts";
import type { ScreenPlan } from "./plan.ts";
import { headingsOfInput, headsOf, type RunSetting, screenRecords, signatureOf } from "./screen-file.ts";
import { recordsOf, type Shard } from "./shard.ts";
import { SHARD_FILE, writeShard } from "./shard-file.ts";
import { COLUMNS_FILE, WorkFolder } from "./work-folder.ts";

/** What is to be screened, and how. */
export interface ScreenRequest extends InputRequest {
  readonly out: string;
  /** YYYY-MM-DD; null for today, or for the day of the run that is resumed. */
  readonly asOf: string | null;
  readonly language: Language;
  readonly table: Table;
  readonly byteOrderMark: boolean;
  /** Whether every cell that cannot be read rejects its row. */
  readonly isStrict: boolean;
  /** Whether results are in people's words, in CSV too. */
  readonly isInWords: boolean;
  /** Whether the folder may hold something already, which this run replaces. */
  readonly force: boolean;
  /** The range of the input to screen; null for all of it. */
  readonly shard: Shard | null;
  readonly since: SinceRequest | null;
  /** How reports of single companies are wanted; null for none. */
  readonly reports: Omit<ReportWishes, "asOf" | "language"> | null;
}

/** With which earlier screening the results are compared. */
export interface SinceRequest {
  readonly folder: string;
  /** The heading of the column by which rows are the same; null for their codes and names. */
  readonly key: string | null;
}

/** What a screening needs from outside. */
export interface ScreenContext extends Omit<RunSetting, "pool" | "titles"> {
  readonly rulebook: Rulebook;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The program's own version. */
  readonly version: string;
  readonly standardInput: AsyncIterable<Uint8Array>;
  /** A pool for a plan and records of so many bytes. */
  openPool(plan: ScreenPlan, size: number): Pool;
  /** What makes reports, and the style sheet of pages. */
  openReports(wishes: ReportWishes): Promise<ReportTools>;
  /** Told after each report of a company. */
  reported(done: number, all: number): void;
}

/** What reports of single companies need from outside. */
export interface ReportTools {
  readonly make: MakeReport;
  readonly style: string;
}

/**
 * Screens a whole file into a folder: results, companies.csv, rejects.csv, left-out.csv, profiles.jsonl, summary.json
 * and summary.html, which appear under these names only when all of them are whole. Throws a ScreenError for what the input or the machine
 * does not allow; what was committed by then can be taken up again with `resume`.
 */
export async function screenFile(request: ScreenRequest, context: ScreenContext): Promise<Summary> {
  const folder = new WorkFolder(request.out);
  try {
    return await screenInto(folder, request, context);
  } catch (error) {
    const isRefused = error instanceof ScreenError && error.blame === "input";
    if (isRefused && !folder.holdsEarlierWork) folder.remove();
    if (error instanceof ScreenError && error.headings !== null)
      folder.leave(COLUMNS_FILE, `${JSON.stringify(error.headings, null, 2)}\n`);
    throw error;
  } finally {
    folder.release();
  }
}

async function screenInto(
  folder: WorkFolder,
  request: ScreenRequest,
  context: ScreenContext,
): Promise<Summary> {
  const { rulebook, version } = context;
  if (!request.resume && !request.force && folder.isTaken)
    throw screenError("folderTaken", { folder: request.out });
  if (request.shard !== null && request.table === "xlsx") throw screenError("shardOfWorkbook", {});
  if (request.shard !== null && request.since !== null) throw screenError("shardSince", {});
  if (request.shard !== null && request.reports !== null) throw screenError("shardReports", {});
  const past = request.since === null ? null : openPastRun(request.since.folder);
  const before = request.resume ? folder.journal() : null;
  const input = await prepareInput(folder, request, rulebook.vocabulary, context.standardInput);
  const { form, encoding, columns } = input;
  const asOf = request.asOf ?? before?.asOf ?? context.today;
  const plan: ScreenPlan = {
    form,
    encoding,
    columns,
    asOf,
    language: request.language,
    table: request.table,
    byteOrderMark: request.byteOrderMark,
    isStrict: request.isStrict,
    isInWords: request.isInWords,
  };
  const { language } = request;
  const reports = request.reports === null ? null : { ...request.reports, asOf, language };
  const run = {
    sha256: input.content,
    rules: rulebook.sha256,
    version,
    shard: null,
    reports,
    since: past === null ? null : { sha256: past.sha256, key: request.since?.key ?? null },
  };
  const whole = signatureOf(plan, run);
  const signature = request.shard === null ? whole : signatureOf(plan, { ...run, shard: request.shard });
  if (before !== null && before.signature !== signature)
    throw screenError("otherRun", { folder: request.out });
  if (!request.resume) folder.clear(SPOOLS);
  const journal =
    before?.whole == null
      ? await screenRest(input, plan, signature, folder, before, context, request.shard)
      : before;
  const { totals } = journal;
  const head = {
    zhunru: version,
    asOf,
    input: {
      name: basename(request.file),
      sha256: input.sha256,
      bytes: input.size,
      ...(input.choice === null ? {} : ofSheet(input.choice)),
    },
  };
  const counted = summarise(totals, rulebook, head);
  if (request.shard !== null) {
    const { table, shard } = request;
    const heads = headsOf(plan);
    const begins = forParts((part) => Buffer.byteLength(heads[part]));
    const kept = { signature: whole, shard, rules: rulebook.sha256, language, table, begins };
    writeShard(folder, { ...kept, lengths: journal.lengths, totals, head });
  }
  return publish(folder, journal, counted, { ...request, rulebook, columns, past, reports, context });
}

function ofSheet({ sheet, others }: SheetChoice): Partial<Summary["input"]> {
  return { sheet, sheetsNotRead: others };
}

async function screenRest(
  { records: all, form, titles }: PreparedInput,
  plan: ScreenPlan,
  signature: string,
  folder: WorkFolder,
  before: Journal | null,
  context: ScreenContext,
  shard: Shard | null,
): Promise<Journal> {
  const records = shard === null ? all : recordsOf(all, shard, form === "csv");
  const pool = context.openPool(plan, records.end - records.offset);
  const setting = {
    pool,
    titles: shard === null || shard.index === 1 ? titles : [],
    commitEvery: context.commitEvery,
    stopped: () => context.stopped(),
    progress: context.progress.bind(context),
  };
  try {
    return await screenRecords(
      records,
      plan,
      context.rulebook.rules.length,
      signature,
      folder,
      before,
      setting,
    );
  } finally {
    await pool.close();
  }
}

/** What decides which files a run publishes, and in which words. */
export interface Publication extends Pick<ScreenRequest, "table" | "language" | "shard" | "since"> {
  readonly rulebook: Rulebook;
  /** null for profiles. */
  readonly columns: ColumnPlan | null;
  /** The earlier screening that `since` asks for. */
  readonly past: PastRun | null;
  readonly reports: ReportWishes | null;
  /** What reports are made with; null where none can be asked for. */
  readonly context: Pick<ScreenContext, "openReports" | "reported" | "stopped"> | null;
}

const FLIPS_FILE = "flips.csv";
/** The same for the workbook. */
const FLIP_LINES = "flips.lines";

/** Files that some runs publish and others do not. */
const FILES: readonly string[] = [
  ...TABLES.map((table) => `results.${table}`),
  FLIPS_FILE,
  SHARD_FILE,
  OVERVIEW_FILE,
];

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
    FILES.filter((name) => !names.includes(name)),
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
  const { table, language, shard, rulebook, columns, past, reports } = request;
  checkParts(folder, journal.lengths);
  const summary =
    past === null ? counted : { ...counted, since: await compare(folder, past, request, counted) };
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
  if (reports !== null) await report(folder, reports, request, summary);
  folder.write("summary.html", renderSummaryPage(summary, language));
  folder.write("summary.json", `${JSON.stringify(summary, null, 2)}\n`);
  const whole = folder.whole(
    new Map([
      [`results.${table}`, table === "xlsx" ? book : rows],
      ["companies.csv", partName("companies")],
      ["rejects.csv", partName("rejects")],
      ["left-out.csv", partName("leftOut")],
      ["profiles.jsonl", partName("profiles")],
      ["summary.html", "summary.html"],
      ["summary.json", "summary.json"],
      ...(reports === null ? [] : [[OVERVIEW_FILE, OVERVIEW_FILE] as const]),
      ...(past === null ? [] : [[FLIPS_FILE, FLIPS_FILE] as const]),
      ...(shard === null ? [] : [[SHARD_FILE, SHARD_FILE] as const]),
    ]),
  );
  folder.commit({ ...journal, whole });
  return whole;
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
  { rulebook, since }: Publication,
  { asOf }: Summary,
): Promise<NonNullable<Summary["since"]>> {
  const present = {
    files: companyFiles(folder),
    folder: folder.out,
    rulebook,
    asOf,
  };
  const counts = await writeFlips(present, past, since?.key ?? null, {
    table: folder.file(FLIPS_FILE),
    lines: folder.file(FLIP_LINES),
    spool: folder.file("past.spool"),
  });
  return { asOf: past.asOf, rules: past.rules, ...counts };
}
