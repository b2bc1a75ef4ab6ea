import type { Words } from "../../language/language.ts";
import { hintAt, tell } from "../fault.ts";
import { documentOf, fileOfItems, type Item, showGlyphs } from "../items.ts";
import type { RuleFile } from "../rule-schema.ts";
import { type Evidence, FILES } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";
import { type PlaceNames, placeNames } from "./place-names.ts";
import { treatmentOf } from "./treatment.ts";
import { likenessOf, trigramsOf } from "./trigrams.ts";

/** From which likeness on two items count as of like wording. */
const LIKE = 0.8;

/** An item as it is compared: its words without places, and how it is classed and tested. */
interface Compared {
  readonly item: Item;
  readonly index: number;
  readonly trigrams: ReadonlySet<string>;
  /** null where a file that cannot be read may say more of it. */
  readonly treatment: string | null;
}

/** Items of different documents with like words are classed and tested alike, or it is said why not. */
export function checkLikeWording(evidence: Evidence, faults: FaultList): void {
  const { documents, manifest, vocabulary, unread } = evidence;
  const isWhole = vocabulary !== null && documents.length === manifest.documents.length;
  if (!isWhole || unread.has(FILES.manifest) || unread.has(FILES.acceptedPairs)) return;
  const explained = explainedPairs(evidence);
  const compared = gather(evidence);
  const unlike = new Set<string>();
  for (const [one, other, likeness] of likePairs(compared)) {
    if (one.treatment === other.treatment || one.treatment === null || other.treatment === null) continue;
    const key = keyOf(one.item.id, other.item.id);
    unlike.add(key);
    if (explained.has(key)) continue;
    faults.at(fileOfItems(documentOf(other.item.id)), `items[${other.index}]`, "pair-unlike", {
      item: other.item.id,
      other: one.item.id,
      likeness: likeness === 1 ? tell("pair-equal") : tell("pair-similar", { likeness: likeness.toFixed(2) }),
      difference: differenceOf(other.item, one.item),
      file: FILES.acceptedPairs,
    });
  }
  checkAccepted(evidence, compared, unlike, faults);
}

/** Pairs for which an accepted pair or a reading gives the reason. */
function explainedPairs({ acceptedPairs, rules }: Evidence): Set<string> {
  const ofReadings = rules.flatMap(({ rule }) =>
    (rule.readings ?? []).flatMap(({ comparedWith = [] }) =>
      comparedWith.map((item) => keyOf(rule.item, item)),
    ),
  );
  return new Set([...acceptedPairs.map(({ items }) => keyOf(...items)), ...ofReadings]);
}

function gather(evidence: Evidence): Compared[] {
  const { items, rules, glyphs, unread } = evidence;
  const places = placeNames(evidence);
  const byItem = new Map<string, RuleFile[]>();
  for (const { rule } of rules) byItem.set(rule.item, [...(byItem.get(rule.item) ?? []), rule]);
  return items.flatMap((own) =>
    own.items.map((item, index) => ({
      item,
      index,
      trigrams: trigramsOf(withoutPlaces(showGlyphs(item.quote, glyphs), places)),
      treatment: unread.mentions(item.id) ? null : treatmentOf(item, byItem.get(item.id) ?? [], places),
    })),
  );
}

/** A text as it is compared: without places, punctuation, white space and differences of width. */
function withoutPlaces(text: string, places: readonly PlaceNames[]): string {
  const words = places.flatMap((place) => place.words);
  return words
    .reduce((rest, word) => rest.replaceAll(word, ""), text.normalize("NFKC"))
    .replace(/[^\p{L}\p{N}%]/gu, "");
}

/** Every two items of different documents that are of like wording, with their likeness. */
function* likePairs(compared: readonly Compared[]): Generator<[Compared, Compared, number]> {
  const holders = new Map<string, Compared[]>();
  for (const other of compared) {
    const met = new Set([...other.trigrams].flatMap((trigram) => holders.get(trigram) ?? []));
    for (const one of met) {
      if (documentOf(one.item.id) === documentOf(other.item.id)) continue;
      const likeness = likenessOf(one.trigrams, other.trigrams);
      if (likeness >= LIKE) yield [one, other, likeness];
    }
    for (const trigram of other.trigrams) {
      const known = holders.get(trigram);
      if (known === undefined) holders.set(trigram, [other]);
      else known.push(other);
    }
  }
}

function differenceOf(one: Item, other: Item): Words {
  return one.class === other.class
    ? tell("pair-test")
    : tell("pair-class", { one: one.class, two: other.class });
}

/** Every accepted pair is there, once, and still needed. */
function checkAccepted(
  { acceptedPairs, unread }: Evidence,
  compared: readonly Compared[],
  unlike: ReadonlySet<string>,
  faults: FaultList,
): void {
  const byId = new Map(compared.map((own) => [own.item.id, own]));
  const seen = new Set<string>();
  for (const [index, { items: pair }] of acceptedPairs.entries()) {
    const [item, other] = pair;
    const complain = (code: "pair-twice" | "pair-needless"): void =>
      faults.at(FILES.acceptedPairs, `[${index}]`, code, { item, other });
    if (seen.has(keyOf(item, other))) complain("pair-twice");
    seen.add(keyOf(item, other));
    const unknown = pair.filter((id) => !byId.has(id) && !unread.has(fileOfItems(documentOf(id))));
    for (const id of unknown) {
      const place = `[${index}].items[${pair.indexOf(id)}]`;
      faults.at(FILES.acceptedPairs, place, "pair-unknown", { item: id, near: hintAt(id, [...byId.keys()]) });
    }
    const isSettled = pair.every((id) => byId.get(id)?.treatment != null);
    if (isSettled && !unlike.has(keyOf(item, other))) complain("pair-needless");
  }
}

function keyOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
