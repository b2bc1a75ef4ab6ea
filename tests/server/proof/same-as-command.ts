import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCheck } from "../../../src/cli/commands/check.ts";
import type { RandomProfiles } from "../../proof/evaluators/random-profile.ts";
import { ROOT } from "../../support/root.ts";
import { IN_FORCE } from "../../support/rulebook.ts";
import { send } from "./send.ts";

/** The profiles, samples first, for which the API does not answer what the command prints. */
export async function proveSameAsCommand(
  address: string,
  count: number,
  profiles: RandomProfiles,
): Promise<string[]> {
  const samples = readdirSync(`${ROOT}seeds/profiles`).map((file) =>
    readFileSync(`${ROOT}seeds/profiles/${file}`, "utf8"),
  );
  const generated = Array.from({ length: count }, () => JSON.stringify(profiles.next().raw));
  const folder = mkdtempSync(join(tmpdir(), "zhunru-"));
  const faults: string[] = [];
  try {
    for (const text of [...samples, ...generated]) {
      const { text: answered } = await send(address, {
        method: "POST",
        path: `/api/v1/evaluate?asOf=${IN_FORCE}`,
        headers: { "Content-Type": "application/json" },
        body: text,
      });
      if (answered !== (await printed(text, join(folder, "profile.json")))) faults.push(text.slice(0, 500));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return faults;
}

async function printed(text: string, file: string): Promise<string> {
  writeFileSync(file, text);
  let output = "";
  await runCheck(
    {
      file,
      format: "json",
      asOf: IN_FORCE,
      language: "en",
      all: false,
      full: false,
      keep: "",
      evidence: null,
      ownership: null,
      dossier: null,
    },
    {
      root: ROOT,
      rules: ROOT,
      version: "0.1.0",
      today: IN_FORCE,
      language: "en",
      width: 80,
      colour: false,
      isTerminal: false,
      write: (written) => {
        output += written;
      },
      complain: () => undefined,
    },
  );
  return output;
}
