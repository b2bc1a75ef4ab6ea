import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { entity, holds, shares } from "../ownership-file/statements.ts";

/** The unified code of a company of a list. */
export const CODE = "91440101MA5CXAMPL3";
let folders = 0;

/** A folder inside another with files by their names, texts as they are and all else as JSON. */
export function owners(folder: string, files: Readonly<Record<string, unknown>>): string {
  folders += 1;
  const path = join(folder, `owners-${folders}`);
  mkdirSync(path);
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(path, name), typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/** A company of which a Mainland company holds a part and a British one the rest. */
export function held(mainland: unknown, identifiers: readonly object[] = []): unknown[] {
  return [
    entity("sample", "CN", identifiers.length === 0 ? {} : { identifiers }),
    entity("a", "CN"),
    entity("b", "GB"),
    holds("a", "sample", [shares(mainland)]),
    holds("b", "sample", [shares(typeof mainland === "number" ? 100 - mainland : 0)]),
  ];
}

const HEAD =
  "编号,name,unifiedSocialCreditCode,lei,city,activities,chineseShare,legalRepresentativeNationality";

/** A list of such rows. */
export function list(...rows: string[]): string {
  return `${[HEAD, ...rows].join("\n")}\n`;
}
