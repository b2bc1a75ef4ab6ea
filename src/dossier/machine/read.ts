import type { z } from "zod";
import { parseJson } from "../../input/json.ts";
import { formatPath, InputError, showFound } from "../../input/problem.ts";
import { fillWords, type Words } from "../../language/language.ts";
import words from "../words.json" with { type: "json" };
import { type MachinePart, machinePartSchema } from "./schema.ts";

/** A file that is no dossier, or one that is damaged. */
export class UnreadableDossier extends Error {
  readonly words: Words;

  constructor(text: Words) {
    super(text.en);
    this.name = "UnreadableDossier";
    this.words = text;
  }
}

/** The machine's part in a text. Throws an UnreadableDossier that says what in it is not as it should be. */
export function readMachinePart(text: string): MachinePart {
  const result = machinePartSchema.safeParse(jsonIn(text));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new UnreadableDossier(fillWords(words.notOurShape, { place: placeOf(issue) }));
}

function placeOf(issue: z.core.$ZodIssue | undefined): string {
  const path = (issue?.path ?? []).filter((part) => typeof part !== "symbol");
  const keys = issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  return showFound(formatPath([...path, ...keys])) || "–";
}

/** Refuses keys given twice, which a reader of JSON would take the one or the other of. */
function jsonIn(text: string): unknown {
  try {
    const { problems } = parseJson(text);
    if (problems.length === 0) return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof InputError || error instanceof SyntaxError)) throw error;
  }
  throw new UnreadableDossier(words.notJson);
}
