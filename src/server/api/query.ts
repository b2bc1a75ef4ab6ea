import type { Request } from "express";
import { parseKeep } from "../../advise/keep.ts";
import { LONGEST_COVER_NAME, readCoverName } from "../../dossier/cover-name.ts";
import { EXPECTED } from "../../input/expected.ts";
import { InputError, nearest, type Problem, showFound } from "../../input/problem.ts";
import { fillWords, type Words } from "../../language/language.ts";
import { isRealDay } from "../../profile/days.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import words from "../words.json" with { type: "json" };
import { addressOf } from "../http/address.ts";

/** The parameters of an address, each known and given once. Throws an InputError that names every other. */
export function readQuery<Name extends string>(
  request: Request,
  known: readonly Name[],
): Readonly<Partial<Record<Name, string>>> {
  const query: Partial<Record<Name, string>> = {};
  const problems: Problem[] = [];
  for (const [name, value] of addressOf(request).searchParams) {
    const parameter = known.find((candidate) => candidate === name);
    if (parameter === undefined) problems.push(unknownParameter(name, known));
    else if (query[parameter] !== undefined)
      problems.push(problemWith("given-twice", name, name, EXPECTED.keyOnce));
    else query[parameter] = value;
  }
  if (problems.length > 0) throw new InputError(problems);
  return query;
}

/** The day asked about; today where none is given. Throws an InputError for what is no real day. */
export function dayOf(asOf: string | undefined, today: string): string {
  return dayAsked(asOf) ?? today;
}

/** The day that an address names; null where it names none. Throws an InputError for what is no real day. */
export function dayAsked(asOf: string | undefined): string | null {
  if (asOf === undefined) return null;
  if (isRealDay(asOf)) return asOf;
  throw new InputError([problemWith("wrong-value", "asOf", asOf, words.expected.asOf)]);
}

/** The facts that are to stay as they are. Throws an InputError that names unknown ones, and for a gap in the list. */
export function keepOf(keep: string | undefined, vocabulary: Vocabulary): readonly string[] {
  if (keep === undefined) return [];
  if (keep.split(",").every((id) => id.trim() !== "")) return parseKeep(keep, vocabulary);
  throw new InputError([problemWith("wrong-value", "keep", keep, EXPECTED.factId)]);
}

/** One of some choices; null where none is given. Throws an InputError that names the choices. */
export function choiceOf<Choice extends string>(
  given: string | undefined,
  name: string,
  choices: readonly Choice[],
): Choice | null {
  if (given === undefined) return null;
  const chosen = choices.find((choice) => choice === given);
  if (chosen !== undefined) return chosen;
  const expected = fillWords(words.expected.parameter, { known: choices.join(", ") });
  throw new InputError([
    { ...problemWith("wrong-value", name, given, expected), nearest: nearest(given, choices) },
  ]);
}

/** A name on the cover of a dossier; null where none is given. Throws an InputError for what is no such name. */
export function coverNameOf(given: string | undefined, name: string): string | null {
  if (given === undefined) return null;
  const read = readCoverName(given);
  if (read !== null) return read;
  const expected = fillWords(words.expected.coverName, { most: String(LONGEST_COVER_NAME) });
  throw new InputError([problemWith("wrong-value", name, given, expected)]);
}

/** The parameters that only a dossier has. */
export const DOSSIER_PARAMETERS = ["lang", "holders", "preparedFor", "preparedBy"] as const;

/** Refuses what only a dossier has: JSON carries both languages and every name. Throws an InputError. */
export function refuseOfDossier(
  query: Readonly<Partial<Record<(typeof DOSSIER_PARAMETERS)[number], string>>>,
): void {
  const problems = DOSSIER_PARAMETERS.flatMap((name) =>
    query[name] === undefined ? [] : [problemWith("unknown-key", name, name, words.expected.dossier)],
  );
  if (problems.length > 0) throw new InputError(problems);
}

function unknownParameter(name: string, known: readonly string[]): Problem {
  const expected =
    known.length === 0
      ? words.expected.noParameter
      : fillWords(words.expected.parameter, { known: known.join(", ") });
  return { ...problemWith("unknown-key", name, name, expected), nearest: nearest(name, known) };
}

function problemWith(code: Problem["code"], name: string, found: string, expected: Words): Problem {
  return { code, path: [name], found: showFound(found), expected, nearest: null, line: null };
}
