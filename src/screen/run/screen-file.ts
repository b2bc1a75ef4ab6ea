import { createHash } from "node:crypto";
import { Tally } from "../company/tally.ts";
import { screenError } from "../screen-error.ts";
import { type Chunk, chunksOf } from "../source/chunks.ts";
import { stampOf } from "../source/pieces.ts";
import { csvRecord } from "../table/safe-cell.ts";
import { RESULT_COLUMNS } from "../table/draw-finding.ts";
import type { Pool } from "./pool.ts";
import {
  COMPANY_COLUMNS,
  type ChunkResult,
  LEFT_OUT_COLUMNS,
  REJECT_COLUMNS,
  type ScreenPlan,
} from "./screen-chunk.ts";
import type { Journal, Part } from "./journal.ts";
import type { Records, Shard } from "./shard.ts";
import { PartFiles } from "./part-files.ts";
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
export interface RunSetting {
  readonly pool: Pool;
  /** Chunks after which everything is brought to the disk. */
  readonly commitEvery: number;
  /** Whether somebody asked to stop. */
  stopped(): boolean;
  progress(progress: Progress): void;
}

/** The hash of everything that decides the bytes of the output; `sha256` is that of the records. */
export function signatureOf(
  plan: ScreenPlan,
  sha256: string,
  rules: string,
  version: string,
  shard: Shard | null = null,
): string {
  return createHash("sha256").update(JSON.stringify({ plan, sha256, rules, version, shard })).digest("hex");
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
  setting: RunSetting,
): Promise<Journal> {
  const tally = new Tally(rules);
  if (before !== null) tally.add(before.totals);
  const parts = new PartFiles(folder, before?.lengths ?? null, headsOf(plan));
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
    if (sinceCommit >= setting.commitEvery) {
      sinceCommit = 0;
      commit();
    }
    setting.progress({ rows: tally.rows, done: offset, size, ...start });
    if (setting.stopped()) {
      commit();
      throw screenError("stopped", { rows: String(tally.rows) }, "machine");
    }
  };
  try {
    if (before === null) commit();
    for (const chunk of chunksOf(records.file, { offset, line }, plan.form === "csv", records.end)) {
      const { bytes, line: at, fault } = chunk;
      while (pending.length >= setting.pool.width) await takeOne();
      const result = setting.pool.screen(bytes, at);
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

/** What each part begins with. */
export function headsOf(plan: ScreenPlan): Record<Part, string> {
  const own = plan.columns?.headings ?? ["profile"];
  const mark = plan.byteOrderMark ? "\ufeff" : "";
  return {
    results: plan.table === "csv" ? mark + csvRecord(RESULT_COLUMNS) : "",
    companies: mark + csvRecord(COMPANY_COLUMNS),
    rejects: mark + csvRecord([...REJECT_COLUMNS, ...own]),
    leftOut: mark + csvRecord([...LEFT_OUT_COLUMNS, ...own]),
    profiles: "",
  };
}
