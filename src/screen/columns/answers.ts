import type { ParsedCell } from "../../free-text/parsed-cell.ts";
import { EXPECTED } from "../../input/expected.ts";
import { describeProblem, type Problem } from "../../input/problem.ts";
import { fillWords, type Words } from "../../language/language.ts";
import { GATES } from "../../logic/tree.ts";
import type { Answer, Profile } from "../../profile/answer.ts";
import { findContradictions } from "../../profile/contradictions.ts";
import { DAY_ASKED, dayAskedIn } from "../../profile/days.ts";
import { canonicalAnswer } from "../../situation/canonical.ts";
import type { Relations } from "../../vocabulary/relations.ts";
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

/** An answer that could not be read; the row counts only where no rule that concerns it looks at the fact. */
export interface Unread {
  readonly fact: string;
  readonly fault: RowFault;
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
  /** The row as it stands, for its author. */
  readonly cells: readonly string[];
  /** Cells that could not be read: answers left out, each with what is wrong with it. */
  readonly unread: readonly Unread[];
  /** Codes of what people should know of the row beside its answers. */
  readonly warnings: readonly string[];
}

export type ParsedRow =
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

/** The row with everything that it says to people put in other words. */
export function reworded(parsed: ParsedRow, wording: (said: Words) => Words): ParsedRow {
  const inOther = (fault: RowFault): RowFault => ({ ...fault, expected: wording(fault.expected) });
  if (parsed.kind === "left-out") return parsed;
  if (parsed.kind === "rejected") return { ...parsed, faults: parsed.faults.map(inOther) };
  return {
    ...parsed,
    understood: parsed.understood.map(({ fact, words: said }) => ({ fact, words: wording(said) })),
    unread: parsed.unread.map(({ fact, fault }) => ({ fact, fault: inOther(fault) })),
  };
}

/** Why a row is no company. */
export type LeftOutReason = keyof typeof words.leftOut;

/** What a cell says, with its number. */
export interface NumberedCell {
  readonly number: number;
  readonly parsed: ParsedCell;
  /** The fact and its answer as a member of a profile's JSON; empty where there is none. */
  readonly json: string;
}

/** What stands for no answer. */
export const NO_CELL: NumberedCell = { number: 0, parsed: { kind: "nothing" }, json: "" };

/** What the cells of one column say, by their text, so that what stands in many rows is read once. Numbers are never used twice. */
export class KnownCells {
  readonly #known = new Remembered<NumberedCell>();
  readonly #next: () => number;
  /** "Don't know" comes again even where all other texts differ so much that none is kept. */
  readonly #notKnown: number;
  readonly #fact: string;

  constructor(fact: string, next: () => number) {
    this.#fact = fact;
    this.#next = next;
    this.#notKnown = next();
  }

  /** What was read of the text before, if that is kept. */
  get(text: string): NumberedCell | undefined {
    return this.#known.isWorthwhile ? this.#known.get(text) : undefined;
  }

  /** Adds what the text says. */
  add(text: string, parsed: ParsedCell): NumberedCell {
    const isNotKnown = parsed.kind === "answer" && parsed.answer === null;
    const number = isNotKnown ? this.#notKnown : this.#next();
    const numbered = { number, parsed, json: memberOf(this.#fact, parsed) };
    this.#known.set(text, numbered);
    return numbered;
  }
}

const NO_WARNINGS: readonly string[] = [];
/** The warning of a row with a cell that was not read. */
const UNREAD_WARNINGS: readonly string[] = ["cell-not-read"];

/** Facts without which nobody can say which rules concern a row; and the day, which is the run's. */
const ALWAYS: readonly string[] = [...GATES, DAY_ASKED];

/**
 * Puts the answers of a row to some facts together; those that contradict each other, and those of another day than
 * the run's (YYYY-MM-DD), make the row unusable.
 */
export function joinAnswers(
  line: number,
  asOf: string,
  facts: readonly string[],
  relations: Relations,
  numbered: readonly NumberedCell[],
  nameColumn: (problem: Problem) => string,
  { cells, isStrict }: { readonly cells: () => readonly string[]; readonly isStrict: boolean },
): ParsedRow {
  const profile = new Map<string, Answer | null>();
  const keys: number[] = [];
  const understood: { fact: string; words: Words }[] = [];
  const problems: Problem[] = [];
  const unread: Problem[] = [];
  let json = "";
  let index = -1;
  for (const { number, parsed, json: part } of numbered) {
    index += 1;
    const fact = facts[index] ?? "";
    keys.push(parsed.kind === "answer" ? number : 0);
    if (parsed.kind === "refused") (isNeeded(fact, isStrict) ? problems : unread).push(...parsed.problems);
    if (parsed.kind !== "answer") continue;
    profile.set(fact, parsed.answer);
    json += json === "" ? part : `,${part}`;
    if (parsed.understood !== null) understood.push({ fact, words: parsed.understood });
  }
  problems.push(...findContradictions(profile, relations), ...ofAnotherDay(profile, asOf));
  const told = (problem: Problem): RowFault => faultOf(problem, nameColumn(problem));
  if (problems.length === 0) {
    const doubts = unread.map((problem) => ({ fact: String(problem.path[0]), fault: told(problem) }));
    const row = { line, profile, keys, understood, json: `{${json}}`, cells: cells(), unread: doubts };
    return { kind: "read", ...row, warnings: doubts.length === 0 ? NO_WARNINGS : UNREAD_WARNINGS };
  }
  const faults = [...problems, ...unread].map(told);
  return { kind: "rejected", line, faults, cells: cells() };
}

function isNeeded(fact: string, isStrict: boolean): boolean {
  return isStrict || ALWAYS.includes(fact);
}

/** A row with answers that could not be read: rejected where the run is strict, else to be used without them. */
export function withUnread(
  row: ReadRow & { readonly kind: "read" },
  unread: readonly Unread[],
  isStrict: boolean,
): ParsedRow {
  const all = [...row.unread, ...unread];
  const { line, cells } = row;
  if (isStrict) return { kind: "rejected", line, faults: all.map(({ fault }) => fault), cells };
  const told = row.unread.length > 0 ? row.warnings : [...UNREAD_WARNINGS, ...row.warnings];
  return { ...row, unread: all, warnings: told };
}

function memberOf(fact: string, parsed: ParsedCell): string {
  if (parsed.kind !== "answer") return "";
  return `"${fact}":${JSON.stringify(parsed.answer === null ? null : canonicalAnswer(parsed.answer))}`;
}

function ofAnotherDay(profile: Profile, asOf: string): Problem[] {
  const found = dayAskedIn(profile);
  if (found === null || found === asOf) return [];
  const expected = fillWords(EXPECTED.dayOfRun, { day: asOf, found });
  return [{ code: "other-day", path: [DAY_ASKED], found, expected, nearest: null, line: null }];
}

/** A problem as a fault of a row, at a column. */
export function faultOf(problem: Problem, column: string): RowFault {
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
