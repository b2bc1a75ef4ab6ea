import { nearest } from "../../input/problem.ts";
import { documentText, fileOfItems, type Item, type ItemsFile, textAt, withoutSpace } from "../items.ts";
import type { Evidence } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

const OPPORTUNITIES = "rules/opportunities.json";

/** Every item is there once, in its number, tested or with a reason, and linked both ways with items like it. */
export function checkItems(evidence: Evidence, faults: FaultList): void {
  const byId = new Map<string, Item>();
  const tested = new Set(evidence.rules.map(({ rule }) => rule.item));
  for (const own of evidence.items) {
    const file = fileOfItems(own.document);
    for (const [index, item] of own.items.entries()) {
      const place = `items[${index}]`;
      if (byId.has(item.id)) faults.at(file, `${place}.id`, `the item ${item.id} is given twice`);
      byId.set(item.id, item);
      if (!item.id.startsWith(`${own.document}/`))
        faults.at(file, `${place}.id`, `${item.id} is no item of ${own.document}`);
      checkTested(item, tested.has(item.id), (message) => faults.at(file, place, message));
    }
    checkNumbers(own, faults);
    checkRestated(own, evidence, faults);
  }
  for (const own of evidence.items) checkLike(own, byId, faults);
  checkMatched(evidence, faults);
}

/** Every item of the class opportunity says once whom it may interest. */
function checkMatched({ items, opportunities }: Evidence, faults: FaultList): void {
  const matched = opportunities.map((opportunity) => opportunity.item);
  for (const [index, id] of matched.entries()) {
    if (matched.indexOf(id) !== index) faults.at(OPPORTUNITIES, `[${index}]`, `${id} is matched twice`);
  }
  for (const own of items) {
    for (const [index, item] of own.items.entries()) {
      if (item.class !== "opportunity" || matched.includes(item.id)) continue;
      const message = `${item.id} is of the class opportunity, and ${OPPORTUNITIES} does not say whom it may interest`;
      faults.at(fileOfItems(own.document), `items[${index}]`, message);
    }
  }
}

function checkTested(item: Item, isTested: boolean, complain: (message: string) => void): void {
  if (item.class === "eligibility" && !isTested && item.untestable === undefined) {
    complain(
      `${item.id} is of the class eligibility; it needs a rule, or the reason why its text is untestable`,
    );
  }
  if (isTested && item.untestable !== undefined)
    complain(`${item.id} is said to be untestable, and has a rule`);
  if (item.class !== "eligibility" && item.untestable !== undefined)
    complain(`${item.id} is of the class ${item.class}, where untestable says nothing`);
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
    const place = `numbered[${index}]`;
    const file = fileOfItems(own.document);
    for (const number of absent)
      faults.at(file, place, `${head}${number} is missing; there must be 1 to ${count}`);
    for (const number of more)
      faults.at(file, place, `${head}${number} is beyond the ${count} that are counted`);
  }
}

function checkRestated(own: ItemsFile, { files, manifest }: Evidence, faults: FaultList): void {
  const entry = manifest.documents.find((document) => document.id === own.document);
  if (entry === undefined || !files.has(`seeds/documents/${entry.file}`)) return;
  const text = documentText(files, entry.file);
  for (const [index, { id, quote, restated }] of own.items.entries()) {
    if (restated === undefined) continue;
    const place = `items[${index}].restated`;
    const complain = (message: string): void => faults.at(fileOfItems(own.document), place, message);
    const printed = withoutSpace(textAt(text, restated.ranges));
    const same = printed === withoutSpace(quote);
    if (!same && restated.difference === null)
      complain(`the restated text of ${id} differs from its quote, and no difference is named`);
    if (same && restated.difference !== null)
      complain(`the restated text of ${id} is its quote, and a difference is named`);
    for (const [, named = ""] of (restated.difference?.["zh-CN"] ?? "").matchAll(/“([^”]*)”/g)) {
      if (!printed.includes(withoutSpace(named)) && !withoutSpace(quote).includes(withoutSpace(named)))
        complain(`the difference named at ${id} holds “${named}”, which stands in neither text`);
    }
  }
}

function checkLike(own: ItemsFile, byId: ReadonlyMap<string, Item>, faults: FaultList): void {
  const file = fileOfItems(own.document);
  for (const [index, item] of own.items.entries()) {
    for (const [position, id] of (item.like ?? []).entries()) {
      const place = `items[${index}].like[${position}]`;
      const other = byId.get(id);
      if (other === undefined) {
        const near = nearest(id, [...byId.keys()]);
        faults.at(
          file,
          place,
          `${item.id} is like ${id}, which does not exist${near === null ? "" : `; the nearest is ${near}`}`,
        );
      } else if (id === item.id) faults.at(file, place, `${item.id} is like itself`);
      else if (!(other.like ?? []).includes(item.id))
        faults.at(file, place, `${item.id} is like ${id}, which is not like it in turn`);
    }
  }
}
