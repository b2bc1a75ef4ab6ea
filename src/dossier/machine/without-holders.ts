import type { Identifiers } from "../../profile/identifiers.ts";
import { type Answer, COMPANY, type Entity, type Holder, type Profile } from "../../profile/answer.ts";

type NumberOf = (name: string, identifiers: Identifiers) => string;

/**
 * The profile with a number in place of each holder's name and identifiers, the same one wherever the same holder
 * stands, so that nothing else changes. The company's own name stays.
 */
export function withoutHolders(profile: Profile): Profile {
  const numbers = new Map<string, string>();
  const numberOf = (name: string, identifiers: Identifiers): string => {
    const [identifier] = Object.values(identifiers);
    const key = identifier ?? name;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = `#${numbers.size + 1}`;
    numbers.set(key, number);
    return number;
  };
  return new Map(
    [...profile].map(([fact, answer]) => [fact, answer === null ? null : numbered(answer, numberOf)]),
  );
}

function numbered(answer: Answer, numberOf: NumberOf): Answer {
  if (answer.kind === "investors") return { ...answer, holders: numberedHolders(answer.holders, numberOf) };
  if (answer.kind === "entities")
    return { ...answer, entities: answer.entities.map((entity) => numberedEntity(entity, numberOf)) };
  return answer;
}

/** Level by level, since a table may be deeper than a stack. */
function numberedHolders(top: readonly Holder[], numberOf: NumberOf): Holder[] {
  const whole: Holder[] = [];
  const levels: { readonly holders: readonly Holder[]; readonly into: Holder[] }[] = [
    { holders: top, into: whole },
  ];
  for (const { holders, into } of levels) {
    for (const holder of holders) {
      const above: Holder[] = [];
      if (holder.holders !== null) levels.push({ holders: holder.holders, into: above });
      const name = holder.name === "" ? "" : numberOf(holder.name, holder.identifiers);
      into.push({ ...holder, name, identifiers: {}, holders: holder.holders === null ? null : above });
    }
  }
  return whole;
}

function numberedEntity({ id, name, holds, ...entity }: Entity, numberOf: NumberOf): Entity {
  const numberOfId = (other: string): string => (other === COMPANY ? COMPANY : numberOf(other, {}));
  return {
    ...entity,
    identifiers: id === COMPANY ? entity.identifiers : {},
    id: numberOfId(id),
    name: name === null || id === COMPANY ? name : numberOf(id, {}),
    holds: holds.map((holding) => ({ ...holding, entity: numberOfId(holding.entity) })),
  };
}
