import { type Answer, COMPANY, type Entity, type Holder, type Profile } from "../../profile/answer.ts";

/**
 * The profile with a number in place of each holder's name, the same one wherever the same name stands, so that
 * nothing else changes. The company's own name stays.
 */
export function withoutHolders(profile: Profile): Profile {
  const numbers = new Map<string, string>();
  const numberOf = (name: string): string => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const number = `#${numbers.size + 1}`;
    numbers.set(name, number);
    return number;
  };
  return new Map(
    [...profile].map(([fact, answer]) => [fact, answer === null ? null : numbered(answer, numberOf)]),
  );
}

function numbered(answer: Answer, numberOf: (name: string) => string): Answer {
  if (answer.kind === "investors") return { ...answer, holders: numberedHolders(answer.holders, numberOf) };
  if (answer.kind === "entities")
    return { ...answer, entities: answer.entities.map((entity) => numberedEntity(entity, numberOf)) };
  return answer;
}

/** Level by level, since a table may be deeper than a stack. */
function numberedHolders(top: readonly Holder[], numberOf: (name: string) => string): Holder[] {
  const whole: Holder[] = [];
  const levels: { readonly holders: readonly Holder[]; readonly into: Holder[] }[] = [
    { holders: top, into: whole },
  ];
  for (const { holders, into } of levels) {
    for (const holder of holders) {
      const above: Holder[] = [];
      if (holder.holders !== null) levels.push({ holders: holder.holders, into: above });
      const name = holder.name === "" ? "" : numberOf(holder.name);
      into.push({ ...holder, name, holders: holder.holders === null ? null : above });
    }
  }
  return whole;
}

function numberedEntity({ id, name, holds, ...entity }: Entity, numberOf: (name: string) => string): Entity {
  const numberOfId = (other: string): string => (other === COMPANY ? COMPANY : numberOf(other));
  return {
    ...entity,
    id: numberOfId(id),
    name: name === null || id === COMPANY ? name : numberOf(id),
    holds: holds.map((holding) => ({ ...holding, entity: numberOfId(holding.entity) })),
  };
}
