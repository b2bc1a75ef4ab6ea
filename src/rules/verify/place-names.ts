import type { Evidence } from "./evidence.ts";

/** A city with all its names, the longest first. */
export interface PlaceNames {
  readonly id: string;
  readonly words: readonly string[];
}

/** The cities that have documents, with the titles and synonyms by which the vocabulary knows them. */
export function placeNames({
  documents,
  vocabulary,
}: Pick<Evidence, "documents" | "vocabulary">): PlaceNames[] {
  const withDocuments = new Set(documents.map((document) => document.city));
  const choices = vocabulary?.byId.get("city")?.choices ?? [];
  return choices
    .filter(({ id }) => withDocuments.has(id))
    .map(({ id, title, synonyms }) => {
      const words = [...Object.values(title), ...Object.values(synonyms ?? {}).flat()];
      return { id, words: words.sort((a, b) => b.length - a.length) };
    });
}
