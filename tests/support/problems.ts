import { InputError, type Problem } from "../../src/input/problem.ts";
import { reader } from "./rulebook.ts";

/** Everything wrong with a profile; empty where it is taken. */
export function problemsOf(profile: object): readonly Problem[] {
  try {
    reader.fromText(JSON.stringify(profile));
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}
