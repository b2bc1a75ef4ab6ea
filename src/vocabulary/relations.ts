import * as z from "zod";

const fact = z.string();

/** How a fact hangs together with others: what rules/facts.json says of it, and nothing in the program names. */
export const relationSchemas = {
  /** For a duration of the context in years: the date fact from which it runs to the day asked about. */
  elapsedSince: fact.optional(),
  /** For a yes or no of the context: yes from this day asked about on (YYYY-MM-DD), no before it. */
  trueFrom: z.iso.date().optional(),
  /** For a choice of origins that is not answered: the one that all owners of the company share. */
  derivedFrom: z.literal("investors").optional(),
  /** For the share that is held from abroad, which the tables of owners give too. */
  heldFrom: z.literal("abroad").optional(),
  /** For a yes or no: a yes leaves every test of a share open, since holdings by name then tell nothing. */
  leavesSharesOpen: z.literal(true).optional(),
  /** For a share: the one with which it makes up the whole; people are asked for that one. */
  complementOf: fact.optional(),
  /** For a quantity: the whole of which it is a part, or to which it is added. */
  partOf: fact.optional(),
  /** For a date: the amount whose day it is. */
  dateOf: fact.optional(),
  /** For a date: the day in the year before which it should lie. */
  inYearBefore: fact.optional(),
  /** For a choice: how much of the foreign share goes with each of its choices. */
  foreignShareOf: z.record(z.string(), z.enum(["none", "some", "all"])).optional(),
  /** For points: what is left of the baseline after the deductions, each with the fact that gives ground for it. */
  restOf: z
    .strictObject({
      baseline: fact,
      deductions: z.array(z.strictObject({ points: fact, ground: fact })).min(1),
      /** A yes or no: whether anything may have added to what is left. */
      additions: fact,
    })
    .optional(),
};

const relatedSchema = z.object({ id: z.string(), ...relationSchemas });
type Related = z.infer<typeof relatedSchema>;

const OWNERS = ["investors", "entities"];

/** A part and its whole, or a day and what it is the day of. */
export interface Pair {
  readonly fact: string;
  readonly of: string;
}

/** The relations between the facts of a vocabulary. */
export interface Relations {
  /** The share that is held from abroad; null where the vocabulary has none. */
  readonly foreignShare: string | null;
  /** The rest of the foreign share; null where the vocabulary has none. */
  readonly chineseShare: string | null;
  /** Both shares, the Chinese one first: the two sides of one quantity. */
  readonly shareSides: readonly string[];
  /** The forms in which an ownership can be given: both shares and the tables of owners. */
  readonly ownership: readonly string[];
  /** The yes or no whose yes leaves every test of a share open; null where the vocabulary has none. */
  readonly sharesOpenBy: string | null;
  /** The origin that follows from the owners; null where the vocabulary has none. */
  readonly originOfOwners: string | null;
  readonly parts: readonly Pair[];
  /** For an amount: the date that is its day. */
  readonly dateOf: ReadonlyMap<string, string>;
  /** Days, and the ones in the year before which they should lie. */
  readonly inYearBefore: readonly Pair[];
  /** Choices, and how much of the foreign share goes with each. */
  readonly foreignShareOf: readonly (Pick<Related, "id"> & {
    readonly choices: NonNullable<Related["foreignShareOf"]>;
  })[];
  /** Points, and what they are left of. */
  readonly restOf: readonly (Pick<Related, "id"> & NonNullable<Related["restOf"]>)[];
  /** The fact under which another is asked for: the foreign share for the Chinese one, else the fact itself. */
  askedAs(id: string): string;
}

/** Reads the relations of facts. */
export function relationsOf(facts: readonly Related[]): Relations {
  const foreignShare = facts.find(({ heldFrom }) => heldFrom !== undefined)?.id ?? null;
  const complements = new Map(pairsOf(facts, "complementOf").map(({ fact, of }) => [fact, of]));
  const chineseShare = facts.find(({ complementOf }) => complementOf === foreignShare)?.id ?? null;
  const shareSides = [chineseShare, foreignShare].filter((id) => id !== null);
  return {
    foreignShare,
    chineseShare,
    shareSides,
    ownership: [...shareSides, ...OWNERS],
    sharesOpenBy: facts.find(({ leavesSharesOpen }) => leavesSharesOpen !== undefined)?.id ?? null,
    originOfOwners: facts.find(({ derivedFrom }) => derivedFrom !== undefined)?.id ?? null,
    parts: pairsOf(facts, "partOf"),
    dateOf: new Map(pairsOf(facts, "dateOf").map(({ fact, of }) => [of, fact])),
    inYearBefore: pairsOf(facts, "inYearBefore"),
    foreignShareOf: facts.flatMap(({ id, foreignShareOf: choices }) =>
      choices === undefined ? [] : [{ id, choices }],
    ),
    restOf: facts.flatMap(({ id, restOf }) => (restOf === undefined ? [] : [{ id, ...restOf }])),
    askedAs: (id) => complements.get(id) ?? id,
  };
}

const TO_ONE = ["elapsedSince", "complementOf", "partOf", "dateOf", "inYearBefore"] as const;

function pairsOf(facts: readonly Related[], relation: (typeof TO_ONE)[number]): Pair[] {
  return facts.flatMap((related) => {
    const of = related[relation];
    return of === undefined ? [] : [{ fact: related.id, of }];
  });
}

/** Every other fact that a fact's relations name, with the relation's key. */
export function namedByRelations(related: Related): { readonly key: string; readonly fact: string }[] {
  const { restOf } = related;
  return [
    ...TO_ONE.flatMap((key) => {
      const named = related[key];
      return named === undefined ? [] : [{ key, fact: named }];
    }),
    ...(related.derivedFrom === undefined ? [] : [{ key: "derivedFrom", fact: related.derivedFrom }]),
    ...(restOf === undefined
      ? []
      : [
          restOf.baseline,
          ...restOf.deductions.flatMap(({ points, ground }) => [points, ground]),
          restOf.additions,
        ].map((named) => ({ key: "restOf", fact: named }))),
  ];
}

/** Facts that hang on one another in a ring, in its order; null where there is none. */
export function ringOf(facts: readonly Related[]): string[] | null {
  const byId = new Map(facts.map((related) => [related.id, related]));
  for (const start of facts) {
    const path = [start.id];
    const walk = (related: Related): string[] | null => {
      for (const { fact: next } of namedByRelations(related)) {
        if (next === start.id) return path;
        const known = byId.get(next);
        if (known === undefined || path.includes(next)) continue;
        path.push(next);
        const ring = walk(known);
        if (ring !== null) return ring;
        path.pop();
      }
      return null;
    };
    const ring = walk(start);
    if (ring !== null) return ring;
  }
  return null;
}
