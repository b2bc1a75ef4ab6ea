import { parseBound } from "../bound.ts";
import type { RawCondition, RawLeaf } from "../condition-schema.ts";
import { documentOf } from "../items.ts";
import type { RuleFile } from "../rule-schema.ts";
import { typeRule } from "../rulebook.ts";
import { numbersIn } from "./chinese-numerals.ts";
import type { Evidence } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

/** A test as it was written, with its place in the rule file. */
export interface PlacedLeaf {
  readonly leaf: RawLeaf;
  readonly place: string;
}

/** Every test of a condition tree as it was written, in its order. */
export function writtenLeaves(condition: RawCondition, place: string): PlacedLeaf[] {
  if ("all" in condition)
    return condition.all.flatMap((member, index) => writtenLeaves(member, `${place}.all[${index}]`));
  if ("any" in condition)
    return condition.any.flatMap((member, index) => writtenLeaves(member, `${place}.any[${index}]`));
  if ("not" in condition) return writtenLeaves(condition.not, `${place}.not`);
  return [{ leaf: condition, place }];
}

/**
 * Every test must fit its fact, and every bound's figure must stand in the words it rests on; a day may also be one
 * on which the document's standing changes.
 */
export function checkConditions(evidence: Evidence, faults: FaultList): void {
  const { rules, vocabulary, manifest, documents } = evidence;
  const turns = new Map(documents.map(({ id, status }) => [id, status.map(({ from }) => from)]));
  const terms = new Map(manifest.documents.map(({ id, term }) => [id, term?.quote ?? ""]));
  for (const { file, rule } of rules) {
    if (vocabulary !== null) faults.addPlaced(file, typeRule(rule, file, vocabulary).found);
    const document = documentOf(rule.item);
    checkRequirements(rule, file, turns.get(document), faults);
    const term = terms.get(document);
    for (const { leaf, place } of writtenLeaves(rule.applies, "applies")) {
      // What an item is about may turn on the first day of its document, which stands in the words on its term.
      const isDay = parseBound(leaf.value).kind === "day";
      if (!isDay) checkFigure(leaf, rule.quote, file, place, faults);
      else if (term !== undefined) checkFigure(leaf, rule.quote + term, file, place, faults);
    }
  }
}

/** `turns` are the days on which the document's standing changes; undefined where its file could not be read. */
function checkRequirements(
  rule: RuleFile,
  file: string,
  turns: readonly string[] | undefined,
  faults: FaultList,
): void {
  for (const { leaf, place } of writtenLeaves(rule.requires, "requires")) {
    const quote = rule.requirements[leaf.name ?? ""]?.quote;
    const bound = parseBound(leaf.value);
    if (bound.kind === "day" && (turns === undefined || turns.includes(bound.day))) continue;
    if (quote !== undefined) checkFigure(leaf, quote, file, place, faults);
  }
}

function checkFigure(leaf: RawLeaf, quote: string, file: string, place: string, faults: FaultList): void {
  const isAnyShare = leaf.value === "0 %" && leaf.operator.startsWith("moreThan");
  if (isAnyShare) return;
  const bound = parseBound(leaf.value);
  const numbers = numbersIn(quote);
  const missing =
    bound.kind === "quantity"
      ? numbers.some((number) => number.equals(bound.value))
        ? []
        : [bound.value]
      : bound.kind === "day"
        ? daysFigures(bound.day).filter((figure) => !numbers.some((number) => number.equals(figure)))
        : [];
  if (missing.length > 0) {
    faults.at(file, place, "figure-missing", { bound: String(leaf.value), quote });
  }
}

/** The figures that the words must hold for a day: a year's first or last day may be said by the year alone. */
function daysFigures(day: string): number[] {
  const [year = 0, month = 0, date = 0] = day.split("-").map((part) => Number.parseInt(part, 10));
  return /-(01-01|12-31)$/.test(day) ? [year] : [year, month, date];
}
