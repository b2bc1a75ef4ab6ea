import { createHash } from "node:crypto";
import { nearest } from "../../input/problem.ts";
import { fileOfDocument } from "../document.ts";
import { documentText, withoutSpace } from "../items.ts";
import type { Evidence } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

const MANIFEST = "seeds/documents/manifest.json";

/** Every document is there as it was given, and every file of rules/ belongs to one of them. */
export function checkDocuments(evidence: Evidence, faults: FaultList): void {
  const { files, manifest } = evidence;
  checkItemNotes(evidence, faults);
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

/** What a status note adds of single items is added of items and rules that there are. */
function checkItemNotes({ documents, items, rules }: Evidence, faults: FaultList): void {
  const known = [
    ...items.flatMap((file) => file.items.map((item) => item.id)),
    ...rules.map(({ rule }) => rule.id),
  ];
  for (const { id: document, status } of documents) {
    for (const [index, { itemNotes }] of status.entries()) {
      for (const [group, { items: named }] of (itemNotes?.named ?? []).entries()) {
        for (const id of named.filter((one) => !known.includes(one))) {
          const near = nearest(id, known);
          const hint = near === null ? "" : `; the nearest is ${near}`;
          const place = `status[${index}].itemNotes.named[${group}]`;
          faults.at(fileOfDocument(document), place, `there is no item and no rule ${id}${hint}`);
        }
      }
    }
  }
}

function holdsTerm(text: string, quote: string): boolean {
  return withoutSpace(text).includes(withoutSpace(quote));
}
