import { nearest } from "../../input/problem.ts";
import type { Evidence } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

const FILE = "rules/law-notes.json";

/** Every law note that a rule names is there once, and every other is marked as general. None gives a web address. */
export function checkLawNotes({ lawNotes, rules }: Evidence, faults: FaultList): void {
  const ids = lawNotes.map((note) => note.id);
  const used = new Set<string>();
  for (const { file, rule } of rules) {
    for (const [index, id] of rule.lawNotes.entries()) {
      used.add(id);
      if (ids.includes(id)) continue;
      const near = nearest(id, ids);
      const hint = near === null ? "" : `; the nearest is ${near}`;
      faults.at(file, `lawNotes[${index}]`, `there is no law note ${id} in ${FILE}${hint}`);
    }
  }
  for (const [index, note] of lawNotes.entries()) {
    const place = `[${index}]`;
    if (ids.indexOf(note.id) !== index) faults.at(FILE, place, `the law note ${note.id} is given twice`);
    if (!used.has(note.id) && note.general !== true) {
      faults.at(FILE, place, `no rule names the law note ${note.id}, and it is not marked as general`);
    }
    if (/https?:|www\./.test(JSON.stringify(note)))
      faults.at(FILE, place, `the law note ${note.id} gives a web address`);
  }
}
