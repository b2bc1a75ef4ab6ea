import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClientFlips, createFlipFinder } from "../../analyse/difference/clients.ts";
import type { VersionDifference } from "../../analyse/difference/versions.ts";
import { outcomesOn } from "../../evaluate/outcomes-on.ts";
import { NOTHING_AGREED } from "../../free-text/column-context.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { ReadRow } from "../../screen/columns/answers.ts";
import { answersBehind } from "../../screen/company/related-facts.ts";
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
  const isUsable = createUsableTest(rulebook, wanted.asOf);
  const folder = mkdtempSync(join(tmpdir(), "zhunru-clients-"));
  const wishes = { meanings: new Map<string, string | null>(), ignored: [], agreed: NOTHING_AGREED };
  const request = { file, sheet: null, resume: false, wishes: { ...wishes, headerRow: null } };
  try {
    for await (const row of readList(request, join(folder, "list"), rulebook, process.stdin, wanted)) {
      if (row.kind === "left-out") continue;
      if (row.kind === "read" && isUsable(row)) finder.add(row.line, row.profile);
      else finder.addUnusable();
    }
  } catch (error) {
    throw explain(error, { file, out: folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return finder.flips();
}

/** Tells as `screen` does whether a row is a company: no rule that concerns it looks at an answer that could not be read. */
function createUsableTest(
  rulebook: Rulebook,
  asOf: string,
): (row: Pick<ReadRow, "profile" | "unread">) => boolean {
  const outcomes = outcomesOn(rulebook, asOf);
  const behind = rulebook.rules.map((rule) => answersBehind(rule, rulebook.vocabulary));
  return ({ profile, unread }) =>
    unread.length === 0 ||
    outcomes(profile).every(
      (outcome, rule) =>
        outcome === "not-applicable" || unread.every(({ fact }) => !behind[rule]?.includes(fact)),
    );
}
