import { documentText, type Item, textAt, withoutSpace } from "../items.ts";
import type { RuleFile } from "../rule-schema.ts";
import type { Evidence, WrittenRule } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

interface QuotedItem {
  readonly item: Item;
  readonly text: string;
}

/** Every rule quotes its item, and its document, word for word; so does each of its requirements and open points. */
export function checkQuotes({ files, manifest, items, rules }: Evidence, faults: FaultList): void {
  const texts = new Map<string, string>();
  for (const { id, file } of manifest.documents) {
    if (files.has(`seeds/documents/${file}`)) texts.set(id, documentText(files, file));
  }
  const byId = new Map<string, QuotedItem>();
  for (const { document, items: own } of items) {
    for (const item of own) byId.set(item.id, { item, text: texts.get(document) ?? "" });
  }
  for (const written of rules) {
    const known = byId.get(written.rule.item);
    if (known === undefined)
      faults.at(written.file, "item", `there is no item ${written.rule.item} in items.json`);
    else checkRuleQuote(written, known.item, known.text, faults);
    checkFragments(written, byId, faults);
  }
}

function checkRuleQuote({ file, rule }: WrittenRule, item: Item, text: string, faults: FaultList): void {
  if (item.class !== "eligibility") {
    faults.at(
      file,
      "item",
      `${item.id} is of the class ${item.class}; only items of the class eligibility are tested`,
    );
  }
  if (!holds(item.quote, rule.quote)) {
    faults.at(
      file,
      "quote",
      `“${rule.quote}” does not stand in the quote of ${item.id} in items.json: “${item.quote}”`,
    );
  }
  const printed = textAt(text, item.ranges);
  if (!holds(printed, rule.quote)) {
    faults.at(
      file,
      "quote",
      `“${rule.quote}” does not stand in the document's text at ${item.id}: “${withoutSpace(printed)}”`,
    );
  }
}

function checkFragments(
  { file, rule }: WrittenRule,
  byId: ReadonlyMap<string, QuotedItem>,
  faults: FaultList,
): void {
  const complain = (place: string, quote: string): void => {
    faults.at(file, place, `“${quote}” does not stand in the rule's quote “${rule.quote}”`);
  };
  for (const [name, { quote, item }] of Object.entries(rule.requirements)) {
    const place = `requirements.${name}`;
    if (item === undefined) {
      if (!holds(rule.quote, quote)) complain(`${place}.quote`, quote);
    } else if (!holds(quoteOfSibling(rule, item, byId), quote))
      faults.at(file, place, `“${quote}” does not stand in ${item}, an item of the rule's own document`);
  }
  for (const [index, { quote }] of openPoints(rule)) {
    if (quote !== undefined && !holds(rule.quote, quote)) complain(`open[${index}].quote`, quote);
  }
}

/** The quote of another item of the rule's document; empty where there is none. */
function quoteOfSibling(rule: RuleFile, id: string, byId: ReadonlyMap<string, QuotedItem>): string {
  const [document] = rule.item.split("/");
  return id.startsWith(`${document}/`) ? (byId.get(id)?.item.quote ?? "") : "";
}

function openPoints(rule: RuleFile): [number, RuleFile["open"][number]][] {
  return [...rule.open.entries()];
}

function holds(whole: string, part: string): boolean {
  return withoutSpace(whole).includes(withoutSpace(part));
}
