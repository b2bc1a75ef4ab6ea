import { createHash } from "node:crypto";
import type { HeadRow } from "../columns/find-table.ts";
import { Tally } from "../company/tally.ts";
import { OWNERSHIP_COLUMNS } from "../ownership/row-owners.ts";
import type { ReportWishes } from "../reports/report-maker.ts";
import { screenError } from "../screen-error.ts";
import { type Chunk, chunksOf } from "../source/chunks.ts";
import { stampOf } from "../source/pieces.ts";
import { RESULT_COLUMNS } from "../table/format-finding.ts";
import { peopleColumns } from "../table/people-words.ts";
import { csvRecord } from "../table/safe-cell.ts";
import type { Journal, Part } from "./journal.ts";
import {
  COMPANY_COLUMNS,
  LEFT_OUT_COLUMNS,
  leftOutDetail,
  leftOutRecord,
  PROFILE_COLUMN,
  REJECT_COLUMNS,
} from "./output-records.ts";
import { PartFiles } from "./part-files.ts";
import type { ScreenPlan } from "./plan.ts";
import type { Pool } from "./pool.ts";
import type { ChunkResult } from "./screen-chunk.ts";
import type { Records, Shard } from "./shard.ts";
import type { WorkFolder } from "./work-folder.ts";

/** How far a run has come. */
export interface Progress {
  readonly rows: number;
  /** Rows that an earlier run had done already. */
  readonly rowsBefore: number;
  /** Bytes of the input that are done, and all of them. */
  readonly done: number;
  readonly size: number;
  readonly doneBefore: number;
}

/** What a run is told from outside. */
export interface RunContext {
  readonly pool: Pool;
  /** What stands above the headings, which is no company. */
  readonly titles: readonly HeadRow[];
  /** Chunks after which everything is brought to the disk. */
  readonly commitEvery: number;
  /** Whether somebody asked to stop. */
  stopped(): boolean;
  progress(progress: Progress): void;
}

/** What decides the output beside its plan. */
export interface SignedRun {
  /** The hashes of the records and of the rules. */
  readonly sha256: string;
  readonly rules: string;
  /** The program's own version. */
  readonly version: string;
  readonly shard: Shard | null;
  /** How reports of single companies are wanted; null for none. */
  readonly reports: ReportWishes | null;
  /** How many months to look ahead; null for not at all. */
  readonly ahead: number | null;
  /**
   * The hash of the earlier run with which this one is compared, the column by which rows are the same, and whether what
   * the rules moved is told by their regions.
   */
  readonly since: {
    readonly sha256: string;
    readonly key: string | null;
    readonly byRegion: boolean;
  } | null;
}

/** The hash of everything that decides the bytes of the output. */
export function signatureOf(plan: ScreenPlan, run: SignedRun): string {
  return createHash("sha256")
    .update(JSON.stringify({ plan: { ...plan, ownership: plan.ownership?.sha256 ?? null }, ...run }))
    .digest("hex");
}

/**
 * Screens all records into the parts of a work folder, in the order of the input, from where `journal` left off.
 * Returns the last journal, or throws what went wrong; what is committed then can be resumed.
 */
export async function screenRecords(
  records: Records,
  plan: ScreenPlan,
  rules: number,
  signature: string,
  folder: WorkFolder,
  before: Journal | null,
  context: RunContext,
): Promise<Journal> {
  const tally = new Tally(rules);
  if (before !== null) tally.add(before.totals);
  else tally.rows = tally.leftOut = context.titles.length;
  const heads = headsOf(plan);
  const titles = context.titles.map(({ line: at, cells }) =>
    leftOutRecord({ line: at, reason: "title", cells }, plan.language),
  );
  const parts = new PartFiles(folder, before?.lengths ?? null, {
    ...heads,
    leftOut: heads.leftOut + titles.join(""),
    details:
      plan.table === "xlsx"
        ? context.titles.map((title) => leftOutDetail({ ...title, reason: "title" })).join("")
        : "",
  });
  let offset = before?.offset ?? records.offset;
  let line = before?.line ?? records.line;
  const size = records.end;
  const start = { rowsBefore: tally.rows, doneBefore: offset };
  const commit = (): Journal => {
    checkUnchanged(records);
    const lengths = parts.sync();
    const journal = {
      signature,
      asOf: plan.asOf,
      offset,
      line,
      lengths,
      totals: tally.totals(),
      whole: null,
    };
    folder.commit(journal);
    return journal;
  };
  const pending: { chunk: Omit<Chunk, "bytes">; result: Promise<ChunkResult> }[] = [];
  let sinceCommit = 0;
  const takeOne = async (): Promise<void> => {
    const [next] = pending;
    if (next === undefined) return;
    const result = await next.result;
    pending.shift();
    parts.append(result);
    tally.add(result.totals);
    ({ nextOffset: offset, nextLine: line } = next.chunk);
    sinceCommit += 1;
    if (sinceCommit >= context.commitEvery) {
      sinceCommit = 0;
      commit();
    }
    context.progress({ rows: tally.rows, done: offset, size, ...start });
    if (context.stopped()) {
      commit();
      throw screenError("stopped", { rows: String(tally.rows) }, "machine");
    }
  };
  try {
    if (before === null) commit();
    for (const chunk of chunksOf(records.file, { offset, line }, plan.form === "csv", records.end)) {
      const { bytes, line: at, fault } = chunk;
      while (pending.length >= context.pool.width) await takeOne();
      const result = context.pool.screen(bytes, at);
      result.catch(() => undefined);
      pending.push({ chunk, result });
      if (fault === null) continue;
      while (pending.length > 0) await takeOne();
      throw fault;
    }
    while (pending.length > 0) await takeOne();
    return commit();
  } catch (error) {
    checkUnchanged(records);
    throw error;
  } finally {
    parts.close();
  }
}

/** Throws a ScreenError where a file is no longer the one that was looked at. */
export function checkUnchanged({ file, name, stamp }: Pick<Records, "file" | "name" | "stamp">): void {
  if (stampOf(file) !== stamp) throw screenError("inputChanged", { source: name });
}

function headingsOf({ isInWords, language }: ScreenPlan): readonly string[] {
  return isInWords ? peopleColumns(language) : RESULT_COLUMNS;
}

/** The headings under which the rows of an input stand in other files. */
export function headingsOfInput({ columns }: Pick<ScreenPlan, "columns">): readonly string[] {
  return columns?.headings ?? [PROFILE_COLUMN];
}

/** What each part begins with. */
export function headsOf(plan: ScreenPlan): Record<Part, string> {
  const own = headingsOfInput(plan);
  const carried = (plan.columns?.carried ?? []).map((index) => own[index] ?? "");
  const mark = plan.byteOrderMark ? "\ufeff" : "";
  return {
    results: plan.table === "csv" ? mark + csvRecord(headingsOf(plan)) : "",
    companies: mark + csvRecord([...COMPANY_COLUMNS, ...carried]),
    rejects: mark + csvRecord([...REJECT_COLUMNS, ...own]),
    leftOut: mark + csvRecord([...LEFT_OUT_COLUMNS, ...own]),
    profiles: "",
    details: "",
    ownership: plan.ownership === null ? "" : mark + csvRecord(OWNERSHIP_COLUMNS),
  };
}
