import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Random } from "../../../proof/evaluators/random.ts";
import { PHRASES, plantDocument } from "../../../support/evidence-documents.ts";
import { zhunru } from "../../../support/program.ts";

/** The facts that a report's basis holds for these activities, wherever the company is. */
const FACTS = ["chineseShare", "legalRepresentativeNationality", "investorTotalAssets", "originalFloorArea"];
const ACTIVITIES = ["social-survey", "investment-company", "industrial-floor-area-expansion"];

/** So many documents with planted and with false quotes, through the command: the faults, each told as what it is not. */
export async function proveDocuments(count: number, random: Random): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "zhunru-documents-"));
  const faults: string[] = [];
  try {
    for (let index = 0; index < count; index += FACTS.length) {
      const planted = await Promise.all(
        FACTS.slice(0, count - index).map((fact, offset) => {
          const own = PHRASES.filter(([about]) => about === fact);
          return plantDocument(own, index + offset + Math.floor(index / FACTS.length), random);
        }),
      );
      for (const { name, bytes } of planted) writeFileSync(join(folder, name), bytes);
      const answers = Object.fromEntries(planted.map(({ fact, answer }) => [fact, answer]));
      const input = JSON.stringify({ activities: ACTIVITIES, ...answers });
      const given = ["check", "-", "--format", "json", "--as-of", "2024-06-30", "--evidence", folder];
      const { stdout, stderr } = zhunru(given, { input });
      const { basis } = JSON.parse(stdout || `{"basis":[],"said":${JSON.stringify(stderr)}}`) as {
        basis: { fact: string; evidence: string }[];
      };
      for (const { name, kind, fact, expected } of planted) {
        const found = basis.find((one) => one.fact === fact)?.evidence;
        if (found !== expected)
          faults.push(`${name} (${kind}) of ${fact}: ${found}, not ${expected} ${stderr}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return faults;
}
