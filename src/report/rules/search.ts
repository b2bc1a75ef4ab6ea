import type { CatalogueEntry } from "./catalogue.ts";

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
