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

/** The rules of one place: those that name no activity, and the others by each activity that they name. */
export interface PlaceRules<Entry> {
  readonly ofAnyActivity: readonly Entry[];
  readonly byActivity: ReadonlyMap<string, readonly Entry[]>;
}

/** Sorts entries by the places and activities that their gates let in, by the id of each place. */
export function indexByGate<Entry extends { readonly gate: Gate }>(
  entries: readonly Entry[],
  vocabulary: Vocabulary,
): ReadonlyMap<string, PlaceRules<Entry>> {
  const index = new Map<string, PlaceRules<Entry>>();
  for (const city of choicesOf(CITY, vocabulary)) {
    const ofPlace = entries.filter(({ gate }) => lets(gate.city, { kind: "choice", id: city }));
    const byActivity = new Map<string, Entry[]>();
    for (const activity of choicesOf(ACTIVITIES, vocabulary)) {
      const value: FactValue = { kind: "choices", ids: [activity] };
      byActivity.set(
        activity,
        ofPlace.filter(({ gate }) => gate.activity !== null && lets(gate.activity, value)),
      );
    }
    index.set(city, { ofAnyActivity: ofPlace.filter(({ gate }) => gate.activity === null), byActivity });
  }
  return index;
}

function choicesOf(fact: string, vocabulary: Vocabulary): string[] {
  return (vocabulary.byId.get(fact)?.choices ?? []).map((choice) => choice.id);
}

function lets(leaf: Leaf | null, value: FactValue): boolean {
  return leaf === null || judgeLeaf(leaf, value).truth === true;
}

/** The city of a profile and the ids of its activities; null where either is not known. */
export function gateFacts(facts: Facts): { city: string; activities: readonly string[] } | null {
  const city = facts.get(CITY);
  const activities = facts.get(ACTIVITIES);
  if (city?.kind !== "choice" || activities?.kind !== "choices") return null;
  return { city: city.id, activities: activities.ids };
}
