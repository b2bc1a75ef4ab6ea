import { showFound } from "../input/problem.ts";
import { fillWords, inEach, joinList, type Words } from "../language/language.ts";
import words from "./words.json" with { type: "json" };

/** What was read in a file and how it was taken, for the person who answers for it. */
export type NoteCode = keyof typeof words.notes;

/** One note with what it is about: ids of statements, or names. */
export interface Note {
  readonly code: NoteCode;
  readonly about: readonly string[];
}

const SHOWN = 3;

/** Notes by their code, each in the order in which it was found. */
export class Notes {
  readonly #byCode = new Map<NoteCode, Set<string>>();

  add(code: NoteCode, about: string): void {
    const known = this.#byCode.get(code);
    if (known === undefined) this.#byCode.set(code, new Set([about]));
    else known.add(about);
  }

  all(): Note[] {
    return [...this.#byCode].map(([code, about]) => ({ code, about: [...about] }));
  }
}

/** A note as a sentence, with the first of those that it is about and how many there are. */
export function sayNote({ code, about }: Note): Words {
  const shown = about.slice(0, SHOWN).map(showFound);
  if (about.length > SHOWN) shown.push("…");
  const which = inEach((language) => joinList(shown, language));
  return fillWords(words.notes[code], { count: String(about.length), which });
}

/** All notes under a line that says what was read, one a line. */
export function sayReading(
  notes: readonly Note[],
  read: { readonly source: string; readonly company: string; readonly day: Words },
): Words {
  const head = fillWords(notes.length === 0 ? words.headAlone : words.head, read);
  const lines = notes.map((note) => fillWords(words.note, { text: sayNote(note) }));
  return {
    "zh-CN": [head, ...lines].map((line) => line["zh-CN"]).join("\n"),
    en: [head, ...lines].map((line) => line.en).join("\n"),
  };
}
