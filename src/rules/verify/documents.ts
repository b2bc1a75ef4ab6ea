import { createHash } from "node:crypto";
import { documentText, withoutSpace } from "../items.ts";
import type { Evidence } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

const MANIFEST = "seeds/documents/manifest.json";

/** Every document is there as it was given, and every file of rules/ belongs to one of them. */
export function checkDocuments({ files, manifest }: Evidence, faults: FaultList): void {
  const ids = new Set<string>();
  for (const [index, entry] of manifest.documents.entries()) {
    const place = `documents[${index}]`;
    const path = `seeds/documents/${entry.file}`;
    if (ids.has(entry.id)) faults.at(MANIFEST, place, `the document ${entry.id} is given twice`);
    ids.add(entry.id);
    const bytes = files.get(path);
    if (bytes === undefined) {
      faults.at(MANIFEST, `${place}.file`, `${path}: there is no such file`);
      continue;
    }
    const actual = createHash("sha256").update(bytes).digest("hex");
    if (actual !== entry.sha256) {
      faults.at(
        MANIFEST,
        `${place}.sha256`,
        `${path} has the SHA-256 ${actual}; expected ${entry.sha256}, of the document as it was given`,
      );
    }
    if (entry.term !== null && !holdsTerm(documentText(files, entry.file), entry.term.quote)) {
      faults.at(MANIFEST, `${place}.term.quote`, `“${entry.term.quote}” does not stand in ${path}`);
    }
  }
  for (const path of files.keys()) {
    const [folder, document, file] = path.split("/");
    if (folder === "rules" && file !== undefined && !ids.has(document ?? ""))
      faults.at(path, "", `there is no document ${document} in ${MANIFEST}`);
  }
}

function holdsTerm(text: string, quote: string): boolean {
  return withoutSpace(text).includes(withoutSpace(quote));
}
