import type { Facts, FactValue } from "../../profile/facts.ts";
import type { Condition, Leaf } from "../../rules/condition.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { GATES, judgeLeaf } from "../tree.ts";

const [CITY = "", ACTIVITIES = ""] = GATES;

/** What stands between a profile and a rule: the place and the activity that the root of its `applies` names. */
export interface Gate {
  readonly city: Leaf | null;
  readonly activity: Leaf | null;
}

/** The gate of a rule: its first settled tests of place and of activity, where the whole fails with each of them. */
export function gateOf(applies: Condition): Gate {
  const find = (fact: string): Leaf | null => {
    if (applies.kind !== "all") return null;
    const leaf = applies.members.find(
      (member) => member.kind === "leaf" && member.fact === fact && member.certainty === "settled",
    );
    return leaf?.kind === "leaf" ? leaf : null;
  };
  return { city: find(CITY), activity: find(ACTIVITIES) };
}

/** What is left of `applies` for those who passed the gate. */
export function behindGate(applies: Condition, gate: Gate): Condition {
  if (applies.kind !== "all") return applies;
  const members = applies.members.filter((member) => member !== gate.city && member !== gate.activity);
  return { kind: "all", members };
}

/** The rules of one place by index: those that name no activity, and the others by each activity that they name. */
interface PlaceRules {
  readonly ofAnyActivity: number[];
  readonly byActivity: Map<string, number[]>;
}

/** Finds the rules that the place and the activities of a profile leave, as lists of their indexes. */
export type RulesFor = (facts: Facts) => readonly (readonly number[])[] | null;

/** Sorts rules by the places and activities that their gates let in. Null stands for a gate that is not known. */
export function indexByGate(gates: readonly Gate[], vocabulary: Vocabulary): RulesFor {
  const cities = (vocabulary.byId.get(CITY)?.choices ?? []).map(({ id }) => id);
  const places = new Map<string, PlaceRules>();
  for (const city of cities) places.set(city, { ofAnyActivity: [], byActivity: new Map() });
  gates.forEach(({ city, activity }, rule) => {
    const activities =
      activity === null ? null : idsLetIn(activity, (id) => ({ kind: "choices", ids: [id] }));
    for (const id of city === null ? cities : idsLetIn(city, (id) => ({ kind: "choice", id }))) {
      const place = places.get(id);
      if (activities === null) place?.ofAnyActivity.push(rule);
      for (const name of activities ?? []) {
        const named = place?.byActivity.get(name);
        if (named === undefined) place?.byActivity.set(name, [rule]);
        else named.push(rule);
      }
    }
  });
  return (facts) => {
    const city = facts.get(CITY);
    const activities = facts.get(ACTIVITIES);
    if (city?.kind !== "choice" || activities?.kind !== "choices") return null;
    const place = places.get(city.id);
    if (place === undefined) return null;
    const lists: (readonly number[])[] = [place.ofAnyActivity];
    for (const id of activities.ids) {
      const named = place.byActivity.get(id);
      if (named !== undefined) lists.push(named);
    }
    return lists;
  };
}

/** The ids that pass a gate: some of those that its bound names, since no test of a gate is met by an id it does not. */
function idsLetIn(leaf: Leaf, valueOf: (id: string) => FactValue): string[] {
  const ids = leaf.bound.kind === "ids" ? leaf.bound.ids : [];
  return ids.filter((id) => judgeLeaf(leaf, valueOf(id)).truth === true);
}
