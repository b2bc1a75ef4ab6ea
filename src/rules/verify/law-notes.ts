import { type FaultCode, hintAt } from "../fault.ts";
import { type Evidence, FILES } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

/** Every law note that a rule names is there once, and every other is marked as general. None gives a web address. */
export function checkLawNotes({ lawNotes, rules, unread }: Evidence, faults: FaultList): void {
  if (unread.has(FILES.lawNotes)) return;
  const ids = lawNotes.map((note) => note.id);
  const used = new Set<string>();
  for (const { file, rule } of rules) {
    for (const [index, id] of (rule.lawNotes ?? []).entries()) {
      used.add(id);
      if (ids.includes(id)) continue;
      const values = { note: id, file: FILES.lawNotes, near: hintAt(id, ids) };
      faults.at(file, `lawNotes[${index}]`, "law-note-unknown", values);
    }
  }
  for (const [index, note] of lawNotes.entries()) {
    const place = `[${index}]`;
    const complain = (code: FaultCode): void => faults.at(FILES.lawNotes, place, code, { note: note.id });
    if (ids.indexOf(note.id) !== index) complain("law-note-twice");
    if (!used.has(note.id) && !unread.mentions(note.id) && note.general !== true) complain("law-note-unused");
    if (/https?:|www\./.test(JSON.stringify(note))) complain("law-note-address");
  }
}
