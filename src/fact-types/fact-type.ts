import type * as z from "zod";
import type { Rational } from "../exact/rational.ts";
import type { JsonValue } from "../input/json.ts";
import type { Problem } from "../input/problem.ts";
import type { Language, Words } from "../language/language.ts";
import type { Answer, ExchangeRate } from "../profile/answer.ts";
import type { CanonicalAnswer } from "../profile/canonical-schema.ts";
import type { Complaints } from "../profile/complaint.ts";
import type { FactValue } from "../profile/facts.ts";
import type { Path } from "../profile/read-object.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";

export type AnswerKind = Answer["kind"];
export type AnswerOf<Kind extends AnswerKind> = Extract<Answer, { readonly kind: Kind }>;

/** What an amount of money is worth hangs on the rates of a profile and the day of the amount (YYYY-MM-DD). */
export interface Exchange {
  readonly rates: readonly ExchangeRate[];
  readonly day: string | null;
}

/**
 * The ways in which people answer, each of which every door has a form for: a text kept as it stands, a line read as
 * people type it, yes or no, a choice of one or of many, a country, a table of holders, a group of companies, and an
 * exchange rate.
 */
export type ControlName =
  | "text"
  | "typed"
  | "yes-no"
  | "choice"
  | "choices"
  | "country"
  | "holders"
  | "group"
  | "rate";

/** How people type an answer, in Chinese or English. */
export interface Typing<Own extends Answer = Answer> {
  /** What may be typed. */
  readonly expected: Words;
  /** An answer that is typed without a doubt. */
  readonly example: string;
  /** What a bare number in a sheet may also be: a part of 1, or a day as a spreadsheet counts them. */
  readonly bareNumber?: "part-of-one" | "serial-day";
  /** Whether the heading of a column may say in which unit its numbers are. */
  readonly unitInHeading?: boolean;
  /** What a number must have beside it in a running text to be taken for an answer. */
  readonly sign?: RegExp;
  /** The exact answer, or what is wrong with what was typed. */
  read(fact: Fact, typed: string): Answer | Problem;
  /** Whether it was typed as a profile holds it, so that there is nothing to confirm. */
  isLiteral(answer: Own, typed: string): boolean;
  /** What was understood, numbers with thousands separated. */
  readBack(answer: Own, fact: Fact): Words;
}

/** The ids that answers choose among. */
export interface Choosing {
  ids(fact: Fact): readonly string[];
  nameOf(id: string, fact: Fact, language: Language): string;
}

/** The line on which answers lie: numbers in the fact's unit, amounts in a currency, or days since 1970-01-01. */
export interface Scale {
  /** The ends between which every answer lies. */
  readonly low: Rational;
  readonly high: Rational | null;
  /** The smallest difference between two answers. Throws for an unknown currency. */
  step(currency: string | null): Rational;
  /** The answer that a number stands for. */
  answerAt(value: Rational, currency: string | null): Answer;
}

/** What one column of a database holds of answers, each as a text. */
export type Column =
  | { readonly kind: "yes-no" | "day" | "percent" | "amount" }
  | { readonly kind: "number"; isWhole?(fact: Fact): boolean }
  | { readonly kind: "one-of" | "any-of"; ids(fact: Fact): readonly string[] };

/** As what tests compare answers: the kinds of value that the operators know. */
export type Compared = Exclude<FactValue["kind"], "unknown" | "ratio" | "money-band">;

/**
 * All that hangs on what type a fact has; what a type leaves out, its answers have not. They are of the kinds that it
 * names, and of no other.
 */
export interface FactType<Own extends Answer = Answer> {
  readonly answers: readonly Own["kind"][];
  /** How people answer. */
  readonly control: ControlName;
  /** Whether it is asked for each pair of currencies that a comparison lacks, and no answer is the last one. */
  readonly isAskedByPair?: true;
  /** What each fact of the type states beside it. */
  readonly needs?: "choices" | "unit";
  /** What the API's description says of an answer. */
  schema(fact: Fact): z.ZodType;
  /** The answer in a profile, read strictly; undefined after a complaint. */
  read(raw: JsonValue, path: Path, fact: Fact, complaints: Complaints): Own | undefined;
  /** The answer in the form in which a profile holds it; alike in all types whose answers are of the same kind. */
  canonical(answer: Own): CanonicalAnswer;
  /** The answer as the evaluators see it. */
  value(answer: Own, fact: Fact, exchange: Exchange): FactValue;
  /** As what tests compare answers. */
  readonly compared?: Compared;
  /** The unit of all facts of the type. */
  readonly unit?: string;
  readonly choosing?: Choosing;
  readonly scale?: Scale;
  readonly typing?: Typing<Own>;
  readonly column?: Column;
  /** The parts of an answer that may stand in columns of their own, by their paths in it, such as `0.share`. */
  readonly parts?: RegExp;
}
