import { Engine } from "json-rules-engine";
import type { StatusOf } from "../../../src/evaluate/engine.ts";
import { judge } from "../../../src/logic/operators.ts";
import { valueAt, valueKey } from "../../../src/logic/tree.ts";
import type { Facts, FactValue } from "../../../src/profile/facts.ts";
import type { Bound } from "../../../src/rules/bound.ts";
import { type Condition, type Leaf, leavesOf } from "../../../src/rules/condition.ts";
import { CERTAINTIES, OPERATORS } from "../../../src/rules/condition-schema.ts";
import type { Rulebook } from "../../../src/rules/rulebook.ts";

/** Values by key, ready to be handed to json-rules-engine. */
export type EngineValues = Readonly<Record<string, FactValue>>;

/** json-rules-engine with all rules at its best: bounds parsed once, values made beforehand, its results not read. */
export function createBareEngine({ rules }: Rulebook): Engine {
  const bounds: Bound[] = [];
  const numberOf = (bound: Bound): number => bounds.push(bound) - 1;
  const engine = new Engine(
    rules.map(({ id, document, applies, requires }) => ({
      name: id,
      event: { type: id },
      conditions: {
        all: [engineCondition(applies, document, numberOf), engineCondition(requires, document, numberOf)],
      } as never,
    })),
  );
  for (const operator of OPERATORS) {
    for (const certainty of CERTAINTIES) {
      const name = certainty === "settled" ? operator : `${certainty}:${operator}`;
      engine.addOperator(
        name,
        (value: FactValue, number: number) =>
          judge("", value, operator, certainty, bounds[number] as Bound).truth as boolean,
      );
    }
  }
  return engine;
}

function engineCondition(condition: Condition, document: string, numberOf: (bound: Bound) => number): object {
  if (condition.kind === "not") return { not: engineCondition(condition.member, document, numberOf) };
  if (condition.kind === "leaf") {
    return {
      fact: valueKey(condition, document),
      operator: condition.raw.operator,
      value: numberOf(condition.bound),
    };
  }
  return { [condition.kind]: condition.members.map((member) => engineCondition(member, document, numberOf)) };
}

/** Makes the values of a profile for the bare engine. */
export function engineValues({ rules }: Rulebook): (facts: Facts, statusOf: StatusOf) => EngineValues {
  const looks = new Map<string, { leaf: Leaf; document: string }>();
  for (const { document, applies, requires } of rules) {
    for (const leaf of [...leavesOf(applies), ...leavesOf(requires)]) {
      looks.set(valueKey(leaf, document), { leaf, document });
    }
  }
  return (facts, statusOf) =>
    Object.fromEntries(
      [...looks].map(([key, { leaf, document }]) => [key, valueAt(leaf, facts, statusOf(document))]),
    );
}
