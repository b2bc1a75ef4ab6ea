import { createHash } from "node:crypto";
import { fileOfDocument } from "../document.ts";
import { hintAt } from "../fault.ts";
import { documentText, withoutSpace } from "../items.ts";
import { type Evidence, FILES } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

/** Every document is there as it was given, and every file of rules/ belongs to one of them. */
export function checkDocuments(evidence: Evidence, faults: FaultList): void {
  const { files, manifest, unread } = evidence;
  if (unread.has(FILES.manifest)) return;
  checkItemNotes(evidence, faults);
  const ids = new Set<string>();
  for (const [index, entry] of manifest.documents.entries()) {
    const place = `documents[${index}]`;
    const path = `seeds/documents/${entry.file}`;
    if (ids.has(entry.id)) faults.at(FILES.manifest, place, "document-twice", { document: entry.id });
    ids.add(entry.id);
    const bytes = files.get(path);
    if (bytes === undefined) {
      faults.at(FILES.manifest, `${place}.file`, "document-text-missing", { path });
      continue;
    }
    const found = createHash("sha256").update(bytes).digest("hex");
    const expected = entry.sha256;
    if (found !== expected)
      faults.at(FILES.manifest, `${place}.sha256`, "document-hash", { path, found, expected });
    if (entry.term !== null && !holdsTerm(documentText(files, entry.file), entry.term.quote)) {
      const { quote } = entry.term;
      faults.at(FILES.manifest, `${place}.term.quote`, "document-term", { quote, path });
    }
  }
  for (const path of files.keys()) {
    const [folder, document = "", file] = path.split("/");
    if (folder === "rules" && file !== undefined && !ids.has(document))
      faults.at(path, "", "document-unknown", { document, file: FILES.manifest });
  }
}

/** What a status note adds of single items is added of items and rules that there are. */
function checkItemNotes({ documents, items, rules, unread }: Evidence, faults: FaultList): void {
  const known = [
    ...items.flatMap((file) => file.items.map((item) => item.id)),
    ...rules.map(({ rule }) => rule.id),
  ];
  for (const { id: document, status } of documents) {
    for (const [index, { itemNotes }] of status.entries()) {
      for (const [group, { items: named }] of (itemNotes?.named ?? []).entries()) {
        for (const id of named.filter((one) => !known.includes(one) && !unread.mentions(one))) {
          const place = `status[${index}].itemNotes.named[${group}]`;
          faults.at(fileOfDocument(document), place, "item-note-unknown", { id, near: hintAt(id, known) });
        }
      }
    }
  }
}

function holdsTerm(text: string, quote: string): boolean {
  return withoutSpace(text).includes(withoutSpace(quote));
}
