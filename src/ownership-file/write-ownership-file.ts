import { createHash } from "node:crypto";
import { type Band, bandOf, complement, type Interval, isPoint } from "../exact/interval.ts";
import { formatRational, HUNDRED, type Rational, rational } from "../exact/rational.ts";
import { JsonNumber, type JsonObject } from "../input/json.ts";
import { COMPANY, isBand, type Origin, type Profile, type Share } from "../profile/answer.ts";
import { writeShareBand } from "../profile/bands.ts";
import { statedForeignShare } from "../profile/shares.ts";
import { writeShare } from "../profile/fractions.ts";
import { IDENTIFIERS, type IdentifierKind, type Identifiers } from "../profile/identifiers.ts";
import { type Owner, type OwnershipGraph, ownershipGraph } from "../profile/ownership-graph.ts";
import type { Relations } from "../vocabulary/relations.ts";
import { ALL, writeNote } from "./own-notes.ts";
import { STANDARD_VERSION } from "./statements.ts";
import words from "./words.json" with { type: "json" };
import { writeJson } from "./write-json.ts";

const SCHEMES: Readonly<Record<IdentifierKind, JsonObject>> = {
  unifiedSocialCreditCode: { scheme: "CN-SAIC", schemeName: "统一社会信用代码" },
  lei: { scheme: "XI-LEI", schemeName: "Global Legal Entity Identifier Index" },
};

/** Origins that are one jurisdiction; the others are none that the answers name. */
const JURISDICTIONS: Readonly<Partial<Record<Origin, JsonObject>>> = {
  mainland: { name: "China", code: "CN" },
  "hong-kong": { name: "Hong Kong, China", code: "HK" },
  macao: { name: "Macao, China", code: "MO" },
  taiwan: { name: "Taiwan, China", code: "TW" },
};

/**
 * The ownership that a profile gives, as a list of statements of the Beneficial Ownership Data Standard 0.4 made on a
 * day (YYYY-MM-DD); null where it gives none. What the standard has no field for (an origin that is no jurisdiction, a
 * share whose decimals never end) stands in annotations, by which reading the file again comes to the same.
 */
export function writeOwnershipFile(profile: Profile, day: string, relations: Relations): string | null {
  const graph = ownershipGraph(profile) ?? graphOfShares(profile, relations);
  if (graph === null) return null;
  const writer = new StatementWriter(day, graph);
  return `${writeJson(withIds(writer.statements(profile)))}\n`;
}

/** Shares that were given alone, as two owners that nobody named. */
function graphOfShares(profile: Profile, relations: Relations): OwnershipGraph | null {
  const foreign = statedForeignShare(profile, relations)?.interval;
  if (foreign === undefined) return null;
  const sides = [
    { origin: "mainland", share: shareIn(complement(foreign, HUNDRED)) },
    { origin: "foreign", share: shareIn(foreign) },
  ] as const;
  const held = sides.filter(({ share }) => isBand(share) || share.n !== 0n);
  const owner = { name: "", isRest: true, identifiers: {}, heldBy: null };
  return {
    form: "investors",
    owners: [
      {
        ...owner,
        isRest: false,
        origin: undefined,
        heldBy: held.map((side, index) => ({ holder: index + 1, share: side.share })),
      },
      ...held.map(({ origin }) => ({ ...owner, origin })),
    ],
    oddities: [],
  };
}

function shareIn(interval: Interval): Share {
  return isPoint(interval) ? interval.low : bandOf(interval);
}

class StatementWriter {
  readonly #day: string;
  readonly #graph: OwnershipGraph;

  constructor(day: string, graph: OwnershipGraph) {
    this.#day = day;
    this.#graph = graph;
  }

  statements(profile: Profile): JsonObject[] {
    const { owners } = this.#graph;
    const held = owners.flatMap(({ heldBy }, subject) =>
      (heldBy ?? []).map(({ holder, share }) => ({ subject, holder, share })),
    );
    return [
      ...owners.map((owner, index) =>
        index === 0 ? this.#company(owner, profile) : this.#party(owner, index),
      ),
      ...held.map(({ subject, holder, share }) => this.#relationship(subject, holder, share)),
    ];
  }

  #company({ name, origin, heldBy }: Owner, profile: Profile): JsonObject {
    const identifiers = Object.fromEntries(
      IDENTIFIERS.flatMap((kind) => {
        const answer = profile.get(kind);
        return answer?.kind === "text" ? [[kind, answer.text]] : [];
      }),
    );
    const [jurisdiction, placed] = placeOf(origin);
    const notes = [...placed, ...completeness(heldBy)];
    const details: JsonObject = {
      isComponent: false,
      entityType: { type: "registeredEntity" },
      ...(name === "" ? {} : { name }),
      ...jurisdiction,
      ...written(identifiers),
    };
    return this.#statement("entity", recordOf(0), details, notes);
  }

