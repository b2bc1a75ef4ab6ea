import type { ListedItem } from "../../contract/catalogue.ts";
import type { Words } from "../../language/language.ts";
import { type Status, statusNoteOf, statusOn } from "../../rules/document.ts";
import { hullOf, type Item, type ItemsFile } from "../../rules/items.ts";
import type { Instrument, Rule, Rulebook } from "../../rules/rulebook.ts";

/** Every item of every document with its rules. */
export interface Catalogue {
  readonly rulebook: Rulebook;
  readonly entries: readonly CatalogueEntry[];
}

/** One item with the document in which it stands. */
export interface CatalogueEntry {
  readonly item: Item;
  readonly document: Instrument;
  readonly file: ItemsFile;
  readonly rules: readonly Rule[];
}

/** An item's status on a day, with the note that holds for all its rules. */
export function statusOfEntry(
  { item, document, rules }: CatalogueEntry,
  asOf: string,
): { readonly status: Status; readonly note: Words | null } {
  const dated = statusOn(document, asOf);
  const tested = rules.length === 0 ? [{ id: item.id, item: item.id }] : rules;
  const [note = null, ...others] = tested.map((rule) => statusNoteOf(dated, rule));
  const isOne = others.every((other) => other?.en === note?.en);
  return { status: dated.status, note: isOne ? note : dated.note };
}

/** The items of all documents, in the order of the documents' texts, with the rules that test them. */
export function createCatalogue(rulebook: Rulebook, files: readonly ItemsFile[]): Catalogue {
  const rules = new Map<string, Rule[]>();
  for (const rule of rulebook.rules) rules.set(rule.item, [...(rules.get(rule.item) ?? []), rule]);
  const entries = files.flatMap((file) => {
    const document = rulebook.documents.get(file.document);
    if (document === undefined) throw new Error(`no document ${file.document}`);
    return file.items.map((item) => ({ item, document, file, rules: rules.get(item.id) ?? [] }));
  });
  return { rulebook, entries };
}

/** The contract's object for every item; an item without a rule has the reason. */
export function listItems(catalogue: Catalogue): ListedItem[] {
  return catalogue.entries.map(({ item, document, rules }) => ({
    id: item.id,
    document: document.id,
    class: item.class,
    title: item.title,
    quote: item.quote,
    translation: item.translation,
    ...hullOf(item.ranges),
    rules: rules.map((rule) => rule.id),
    ...(rules.length === 0 ? { reason: item.untestable ?? item.reason } : {}),
  }));
}

/** The item of an id, which may be that of one of its rules, and the rules that are meant; null where there is none. */
export function findEntry(catalogue: Catalogue, id: string): CatalogueEntry | null {
  const ofItem = catalogue.entries.find(({ item }) => item.id === id);
  if (ofItem !== undefined) return ofItem;
  for (const entry of catalogue.entries) {
    const rule = entry.rules.find((candidate) => candidate.id === id);
    if (rule !== undefined) return { ...entry, rules: [rule] };
  }
  return null;
}

/** The clauses of an item that is named by its number alone: `gz-2022-212/1-32` stands for 1-32a and 1-32b. */
export function findClauses(catalogue: Catalogue, id: string): CatalogueEntry[] {
  return catalogue.entries.filter(
    ({ item }) => item.id.startsWith(id) && /^\d[a-z]/.test(item.id.slice(id.length - 1)),
  );
}

/** Every id that `rules show` knows. */
export function knownIds(catalogue: Catalogue): string[] {
  return catalogue.entries.flatMap(({ item, rules }) => [item.id, ...rules.map((rule) => rule.id)]);
}
