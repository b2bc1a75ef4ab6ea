import { showDay } from "../language/day.ts";
import { bracketed, joinClauses, joinList, labelled, type Language, textIn } from "../language/language.ts";
import { type LawNoteWording, wordingOn } from "../rules/law-note.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import codes from "./codes.json" with { type: "json" };
import type { LawNoteView } from "./view-types.ts";
import words from "./words.json" with { type: "json" };

/**
 * The law notes named, each once and in their order, as they are worded on a day (YYYY-MM-DD); those that are silent
 * on it are left out.
 */
export function viewLawNotes(
  ids: readonly string[],
  { lawNotes }: Pick<Rulebook, "lawNotes">,
  asOf: string,
  language: Language,
): LawNoteView[] {
  const spoken = [...new Set(ids)].flatMap((id) => {
    const note = lawNotes.get(id);
    const wording = note === undefined ? null : wordingOn(note, asOf);
    return note === undefined || wording === null
      ? []
      : [{ id, topic: textIn(note.topic, language), wording }];
  });
  return spoken.map(({ id, topic, wording }, index) => ({
    number: index + 1,
    id,
    topic,
    text: textOfWording(wording, language),
    source: sourceOfWording(wording, language),
  }));
}

/** What a wording says, and where people looked for what it says was not found. */
export function textOfWording(
  { text, searched }: Pick<LawNoteWording, "text" | "searched">,
  language: Language,
): string {
  if (searched === null) return textIn(text, language);
  const places = searched.in.map((place) => textIn(codes.searchedPlaces[place], language));
  const values = { places: joinList(places, language), day: showDay(searched.to, language) };
  return textIn(text, language) + textIn(words.searched, language, values);
}

/** The instrument behind a wording with its number, how it was checked, and its official page. */
export function sourceOfWording(
  { instrument, number, confidence, address }: LawNoteWording,
  language: Language,
): string {
  const values = {
    instrument: number === null ? textIn(instrument, language) : `${textIn(instrument, language)} ${number}`,
    confidence: textIn(codes.confidences[confidence], language),
  };
  const source = textIn(words.instrument, language, values);
  return address === null ? source : source + textIn(words.officialPage, language, { address });
}

/** The topics of law notes with the numbers under which they stand at the end. */
export function lawNoteTopics(notes: readonly LawNoteView[], language: Language): string {
  return joinClauses(
    notes.map((note) => `${note.topic} [${note.number}]`),
    language,
  );
}

/** A law note as one paragraph: topic, text, where it stands and how it was checked. */
export function lawNoteText(note: LawNoteView, language: Language): string {
  return bracketed(labelled(note.topic, note.text, language), note.source, language);
}
