import { nearest } from "../../input/problem.ts";
import { fileOfItems } from "../items.ts";
import { type DatedWording, wordingsOf } from "../law-note.ts";
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
export function checkLawNotes(evidence: Evidence, faults: FaultList): void {
  const { lawNotes } = evidence;
  const ids = lawNotes.map((note) => note.id);
  const used = new Set<string>();
  for (const { id, file, place } of namedNotes(evidence)) {
    used.add(id);
    if (ids.includes(id)) continue;
    const near = nearest(id, ids);
    const hint = near === null ? "" : `; the nearest is ${near}`;
    faults.at(file, place, `there is no law note ${id} in ${FILE}${hint}`);
  }
  for (const [index, note] of lawNotes.entries()) {
    const place = `[${index}]`;
    if (ids.indexOf(note.id) !== index) faults.at(FILE, place, `the law note ${note.id} is given twice`);
    if (!used.has(note.id) && note.general !== true) {
      faults.at(FILE, place, `no rule names the law note ${note.id}, and it is not marked as general`);
    }
    for (const wording of wordingsOf(note)) checkWording(note.id, wording, place, faults);
  }
}

/** Every place where a rule or an item names a note. */
function namedNotes({ rules, items }: Evidence) {
  const ofRules = rules.flatMap(({ file, rule }) =>
    rule.lawNotes.map((id, index) => ({ id, file, place: `lawNotes[${index}]` })),
  );
  const ofItems = items.flatMap(({ document, items: own }) =>
    own.flatMap(({ lawNotes = [] }, item) =>
      lawNotes.map((id, index) => ({
        id,
        file: fileOfItems(document),
        place: `items[${item}].lawNotes[${index}]`,
      })),
    ),
  );
  return [...ofRules, ...ofItems];
}

function checkWording(id: string, wording: DatedWording, place: string, faults: FaultList): void {
  const { from, text, instrument, searched } = wording;
  const own = from === null ? place : `${place}.texts`;
  if (/https?:|www\./.test(JSON.stringify([text, instrument])))
    faults.at(FILE, own, `the law note ${id} gives a web address in its words; it belongs in address`);
  const saysNotFound = NOT_FOUND.en.test(text.en) || NOT_FOUND["zh-CN"].test(text["zh-CN"]);
  if (saysNotFound && searched === null)
    faults.at(
      FILE,
      own,
      `the law note ${id} says that something was not found; searched must say in what, and up to which day`,
    );
}
