import { type Answer, COMPANY, type Entity, type Holder, type Profile } from "./answer.ts";

/**
 * A profile that names nobody: texts and codes of identity are left out, and holders and entities are numbered, the
 * same one by the same number. Every other answer stays, so that the outcomes are the same.
 */
export function withoutNames(profile: Profile): Profile {
  const numbers = new Map<string, string>();
  const numbered = (name: string): string => {
    const known = numbers.get(name) ?? String(numbers.size + 1);
    numbers.set(name, known);
    return known;
  };
  return new Map(
    [...profile].flatMap(([id, answer]): [string, Answer | null][] => {
      if (answer?.kind === "text") return [];
      if (answer?.kind === "investors")
        return [[id, { kind: "investors", holders: unnamedHolders(answer.holders, numbered) }]];
      if (answer?.kind === "entities")
        return [[id, { kind: "entities", entities: answer.entities.map((one) => unnamed(one, numbered)) }]];
      return [[id, answer]];
    }),
  );
}

function unnamedHolders(holders: readonly Holder[], numbered: (name: string) => string): Holder[] {
  return holders.map((holder) => ({
    ...holder,
    name: holder.name === "" ? "" : numbered(holder.name),
    identifiers: {},
    holders: holder.holders === null ? null : unnamedHolders(holder.holders, numbered),
  }));
}

function unnamed(entity: Entity, numbered: (name: string) => string): Entity {
  const idOf = (id: string): string => (id === COMPANY ? id : `e${numbered(id)}`);
  return {
    ...entity,
    id: idOf(entity.id),
    name: null,
    identifiers: {},
    holds: entity.holds.map(({ entity: held, share }) => ({ entity: idOf(held), share })),
  };
}
