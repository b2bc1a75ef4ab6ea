import type { ShownOwnership } from "../contract/ownership.ts";
import { present } from "../input/present.ts";
import { fillWords, inEach, type Language, textIn, type Words } from "../language/language.ts";
import { isBand } from "../profile/answer.ts";
import type { Source } from "../profile/ownership.ts";
import { isExact, type OwnershipGraph } from "../profile/ownership-graph.ts";
import words from "./ownership-notes.json" with { type: "json" };

type Notes = ShownOwnership["notes"];

const { notes: texts, nameless } = words;

/** What a reader must know where a share was given and no holders. */
export const HOLDERS_NOT_GIVEN: Notes = [
  { code: "holders-not-given", owners: [], message: texts["holders-not-given"] },
];

const NAMED = 5;

/** What a reader must know of how holders were counted. */
export function notesOf(
  graph: OwnershipGraph,
  hasPart: (owner: number) => boolean,
  loops: readonly (readonly number[])[],
): Notes {
  const found = new Map<keyof typeof texts, number[]>(NOTES.map((code) => [code, []]));
  graph.owners.forEach(({ heldBy, isRest, origin }, owner) => {
    if (heldBy !== null || !hasPart(owner)) return;
    found.get(isRest ? "rest-not-described" : "counted-by-own-origin")?.push(owner);
    const note = ORIGIN_NOTES[origin ?? "unknown"];
    if (note !== undefined) found.get(note)?.push(owner);
  });
  found.set("loop-solved", loops.flat());
  if (!isExact(graph)) found.set("ranges-filled", bandedHolders(graph));
  return [...found]
    .filter(([, owners]) => owners.length > 0)
    .map(([code, owners]) => ({ code, owners, message: fillWords(texts[code], namesOf(owners, graph)) }));
}

/** Who holds a share that is known only by its range. */
function bandedHolders({ owners }: OwnershipGraph): number[] {
  const stakes = owners.flatMap(({ heldBy }) => heldBy ?? []);
  return [...new Set(stakes.flatMap(({ holder, share }) => (isBand(share) ? [holder] : [])))];
}

const NOTES = [
  "ranges-filled",
  "counted-by-own-origin",
  "rest-not-described",
  "origin-not-given",
  "cepa",
  "taiwan",
  "overseas-chinese",
  "loop-solved",
] as const;

const ORIGIN_NOTES: Readonly<Partial<Record<Source, keyof typeof texts>>> = {
  unknown: "origin-not-given",
  "hong-kong": "cepa",
  macao: "cepa",
  taiwan: "taiwan",
  "overseas-chinese": "overseas-chinese",
};

function namesOf(owners: readonly number[], graph: OwnershipGraph): { names: Words; count: string } {
  const names = inEach((language) => {
    const shown = owners.slice(0, NAMED).map((owner) => nameIn(owner, graph, language));
    return [...shown, ...(owners.length > NAMED ? ["…"] : [])].join("; ");
  });
  return { names, count: owners.length.toString() };
}

/** The name of an owner; who is meant where nobody named it. */
function nameIn(owner: number, graph: OwnershipGraph, language: Language): string {
  const { name, isRest } = present(graph.owners[owner], "owner of a note");
  if (name !== "") return name;
  if (!isRest) return textIn(nameless.company, language);
  const held = graph.owners.findIndex(({ heldBy }) => heldBy?.some(({ holder }) => holder === owner));
  return textIn(nameless.rest, language, { company: nameIn(held, graph, language) });
}
