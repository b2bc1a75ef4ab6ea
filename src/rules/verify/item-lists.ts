import { type FaultCode, type FaultValues, hintAt } from "../fault.ts";
import {
  documentOf,
  documentText,
  fileOfItems,
  type Item,
  type ItemsFile,
  textAt,
  withoutSpace,
} from "../items.ts";
import { type Evidence, FILES } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

/** Every item is there once, in its number, tested or with a reason, and linked both ways with items like it. */
export function checkItems(evidence: Evidence, faults: FaultList): void {
  const byId = new Map<string, Item>();
  const tested = new Set(evidence.rules.map(({ rule }) => rule.item));
  for (const own of evidence.items) {
    const file = fileOfItems(own.document);
    for (const [index, item] of own.items.entries()) {
      const place = `items[${index}]`;
      const values = { item: item.id, class: item.class, document: own.document };
      if (byId.has(item.id)) faults.at(file, `${place}.id`, "item-twice", values);
      byId.set(item.id, item);
      if (!item.id.startsWith(`${own.document}/`)) faults.at(file, `${place}.id`, "item-document", values);
      const mayBeTested = tested.has(item.id) || evidence.unread.mentions(item.id);
      for (const code of faultsOfTest(item, tested.has(item.id), mayBeTested))
        faults.at(file, place, code, values);
    }
    checkNumbers(own, faults);
    checkRestated(own, evidence, faults);
  }
  for (const own of evidence.items) checkLike(own, byId, evidence, faults);
  checkMatched(evidence, faults);
}

function faultsOfTest(item: Item, isTested: boolean, mayBeTested: boolean): FaultCode[] {
  const isEligibility = item.class === "eligibility";
  if (item.untestable === undefined) return isEligibility && !mayBeTested ? ["item-untested"] : [];
  return [
    ...(isTested ? ["item-tested" as const] : []),
    ...(isEligibility ? [] : ["item-untestable-class" as const]),
  ];
}

/** Every item of the class opportunity says once whom it may interest, and somebody is shown it. */
function checkMatched({ items, opportunities, unread }: Evidence, faults: FaultList): void {
  if (unread.has(FILES.opportunities)) return;
  const matched = opportunities.map((opportunity) => opportunity.item);
  for (const [index, { item, activities, applicants, shownToAll }] of opportunities.entries()) {
    const complain = (code: FaultCode): void => faults.at(FILES.opportunities, `[${index}]`, code, { item });
    const isChosen = activities.length > 0 || applicants !== null;
    if (matched.indexOf(item) !== index) complain("opportunity-twice");
    if (!isChosen && shownToAll === undefined) complain("opportunity-unseen");
    if (isChosen && shownToAll !== undefined) complain("opportunity-both");
  }
  for (const own of items) {
    for (const [index, item] of own.items.entries()) {
      if (item.class !== "opportunity" || matched.includes(item.id)) continue;
      const values = { item: item.id, file: FILES.opportunities };
      faults.at(fileOfItems(own.document), `items[${index}]`, "opportunity-missing", values);
    }
  }
}

function checkNumbers(own: ItemsFile, faults: FaultList): void {
  for (const [index, count] of (own.numbered ?? []).entries()) {
    const table = own.numbered?.length === 1 ? "" : `${index + 1}-`;
    const head = `${own.document}/${table}`;
    const present = new Set(
      own.items
        .map((item) => new RegExp(`^${head}(\\d+)[a-z]*\\d*$`).exec(item.id)?.[1])
        .filter((number) => number !== undefined && number !== "0"),
    );
    const absent = Array.from({ length: count }, (_, number) => String(number + 1)).filter(
      (number) => !present.has(number),
    );
    const more = [...present].filter((number) => number !== undefined && Number.parseInt(number, 10) > count);
    const complain = (code: FaultCode, number = ""): void =>
      faults.at(fileOfItems(own.document), `numbered[${index}]`, code, {
        item: `${head}${number}`,
        count: String(count),
      });
    for (const number of absent) complain("number-missing", number);
    for (const number of more) complain("number-beyond", number);
  }
}

function checkRestated(own: ItemsFile, { files, manifest }: Evidence, faults: FaultList): void {
  const entry = manifest.documents.find((document) => document.id === own.document);
  if (entry === undefined || !files.has(`seeds/documents/${entry.file}`)) return;
  const text = documentText(files, entry.file);
  for (const [index, { id, quote, restated }] of own.items.entries()) {
    if (restated === undefined) continue;
    const complain = (code: FaultCode, values: FaultValues = {}): void =>
      faults.at(fileOfItems(own.document), `items[${index}].restated`, code, { item: id, ...values });
    const printed = withoutSpace(textAt(text, restated.ranges));
    const same = printed === withoutSpace(quote);
    if (!same && restated.difference === null) complain("restated-differs");
    if (same && restated.difference !== null) complain("restated-same");
    for (const [, named = ""] of (restated.difference?.["zh-CN"] ?? "").matchAll(/“([^”]*)”/g)) {
      if (!printed.includes(withoutSpace(named)) && !withoutSpace(quote).includes(withoutSpace(named)))
        complain("restated-words", { words: named });
    }
  }
}

function checkLike(
  own: ItemsFile,
  byId: ReadonlyMap<string, Item>,
  { unread }: Evidence,
  faults: FaultList,
): void {
  for (const [index, item] of own.items.entries()) {
    for (const [position, id] of (item.like ?? []).entries()) {
      const complain = (code: FaultCode): void =>
        faults.at(fileOfItems(own.document), `items[${index}].like[${position}]`, code, {
          item: item.id,
          other: id,
          near: hintAt(id, [...byId.keys()]),
        });
      const other = byId.get(id);
      if (other === undefined) {
        if (!unread.has(fileOfItems(documentOf(id)))) complain("like-unknown");
      } else if (id === item.id) complain("like-itself");
      else if (!(other.like ?? []).includes(item.id)) complain("like-one-way");
    }
  }
}
