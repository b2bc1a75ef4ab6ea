import { randomBytes } from "node:crypto";
import { type JsonObject, type JsonValue, parseJson } from "../../input/json.ts";
import { citiesSideBySide, withoutSeveralCities } from "../../logic/several-cities.ts";
import type { Profile } from "../../profile/answer.ts";
import { savedAnswers } from "../../situation/canonical.ts";
import type { ProfileReader } from "../../situation/parse-profile.ts";
import { CITY } from "../../vocabulary/vocabulary.ts";

/** One company's answers on their way through the questions; all of it travels with the browser. */
export interface Case {
  readonly id: string;
  /** The day asked about (YYYY-MM-DD); null = today, whenever that is, until the case is saved. */
  readonly asOf: string | null;
  /** The answers; the day stands in `asOf` alone. */
  readonly profile: Profile;
  /** The fact that was answered last, to be read back on the next page; null where none was. */
  readonly last: string | null;
}

const ID = /^[A-Za-z0-9_-]{22}$/;

/** An id that nobody can guess. */
export function newCaseId(): string {
  return randomBytes(16).toString("base64url");
}

/** Whether a text may be a case's id. */
export function isCaseId(text: string): boolean {
  return ID.test(text);
}

/** Where a case's pages stand, and the path to which its cookies are sent. */
export function addressOfCase(id: string): string {
  return `/case/${id}`;
}

/** A case without its id, as text. */
export function writeCase({ asOf, profile, last }: Case): string {
  const cities = citiesSideBySide(profile);
  return JSON.stringify({ asOf, last, cities, profile: savedAnswers(withoutSeveralCities(profile)) });
}

/** The case that writeCase wrote. Throws an InputError where the vocabulary has changed and no longer takes it. */
export function readCase(id: string, text: string, reader: ProfileReader): Case {
  const { value } = parseJson(text);
  const { asOf, last, cities, profile } = value as Record<"asOf" | "last" | "cities", JsonValue> & {
    readonly profile: JsonObject;
  };
  return {
    id,
    asOf: typeof asOf === "string" ? asOf : null,
    last: typeof last === "string" ? last : null,
    profile: Array.isArray(cities) ? inCities(cities, profile, reader) : reader.fromValue(profile),
  };
}

/** The profile with several cities side by side, each of which it takes. */
function inCities(cities: readonly JsonValue[], profile: JsonObject, reader: ProfileReader): Profile {
  const [first = reader.fromValue(profile)] = cities.map((id) =>
    reader.fromValue({ ...profile, [CITY]: id }),
  );
  return new Map(first).set(CITY, { kind: "choices", ids: cities.map(String) });
}
