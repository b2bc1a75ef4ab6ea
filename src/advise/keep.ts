import { EXPECTED } from "../input/expected.ts";
import { InputError, nearest, showFound } from "../input/problem.ts";
import { answerable, type Vocabulary } from "../vocabulary/vocabulary.ts";

/** The facts of a list such as `city,legalForm` that are to stay as they are. Throws as checkKeep. */
export function parseKeep(text: string, vocabulary: Vocabulary): readonly string[] {
  const named = text
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
  return checkKeep(named, vocabulary, "--keep");
}

/**
 * Facts that are to stay as they are. Throws an InputError that names every fact that there is none of, with the nearest
 * one; `place` is where they were given.
 */
export function checkKeep(
  named: readonly string[],
  vocabulary: Vocabulary,
  place: string,
): readonly string[] {
  const known = answerable(vocabulary).map((fact) => fact.id);
  const unknown = named.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    throw new InputError(
      unknown.map((id) => ({
        code: "unknown-key",
        path: [place],
        found: showFound(id),
        expected: EXPECTED.factId,
        nearest: nearest(id, known),
        line: null,
      })),
    );
  }
  return named;
}
