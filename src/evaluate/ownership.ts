import { addScaled, NONE, type Scaled, toScaled } from "../exact/scaled.ts";
import { formatScaled } from "../exact/scaled-text.ts";
import { fillWords, type Words } from "../language/language.ts";
import type { Profile } from "../profile/answer.ts";
import { capitalOf } from "../profile/capital.ts";
import { type FactValue, sharesOf } from "../profile/facts.ts";
import { type BySource, type Ownership, ownershipOf, SOURCES, type Source } from "../profile/ownership.ts";
import { type Factor, loopSteps, type OwnerStep, ownershipSteps } from "../profile/ownership-steps.ts";
import texts from "./ownership-notes.json" with { type: "json" };
import { type ShownReading, showReading } from "./reading.ts";

/** One owner of the report; the company is the first. Numbers are exact percentages as text. */
export interface ShownOwner {
  /** Empty for a remainder without a name, and for a company without one. */
  readonly name: string;
  readonly origin: Source;
  readonly isRest: boolean;
  /** Where the capital behind it comes from in the end: all of it from the mainland, some of it abroad, or not known. */
  readonly capital: "mainland" | "foreign" | "unknown";
  /** What it has of the company along all routes. */
  readonly lookThrough: string;
  /** Who holds it, by place in the list of owners; null where that was not given. */
  readonly holders: readonly { readonly owner: number; readonly share: string }[] | null;
}

/** A factor of a product: what `owner` holds of `of`, or (`workedOut`) what it has of the company by another step. */
export interface ShownFactor {
  readonly owner: number;
  readonly of: number;
  readonly share: string;
  readonly workedOut: boolean;
}

export interface ShownStep {
  readonly owner: number;
  readonly routes: readonly { readonly factors: readonly ShownFactor[]; readonly product: string }[];
  readonly total: string;
}

/** A loop as its equations: each member has the sum of share × what the one held has; the company has 100 besides. */
export interface ShownLoop {
  readonly members: readonly {
    readonly owner: number;
    readonly terms: readonly { readonly of: number; readonly share: string }[];
    readonly solved: string;
  }[];
}

export type SharesBySource = Readonly<Partial<Record<Source, string>>>;

/** Who owns the company, in both readings, with every step. */
export interface ShownOwnership {
  /** `share`: only the share itself was given, and stands for both readings. */
  readonly form: "investors" | "entities" | "share";
  readonly owners: readonly ShownOwner[];
  readonly direct: {
    readonly foreign: ShownReading;
    readonly bySource: SharesBySource;
    readonly total: string;
  };
  readonly lookThrough: {
    readonly foreign: ShownReading;
    readonly bySource: SharesBySource;
    readonly total: string;
    readonly steps: readonly ShownStep[];
    readonly loops: readonly ShownLoop[];
  };
  readonly notes: readonly {
    readonly code: string;
    readonly owners: readonly number[];
    readonly message: Words;
  }[];
}

/** The report's account of a company's ownership; null where the profile says nothing of it. */
export function explainOwnership(profile: Profile): ShownOwnership | null {
  const ownership = ownershipOf(profile);
  const { foreign } = sharesOf(profile);
  if (ownership === null) return givenShare(foreign);
  const { graph, through } = ownership;
  const capital = capitalOf(graph);
  const shown = (value: Scaled | undefined): string => formatScaled(value ?? NONE);
  return {
    form: graph.form,
    owners: graph.owners.map((owner, index) => ({
      name: owner.name,
      origin: owner.origin ?? "unknown",
      isRest: owner.isRest,
      capital: capital[index] ?? "unknown",
      lookThrough: shown(through.shares[index]),
      holders:
        owner.heldBy?.map(({ holder, share }) => ({ owner: holder, share: formatScaled(toScaled(share)) })) ??
        null,
    })),
    direct: { foreign: showReading(ownership.foreign.direct), ...showSources(ownership.direct) },
    lookThrough: {
      foreign: showReading(ownership.foreign.lookThrough),
      ...showSources(ownership.lookThrough),
      steps: Array.from(ownershipSteps(ownership), showStep),
      loops: loopSteps(ownership).map(({ members }) => ({
        members: members.map(({ owner, terms }) => ({
          owner,
          terms: terms.map(({ of, share }) => ({ of, share: formatScaled(share) })),
          solved: shown(through.shares[owner]),
        })),
      })),
    },
    notes: notesOf(ownership),
  };
}

function showStep({ owner, routes, total }: OwnerStep): ShownStep {
  const shown = routes.map(({ factors, product }) => ({
    factors: factors.map(showFactor),
    product: formatScaled(product),
  }));
  const [only] = shown;
  const isSum = shown.length !== 1 || only === undefined;
  return { owner, routes: shown, total: isSum ? formatScaled(total) : only.product };
}

function showFactor({ holder, of, share, workedOut }: Factor): ShownFactor {
  return { owner: holder, of, share: formatScaled(share), workedOut };
}

function showSources(sums: BySource): { bySource: SharesBySource; total: string } {
  let total = NONE;
  const bySource: Partial<Record<Source, string>> = {};
  for (const source of SOURCES) {
    const share = sums.get(source);
    if (share === undefined) continue;
    bySource[source] = formatScaled(share);
    total = addScaled(total, share);
  }
  return { bySource, total: formatScaled(total) };
}

function givenShare(foreign: FactValue): ShownOwnership | null {
  if (foreign.kind !== "share") return null;
  const given = { foreign: showReading(foreign.direct), bySource: {}, total: "100" };
  return {
    form: "share",
    owners: [],
    direct: given,
    lookThrough: { ...given, steps: [], loops: [] },
    notes: [{ code: "holders-not-given", owners: [], message: texts["holders-not-given"] }],
  };
}

const NAMED = 5;

/** What a reader must know of how holders were counted. */
function notesOf({ graph, through }: Ownership): ShownOwnership["notes"] {
  const found = new Map<keyof typeof texts, number[]>(NOTES.map((code) => [code, []]));
  graph.owners.forEach(({ heldBy, isRest, origin }, owner) => {
    if (heldBy !== null || through.shares[owner]?.n === 0n) return;
    found.get(isRest ? "rest-not-described" : "counted-by-own-origin")?.push(owner);
    const note = ORIGIN_NOTES[origin ?? "unknown"];
    if (note !== undefined) found.get(note)?.push(owner);
  });
  found.set("loop-solved", through.loops.flat());
  return [...found]
    .filter(([, owners]) => owners.length > 0)
    .map(([code, owners]) => ({ code, owners, message: fillWords(texts[code], namesOf(owners, graph)) }));
}

const NOTES = [
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

function namesOf(owners: readonly number[], graph: Ownership["graph"]): { names: string; count: string } {
  const names = owners.slice(0, NAMED).map((owner) => graph.owners[owner]?.name || "company");
  const more = owners.length > NAMED ? ["…"] : [];
  return { names: [...names, ...more].join("; "), count: owners.length.toString() };
}
