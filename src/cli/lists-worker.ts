import { createWriteStream, readdirSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { parentPort, workerData } from "node:worker_threads";
import { ZipFile } from "yazl";
import manifest from "../../package.json" with { type: "json" };
import { todayInShanghai } from "../language/day.ts";
import { fillWords } from "../language/language.ts";
import { REPORTS_FOLDER } from "../screen/reports/report-maker.ts";
import { previewList } from "../screen/run/preview.ts";
import { createOwnPool } from "../screen/run/pool.ts";
import type { InputRequest } from "../screen/run/prepare-input.ts";
import { type ScreenContext, screenFile } from "../screen/run/screen.ts";
import { ChunkScreener } from "../screen/run/screen-chunk.ts";
import { ScreenError } from "../screen/screen-error.ts";
import { kindOfInput } from "../screen/source/spool.ts";
import {
  ARCHIVE_FILE,
  type ListAnswer,
  type ListCounts,
  type ListJob,
  mostRows,
  RESULTS_FOLDER,
} from "../server/lists/job.ts";
import { onPage } from "../server/lists/on-page.ts";
import words from "../server/lists/words.json" with { type: "json" };
import { openReports } from "./commands/screen-reports.ts";
import { speakAddedLanguages } from "./languages.ts";
import { type Folders, loadRules } from "./load-rules.ts";

/** What a thread that works on one list is given at its start. */
export interface ListThreadData extends Folders {
  readonly job: ListJob;
}

const { job, ...folders } = workerData as ListThreadData;
speakAddedLanguages(folders.root);
const { version } = manifest;
const today = todayInShanghai(new Date());

const TOLD_EVERY = 200;
let lastTold = 0;

function tell(answer: ListAnswer): void {
  parentPort?.postMessage(answer);
}

function tellProgress(stage: "rows" | "reports", done: number, all: number): void {
  const now = Date.now();
  if (now - lastTold < TOLD_EVERY) return;
  lastTold = now;
  tell({ kind: "progress", progress: { stage, done, all } });
}

function requestOf({ file, name, wishes }: ListJob): InputRequest {
  const { sheet, headerRow, meanings, read, shares } = wishes;
  const agreed = { meanings: read, shares };
  return {
    file,
    calledName: name,
    sheet,
    resume: false,
    wishes: { meanings: new Map(meanings), ignored: [], agreed, headerRow },
  };
}

async function run(): Promise<ListCounts> {
  const { folder, language, wishes } = job;
  const rulebook = loadRules(folders);
  const out = join(folder, RESULTS_FOLDER);
  const { reports, withoutHolders, preparedFor, preparedBy } = wishes;
  const heading = preparedBy === null ? null : { kind: "lines" as const, lines: [preparedBy] };
  const most = mostRows(wishes);
  let rows = 0;
  const context: ScreenContext = {
    rulebook,
    version,
    today,
    standardInput: process.stdin,
    commitEvery: Number.POSITIVE_INFINITY,
    stopped: () => rows > most,
    progress: (progress) => {
      rows = progress.rows;
      tellProgress("rows", progress.done, progress.size);
    },
    openPool: (plan) => createOwnPool(new ChunkScreener(rulebook, plan, onPage)),
    openReports: (wanted) => openReports(wanted, { ...folders, version }),
    reported: (done, all) => tellProgress("reports", done, all),
  };
  const request = {
    ...requestOf(job),
    ...{ out, asOf: null, language, table: "xlsx" as const, byteOrderMark: true, isStrict: false },
    ...{ isInWords: true, force: true, shard: null, since: null, ahead: null, ownership: null },
    reports: reports === null ? null : { form: reports, heading, preparedFor, withoutHolders },
  };
  try {
    const summary = await screenFile(request, context);
    await archive(out, join(folder, ARCHIVE_FILE));
    const { companies, rejects, leftOut } = summary;
    return { rows: summary.rows, companies, rejects, leftOut };
  } catch (error) {
    if (rows <= most) throw error;
    throw new ScreenError(fillWords(words.tooManyRows, { most: String(most) }));
  }
}

/** Files of results that people look at. */
const KEPT = /\.(?:xlsx|csv|html)$/;

async function archive(out: string, file: string): Promise<void> {
  const zip = new ZipFile();
  const add = (name: string): void => zip.addFile(join(out, name), name);
  for (const entry of readdirSync(out, { withFileTypes: true })) {
    if (entry.isFile() && KEPT.test(entry.name)) add(entry.name);
    else if (entry.name === REPORTS_FOLDER)
      for (const name of readdirSync(join(out, entry.name))) add(`${entry.name}/${name}`);
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file, { mode: 0o600 }));
}

async function work(): Promise<ListAnswer> {
  if (kindOfInput(job.file) === "parquet") throw new ScreenError(words.parquet);
  if (job.kind === "preview") return preview(false);
  try {
    return { kind: "done", counts: await run() };
  } catch (error) {
    if (error instanceof ScreenError && error.unknown.length > 0) return preview(true);
    throw error;
  }
}

async function preview(isUndecided: boolean): Promise<ListAnswer> {
  const out = join(job.folder, "preview");
  const day = { asOf: today, language: job.language };
  const found = await previewList(requestOf(job), out, loadRules(folders), day);
  const rows = found.rows.map((row) => ({ ...row, said: row.said.map(onPage) }));
  return { kind: "previewed", preview: { ...found, rows }, isUndecided };
}

try {
  tell(await work());
} catch (error) {
  if (!(error instanceof ScreenError)) throw error;
  tell({ kind: "refused", words: onPage(error.words) });
}
