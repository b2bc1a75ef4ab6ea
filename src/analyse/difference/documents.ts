import type { Leaf } from "../../rules/condition.ts";
import type { Rule } from "../../rules/rulebook.ts";
import type { RuleSide } from "./parts.ts";
import {
  differenceOfPair,
  mapLeaves,
  type RulebookDifference,
  sideOf,
  summed,
  type Version,
} from "./versions.ts";

/** Two rules that say alike things, each of one document. */
export type RulePair = readonly [string, string];

/** What two documents say of the same things. */
export interface DocumentsDifference extends RulebookDifference {
  /** Rules of either document that no pair names. */
  readonly unpaired: readonly string[];
}

/** A pair that cannot be compared: an id that is no rule of the document, which is the nearest thing to tell. */
export class UnknownRuleError extends Error {
  readonly rule: string;
  readonly document: string;

  constructor(rule: string, document: string) {
    super(`there is no rule ${rule} in ${document}`);
    this.name = "UnknownRuleError";
    this.rule = rule;
    this.document = document;
  }
}

/**
 * In what the paired rules of two documents differ in meaning, the city aside: the first document's city stands for
 * the other's. The witnesses name the second one's city; `inCityOf` puts them into the first one's. Throws an
 * UnknownRuleError for a pair that does not exist.
 */
export function diffDocuments(
  version: Version,
  [first, second]: readonly [string, string],
  pairs: readonly RulePair[],
): DocumentsDifference {
  const compared = pairs.map(([left, right]) => {
    const [old, now] = [knownSide(version, left, first), knownSide(version, right, second)];
    return differenceOfPair(left, right, movedTo(now.document.city, old), now, version.vocabulary);
  });
  const named = new Set(pairs.flat());
  const unpaired = version.rules
    .filter(({ id, document }) => (document === first || document === second) && !named.has(id))
    .map(({ id }) => id);
  return { ...summed(compared), unpaired };
}

function knownSide(version: Version, rule: string, document: string): RuleSide {
  const side = sideOf(version, rule);
  if (side === null || side.rule.document !== document) throw new UnknownRuleError(rule, document);
  return side;
}

/** A rule as it would stand in another city. */
function movedTo(city: string, { rule, document }: RuleSide): RuleSide {
  const move = (leaf: Leaf): Leaf => inOtherCity(leaf, document.city, city);
  const moved: Rule = {
    ...rule,
    applies: mapLeaves(rule.applies, move),
    requires: mapLeaves(rule.requires, move),
  };
  return { rule: moved, document };
}

function inOtherCity(leaf: Leaf, from: string, to: string): Leaf {
  const { bound, raw } = leaf;
  if (leaf.fact !== "city" || bound.kind !== "ids") return leaf;
  const move = (id: string): string => (id === from ? to : id);
  const value = typeof raw.value === "string" ? move(raw.value) : [raw.value].flat().map(String).map(move);
  return { ...leaf, bound: { ...bound, ids: bound.ids.map(move) }, raw: { ...raw, value } };
}
