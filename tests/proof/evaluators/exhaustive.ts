import { type CompiledRulebook, decodeOutcome } from "../../../src/evaluate/compiled/compile.ts";
import { type JudgedRule, RuleEngine } from "../../../src/evaluate/engine.ts";
import { HUNDRED } from "../../../src/exact/rational.ts";
import { DOCUMENT_STATUS } from "../../../src/logic/tree.ts";
import type { Facts, FactValue } from "../../../src/profile/facts.ts";
import { otherSide } from "../../../src/profile/ownership.ts";
import { factsOfLeaf, type Leaf, leavesOf } from "../../../src/rules/condition.ts";
import { STATUSES } from "../../../src/rules/document.ts";
import type { Rulebook } from "../../../src/rules/rulebook.ts";
import { compareOutcome, compareRequirements, engineOutcome } from "./compare.ts";
import type { Tally } from "./tally.ts";
import { valuesAround } from "./values.ts";

/** Facts that vary together: each entry is what all of them are at once. */
type Dimension = readonly (readonly (readonly [string, FactValue])[])[];

/** How many combinations of cells a rule has, and how many of them were tried. */
export interface Coverage {
  readonly rule: string;
  readonly combinations: number;
  readonly tried: number;
}

/** Tries the combinations of all cells that a rule's tests tell apart: all of them, or `most` spread evenly over them. */
export async function proveRule(
  rulebook: Rulebook,
  index: number,
  compiled: CompiledRulebook,
  most: number,
  tally: Tally,
): Promise<Coverage> {
  const rule = rulebook.rules[index];
  if (rule === undefined) throw new Error(`there is no rule ${index}`);
  const leaves = [...leavesOf(rule.applies), ...leavesOf(rule.requires)];
  const dimensions = dimensionsOf(rulebook, leaves);
  const combinations = dimensions.reduce((product, { length }) => product * length, 1);
  const tried = Math.min(combinations, most);
  const engine = new RuleEngine([rule]);
  const readsStatus = leaves.some((leaf) => leaf.fact === DOCUMENT_STATUS);
  for (let turn = 0; turn < tried; turn += 1) {
    const facts = combination(dimensions, tried === combinations ? turn : spread(turn, combinations));
    let judged: JudgedRule | undefined;
    for (const status of STATUSES) {
      const statusOf = () => status;
      const isFirst = judged === undefined;
      if (isFirst || readsStatus) judged = (await engine.run(facts, statusOf)).get(rule.id);
      if (judged === undefined) throw new Error(`${rule.id} was not evaluated`);
      const profile = compiled.encode(facts, statusOf);
      const expected = engineOutcome(rule, judged, status);
      const among = decodeOutcome(compiled.outcomeCodes(profile)[index] ?? -1);
      compareOutcome(rule, expected, among, profile, tally);
      compareOutcome(rule, expected, compiled.outcome(profile, index), profile, tally);
      if (isFirst || readsStatus) compareRequirements(rule, index, judged, compiled, profile, tally);
    }
  }
  return { rule: rule.id, combinations, tried };
}

/** A stride that is prime, so that the turns visit different combinations of all dimensions. */
const STRIDE = 982_451_653n;

function spread(turn: number, combinations: number): number {
  return Number((BigInt(turn) * STRIDE) % BigInt(combinations));
}

function combination(dimensions: readonly Dimension[], number: number): Facts {
  const facts = new Map<string, FactValue>();
  let rest = number;
  for (const dimension of dimensions) {
    for (const [fact, value] of dimension[rest % dimension.length] ?? []) facts.set(fact, value);
    rest = Math.floor(rest / dimension.length);
  }
  return facts;
}

const SIDES = ["foreignShare", "chineseShare"];

/** One dimension for each fact that the leaves look at; the two sides of the equity are one. */
function dimensionsOf(rulebook: Rulebook, leaves: readonly Leaf[]): Dimension[] {
  const ids = new Set(leaves.flatMap(factsOfLeaf));
  const dimensions: Dimension[] = [];
  for (const id of ids) {
    const fact = rulebook.vocabulary.byId.get(id);
    if (id === DOCUMENT_STATUS || SIDES.includes(id) || fact === undefined) continue;
    dimensions.push(valuesAround(fact, leaves).map((value) => [[id, value]]));
  }
  const sides = SIDES.filter((id) => ids.has(id));
  return sides.length === 0 ? dimensions : [...dimensions, equity(rulebook, leaves)];
}

function equity(rulebook: Rulebook, leaves: readonly Leaf[]): Dimension {
  const [foreign = "", chinese = ""] = SIDES;
  const fact = rulebook.vocabulary.byId.get(foreign);
  if (fact === undefined) return [];
  const onForeignSide = leaves.map((leaf) =>
    leaf.fact === chinese && leaf.bound.kind === "quantity"
      ? { ...leaf, fact: foreign, bound: { ...leaf.bound, value: HUNDRED.sub(leaf.bound.value) } }
      : leaf,
  );
  return valuesAround(fact, onForeignSide).map((value) => [
    [foreign, value],
    [chinese, value.kind === "share" ? { ...value, ...otherSide(value) } : value],
  ]);
}
