import { basename } from "node:path";
import type { Language } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { ScreenError, screenError } from "../screen-error.ts";
import { renderSummaryPage } from "../summary/summary-page.ts";
import { type Summary, summarise } from "../summary/summary.ts";
import { type Table, TABLES } from "../table/draw-finding.ts";
import { writeResultsWorkbook } from "../workbook/results-workbook.ts";
import type { SheetChoice } from "../workbook/workbook-reader.ts";
import type { Pool } from "./pool.ts";
import { forParts, type Journal } from "./journal.ts";
import { checkParts, partName } from "./part-files.ts";
import { type InputRequest, type PreparedInput, prepareInput, SPOOLS } from "./prepare-input.ts";
import type { ScreenPlan } from "./screen-chunk.ts";
import { headsOf, type RunSetting, screenRecords, signatureOf } from "./screen-file.ts";
import { recordsOf, type Shard } from "./shard.ts";
import { SHARD_FILE, writeShard } from "./shard-file.ts";
import { WorkFolder } from "./work-folder.ts";

/** What is to be screened, and how. */
export interface ScreenRequest extends InputRequest {
  readonly out: string;
  /** YYYY-MM-DD; null for today, or for the day of the run that is resumed. */
  readonly asOf: string | null;
  readonly language: Language;
  readonly table: Table;
  readonly byteOrderMark: boolean;
  /** Whether the folder may hold something already, which this run replaces. */
  readonly force: boolean;
  /** The range of the input to screen; null for all of it. */
  readonly shard: Shard | null;
}

/** What a screening needs from outside. */
export interface ScreenContext extends Omit<RunSetting, "pool"> {
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
  };
  const whole = signatureOf(plan, input.content, rulebook.sha256, version);
  const signature =
    request.shard === null
      ? whole
      : signatureOf(plan, input.content, rulebook.sha256, version, request.shard);
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
  const summary = summarise(totals, rulebook, head);
  if (request.shard !== null) {
    const { language, table, shard } = request;
    const heads = headsOf(plan);
    const begins = forParts((part) => Buffer.byteLength(heads[part]));
    const kept = { signature: whole, shard, rules: rulebook.sha256, language, table, begins };
    writeShard(folder, { ...kept, lengths: journal.lengths, totals, head });
  }
  await publish(folder, journal, summary, request);
  return summary;
}

function ofSheet({ sheet, others }: SheetChoice): Partial<Summary["input"]> {
  return { sheet, sheetsNotRead: others };
}

async function screenRest(
  { records: all, form }: PreparedInput,
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

/** Gives all files of a run their names. */
export async function publish(
  folder: WorkFolder,
  journal: Journal,
  summary: Summary,
  request: Pick<ScreenRequest, "table" | "language" | "shard">,
): Promise<void> {
  const { table } = request;
  const whole = journal.whole ?? (await finish(folder, journal, summary, request));
  const others = TABLES.filter((other) => other !== table);
  folder.publish(whole, [
    ...others.map((other) => `results.${other}`),
    ...(request.shard === null ? [SHARD_FILE] : []),
  ]);
}

/** Writes what is still to be written, and into the journal that all is whole. */
async function finish(
  folder: WorkFolder,
  journal: Journal,
  summary: Summary,
  { table, language, shard }: Pick<ScreenRequest, "table" | "language" | "shard">,
): Promise<NonNullable<Journal["whole"]>> {
  checkParts(folder, journal.lengths);
  const rows = partName("results");
  const book = "results.xlsx";
  if (table === "xlsx") await writeResultsWorkbook(folder.file(rows), folder.file(book));
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
      ...(shard === null ? [] : [[SHARD_FILE, SHARD_FILE] as const]),
    ]),
  );
  folder.commit({ ...journal, whole });
  return whole;
}
