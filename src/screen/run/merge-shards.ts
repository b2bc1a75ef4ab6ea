import { closeSync, existsSync, openSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Rulebook } from "../../rules/rulebook.ts";
import { Tally } from "../company/tally.ts";
import { screenError } from "../screen-error.ts";
import { OWNERSHIP_FILE } from "../ownership/ownership-list.ts";
import { piecesOf } from "../source/pieces.ts";
import { openPastRun } from "../since/past-run.ts";
import { type Summary, summarise } from "../summary/summary.ts";
import type { Table } from "../table/format-finding.ts";
import { forParts, PARTS, type Part } from "./journal.ts";
import { partName } from "./part-files.ts";
import type { SinceRequest } from "./publication.ts";
import { publish } from "./publish.ts";
import { parseShard, SHARD_FILE, type ShardRecord } from "./shard-file.ts";
import { WorkFolder, writeWhole } from "./work-folder.ts";

/** A shard's folder, and what it says of itself. */
interface ShardFolder {
  readonly path: string;
  readonly record: ShardRecord;
}

/**
 * Puts the folders of all shards of one screening together, byte for byte what a screening of the whole would have
 * written. `asOf` (YYYY-MM-DD) and `table` are those that the shards are said to have, null where that is not said. Throws
 * a ScreenError where one is missing, comes twice, is of another screening or the folder to write to, and where they have
 * others.
 */
export async function mergeShards(
  folders: readonly string[],
  {
    out,
    force,
    since,
    ahead,
    rulebook,
    asOf,
    table: said,
  }: {
    readonly out: string;
    readonly force: boolean;
    readonly since: SinceRequest | null;
    readonly ahead: number | null;
    readonly rulebook: Rulebook;
    readonly asOf: string | null;
    readonly table: Table | null;
  },
): Promise<Summary> {
  const shards = inOrder(folders.map(readShard), rulebook.sha256);
  const [{ record: first }] = shards;
  if (asOf !== null && asOf !== first.head.asOf)
    throw screenError("shardsOfDay", { found: asOf, day: first.head.asOf });
  if (said !== null && said !== first.table)
    throw screenError("shardsOfTable", { found: said, table: first.table });
  const shardAt = existsSync(out)
    ? folders.find((shard) => realpathSync(shard) === realpathSync(out))
    : undefined;
  if (shardAt !== undefined) throw screenError("mergedIntoShard", { folder: shardAt });
  const folder = new WorkFolder(out);
  try {
    if (!force && folder.isTaken) throw screenError("folderTaken", { folder: out });
    const past = since === null ? null : openPastRun(since.folder, since.former);
    folder.clear();
    const lengths = forParts((part) => appendAll(folder, part, shards));
    const tally = new Tally(rulebook.rules.length);
    for (const { record } of shards) tally.add(record.totals);
    const totals = tally.totals();
    const { sheet, sheetsNotRead, writtenAs, withoutColumn, ...input } = first.head.input;
    const ofSheet = sheet === undefined || sheetsNotRead === undefined ? {} : { sheet, sheetsNotRead };
    const ofText = writtenAs === undefined ? {} : { writtenAs };
    const ofColumns = withoutColumn === undefined ? {} : { withoutColumn };
    const summary = summarise(totals, rulebook, {
      ...first.head,
      input: { ...input, ...ofSheet, ...ofText, ...ofColumns },
    });
    const { signature, language, table, head, ownershipFiles } = first;
    const journal = { signature, asOf: head.asOf, offset: 0, line: 0, lengths, totals, whole: null };
    const columns = null;
    return await publish(folder, journal, summary, {
      table,
      language,
      shard: null,
      since,
      ahead,
      past,
      rulebook,
      columns,
      reports: null,
      context: null,
      ownershipFiles,
    });
  } finally {
    folder.release();
  }
}

function readShard(path: string): ShardFolder {
  const file = join(path, SHARD_FILE);
  const record = existsSync(file) ? parseShard(readFileSync(file, "utf8")) : null;
  if (record === null) throw screenError("noShard", { folder: path, file: SHARD_FILE });
  for (const part of PARTS) {
    const name = fileOf(part, record);
    if (name !== null && sizeOf(join(path, name)) !== record.lengths[part])
      throw screenError("shardChanged", { folder: path, file: name });
  }
  return { path, record };
}

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

/** All shards, the first first. */
function inOrder(given: readonly ShardFolder[], rules: string): readonly [ShardFolder, ...ShardFolder[]] {
  const [first, ...others] = given.toSorted(
    (one, other) => one.record.shard.index - other.record.shard.index,
  );
  if (first === undefined) throw screenError("nothingToMerge", {});
  const { signature, shard } = first.record;
  if (first.record.rules !== rules) throw screenError("shardOfOtherRules", { folder: first.path });
  const other = others.find(
    ({ record }) => record.signature !== signature || record.shard.count !== shard.count,
  );
  if (other !== undefined) throw screenError("shardOfOtherRun", { folder: other.path, first: first.path });
  const indices = given.map(({ record }) => record.shard.index);
  const twice = given.find(({ record }, place) => indices.indexOf(record.shard.index) !== place);
  if (twice !== undefined)
    throw screenError("shardTwice", { folder: twice.path, index: String(twice.record.shard.index) });
  const missing = Array.from({ length: shard.count }, (_, place) => place + 1).filter(
    (index) => !indices.includes(index),
  );
  if (missing.length > 0)
    throw screenError("shardMissing", { missing: missing.join(", "), count: String(shard.count) });
  return [first, ...others];
}

const FILES: Readonly<Record<Exclude<Part, "results" | "details">, string>> = {
  companies: "companies.csv",
  rejects: "rejects.csv",
  leftOut: "left-out.csv",
  profiles: "profiles.jsonl",
  ownership: OWNERSHIP_FILE,
};

/** The file of a part; null for what a shard does not write. */
function fileOf(part: Part, { table, ownershipFiles }: ShardRecord): string | null {
  if (part === "details" || (part === "ownership" && ownershipFiles === null)) return null;
  return part === "results" ? `results.${table}` : FILES[part];
}

/** Writes one part of all shards, with the headings of the first alone; returns its length. */
function appendAll(folder: WorkFolder, part: Part, shards: readonly ShardFolder[]): number {
  const descriptor = openSync(folder.file(partName(part)), "w");
  let length = 0;
  try {
    shards.forEach(({ path, record }, place) => {
      const name = fileOf(part, record);
      if (name === null) return;
      for (const piece of piecesOf(join(path, name), place === 0 ? 0 : record.begins[part])) {
        writeWhole(descriptor, piece, length);
        length += piece.length;
      }
    });
  } finally {
    closeSync(descriptor);
  }
  return length;
}
