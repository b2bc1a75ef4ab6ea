import type { FaultCode } from "../fault.ts";
import { fileOfItems, type Item, withoutSpace } from "../items.ts";
import type { Evidence } from "./evidence.ts";
import { FILES } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";
import { modalWordsApart, numbersApart } from "./two-sides.ts";

/**
 * Every translation was read twice and has the numbers and modal words of its clause; where the sides differ, the
 * difference is listed with its reason. One clause has one translation and one title.
 */
export function checkTranslations(evidence: Evidence, faults: FaultList): void {
  const differences = new Listed(evidence, faults);
  for (const { document, items } of evidence.items) {
    for (const [index, item] of items.entries()) {
      const complain = (code: FaultCode, values: Record<string, string>): void =>
        faults.at(fileOfItems(document), `items[${index}].translation`, code, { item: item.id, ...values });
      checkItem(item, evidence.glyphs, differences, complain);
    }
  }
  checkRules(evidence, differences, faults);
  differences.complainOfUnused();
}

function checkItem(
  item: Item,
  glyphs: Evidence["glyphs"],
  differences: Listed,
  complain: (code: FaultCode, values: Record<string, string>) => void,
): void {
  if (item.readOnce === true) complain("translation-read-once", {});
  const numbers = numbersApart(item, glyphs);
  if (numbers !== null) {
    const [chinese, english] = [numbers.chinese.join(", "), numbers.english.join(", ")];
    if (!differences.allowsNumbers(item.id, chinese, english))
      complain("translation-numbers", { chinese, english });
  }
  for (const { word, chinese, english } of modalWordsApart(item, glyphs)) {
    if (!differences.allowsModalWord(item.id, word, chinese, english))
      complain("translation-modal-word", { word, chinese: String(chinese), english: String(english) });
  }
}

function checkRules(evidence: Evidence, differences: Listed, faults: FaultList): void {
  const items = new Map<string, Item>(
    evidence.items.flatMap(({ items: own }) => own.map((item) => [item.id, item])),
  );
  for (const { file, rule } of evidence.rules) {
    const item = items.get(rule.item);
    if (item === undefined) continue;
    const isWhole = withoutSpace(rule.quote) === withoutSpace(item.quote);
    if (isWhole && rule.translation !== item.translation)
      faults.at(file, "translation", "translation-of-item", { item: item.id });
    const isOnly = evidence.rules.every((other) => other.rule === rule || other.rule.item !== rule.item);
    const isSame = rule.title.en === item.title.en && rule.title["zh-CN"] === item.title["zh-CN"];
    if (isOnly && !isSame && !differences.allowsTitle(rule.id))
      faults.at(file, "title", "title-of-item", { item: item.id, title: item.title });
  }
}

/** The differences that are listed with a reason; one that does not occur is a fault. */
class Listed {
  readonly #used = new Set<string>();
  readonly #evidence: Evidence;
  readonly #faults: FaultList;

  constructor(evidence: Evidence, faults: FaultList) {
    this.#evidence = evidence;
    this.#faults = faults;
  }

  allowsNumbers(item: string, chinese: string, english: string): boolean {
    return this.#find("numbers", (one) => {
      return one.item === item && one["zh-CN"].join(", ") === chinese && one.en.join(", ") === english;
    });
  }

  allowsModalWord(item: string, word: string, chinese: number, english: number): boolean {
    return this.#find("modalWords", (one) => {
      return one.item === item && one.word === word && one["zh-CN"] === chinese && one.en === english;
    });
  }

  allowsTitle(rule: string): boolean {
    return this.#find("titles", (one) => one.rule === rule);
  }

  /** Says of every listed difference that nobody asked for that it does not occur. */
  complainOfUnused(): void {
    const { translationDifferences, unread } = this.#evidence;
    const canJudge = this.#evidence.manifest.documents.every(({ id }) => !unread.has(fileOfItems(id)));
    if (!canJudge || unread.has(FILES.manifest)) return;
    for (const list of ["numbers", "modalWords", "titles"] as const) {
      for (const [index, one] of translationDifferences[list].entries()) {
        const place = `${list}[${index}]`;
        const id = "rule" in one ? one.rule : one.item;
        if (!this.#used.has(place) && !unread.mentions(id))
          this.#faults.at(FILES.translationDifferences, place, "translation-difference-unused", { id });
      }
    }
  }

  #find<K extends "numbers" | "modalWords" | "titles">(
    list: K,
    fits: (one: Evidence["translationDifferences"][K][number]) => boolean,
  ): boolean {
    const entries: readonly Evidence["translationDifferences"][K][number][] =
      this.#evidence.translationDifferences[list];
    const index = entries.findIndex(fits);
    if (index >= 0) this.#used.add(`${list}[${index}]`);
    return index >= 0;
  }
}
