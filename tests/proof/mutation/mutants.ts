import type { RawCondition, RawLeaf } from "../../../src/rules/condition-schema.ts";
import type { Vocabulary } from "../../../src/vocabulary/vocabulary.ts";
import { otherValues } from "./other-values.ts";

/** One change of one place of a condition tree. */
export interface Mutant {
  readonly kind: "operator" | "certainty" | "value" | "unsettled" | "connective";
  readonly change: string;
  readonly condition: RawCondition;
  /** Why the change means nothing, where it does. */
  readonly reason: string | null;
}

const STRICTER: Readonly<Record<string, string>> = {
  atLeast: "moreThan",
  moreThan: "atLeast",
  atMost: "lessThan",
  lessThan: "atMost",
};
const TURNED: Readonly<Record<string, string>> = {
  atLeast: "atMost",
  atMost: "atLeast",
  moreThan: "lessThan",
  lessThan: "moreThan",
};

/** Every condition that differs from the given one in one operator, certainty, value or connective. */
export function mutantsOf(condition: RawCondition, vocabulary: Vocabulary): Mutant[] {
  if ("all" in condition) return groupMutants("all", condition.all, vocabulary);
  if ("any" in condition) return groupMutants("any", condition.any, vocabulary);
  if ("not" in condition) {
    return [
      { kind: "connective", change: "not dropped", condition: condition.not, reason: null },
      ...mutantsOf(condition.not, vocabulary).map((mutant) => ({
        ...mutant,
        condition: { not: mutant.condition },
      })),
    ];
  }
  return leafMutants(condition, vocabulary);
}

function group(kind: "all" | "any", members: RawCondition[]): RawCondition {
  return kind === "all" ? { all: members } : { any: members };
}

function groupMutants(
  kind: "all" | "any",
  members: readonly RawCondition[],
  vocabulary: Vocabulary,
): Mutant[] {
  const other = kind === "all" ? "any" : "all";
  const turned: Mutant[] =
    members.length < 2
      ? []
      : [
          {
            kind: "connective",
            change: `${kind} of ${members.length} → ${other}`,
            condition: group(other, [...members]),
            reason: null,
          },
        ];
  const inside = members.flatMap((member, index) =>
    mutantsOf(member, vocabulary).map((mutant) => ({
      ...mutant,
      condition: group(kind, members.with(index, mutant.condition)),
    })),
  );
  return [...turned, ...inside];
}

function leafMutants(leaf: RawLeaf, vocabulary: Vocabulary): Mutant[] {
  const [head = "", tail] = leaf.operator.split(":");
  const prefix = tail === undefined ? "" : `${head}:`;
  const operator = tail ?? head;
  const place = `${leaf.name ?? "applies"} (${leaf.fact})`;
  const changed = (kind: Mutant["kind"], change: string, condition: RawLeaf): Mutant => ({
    kind,
    change: `${place}: ${change}`,
    condition,
    reason: kind === "value" && prefix === "unsettled:" ? "an unsettled test looks at no value" : null,
  });
  const operators = [STRICTER[operator], TURNED[operator]].flatMap((other) =>
    other === undefined
      ? []
      : [changed("operator", `${operator} → ${other}`, { ...leaf, operator: prefix + other })],
  );
  const certainties = ["", "orUnsettled:", "unsettled:"]
    .filter((other) => other !== prefix)
    .map((other) =>
      changed("certainty", `${prefix || "settled "}→ ${other || "settled"}`, {
        ...leaf,
        operator: other + operator,
      }),
    );
  const isLeftOpen = (value: RawLeaf["value"]): boolean =>
    [value].flat().some((id) => leaf.unsettledFor?.includes(String(id)));
  const others = otherValues(leaf, vocabulary).filter((value) => !isLeftOpen(value));
  const values = others.map((value) =>
    changed("value", `${JSON.stringify(leaf.value)} → ${JSON.stringify(value)}`, { ...leaf, value }),
  );
  const unsettled = otherUnsettled(leaf, vocabulary).map((unsettledFor) =>
    changed(
      "unsettled",
      `unsettledFor ${JSON.stringify(leaf.unsettledFor)} → ${JSON.stringify(unsettledFor)}`,
      { ...leaf, unsettledFor },
    ),
  );
  return [...operators, ...certainties, ...values, ...unsettled];
}

/** The choices that a text leaves open without each of them, and with each of the others. */
function otherUnsettled({ fact, value, unsettledFor }: RawLeaf, vocabulary: Vocabulary): string[][] {
  if (unsettledFor === undefined) return [];
  const settled = (vocabulary.byId.get(fact)?.choices ?? [])
    .map(({ id }) => id)
    .filter((id) => ![value].flat().includes(id) && !unsettledFor.includes(id));
  return [
    ...unsettledFor.map((_, index) => unsettledFor.toSpliced(index, 1)),
    ...settled.map((id) => [...unsettledFor, id]),
  ];
}
