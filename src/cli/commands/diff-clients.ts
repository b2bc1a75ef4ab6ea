import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClientFlips, createFlipFinder } from "../../analyse/difference/clients.ts";
import type { VersionDifference } from "../../analyse/difference/versions.ts";
import { NOTHING_AGREED } from "../../free-text/column-context.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { type ReadFor, readList } from "../../screen/run/read-list.ts";
import { explain } from "./screen-faults.ts";

/**
 * The clients of a list whose outcomes are others under the newer rules, found by the difference alone. The list is
 * read as `screen` reads it, under the newer rules. Throws a UsageError for what is no list.
 */
export async function flipsOfList(
  file: string,
  difference: VersionDifference,
  rulebook: Rulebook,
  wanted: ReadFor,
): Promise<ClientFlips> {
  const finder = createFlipFinder(difference, wanted.asOf);
  const folder = mkdtempSync(join(tmpdir(), "zhunru-clients-"));
  const wishes = { meanings: new Map<string, string | null>(), ignored: [], agreed: NOTHING_AGREED };
  const request = { file, sheet: null, resume: false, wishes: { ...wishes, headerRow: null } };
  try {
    for await (const row of readList(request, join(folder, "list"), rulebook, process.stdin, wanted)) {
      if (row.kind === "read") finder.add(row.line, row.profile);
      else if (row.kind === "rejected") finder.addUnusable();
    }
  } catch (error) {
    throw explain(error, { file, out: folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return finder.flips();
}
