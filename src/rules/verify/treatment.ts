import type { RawCondition } from "../condition-schema.ts";
import type { Item } from "../items.ts";
import type { RuleFile } from "../rule-schema.ts";
import type { PlaceNames } from "./place-names.ts";

/**
 * How an item is classed and tested, as a text that is the same for items treated alike: cities count as one, and
 * neither names nor the order of tests matter.
 */
export function treatmentOf(
  { class: kind, untestable }: Item,
  rules: readonly RuleFile[],
  places: readonly PlaceNames[],
): string {
  const cities = places.map((place) => place.id);
  const shapes = rules.map(({ id, applies, requires, open }) => ({
    case: id.split(":")[1] ?? "",
    applies: shapeOf(applies, cities),
    requires: shapeOf(requires, cities),
    open: open.map((point) => point.kind).sort(),
  }));
  const texts = shapes.map((shape) => JSON.stringify(shape)).sort();
  return JSON.stringify([kind, untestable !== undefined, texts]);
}

function shapeOf(condition: RawCondition, cities: readonly string[]): string {
  if ("all" in condition) return `all(${shapesOf(condition.all, cities)})`;
  if ("any" in condition) return `any(${shapesOf(condition.any, cities)})`;
  if ("not" in condition) return `not(${shapeOf(condition.not, cities)})`;
  const { fact, operator, value } = condition;
  const bound = [value].flat().map((one) => (cities.includes(String(one)) ? "city" : String(one)));
  return `${fact} ${operator} ${bound.sort().join(",")}`;
}

function shapesOf(members: readonly RawCondition[], cities: readonly string[]): string {
  return members
    .map((member) => shapeOf(member, cities))
    .sort()
    .join(" ; ");
}
