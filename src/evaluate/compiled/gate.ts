import type { Facts } from "../../profile/facts.ts";
import type { Condition, Leaf } from "../../rules/condition.ts";
import { ACTIVITIES, CITY, choicesOf, type Vocabulary } from "../../vocabulary/vocabulary.ts";

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

/** What `applies` asks of those who pass the gate. */
export function behindGate(applies: Condition, gate: Gate): Condition {
  if (applies.kind !== "all") return applies;
  const members = applies.members.filter((member) => member !== gate.city && member !== gate.activity);
  return { kind: "all", members };
}

/** The rules of one place by index: all of them, those that name no activity, and the others by each they name. */
interface PlaceRules {
  readonly all: number[];
  readonly ofAnyActivity: number[];
  readonly byActivity: Map<string, number[]>;
}

/** What the place and the activities of a profile leave. */
export interface Candidates {
  /** Lists that together hold the index of every rule whose gate they do not shut. */
  readonly lists: readonly (readonly number[])[];
  readonly isCityKnown: boolean;
  readonly areActivitiesKnown: boolean;
}

/** Sorts rules by the places and activities that their gates let in, so that those of a profile are found at once. */
export function indexByGate(gates: readonly Gate[], vocabulary: Vocabulary): (facts: Facts) => Candidates {
  const anywhere = emptyPlace();
  const places = new Map(choicesOf(CITY, vocabulary).map(({ id }) => [id, emptyPlace()]));
  gates.forEach(({ city, activity }, rule) => {
    const activities = activity === null ? null : idsLetIn(activity);
    const cities = city === null ? [...places.keys()] : idsLetIn(city);
    addRule(anywhere, rule, activities);
    for (const id of cities) {
      const place = places.get(id);
      if (place !== undefined) addRule(place, rule, activities);
    }
  });
  return (facts) => {
    const city = facts.get(CITY);
    const activities = facts.get(ACTIVITIES);
    const known = city?.kind === "choice" ? places.get(city.id) : undefined;
    const place = known ?? anywhere;
    const areActivitiesKnown = activities?.kind === "choices";
    return {
      lists: areActivitiesKnown ? listsOf(place, activities.ids) : [place.all],
      isCityKnown: known !== undefined,
      areActivitiesKnown,
    };
  };
}

function emptyPlace(): PlaceRules {
  return { all: [], ofAnyActivity: [], byActivity: new Map() };
}

function addRule(place: PlaceRules, rule: number, activities: readonly string[] | null): void {
  place.all.push(rule);
  if (activities === null) place.ofAnyActivity.push(rule);
  for (const name of activities ?? []) {
    const named = place.byActivity.get(name);
    if (named === undefined) place.byActivity.set(name, [rule]);
    else named.push(rule);
  }
}

function listsOf(place: PlaceRules, activities: readonly string[]): (readonly number[])[] {
  const lists: (readonly number[])[] = [place.ofAnyActivity];
  for (const id of activities) {
    const named = place.byActivity.get(id);
    if (named !== undefined) lists.push(named);
  }
  return lists;
}

/** The ids that pass a test of a gate: those that it names, since it is settled and asks for one of them. */
function idsLetIn({ bound }: Leaf): readonly string[] {
  return bound.kind === "ids" ? bound.ids : [];
}
