// NEEDS:

import { formatRational } from "../../src/exact/rational.ts";
import { describeProblem, formatPath, InputError } from "../../src/input/problem.ts";
import { readOwnershipFile } from "../../src/ownership-file/read-ownership-file.ts";
import { soughtBy, takeOwnership } from "../../src/ownership-file/take-ownership.ts";
import type { Profile } from "../../src/profile/answer.ts";
import { ownershipOf } from "../../src/profile/ownership.ts";
import { reader, rulebook } from "../support/rulebook.ts";

export const DAY = "2024-06-30";

/** One statement, in the form of the standard. */
export type Given = Record<string, unknown> & { recordDetails: Record<string, unknown> };

/** A statement with an id that names its record. */
export function statement(
  recordType: string,
  recordId: string,
  recordDetails: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Given {
  return {
    statementId: `the-statement-on-the-record-of-${recordId}`,
    declarationSubject: "sample",
    statementDate: "2024-01-01",
    recordId,
    recordType,
    recordStatus: "new",
    recordDetails: { isComponent: false, ...recordDetails },
    ...more,
  };
}

export function entity(recordId: string, code: string | null = "CN", details: object = {}): Given {
  return statement("entity", recordId, {
    entityType: { type: "registeredEntity" },
    name: `${recordId} (fictitious)`,
    ...(code === null ? {} : { jurisdiction: { name: "as coded", code } }),
    ...details,
  });
}

export function person(recordId: string, details: object): Given {
  const names = [{ fullName: `${recordId} (fictitious)` }];
  return statement("person", recordId, { personType: "knownPerson", names, ...details });
}

export function shares(exact: unknown, more: object = {}): object {
  return { type: "shareholding", directOrIndirect: "direct", share: { exact }, ...more };
}

export function holds(party: unknown, subject: unknown, interests: unknown, more: object = {}): Given {
  const id = `${typeof party === "string" ? party : "somebody"}-of-${typeof subject === "string" ? subject : "something"}`;
  return statement("relationship", id, { subject, interestedParty: party, interests }, { ...more });
}

interface Asked {
  readonly day?: string;
  readonly company?: string;
  readonly profile?: object;
}

/** What a file comes to for a profile. */
export function take(
  file: readonly unknown[] | string,
  { day = DAY, company, profile = {} }: Asked = {},
): {
  profile: Profile;
  readings: string;
  codes: string[];
} {
  const given = reader.fromText(JSON.stringify(profile));
  const text = typeof file === "string" ? file : JSON.stringify(file);
  const read = readOwnershipFile(text, day, soughtBy(given, company ?? null));
  const taken = takeOwnership(given, read, rulebook.vocabulary);
  return {
    profile: taken.profile,
    readings: readings(taken.profile),
    codes: taken.notes.map(({ code, about }) => `${code}: ${about.join(", ")}`),
  };
}

/** The foreign share of a profile in both readings. */
export function readings(profile: Profile): string {
  const ownership = ownershipOf(profile);
  if (ownership === null) return "none";
  const { direct, lookThrough } = ownership.foreign;
  return [direct, lookThrough]
    .map(({ low, high }) => `${formatRational(low)}…${formatRational(high)}`)
    .join(" | ");
}

/** What is wrong with a file, in English. */
export function refusal(file: readonly unknown[] | string, asked: Asked = {}): string[] {
  try {
    take(file, asked);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map((problem) => `${formatPath(problem.path)}: ${describeProblem(problem).en}`);
  }
  throw new Error("the file was read");
}

/** A company, and its Chinese and its British holder. */
export const COMPANY = entity("sample");
export const A = entity("a", "CN");
export const B = entity("b", "GB");

/** A company held by two, with what is asked about in between. */
export function twoHolders(first: unknown, ...more: unknown[]): unknown[] {
  return [COMPANY, A, B, holds("a", "sample", [first]), holds("b", "sample", [shares(30)]), ...more];
}