  #party({ origin, heldBy, isRest, name, identifiers }: Owner, index: number): JsonObject {
    const [jurisdiction, placed] = placeOf(origin);
    const notes = [...placed, ...completeness(heldBy)];
    const isKnownEntity = heldBy !== null || Object.keys(identifiers).length > 0;
    if (origin === "overseas-chinese" && !isKnownEntity && !isRest) {
      const names = name === "" ? {} : { names: [{ type: "legal", fullName: name }] };
      const nationalities = [{ name: "China", code: "CN" }];
      const details = { isComponent: false, personType: "knownPerson", ...names, nationalities };
      return this.#statement("person", recordOf(index), details, notes);
    }
    const kind = isRest ? words.description.rest : words.description.kind;
    const details: JsonObject = {
      isComponent: false,
      entityType: {
        type: isRest ? "anonymousEntity" : "legalEntity",
        ...(isKnownEntity ? {} : { details: `${kind["zh-CN"]} / ${kind.en}` }),
      },
      ...(name === "" ? {} : { name }),
      ...jurisdiction,
      ...written(identifiers),
    };
    return this.#statement("entity", recordOf(index), details, notes);
  }

  #relationship(subject: number, holder: number, share: Share): JsonObject {
    const [exact, notes] = shareOf(share);
    const details: JsonObject = {
      isComponent: false,
      subject: recordOf(subject),
      interestedParty: recordOf(holder),
      interests: [{ type: "shareholding", directOrIndirect: "direct", share: exact }],
    };
    return this.#statement("relationship", `${recordOf(holder)} → ${recordOf(subject)}`, details, notes);
  }

  #statement(
    recordType: string,
    recordId: string,
    recordDetails: JsonObject,
    annotations: JsonObject[],
  ): JsonObject {
    const said: JsonObject = {
      declarationSubject: recordOf(0),
      statementDate: this.#day,
      ...(annotations.length === 0 ? {} : { annotations }),
      publicationDetails: {
        publicationDate: this.#day,
        bodsVersion: STANDARD_VERSION,
        publisher: { name: "zhunru" },
      },
      recordId,
      recordType,
      recordStatus: "new",
      recordDetails,
    };
    return said;
  }
}

/** Ids that the whole of the statements makes, so that no other ownership has the same. */
function withIds(statements: readonly JsonObject[]): JsonObject[] {
  const all = writeJson([...statements]);
  return statements.map((said, place) => {
    const statementId = createHash("sha256").update(`${place} ${all}`).digest("hex");
    return { statementId, ...said };
  });
}

function recordOf(owner: number): string {
  return owner === 0 ? COMPANY : `owner-${owner}`;
}

/** The jurisdiction of an origin that is one; else what says the origin beside the standard's fields. */
function placeOf(origin: Owner["origin"]): [JsonObject, JsonObject[]] {
  if (!origin) return [{}, []];
  const jurisdiction = JURISDICTIONS[origin];
  return jurisdiction === undefined ? [{}, [writeNote("origin", origin)]] : [{ jurisdiction }, []];
}

/** Ranges do not add up by themselves: that a level of them is all there is has to be said. */
function completeness(heldBy: Owner["heldBy"]): JsonObject[] {
  return heldBy?.some(({ share }) => isBand(share)) === true ? [writeNote("holders", ALL)] : [];
}

function written(identifiers: Identifiers): JsonObject {
  const entries = IDENTIFIERS.flatMap((kind): JsonObject[] => {
    const id = identifiers[kind];
    return id === undefined ? [] : [{ ...SCHEMES[kind], id }];
  });
  return entries.length === 0 ? {} : { identifiers: entries };
}

const STEPS = rational(1_000_000n);

/** A share as the standard's number; one whose decimals never end lies between two millionths, and is told exactly. */
function shareOf(share: Share): [JsonObject, JsonObject[]] {
  if (isBand(share)) {
    const ends = writeShareBand(share);
    const isWhole = Object.values(ends).every((end) => !end.includes("/"));
    return [rangeOf(share), isWhole ? [] : [writeNote("share", JSON.stringify(ends))]];
  }
  const text = writeShare(share);
  if (!text.includes("/")) return [{ exact: new JsonNumber(text) }, []];
  const below = share.mul(STEPS).floor().div(STEPS);
  const above = share.mul(STEPS).ceil().div(STEPS);
  const range = {
    exclusiveMinimum: new JsonNumber(formatRational(below)),
    exclusiveMaximum: new JsonNumber(formatRational(above)),
  };
  return [range, [writeNote("share", text)]];
}

/** A range by the standard's names; an end whose decimals never end is told as the millionth next to it, further out. */
function rangeOf({ low, high }: Band): JsonObject {
  const down = (value: Rational): Rational => value.mul(STEPS).floor().div(STEPS);
  const up = (value: Rational): Rational => value.mul(STEPS).ceil().div(STEPS);
  const number = (value: Rational): JsonNumber => new JsonNumber(formatRational(value));
  const range: JsonObject = {};
  if (low !== null) {
    const end = down(low.value);
    range[low.isIncluded && end.equals(low.value) ? "minimum" : "exclusiveMinimum"] = number(end);
  }
  if (high !== null) {
    const end = up(high.value);
    range[high.isIncluded && end.equals(high.value) ? "maximum" : "exclusiveMaximum"] = number(end);
  }
  return range;
}
