import { z } from "zod";
import { TEXT_ENCODINGS } from "../source/spool-text.ts";
import { type Language, languageNamed } from "../../language/languages.ts";
import { TABLES } from "../table/format-finding.ts";
import { forParts, TOTALS } from "./journal.ts";
import type { WorkFolder } from "./work-folder.ts";

/** The file of a shard's folder that says of what it is a part. */
export const SHARD_FILE = "shard.json";

const count = z.number().int().nonnegative();

const SHARD = z.strictObject({
  /** Of the whole run: all shards of one input, screened alike, have the same. */
  signature: z.string(),
  shard: z.strictObject({ index: count, count }),
  /** The hash of the rules. */
  rules: z.string(),
  language: z.custom<Language>((tag) => languageNamed(tag) !== undefined),
  table: z.enum(TABLES),
  /** How many bytes of each part are its headings, and how long it is. */
  begins: z.strictObject(forParts(() => count)),
  lengths: z.strictObject(forParts(() => count)),
  totals: TOTALS,
  /** The files of the folder of owners; null where there is none. */
  ownershipFiles: z.array(z.string()).readonly().nullable(),
  head: z.strictObject({
    zhunru: z.string(),
    asOf: z.string(),
    input: z.strictObject({
      name: z.string(),
      sha256: z.string(),
      bytes: count,
      sheet: z.string().optional(),
      sheetsNotRead: z.array(z.string()).readonly().optional(),
      writtenAs: z
        .strictObject({ encoding: z.enum(TEXT_ENCODINGS), divider: z.string() })
        .readonly()
        .optional(),
      withoutColumn: z.array(z.string()).readonly().optional(),
    }),
  }),
});

/** What a shard's folder says of itself, so that the shards can be put together. */
export type ShardRecord = z.infer<typeof SHARD>;

export function writeShard(folder: WorkFolder, shard: ShardRecord): void {
  folder.write(SHARD_FILE, `${JSON.stringify(shard, null, 2)}\n`);
}

/** What was written as a shard's record; null where it is none. */
export function parseShard(text: string): ShardRecord | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  // As it was written, since what zod gives back has its keys in another order.
  return SHARD.safeParse(value).success ? (value as ShardRecord) : null;
}
