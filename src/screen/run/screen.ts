import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { Language } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { type ColumnPlan, type HeadingWishes, planColumns } from "../columns/headings.ts";
import { ScreenError, screenError } from "../screen-error.ts";
import { type Encoding, lookAtFile, lookAtText } from "../source/encoding.ts";
import { spoolSheet } from "../source/spool-sheet.ts";
import { kindOfInput, spoolStandardInput } from "../source/spool.ts";
import { readTableHeader } from "../source/table-header.ts";
import { renderSummaryPage } from "../summary/summary-page.ts";
import { type Summary, summarise } from "../summary/summary.ts";
import { type Table, TABLES } from "../table/draw-finding.ts";
import type { SheetChoice } from "../workbook/workbook-reader.ts";
import { writeResultsWorkbook } from "../workbook/results-workbook.ts";
import type { Pool } from "./pool.ts";
import type { RecordForm, ScreenPlan } from "./screen-chunk.ts";
import { checkUnchanged, type Records, type RunSetting, screenRecords, signatureOf } from "./screen-file.ts";
import type { Journal } from "./journal.ts";
import { checkParts, partName } from "./part-files.ts";
import { WorkFolder } from "./work-folder.ts";

/** What is to be screened, and how. */
export interface ScreenRequest {
  /** `-` is standard input. */
  readonly file: string;
  readonly out: string;
  /** The sheet of a workbook; null for the first. */
  readonly sheet: string | null;
  readonly wishes: HeadingWishes;
  /** YYYY-MM-DD; null for today, or for the day of the run that is resumed. */
  readonly asOf: string | null;
  readonly language: Language;
  readonly table: Table;
  readonly byteOrderMark: boolean;
  readonly resume: boolean;
}

/** What a screening needs from outside. */
export interface ScreenContext extends Omit<RunSetting, "pool"> {
  readonly rulebook: Rulebook;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The program's own version. */
  readonly version: string;
  readonly standardInput: AsyncIterable<Uint8Array>;
  /** A pool for a plan and an input of so many bytes. */
  openPool(plan: ScreenPlan, size: number): Pool;
}

/** An input whose columns are known: what to read of it, and what it was. */
interface PreparedInput {
  readonly records: Records;
  readonly form: RecordForm;
  readonly encoding: Encoding;
  readonly columns: ColumnPlan | null;
  /** Of the file that was given. */
  readonly size: number;
  readonly sha256: string;
  /** The hash of the records. */
  readonly content: string;
  /** null where the input is no workbook. */
  readonly choice: SheetChoice | null;
}

/**
 * Screens a whole file into a folder: results, companies.csv, rejects.csv, summary.json and summary.html, which
 * appear under these names only when all of them are whole. Throws a ScreenError for what the input or the machine
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

const INPUT = "input.spool";
const ROWS = "rows.spool";

async function screenInto(
  folder: WorkFolder,
  request: ScreenRequest,
  context: ScreenContext,
): Promise<Summary> {
  const { rulebook, version } = context;
  const before = request.resume ? folder.journal() : null;
  const input = await prepare(folder, request, context);
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
  const signature = signatureOf(plan, input.content, rulebook.sha256, version);
  if (before !== null && before.signature !== signature)
    throw screenError("otherRun", { folder: request.out });
  if (!request.resume) folder.clear([INPUT, ROWS]);
  const head = {
    zhunru: version,
    asOf,
    input: {
      name: basename(request.file),
      sha256: input.sha256,
      bytes: input.size,
      ...(input.choice === null ? {} : { sheet: input.choice.sheet, sheetsNotRead: input.choice.others }),
    },
  };
  const journal =
    before?.whole == null ? await screenRest(input, plan, signature, folder, before, context) : before;
  const summary = summarise(journal.totals, rulebook, head);
  await publish(folder, journal, summary, request);
  return summary;
}

async function screenRest(
  { records, size }: PreparedInput,
  plan: ScreenPlan,
  signature: string,
  folder: WorkFolder,
  before: Journal | null,
  context: ScreenContext,
): Promise<Journal> {
  const pool = context.openPool(plan, size);
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

async function publish(
  folder: WorkFolder,
  journal: Journal,
  summary: Summary,
  request: ScreenRequest,
): Promise<void> {
  const { table } = request;
  const whole = journal.whole ?? (await finish(folder, journal, summary, request));
  const others = TABLES.filter((other) => other !== table);
  folder.publish(
    whole,
    others.map((other) => `results.${other}`),
  );
}

/** Writes what is still to be written, and into the journal that all is whole. */
async function finish(
  folder: WorkFolder,
  journal: Journal,
  summary: Summary,
  { table, language }: ScreenRequest,
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
      ["summary.html", "summary.html"],
      ["summary.json", "summary.json"],
    ]),
  );
  folder.commit({ ...journal, whole });
  return whole;
}

async function prepare(
  folder: WorkFolder,
  request: ScreenRequest,
  context: ScreenContext,
): Promise<PreparedInput> {
  const isStandardInput = request.file === "-";
  const file = isStandardInput ? folder.file(INPUT) : request.file;
  const name = isStandardInput ? "stdin" : basename(file);
  if (isStandardInput) await spoolStandardInput(context.standardInput, file, request.resume);
  else if (!existsSync(file)) throw screenError("noFile", { source: file });
  const kind = kindOfInput(file);
  if (kind === "old-workbook") throw screenError("oldWorkbook", { source: name });
  if (kind === "encrypted-workbook") throw screenError("encryptedWorkbook", { source: name });
  if (kind === "workbook") return prepareSheet({ file, name }, folder.file(ROWS), request, context);
  if (request.sheet !== null) throw screenError("noSheets", { source: name });
  return prepareText({ file, name }, kind, request, context);
}

interface NamedFile {
  readonly file: string;
  readonly name: string;
}

async function prepareSheet(
  { file, name }: NamedFile,
  rows: string,
  { sheet, wishes }: ScreenRequest,
  { rulebook: { vocabulary } }: ScreenContext,
): Promise<PreparedInput> {
  const { stamp, size, sha256 } = lookAtFile(file);
  const { plan, choice } = await spoolSheet({ file, name, wanted: sheet }, rows, (headings, line) =>
    planColumns(headings, line, vocabulary, wishes),
  );
  checkUnchanged({ file, name, stamp });
  const spooled = lookAtFile(rows);
  return {
    records: { file: rows, name, stamp: spooled.stamp, offset: 0, line: 1 },
    form: "rows",
    encoding: "utf-8",
    columns: plan,
    size,
    sha256,
    content: spooled.sha256,
    choice,
  };
}

function prepareText(
  { file, name }: NamedFile,
  kind: "profiles" | "table",
  { wishes }: ScreenRequest,
  { rulebook: { vocabulary } }: ScreenContext,
): PreparedInput {
  const { encoding, start, stamp, size, sha256 } = lookAtText(file, name);
  if (size === start) throw screenError("emptyInput", { source: name });
  const found = { encoding, size, sha256, content: sha256, choice: null };
  if (kind === "profiles") {
    return {
      ...found,
      records: { file, name, stamp, offset: start, line: 1 },
      form: "profiles",
      columns: null,
    };
  }
  const header = readTableHeader(file, name, { start, size, encoding });
  return {
    ...found,
    records: { file, name, stamp, offset: header.nextOffset, line: header.nextLine },
    form: "csv",
    columns: planColumns(header.headings, 1, vocabulary, wishes),
  };
}
