import type { CellReading } from "../../free-text/read-cell.ts";
import { EXPECTED } from "../../input/expected.ts";
import { describeProblem, type Problem } from "../../input/problem.ts";
import { fillWords, type Words } from "../../language/language.ts";
import type { Answer, Profile } from "../../profile/answer.ts";
import { canonicalAnswer } from "../../profile/canonical.ts";
import { findContradictions } from "../../profile/contradictions.ts";
import { DAY_ASKED, dayAskedIn } from "../../profile/days.ts";
import { Remembered } from "../remembered.ts";
import words from "../words.json" with { type: "json" };

/** Why a row cannot be used: one of its columns, what stands there, and what was expected. */
export interface RowFault {
  readonly column: string;
  readonly value: string;
  readonly expected: Words;
  /** The problem of an answer that this is; null where the row itself is at fault. */
  readonly problem: Problem | null;
}

/** A row that was read: the profile, a number for each answer (the same for the same answer), what was understood. */
export interface ReadRow {
  readonly line: number;
  readonly profile: Profile;
  /** In the order of the reader's facts; 0 where there is no answer. */
  readonly keys: readonly number[];
  readonly understood: readonly { readonly fact: string; readonly words: Words }[];
  /** The answers as JSON of a profile, in the vocabulary's order. */
  readonly json: string;
  /** Codes of what people should know of the row beside its answers. */
  readonly warnings: readonly string[];
}

export type RowReading =
  | ({ readonly kind: "read" } & ReadRow)
  | {
      readonly kind: "rejected";
      readonly line: number;
      readonly faults: readonly RowFault[];
      readonly cells: readonly string[];
    }
  | {
      readonly kind: "left-out";
      readonly line: number;
      readonly reason: LeftOutReason;
      readonly cells: readonly string[];
    };

/** Why a row is no company. */
export type LeftOutReason = keyof typeof words.leftOut;

/** A reading with its number. */
export interface NumberedReading {
  readonly number: number;
  readonly reading: CellReading;
  /** The answer as JSON of a profile; empty where there is none. */
  readonly json: string;
}

/** What stands for no answer. */
export const NO_READING: NumberedReading = { number: 0, reading: { kind: "nothing" }, json: "" };

/** Readings of one column by their text, so that what stands in many rows is read once. Numbers are never used twice. */
export class KnownReadings {
  readonly #known = new Remembered<NumberedReading>();
  readonly #next: () => number;

  constructor(next: () => number) {
    this.#next = next;
  }

  /** What was read of the text before, if that is kept. */
  get(text: string): NumberedReading | undefined {
    return this.#known.isWorthwhile ? this.#known.get(text) : undefined;
  }

  /** A new reading of the text. */
  add(text: string, reading: CellReading): NumberedReading {
    const numbered = { number: this.#next(), reading, json: jsonOf(reading) };
    this.#known.set(text, numbered);
    return numbered;
  }
}

const NO_WARNINGS: readonly string[] = [];

/**
 * Puts the answers of a row to some facts together; those that contradict each other, and those of another day than
 * the run's (YYYY-MM-DD), make the row unusable.
 */
export function joinAnswers(
  line: number,
  asOf: string,
  facts: readonly string[],
  readings: readonly NumberedReading[],
  nameColumn: (problem: Problem) => string,
  cells: () => readonly string[],
): RowReading {
  const profile = new Map<string, Answer | null>();
  const keys: number[] = [];
  const understood: { fact: string; words: Words }[] = [];
  const problems: Problem[] = [];
  let json = "";
  readings.forEach(({ number, reading, json: part }, index) => {
    const fact = facts[index] ?? "";
    keys.push(reading.kind === "answer" ? number : 0);
    if (reading.kind === "refused") problems.push(...reading.problems);
    if (reading.kind !== "answer") return;
    profile.set(fact, reading.answer);
    json += `${json === "" ? "" : ","}"${fact}":${part}`;
    if (reading.understood !== null) understood.push({ fact, words: reading.understood });
  });
  problems.push(...findContradictions(profile), ...ofAnotherDay(profile, asOf));
  if (problems.length === 0)
    return { kind: "read", line, profile, keys, understood, json: `{${json}}`, warnings: NO_WARNINGS };
  const faults = problems.map((problem) => faultOf(problem, nameColumn(problem)));
  return { kind: "rejected", line, faults, cells: cells() };
}

function jsonOf(reading: CellReading): string {
  if (reading.kind !== "answer") return "";
  return JSON.stringify(reading.answer === null ? null : canonicalAnswer(reading.answer));
}

function ofAnotherDay(profile: Profile, asOf: string): Problem[] {
  const found = dayAskedIn(profile);
  if (found === null || found === asOf) return [];
  const expected = fillWords(EXPECTED.dayOfRun, { day: asOf, found });
  return [{ code: "other-day", path: [DAY_ASKED], found, expected, nearest: null, line: null }];
}

function faultOf(problem: Problem, column: string): RowFault {
  const { found, code, expected, nearest } = problem;
  if (nearest !== null) {
    const near = { "zh-CN": `（最接近：${nearest}）`, en: ` (nearest: ${nearest})` };
    return {
      column,
      value: found,
      problem,
      expected: { "zh-CN": expected["zh-CN"] + near["zh-CN"], en: expected.en + near.en },
    };
  }
  const value = found === "" ? describeProblem(problem).en : found;
  return { column, value, problem, expected: code === "missing-key" ? describeProblem(problem) : expected };
}
