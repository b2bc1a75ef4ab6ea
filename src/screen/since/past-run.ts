import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseShard, SHARD_FILE } from "../run/shard-file.ts";
import { screenError } from "../screen-error.ts";
import type { FormerRules } from "./moving-regions.ts";

/** The screening with which another one is compared: its folder, and what its summary says. */
export interface PastRun {
  readonly folder: string;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly rules: { readonly version: string; readonly sha256: string };
  /** The ids of the documents that its rules knew. */
  readonly documents: readonly string[];
  /** The hash of its summary, by which it is known again. */
  readonly sha256: string;
}

const SUMMARY = z.object({
  asOf: z.iso.date(),
  rules: z.object({ version: z.string(), sha256: z.string() }),
  documents: z.array(z.object({ id: z.string() })),
});

const NEEDED = ["summary.json", "profiles.jsonl", "companies.csv", "rejects.csv"];

/**
 * Opens a folder of results; `former` is what is taken for its rules, if anything. Throws a ScreenError where it is
 * none, or one of several shards, beside which every other company would seem to have come, or was not made with these
 * rules.
 */
export function openPastRun(folder: string, former: FormerRules | null): PastRun {
  const missing = NEEDED.find((name) => !existsSync(join(folder, name)));
  if (missing !== undefined) throw screenError("noPast", { folder, file: missing });
  const part = join(folder, SHARD_FILE);
  const shard = existsSync(part) ? parseShard(readFileSync(part, "utf8"))?.shard : undefined;
  if (shard !== undefined && shard.count > 1)
    throw screenError("pastShard", { folder, index: String(shard.index), count: String(shard.count) });
  const text = readFileSync(join(folder, "summary.json"), "utf8");
  const { asOf, rules, documents } = parseSummary(text, folder);
  const given = former?.rulebook;
  if (given !== undefined && given.sha256 !== rules.sha256)
    throw screenError("otherFormerRules", { folder, version: rules.version, found: given.version });
  const sha256 = createHash("sha256").update(text).digest("hex");
  return { folder, asOf, rules, documents: documents.map(({ id }) => id), sha256 };
}

function parseSummary(text: string, folder: string): z.infer<typeof SUMMARY> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  const parsed = SUMMARY.safeParse(value);
  if (!parsed.success) throw screenError("noPast", { folder, file: "summary.json" });
  return parsed.data;
}
