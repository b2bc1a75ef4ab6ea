import { factTypeOf } from "../fact-types/registry.ts";
import { rational } from "../exact/rational.ts";
import type { Situation } from "../logic/situation.ts";
import { judgeLeaf } from "../logic/tree.ts";
import type { Answer } from "../profile/answer.ts";
import type { FactValue } from "../profile/facts.ts";
import type { Leaf } from "../rules/condition.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";
import { type Lever, nearestOf, type Option } from "./option.ts";

const ONE = rational(1n);

/** A lever over answers that are chosen, one or none: yes or no, one choice, a nationality. It is the same for every company. */
export function choiceLever(fact: Fact, leaves: readonly Leaf[]): Lever {
  const own = leaves.filter((leaf) => leaf.fact === fact.id);
  const classes = new Map<string, Answer[]>();
  for (const answer of answersTo(fact, own)) {
    const key = signatureOf(own, asFactValue(answer));
    classes.set(key, [...(classes.get(key) ?? []), answer]);
  }
  const options = [...classes.values()].flatMap(([answer, ...orElse]): Option[] => {
    if (answer === undefined) return [];
    return [{ answer, orElse, distance: ONE, step: ONE, values: new Map([[fact.id, asFactValue(answer)]]) }];
  });
  return leverOver(fact, options);
}

/** Above this many groups of choices that tests tell apart, no more than three change at once. */
const GROUPS_FREELY_COMBINED = 10;
const GROUPS_AT_ONCE = 3;

/**
 * A lever over a list of choices. Choices that every test treats alike are one group; a group is brought in by its
 * first choice and left out as a whole, and whatever no test looks at stays as it is.
 */
export function choicesLever(fact: Fact, leaves: readonly Leaf[]): (situation: Situation) => Lever {
  const own = leaves.filter((leaf) => leaf.fact === fact.id);
  const groups = new Map<string, string[]>();
  for (const id of namedFirst(fact, own)) {
    const key = own.map((leaf) => idsOf(leaf).includes(id)).join();
    if (key.includes("true")) groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  const selections = combinations([...groups.values()]);
  return ({ facts }) => {
    const value = facts.get(fact.id);
    const current = value?.kind === "choices" ? value.ids : [];
    const isKnown = value?.kind === "choices";
    const options = selections.flatMap((chosen): Option[] => {
      if (chosen.length === 0 && isKnown) return [];
      const change = toggled(current, chosen);
      const answer = { kind: "choices", ids: change.ids } as const;
      const orElse = change.orElse.map((ids): Answer => ({ kind: "choices", ids }));
      const distance = chosen.length === 0 ? ONE : rational(BigInt(change.count));
      return [{ answer, orElse, distance, step: distance, values: new Map([[fact.id, answer]]) }];
    });
    return leverOver(fact, options);
  };
}

function leverOver(fact: Fact, options: readonly Option[]): Lever {
  return {
    fact,
    touches: [fact.id],
    classes: options.map((option) => option.values),
    pick: (allowed) => nearestOf(options.filter((_, index) => allowed[index] === true)),
  };
}

/** Every possible answer, the ones that a test names first. */
function answersTo(fact: Fact, leaves: readonly Leaf[]): Answer[] {
  const { compared } = factTypeOf(fact);
  if (compared === "yes-no") return [true, false].map((value): Answer => ({ kind: "yes-no", value }));
  const ids = namedFirst(fact, leaves);
  if (compared === "nationality") return ids.map((code): Answer => ({ kind: "nationality", code }));
  return ids.map((id): Answer => ({ kind: "choice", id }));
}

function namedFirst(fact: Fact, leaves: readonly Leaf[]): string[] {
  const all = factTypeOf(fact).choosing?.ids(fact) ?? [];
  const named = new Set(leaves.flatMap(idsOf).filter((id) => all.includes(id)));
  return [...named, ...all.filter((id) => !named.has(id))];
}

function idsOf(leaf: Leaf): readonly string[] {
  return leaf.bound.kind === "ids" ? leaf.bound.ids : [];
}

function asFactValue(answer: Answer): FactValue {
  if (answer.kind === "yes-no" || answer.kind === "nationality" || answer.kind === "choice") return answer;
  throw new Error(`an answer of the kind ${answer.kind} is not chosen`);
}

function signatureOf(leaves: readonly Leaf[], value: FactValue): string {
  return leaves.map((leaf) => String(judgeLeaf(leaf, value).truth)).join();
}

/** Every selection of groups, none first; of many groups, only selections of a few. */
function combinations(groups: readonly (readonly string[])[]): (readonly string[])[][] {
  const most = groups.length > GROUPS_FREELY_COMBINED ? GROUPS_AT_ONCE : groups.length;
  let selections: (readonly string[])[][] = [[]];
  for (const group of groups) {
    const longer = selections.filter((selection) => selection.length < most);
    selections = [...selections, ...longer.map((selection) => [...selection, group])];
  }
  return selections;
}

interface Toggled {
  readonly ids: readonly string[];
  /** The same with another choice of a group that is brought in. */
  readonly orElse: readonly (readonly string[])[];
  readonly count: number;
}

function toggled(current: readonly string[], groups: readonly (readonly string[])[]): Toggled {
  const isIn = (group: readonly string[]): boolean => group.some((id) => current.includes(id));
  const out = new Set(groups.filter(isIn).flat());
  const kept = current.filter((id) => !out.has(id));
  const coming = groups.filter((group) => !isIn(group));
  const added = coming.flatMap((group) => group.slice(0, 1));
  const only = coming.length === 1 ? (coming[0] ?? []) : [];
  return {
    ids: [...kept, ...added],
    orElse: only.slice(1).map((id) => [...kept, id]),
    count: current.length - kept.length + added.length,
  };
}
