import { nearest } from "../../input/problem.ts";
import { fileOfItems } from "../items.ts";
import { wordingsOf } from "../law-note.ts";
import type { Evidence } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

const FILE = "rules/law-notes.json";

/** The words by which a note says that something was looked for in vain. */
const NOT_FOUND = {
  "zh-CN": /未见|未找到|未查到|未发现|没有查到|没有找到/,
  en: /\bnot (found|seen)\b|\bno \w+( \w+)* was (found|seen)\b|\bnone was (found|seen)\b|\bnothing( \w+)* was found\b/i,
} as const;

/**
 * Every law note that a rule or an item names is there once, and every other is marked as general. None gives a web
 * address in its words, and each that says “not found” says in what and up to which day.
 */
export function checkLawNotes({ lawNotes, rules, items }: Evidence, faults: FaultList): void {
  const ids = lawNotes.map((note) => note.id);
  const used = new Set<string>();
  const check = (named: readonly string[], file: string, place: string): void => {
    for (const [index, id] of named.entries()) {
      used.add(id);
      if (ids.includes(id)) continue;
      const near = nearest(id, ids);
      const hint = near === null ? "" : `; the nearest is ${near}`;
      faults.at(file, `${place}[${index}]`, `there is no law note ${id} in ${FILE}${hint}`);
    }
  };
  for (const { file, rule } of rules) check(rule.lawNotes, file, "lawNotes");
  for (const { document, items: own } of items) {
    for (const [index, { lawNotes: named }] of own.entries())
      if (named !== undefined) check(named, fileOfItems(document), `items[${index}].lawNotes`);
  }
  for (const [index, note] of lawNotes.entries()) {
    const place = `[${index}]`;
    if (ids.indexOf(note.id) !== index) faults.at(FILE, place, `the law note ${note.id} is given twice`);
    if (!used.has(note.id) && note.general !== true) {
      faults.at(FILE, place, `no rule names the law note ${note.id}, and it is not marked as general`);
    }
    for (const { from, text, instrument, searched } of wordingsOf(note)) {
      const own = from === null ? place : `${place}.texts`;
      if (/https?:|www\./.test(JSON.stringify([text, instrument])))
        faults.at(
          FILE,
          own,
          `the law note ${note.id} gives a web address in its words; it belongs in address`,
        );
      if (searched === null && (NOT_FOUND.en.test(text.en) || NOT_FOUND["zh-CN"].test(text["zh-CN"])))
        faults.at(
          FILE,
          own,
          `the law note ${note.id} says that something was not found; searched must say in what, and up to which day`,
        );
    }
  }
}
