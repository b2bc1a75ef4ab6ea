import { activitiesByItem, type Placed } from "../../find/by-sector.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { CatalogueEntry } from "./catalogue.ts";

/** Of so many results of a search the items about an activity count as found. */
const BEST = 3;

/**
 * The items that fit what was typed: those found for it, best first, those about one of the best activities among them;
 * then those whose text holds all of its words.
 */
export function itemsFitting(
  entries: readonly CatalogueEntry[],
  typed: string,
  found: readonly Placed[],
  rulebook: Rulebook,
): readonly CatalogueEntry[] {
  const activities = activitiesByItem(rulebook);
  const fitting = found.flatMap(({ kind, id }, place) =>
    entries.filter(({ item }) =>
      kind === "activity" ? place < BEST && activities.get(item.id)?.includes(id) === true : item.id === id,
    ),
  );
  return [...new Set([...fitting, ...entries.filter((entry) => holdsWords(entry, typed))])];
}

/** Whether an item, its text or one of its rules holds every word of what was typed, in either language. */
export function holdsWords({ item, rules }: CatalogueEntry, typed: string): boolean {
  const text = [
    item.id,
    item.title["zh-CN"],
    item.title.en,
    item.quote,
    item.translation,
    ...rules.map((rule) => rule.id),
  ]
    .join(" ")
    .toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
