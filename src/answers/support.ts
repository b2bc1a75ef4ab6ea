import type { Basis } from "../contract/answers.ts";
import { fillWords, type Words } from "../language/language.ts";
import type { Answer, Evidence, Profile } from "../profile/answer.ts";
import { withoutSpace } from "../rules/items.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import words from "./evidence-words.json" with { type: "json" };
import { readQuoted } from "./quoted-value.ts";

/** How an answer is supported, as the basis tells it. */
export type Support = Pick<Basis, "evidence" | "source" | "note">;

/** A document that was handed over; `text` is null where none could be read in it. */
export interface EvidenceDocument {
  readonly sha256: string;
  readonly text: string | null;
}

/** Documents by their names. */
export type EvidenceDocuments = ReadonlyMap<string, EvidenceDocument>;

/** How each answer of a profile is supported, by its fact. */
export type SupportOf = (fact: string) => Support;

/** Of an answer that nobody said the evidence of. */
export const STATED: Support = { evidence: "stated" };

/**
 * Holds the evidence of each answer against the documents at hand: the quote must hold the value, and stand in the
 * document of that hash. What cannot be looked at stays `stated`, with a note.
 */
export function supportIn(profile: Profile, documents: EvidenceDocuments, { byId }: Vocabulary): SupportOf {
  return (id) => {
    const answer = profile.get(id);
    const fact = byId.get(id);
    if (fact === undefined || answer?.evidence === undefined) return STATED;
    const source = answer.evidence;
    const quoted = readQuoted(answer, fact, source.quote);
    if (quoted.kind === "other") return { evidence: "does-not-hold", source, note: quoted.why };
    const missing = missingIn(source, documents);
    if (missing !== null) return { source, ...missing };
    return quoted.kind === "held"
      ? { evidence: "evidenced", source }
      : { evidence: "stated", source, note: words.notDecidable };
  };
}

/** What keeps a quote from being found in its document; null where it stands there. */
function missingIn(
  { document, sha256, quote }: Evidence,
  documents: EvidenceDocuments,
): { readonly evidence: Support["evidence"]; readonly note: Words } | null {
  const told = (evidence: Support["evidence"], text: Words) => ({
    evidence,
    note: fillWords(text, { document }),
  });
  const given = documents.get(document);
  if (given === undefined) return told("stated", words.documentMissing);
  if (given.sha256 !== sha256) return told("does-not-hold", words.otherDocument);
  if (given.text === null) return told("stated", words.documentUnreadable);
  return asPrinted(given.text).includes(asPrinted(quote)) ? null : told("does-not-hold", words.notInDocument);
}

/** A text as it is compared: line breaks and widths of characters depend on who set the page. */
function asPrinted(text: string): string {
  return withoutSpace(text.normalize("NFKC"));
}

/** Of answers for which no document is at hand. */
export function supportWithout(profile: Profile, vocabulary: Vocabulary): SupportOf {
  return supportIn(profile, new Map(), vocabulary);
}

/** The names of the documents that the answers of a profile stand on, each once. */
export function documentsNamed(profile: Profile): string[] {
  const named = [...profile.values()].flatMap((answer: Answer | null) => answer?.evidence?.document ?? []);
  return [...new Set(named)];
}
