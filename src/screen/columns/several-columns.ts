import type { Agreed } from "../../free-text/column-context.ts";
import { readOrigin } from "../../free-text/countries.ts";
import { meaningOf, NOTHING, type ParsedCell, readValue } from "../../free-text/parsed-cell.ts";
import { readCell } from "../../free-text/read-cell.ts";
import { isNotAnswered, isNotKnown } from "../../free-text/special-cells.ts";
import type { JsonObject, JsonValue } from "../../input/json.ts";
import { present } from "../../input/present.ts";
import { type Problem, showFound } from "../../input/problem.ts";
import { inEach, joinClauses, textIn, type Words } from "../../language/language.ts";
import { ORIGINS } from "../../profile/answer.ts";
import answerWords from "../../report/answer-words.json" with { type: "json" };
import { canonicalAnswer } from "../../situation/canonical.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";
import type { Column } from "./heading-names.ts";

/** The choices whose columns are marked; a table in which none is marked answers nothing. */
export function readMarks(
  fact: Fact,
  columns: readonly Column[],
  cells: readonly string[],
  agreed: Agreed,
): ParsedCell {
  const mark: Fact = { ...fact, type: "yes-no", choices: undefined };
  const ids: string[] = [];
  const problems: Problem[] = [];
  for (const { index, path, context } of columns) {
    const parsed = readCell(mark, cells[index] ?? "", { ...context, isOnesAndZeros: true }, agreed);
    if (parsed.kind === "refused") problems.push(...atColumn(parsed.problems, fact, path));
    if (parsed.kind === "answer" && parsed.answer?.kind === "yes-no" && parsed.answer.value)
      ids.push(String(path[1]));
    if (parsed.kind === "answer" && parsed.answer === null) return parsed;
  }
  if (problems.length > 0) return { kind: "refused", problems };
  return ids.length === 0 ? { kind: "nothing" } : readValue(fact, ids);
}

/** An answer of several columns; the shares of holders are read as people write them, the rest as a profile has it. */
export function readParts(
  fact: Fact,
  columns: readonly Column[],
  cells: readonly string[],
  agreed: Agreed,
): ParsedCell {
  const whole: JsonObject = Object.create(null);
  const problems: Problem[] = [];
  const told: Words[] = [];
  let isEmpty = true;
  for (const column of columns) {
    const text = (cells[column.index] ?? "").trim();
    if (text === "" || isNotAnswered(text)) continue;
    isEmpty = false;
    const part = readPart(fact, column, text, agreed);
    problems.push(...part.problems);
    if (part.value !== undefined) place(whole, column.path, part.value);
    if (part.understood !== null) told.push(part.understood);
  }
  if (problems.length > 0) return { kind: "refused", problems };
  const parsed = isEmpty ? NOTHING : readValue(fact, asLists(whole));
  if (parsed.kind !== "answer" || told.length === 0) return parsed;
  return {
    ...parsed,
    understood: inEach((language) =>
      joinClauses(
        told.map((one) => textIn(one, language)),
        language,
      ),
    ),
  };
}

interface Part {
  /** As a profile holds it; undefined where the part could not be read, or says that it is not known. */
  readonly value: JsonValue | undefined;
  readonly problems: readonly Problem[];
  readonly understood: Words | null;
}

function readPart(fact: Fact, { path, context }: Column, text: string, agreed: Agreed): Part {
  const silent = { problems: [], understood: null };
  if (isNotKnown(text)) return { ...silent, value: null };
  if (path.at(-1) === "origin" || path.at(-1) === "rest") return readHolderOrigin(fact, path, text);
  if (path.at(-1) !== "share") return { ...silent, value: text };
  const parsed = readCell({ ...fact, type: "share" }, text, context, agreed);
  if (parsed.kind === "refused") {
    return { ...silent, value: undefined, problems: atColumn(parsed.problems, fact, path) };
  }
  if (parsed.kind !== "answer" || parsed.answer === null) return { ...silent, value: undefined };
  return {
    ...silent,
    value: canonicalAnswer(parsed.answer) as JsonValue,
    understood: parsed.understood,
  };
}

const origins: Readonly<Record<string, Words>> = answerWords.origins;

/** The origin of a holder: by its id, or as people write it. */
function readHolderOrigin(fact: Fact, path: Column["path"], text: string): Part {
  if (ORIGINS.some((id) => id === text)) return { value: text, problems: [], understood: null };
  const read = readOrigin(text);
  if ("id" in read) {
    const title = present(origins[read.id], `words for the origin ${read.id}`);
    return { value: read.id, problems: [], understood: meaningOf(text, title) };
  }
  const problem = { found: showFound(text), expected: read.expected, nearest: null, line: null };
  return {
    value: undefined,
    problems: [{ code: "unknown-choice", path: [fact.id, ...path], ...problem }],
    understood: null,
  };
}

/** Problems of one of a fact's columns, which then is told by its own heading. */
function atColumn(problems: readonly Problem[], fact: Fact, path: Column["path"]): Problem[] {
  return problems.map((problem) => ({ ...problem, path: [fact.id, ...path] }));
}

/** Puts a value where a path leads; positions in lists are keys for now. */
function place(whole: JsonObject, path: readonly (string | number)[], value: JsonValue): void {
  let at = whole;
  for (const part of path.slice(0, -1)) {
    const next = at[part] ?? Object.create(null);
    at[part] = next;
    at = next as JsonObject;
  }
  at[path.at(-1) ?? ""] = value;
}

/** Objects whose keys are positions become lists; positions that no cell fills are left out. */
function asLists(value: JsonValue): JsonValue {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const entries = Object.entries(value as JsonObject).map(([key, inner]) => [key, asLists(inner)] as const);
  if (entries.every(([key]) => /^\d+$/.test(key))) return entries.map(([, inner]) => inner);
  const object: JsonObject = Object.create(null);
  for (const [key, inner] of entries) object[key] = inner;
  return object;
}
