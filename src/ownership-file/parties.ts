import isoCountries from "i18n-iso-countries/langs/en.json" with { type: "json" };
import { readCountry } from "../free-text/countries.ts";
import type { JsonObject, JsonValue } from "../input/json.ts";
import { ORIGINS, type Origin } from "../profile/answer.ts";
import { type IdentifierKind, type Identifiers, plainIdentifier } from "../profile/identifiers.ts";
import { isObject } from "../profile/read-object.ts";
import { noteOfOurs } from "./own-notes.ts";
import type { Statement } from "./statements.ts";

/** Why the origin of a party is not known, or by what it was read where that has to be told. */
export type OriginNote =
  | "person-without-nationality"
  | "person-of-several-nationalities"
  | "chinese-person"
  | "mainland-resident"
  | "no-jurisdiction"
  | "arrangement"
  | "not-identified";

/** An entity or person as a file describes it. */
export interface Party {
  readonly statement: Statement;
  readonly name: string | null;
  readonly identifiers: Identifiers;
  /** null where the file does not settle it. */
  readonly origin: Origin | null;
  readonly originNote: OriginNote | null;
}

/** Schemes of identifiers by their code at org-id.guide, and by the names under which they are published. */
const SCHEMES: Readonly<Record<string, IdentifierKind>> = {
  "CN-SAIC": "unifiedSocialCreditCode",
  统一社会信用代码: "unifiedSocialCreditCode",
  "UNIFIED SOCIAL CREDIT CODE": "unifiedSocialCreditCode",
  "XI-LEI": "lei",
  LEI: "lei",
  "LEGAL ENTITY IDENTIFIER": "lei",
};
/** The register of companies had numbers of other lengths before the unified code. */
const LENGTHS: Readonly<Record<IdentifierKind, number>> = { unifiedSocialCreditCode: 18, lei: 20 };
const LONGEST_NAME = 1_000;

/** Reads what a statement says of an entity or person. */
export function readParty(statement: Statement): Party {
  const { details } = statement;
  const ours = noteOfOurs(statement, "origin");
  const written = ORIGINS.find((origin) => origin === ours);
  const read = statement.type === "person" ? originOfPerson(details) : originOfEntity(details);
  return {
    statement,
    name: nameOf(statement),
    identifiers: identifiersOf(details),
    origin: written ?? read.origin,
    originNote: written === undefined ? read.note : null,
  };
}

interface StatedOrigin {
  readonly origin: Origin | null;
  readonly note: OriginNote | null;
}

/** Where an entity was registered or created; an arrangement such as a trust is nobody, and what it is for is elsewhere. */
function originOfEntity(details: JsonObject): StatedOrigin {
  const type = isObject(details.entityType) ? details.entityType.type : undefined;
  if (type === "arrangement") return { origin: null, note: "arrangement" };
  if (type === "unknownEntity") return { origin: null, note: "not-identified" };
  const origin = originOfPlace(details.jurisdiction);
  return { origin, note: origin === null ? "no-jurisdiction" : null };
}

/**
 * Where a person comes from. A single nationality of another state is foreign. Chinese nationality alone does not tell a
 * Mainland resident from one of Hong Kong, Macao or Taiwan or one settled abroad; with residences that are all on the
 * Mainland it does. Several nationalities, or none, settle nothing.
 */
function originOfPerson(details: JsonObject): StatedOrigin {
  if (details.personType === "unknownPerson") return { origin: null, note: "not-identified" };
  const nationalities = listOf(details.nationalities).map(originOfPlace);
  const [only] = nationalities;
  if (only === undefined || (only === null && nationalities.length === 1))
    return { origin: null, note: "person-without-nationality" };
  if (nationalities.length > 1) return { origin: null, note: "person-of-several-nationalities" };
  if (only !== "mainland") return { origin: only, note: null };
  const residences = listOf(details.addresses).flatMap((address) =>
    isObject(address) && address.type === "residence" ? [originOfPlace(address.country)] : [],
  );
  return residences.length > 0 && residences.every((place) => place === "mainland")
    ? { origin: "mainland", note: "mainland-resident" }
    : { origin: null, note: "chinese-person" };
}

const PLACES: Readonly<Record<string, Origin>> = {
  CN: "mainland",
  HK: "hong-kong",
  MO: "macao",
  TW: "taiwan",
  "CN-HK": "hong-kong",
  "CN-MO": "macao",
  "CN-TW": "taiwan",
};

/** The origin of a country or jurisdiction by its ISO 3166 code, else by its name; null for what is neither. */
function originOfPlace(raw: JsonValue | undefined): Origin | null {
  if (!isObject(raw)) return null;
  const code = typeof raw.code === "string" ? raw.code.trim().toUpperCase() : codeOfName(raw.name);
  const own = PLACES[code];
  if (own !== undefined) return own;
  const country = code.slice(0, 2);
  if (code.length > 2 && code.charAt(2) !== "-") return null;
  if (!Object.hasOwn(isoCountries.countries, country)) return null;
  return PLACES[country] ?? "foreign";
}

function codeOfName(name: JsonValue | undefined): string {
  if (typeof name !== "string") return "";
  const read = readCountry(name);
  return "code" in read ? read.code : "";
}

function nameOf({ type, details }: Statement): string | null {
  if (type === "entity") return textOf(details.name);
  const names = listOf(details.names).filter(isObject);
  const legal = names.find((name) => name.type === "legal") ?? names[0];
  return textOf(legal?.fullName);
}

function textOf(raw: JsonValue | undefined): string | null {
  return typeof raw === "string" && raw.trim() !== "" ? raw.trim().slice(0, LONGEST_NAME) : null;
}

function identifiersOf(details: JsonObject): Identifiers {
  const found: Partial<Record<IdentifierKind, string>> = {};
  for (const entry of listOf(details.identifiers)) {
    if (!isObject(entry) || typeof entry.id !== "string") continue;
    const kind = kindOf(entry.scheme) ?? kindOf(entry.schemeName);
    if (kind === undefined || plainIdentifier(entry.id).length !== LENGTHS[kind]) continue;
    found[kind] ??= entry.id.trim();
  }
  return found;
}

function kindOf(scheme: JsonValue | undefined): IdentifierKind | undefined {
  return typeof scheme === "string" ? SCHEMES[scheme.trim().toUpperCase()] : undefined;
}

function listOf(raw: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(raw) ? raw : [];
}
