import { textOf } from "../files.ts";
import { createJsonSchemas } from "../json-schemas.ts";
import type { Evidence } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

/** Files at the top of rules/ that name their schema. */
const NAMING_SCHEMA = ["facts", "authorities"];

/** Which schema a data file must name, so that an editor checks it; null where none is wanted. */
function schemaOf(path: string): string | null {
  const top = NAMING_SCHEMA.find((name) => path === `rules/${name}.json`);
  if (top !== undefined) return `./${top}.schema.json`;
  const [folder, document, file, more] = path.split("/");
  if (folder !== "rules" || document === undefined || file === undefined || more !== undefined) return null;
  if (file === "document.json" || file === "items.json") return `../${file.replace(".json", ".schema.json")}`;
  return "../rule.schema.json";
}

/** The JSON Schema files must be those of the program, and every data file must name its own. */
export function checkSchemas({ files, unread }: Evidence, faults: FaultList): void {
  for (const [path, schema] of createJsonSchemas()) {
    if (!files.has(path)) faults.at(path, "", "schema-file-missing");
    else if (JSON.stringify(parsed(textOf(files, path))) !== JSON.stringify(schema))
      faults.at(path, "", "schema-file-stale");
  }
  for (const path of files.keys()) {
    const wanted = schemaOf(path);
    if (wanted === null || unread.has(path)) continue;
    const data = parsed(textOf(files, path));
    const named = data !== null && typeof data === "object" && "$schema" in data ? data.$schema : null;
    if (named !== wanted)
      faults.at(path, "$schema", "schema-named", { found: String(named), expected: wanted });
  }
}

/** A JSON value; null for a text that is none, which is reported where files are read. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
