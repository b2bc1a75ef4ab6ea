import { gateOf } from "../evaluate/compiled/gate.ts";
import type { Leaf } from "../rules/condition.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { CITY, choicesOf } from "../vocabulary/vocabulary.ts";

/** What stands in the place of a city, and of an activity, that is not known. */
export const NOT_KNOWN = "*";

/** What stands in the place of the city where a row cannot be used. */
export const UNUSABLE = "!";

/** What stands among the activities for the rules that name none; no empty text, which PostgreSQL takes for no part at all. */
export const WITHOUT_ACTIVITY = "-";

/** A place and an activity that let a row through to a rule. */
export interface Passage {
  readonly place: string;
  readonly activity: string;
  /** The rule's index in the rulebook. */
  readonly rule: number;
}

/** Every way to a rule, so that a join by place and activity leaves each row the rules that these do not rule out. */
export function passagesOf({ rules, vocabulary }: Rulebook): Passage[] {
  const cities = choicesOf(CITY, vocabulary).map(({ id }) => id);
  return rules.flatMap((rule, index) => {
    const gate = gateOf(rule.applies);
    const places = [...(gate.city === null ? cities : idsOf(gate.city)), NOT_KNOWN];
    const activities = gate.activity === null ? [WITHOUT_ACTIVITY] : [...idsOf(gate.activity), NOT_KNOWN];
    return places.flatMap((place) => activities.map((activity) => ({ place, activity, rule: index })));
  });
}

/** Whether some rule asks for no activity, so that every row has to be led to it. */
export function someWithoutActivity({ rules }: Rulebook): boolean {
  return rules.some((rule) => gateOf(rule.applies).activity === null);
}

/** The activities of a rule's gate where there are several: a row that names two of them comes to the rule twice. */
export function severalActivitiesOf(rule: Rule): readonly string[] {
  const { activity } = gateOf(rule.applies);
  const ids = activity === null ? [] : idsOf(activity);
  return ids.length > 1 ? ids : [];
}

/** The ids that pass a test of a gate, which is settled and asks for one of them. */
function idsOf({ bound, fact }: Leaf): readonly string[] {
  if (bound.kind !== "ids" || bound.unsettledFor.length > 0)
    throw new Error(`a gate asks for ids of ${fact} that the text settles`);
  return bound.ids;
}
