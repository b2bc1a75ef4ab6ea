import type { z } from "zod";
import { parseJson } from "../input/json.ts";
import { describeProblem, formatPath, InputError, type Problem } from "../input/problem.ts";
import { type Fault, lineOfPlace, RulebookError } from "./fault.ts";
import { type DataFiles, textOf } from "./files.ts";
import { schemaFaults } from "./schema-faults.ts";

/** Reads a data file as what a schema describes. */
export type Parse = <T extends z.ZodType>(files: DataFiles, path: string, schema: T) => z.infer<T>;

/** A data file whose bytes passed its schema before. */
export const parseSound: Parse = (files, path) => JSON.parse(textOf(files, path));

/** A data file by its schema. Throws a RulebookError with the line of every mistake. */
export function parseFile<T extends z.ZodType>(files: DataFiles, path: string, schema: T): z.infer<T> {
  const text = textOf(files, path);
  const value = parseText(text, path);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new RulebookError(
    schemaFaults(schema, value).map((fault) => ({
      file: path,
      line: lineOfPlace(text, fault.place),
      ...fault,
    })),
  );
}

/** What is wrong with the JSON of a file. */
export function faultsOfJson(file: string, problems: readonly Problem[]): Fault[] {
  return problems.map((problem) => ({
    file,
    line: problem.line,
    place: formatPath(problem.path),
    message: describeProblem(problem),
  }));
}

function parseText(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RulebookError(faultsOfJson(path, problemsOf(text, error)));
  }
}

/** The problems of a text that is no JSON, told by the strict reader, which knows their lines. */
function problemsOf(text: string, error: unknown): readonly Problem[] {
  try {
    parseJson(text);
  } catch (strict) {
    if (strict instanceof InputError) return strict.problems;
  }
  throw error;
}
