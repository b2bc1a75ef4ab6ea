import { basename } from "node:path";
import type { Language } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { ColumnPlan } from "../columns/headings.ts";
import { gatesWithoutColumn } from "../columns/without-column.ts";
import { lookAtOwnershipFolder } from "../ownership/ownership-folder.ts";
import type { ReportWishes } from "../reports/report-maker.ts";
import { ScreenError, screenError } from "../screen-error.ts";
import { openPastRun, type PastRun } from "../since/past-run.ts";
import type { TextForm } from "../source/spool-text.ts";
import { type Summary, summarise } from "../summary/summary.ts";
import type { Table } from "../table/format-finding.ts";
import type { SheetChoice } from "../workbook/workbook-reader.ts";
import { forParts, type Journal } from "./journal.ts";
import type { ScreenPlan } from "./plan.ts";
import type { Pool } from "./pool.ts";
import { type InputRequest, type PreparedInput, prepareInput, SPOOLS } from "./prepare-input.ts";
import { isAmongResults, type ReportsContext, type SinceRequest } from "./publication.ts";
import { publish } from "./publish.ts";
import { headsOf, type RunContext, screenRecords, signatureOf } from "./screen-file.ts";
import { recordsOf, type Shard } from "./shard.ts";
import { writeShard } from "./shard-file.ts";
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
  /** How many months to look ahead (1 to 120); null for not at all. */
  readonly ahead: number | null;
  /** The folder with files of the companies' owners; null where the rows say it all. */
  readonly ownership: string | null;
  /** How reports of single companies are wanted; null for none. */
  readonly reports: Omit<ReportWishes, "asOf" | "language"> | null;
}

/** What a screening needs from outside. */
export interface ScreenContext
  extends Omit<RunContext, "pool" | "titles">,
    Pick<ReportsContext, "openReports" | "reported"> {
  readonly rulebook: Rulebook;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The program's own version. */
  readonly version: string;
  readonly standardInput: AsyncIterable<Uint8Array>;
  /** A pool for a plan and records of so many bytes. */
  openPool(plan: ScreenPlan, size: number): Pool;
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

/** Throws a ScreenError where the results would take the place of what they must not. */
function checkFolder({ isTaken }: WorkFolder, { file, out, force, resume }: ScreenRequest): void {
  if (!resume && !force && isTaken) throw screenError("folderTaken", { folder: out });
  if (file !== "-" && isAmongResults(file, out))
    throw screenError("listAmongResults", { source: file, folder: out });
}

async function screenInto(
  folder: WorkFolder,
  request: ScreenRequest,
  context: ScreenContext,
): Promise<Summary> {
  const { rulebook, version } = context;
  checkFolder(folder, request);
  if (request.shard !== null) checkShard(request);
  const { since } = request;
  const past = since === null ? null : openPastRun(since.folder, since.former);
  const before = request.resume ? folder.journal() : null;
  const input = await prepareInput(folder, request, rulebook.vocabulary, context.standardInput);
  const { form, encoding, columns } = input;
  const ownership = request.ownership === null ? null : lookAtOwnershipFolder(request.ownership);
  const ownershipFiles = ownership?.entries.map(({ name }) => name) ?? null;
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
    ownership,
  };
  const { language } = request;
  const reports = request.reports === null ? null : { ...request.reports, asOf, language };
  const run = {
    sha256: input.content,
    rules: rulebook.sha256,
    version,
    shard: null,
    reports,
    ahead: request.ahead,
    since: comparedWith(past, since),
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
      name: request.calledName ?? basename(request.file),
      sha256: input.sha256,
      bytes: input.size,
      ...(input.choice === null ? {} : ofSheet(input.choice)),
      ...(input.writtenAs === null ? {} : ofText(input.writtenAs)),
      ...(input.columns === null ? {} : ofColumns(input.columns)),
    },
  };
  const counted = summarise(totals, rulebook, head);
  if (request.shard !== null) {
    const { table, shard } = request;
    const heads = headsOf(plan);
    const begins = forParts((part) => Buffer.byteLength(heads[part]));
    const kept = { signature: whole, shard, rules: rulebook.sha256, language, table, begins };
    writeShard(folder, { ...kept, lengths: journal.lengths, totals, head, ownershipFiles });
  }
  return publish(folder, journal, counted, {
    ...request,
    rulebook,
    columns,
    past,
    reports,
    context,
    ownershipFiles,
  });
}

/** Throws a ScreenError for what a part of a list cannot have. */
function checkShard({ table, since, ahead, reports }: ScreenRequest): void {
  if (table === "xlsx" || table === "parquet") throw screenError("shardOfTable", { table });
  if (since !== null) throw screenError("shardSince", {});
  if (ahead !== null) throw screenError("shardAhead", {});
  if (reports !== null) throw screenError("shardReports", {});
}

/** What of the earlier run the results hang on. */
function comparedWith(past: PastRun | null, since: SinceRequest | null) {
  if (past === null || since === null) return null;
  return { sha256: past.sha256, key: since.key, byRegion: since.former !== null };
}

function ofSheet({ sheet, others }: SheetChoice): Partial<Summary["input"]> {
  return { sheet, sheetsNotRead: others };
}

function ofText({ encoding, divider }: TextForm): Partial<Summary["input"]> {
  return { writtenAs: { encoding, divider } };
}

function ofColumns(columns: ColumnPlan): Partial<Summary["input"]> {
  const withoutColumn = gatesWithoutColumn(columns);
  return withoutColumn.length === 0 ? {} : { withoutColumn };
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
  const run = {
    pool,
    titles: shard === null || shard.index === 1 ? titles : [],
    commitEvery: context.commitEvery,
    stopped: () => context.stopped(),
    progress: context.progress.bind(context),
  };
  try {
    return await screenRecords(records, plan, context.rulebook.rules.length, signature, folder, before, run);
  } finally {
    await pool.close();
  }
}
