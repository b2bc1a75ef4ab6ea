import type { Words } from "../../language/language.ts";
import { type FaultCode, hintAt } from "../fault.ts";
import { fileOfItems } from "../items.ts";
import { type DatedWording, type LawNoteFile, wordingsOf } from "../law-note.ts";
import { type Evidence, FILES } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

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
  const { lawNotes, unread } = evidence;
  if (unread.has(FILES.lawNotes)) return;
  const ids = lawNotes.map((note) => note.id);
  const used = new Set<string>();
  for (const { id, file, place } of namedNotes(evidence)) {
    used.add(id);
    if (ids.includes(id)) continue;
    faults.at(file, place, "law-note-unknown", { note: id, file: FILES.lawNotes, near: hintAt(id, ids) });
  }
  for (const [index, note] of lawNotes.entries()) {
    const place = `[${index}]`;
    const isUsed = used.has(note.id) || unread.mentions(note.id) || note.general === true;
    const found = [
      ...(ids.indexOf(note.id) === index ? [] : [{ code: "law-note-twice", place } as const]),
      ...(isUsed ? [] : [{ code: "law-note-unused", place } as const]),
      ...faultsOfWordings(note, place),
    ];
    for (const { code, place: at } of found) faults.at(FILES.lawNotes, at, code, { note: note.id });
  }
}

function faultsOfWordings(note: LawNoteFile, place: string): { code: FaultCode; place: string }[] {
  return wordingsOf(note).flatMap((wording) => {
    const at = wording.from === null ? place : `${place}.texts`;
    return faultsOfWording(wording).map((code) => ({ code, place: at }));
  });
}

/** Every place where a rule or an item names a note. */
function namedNotes({ rules, items }: Evidence) {
  const ofRules = rules.flatMap(({ file, rule }) =>
    (rule.lawNotes ?? []).map((id, index) => ({ id, file, place: `lawNotes[${index}]` })),
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

/** Whether a text says that something was looked for in vain. */
export function saysNotFound(text: Words): boolean {
  return NOT_FOUND.en.test(text.en) || NOT_FOUND["zh-CN"].test(text["zh-CN"]);
}

function faultsOfWording({ text, instrument, searched }: DatedWording): FaultCode[] {
  const givesAddress = /https?:|www\./.test(JSON.stringify([text, instrument]));
  return [
    ...(givesAddress ? (["law-note-address"] as const) : []),
    ...(saysNotFound(text) && searched === null ? (["law-note-searched"] as const) : []),
  ];
}
