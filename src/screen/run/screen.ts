import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { Language } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { type ColumnPlan, type HeadingWishes, planColumns } from "../columns/headings.ts";
import { screenError } from "../screen-error.ts";
import { type Encoding, lookAtFile } from "../source/encoding.ts";
import { kindOfInput, spoolSheet, spoolStandardInput } from "../source/spool.ts";
import { readTableHeader } from "../source/table-header.ts";
import { renderSummaryPage } from "../summary/summary-page.ts";
import { type Summary, summarise } from "../summary/summary.ts";
import type { Table } from "../table/draw-finding.ts";
import type { SheetChoice } from "../workbook/workbook-reader.ts";
import { writeResultsWorkbook } from "../workbook/results-workbook.ts";
import type { Pool } from "./pool.ts";
import type { RecordForm, ScreenPlan } from "./screen-chunk.ts";
import { type Records, type RunSetting, screenRecords, signatureOf } from "./screen-file.ts";
import { type Journal, partName, WorkFolder } from "./work-folder.ts";

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
  readonly size: number;
  readonly sha256: string;
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
    if (error instanceof Error && "blame" in error && error.blame === "input") folder.remove();
    throw error;
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
  if (!request.resume) folder.clear();
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
  const signature = signatureOf(plan, input.sha256, rulebook.sha256, version);
  if (before !== null && before.signature !== signature)
    throw screenError("otherRun", { folder: request.out });
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
  const results = `results.${request.table}`;
  const names = [results, "companies.csv", "rejects.csv", "summary.html", "summary.json"];
  if (journal.whole === null) {
    if (request.table === "xlsx")
      await writeResultsWorkbook(folder.file(partName("results")), folder.file(results));
    folder.write("summary.html", renderSummaryPage(summary, request.language));
    folder.write("summary.json", `${JSON.stringify(summary, null, 2)}\n`);
    folder.commit({ ...journal, whole: names });
  }
  folder.rename(partName("companies"), "companies.csv");
  folder.rename(partName("rejects"), "rejects.csv");
  if (request.table !== "xlsx") folder.rename(partName("results"), results);
  folder.publish(names);
}

async function prepare(
  folder: WorkFolder,
  request: ScreenRequest,
  context: ScreenContext,
): Promise<PreparedInput> {
  const { wishes } = request;
  const { vocabulary } = context.rulebook;
  const isStandardInput = request.file === "-";
  const file = isStandardInput ? folder.file(INPUT) : request.file;
  if (isStandardInput) await spoolStandardInput(context.standardInput, file);
  else if (!existsSync(file)) throw screenError("noFile", { source: file });
  const name = isStandardInput ? "stdin" : basename(file);
  const kind = kindOfInput(file);
  if (kind === "old-workbook") throw screenError("oldWorkbook", { source: name });
  if (kind === "workbook") {
    const rows = folder.file(ROWS);
    const { headings, line, choice } = await spoolSheet(file, name, request.sheet, rows);
    const columns = planColumns(headings, line, vocabulary, wishes);
    const { size, sha256 } = lookAtFile(rows, name);
    return {
      records: { file: rows, offset: 0, line: 1 },
      form: "rows",
      encoding: "utf-8",
      columns,
      size,
      sha256,
      choice,
    };
  }
  if (request.sheet !== null) throw screenError("noSheets", { source: name });
  const { encoding, start, size, sha256 } = lookAtFile(file, name);
  if (size === start) throw screenError("emptyInput", { source: name });
  if (kind === "profiles") {
    const records = { file, offset: start, line: 1 };
    return { records, form: "profiles", encoding, columns: null, size, sha256, choice: null };
  }
  const { headings, nextOffset, nextLine } = readTableHeader(file, name, { start, size, encoding });
  const columns = planColumns(headings, 1, vocabulary, wishes);
  return {
    records: { file, offset: nextOffset, line: nextLine },
    form: "csv",
    encoding,
    columns,
    size,
    sha256,
    choice: null,
  };
}
