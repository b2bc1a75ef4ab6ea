import { documentOf, documentText, fileOfItems, type Item, textAt, withoutSpace } from "../items.ts";
import type { RuleFile } from "../rule-schema.ts";
import { type Evidence, FILES, type WrittenRule } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

interface QuotedItem {
  readonly item: Item;
  readonly text: string;
}

/** Every rule quotes its item, and its document, word for word; so does each of its requirements and open points. */
export function checkQuotes({ files, manifest, items, rules, unread }: Evidence, faults: FaultList): void {
  const texts = new Map<string, string>();
  for (const { id, file } of manifest.documents) {
    if (files.has(`seeds/documents/${file}`)) texts.set(id, documentText(files, file));
  }
  const byId = new Map<string, QuotedItem>();
  for (const { document, items: own } of items) {
    for (const item of own) byId.set(item.id, { item, text: texts.get(document) ?? "" });
  }
  for (const written of rules) {
    const { item } = written.rule;
    const known = byId.get(item);
    const canJudge = !unread.has(FILES.manifest) && !unread.has(fileOfItems(documentOf(item)));
    if (known !== undefined) checkRuleQuote(written, known.item, known.text, faults);
    else if (canJudge) faults.at(written.file, "item", "quote-item", { item });
    checkFragments(written, canJudge ? byId : null, faults);
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

/** `byId` holds every item; null where those of the rule's document could not be read. */
function checkFragments(
  { file, rule }: WrittenRule,
  byId: ReadonlyMap<string, QuotedItem> | null,
  faults: FaultList,
): void {
  const complain = (place: string, quote: string): void =>
    faults.at(file, place, "quote-not-in-rule", { quote, whole: rule.quote });
  for (const [name, { quote, item }] of Object.entries(rule.requirements)) {
    const place = `requirements.${name}`;
    if (item === undefined) {
      if (!holds(rule.quote, quote)) complain(`${place}.quote`, quote);
    } else if (byId !== null && !isQuoteOfSibling(quote, item, rule, byId))
      faults.at(file, place, "quote-not-in-sibling", { quote, item });
  }
  for (const [index, { quote }] of rule.open.entries()) {
    if (quote !== undefined && !holds(rule.quote, quote)) complain(`open[${index}].quote`, quote);
  }
}

/** Whether the words stand in that other item of the rule's document. */
function isQuoteOfSibling(
  quote: string,
  item: string,
  rule: RuleFile,
  byId: ReadonlyMap<string, QuotedItem>,
): boolean {
  const sibling = byId.get(item);
  return (
    sibling !== undefined && documentOf(item) === documentOf(rule.item) && holds(sibling.item.quote, quote)
  );
}

function holds(whole: string, part: string): boolean {
  return withoutSpace(whole).includes(withoutSpace(part));
}
