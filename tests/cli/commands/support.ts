import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { type RulesRequest, runRules } from "../../../src/cli/commands/rules.ts";
import type { Texts } from "../../rules/verify/small-rulebook.ts";

/** A folder that holds the files of a rulebook, for the time of a test. */
export function folderOf(texts: Texts): string {
  const folder = mkdtempSync(join(tmpdir(), "rules-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of texts) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Runs a command on rules, in English about a day on which every plan is in force unless told otherwise. */
export async function run(
  request: Partial<RulesRequest>,
  root: string,
): Promise<{ status: number; output: string }> {
  let output = "";
  const status = await runRules(
    { action: "list", id: null, format: "text", language: "en", asOf: "2024-06-30", ...request },
    {
      root,
      write: (text) => {
        output += text;
      },
    },
  );
  return { status, output };
}
