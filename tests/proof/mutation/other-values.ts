import { formatRational, parseDecimal, type Rational, rational } from "../../../src/exact/rational.ts";
import { parseBound } from "../../../src/rules/bound.ts";
import type { RawLeaf } from "../../../src/rules/condition-schema.ts";
import type { Fact, Vocabulary } from "../../../src/vocabulary/vocabulary.ts";

const STEP = parseDecimal("0.000001") ?? rational(1n);
const CENT = parseDecimal("0.01") ?? rational(1n);

/** The values nearest to a leaf's own: a number one step up and down, a day earlier and later, another choice. */
export function otherValues(leaf: RawLeaf, vocabulary: Vocabulary): RawLeaf["value"][] {
  const bound = parseBound(leaf.value);
  const fact = vocabulary.byId.get(leaf.fact);
  if (bound.kind === "yes-no") return [!bound.value];
  if (bound.kind === "day") return [shiftDay(bound.day, -1), shiftDay(bound.day, 1)];
  if (bound.kind === "quantity") {
    const unit = bound.of === null ? bound.unit : `${bound.unit} of ${bound.of}`;
    return steps(bound.value, fact?.type === "money" ? CENT : stepOf(fact, bound.of)).map(
      (value) => `${formatRational(value)} ${unit}`,
    );
  }
  return bound.isList ? otherLists(bound.ids, fact) : otherIds(bound.ids[0] ?? "", fact);
}

function stepOf(fact: Fact | undefined, of: string | null): Rational {
  return fact?.type === "count" && of === null ? rational(1n) : STEP;
}

function steps(value: Rational, step: Rational): Rational[] {
  const down = value.sub(step);
  return down.s < 0n ? [value.add(step)] : [down, value.add(step)];
}

function shiftDay(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

function idsOf(fact: Fact | undefined): string[] {
  if (fact?.type === "nationality") return ["CN", "GB"];
  return (fact?.choices ?? []).map((choice) => choice.id);
}

/** The next choice; for a place, the other cities. */
function otherIds(id: string, fact: Fact | undefined): string[] {
  const ids = idsOf(fact);
  if (fact?.id === "city") return ids.filter((other) => other !== id);
  const next = ids[(ids.indexOf(id) + 1) % ids.length];
  return next === undefined || next === id ? [] : [next];
}

/** The list without each of its members, and with each choice that it lacks. */
function otherLists(ids: readonly string[], fact: Fact | undefined): string[][] {
  const shorter = ids.length < 2 ? [] : ids.map((_, index) => ids.filter((__, other) => other !== index));
  const longer = idsOf(fact)
    .filter((id) => !ids.includes(id))
    .map((id) => [...ids, id]);
  return [...shorter, ...longer];
}
