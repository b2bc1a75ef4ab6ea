import { documentOf, documentText, fileOfItems, type Item, textAt, withoutSpace } from "../items.ts";
import { type Evidence, FILES, type WrittenRule } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

/** Every rule quotes its item, and its document, word for word; so does each of its requirements and open points. */
export function checkQuotes({ files, manifest, items, rules, unread }: Evidence, faults: FaultList): void {
  const texts = new Map<string, string>();
  for (const { id, file } of manifest.documents) {
    if (files.has(`seeds/documents/${file}`)) texts.set(id, documentText(files, file));
  }
  const byId = new Map<string, { item: Item; text: string }>();
  for (const { document, items: own } of items) {
    for (const item of own) byId.set(item.id, { item, text: texts.get(document) ?? "" });
  }
  for (const written of rules) {
    const { item } = written.rule;
    const known = byId.get(item);
    if (known !== undefined) checkRuleQuote(written, known.item, known.text, faults);
    else if (!unread.has(FILES.manifest) && !unread.has(fileOfItems(documentOf(item))))
      faults.at(written.file, "item", "quote-item", { item });
    checkFragments(written, faults);
  }
}

function checkRuleQuote({ file, rule }: WrittenRule, item: Item, text: string, faults: FaultList): void {
  const { quote } = rule;
  if (item.class !== "eligibility")
    faults.at(file, "item", "quote-class", { item: item.id, class: item.class });
  if (!holds(item.quote, quote))
    faults.at(file, "quote", "quote-not-in-item", { quote, item: item.id, whole: item.quote });
  const printed = textAt(text, item.ranges);
  if (!holds(printed, quote))
    faults.at(file, "quote", "quote-not-in-text", { quote, item: item.id, whole: withoutSpace(printed) });
}

function checkFragments({ file, rule }: WrittenRule, faults: FaultList): void {
  const complain = (place: string, quote: string): void =>
    faults.at(file, place, "quote-not-in-rule", { quote, whole: rule.quote });
  for (const [name, { quote }] of Object.entries(rule.requirements)) {
    if (!holds(rule.quote, quote)) complain(`requirements.${name}.quote`, quote);
  }
  for (const [index, { quote }] of rule.open.entries()) {
    if (quote !== undefined && !holds(rule.quote, quote)) complain(`open[${index}].quote`, quote);
  }
}

function holds(whole: string, part: string): boolean {
  return withoutSpace(whole).includes(withoutSpace(part));
}
