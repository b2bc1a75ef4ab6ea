import { describeProblem } from "../../input/problem.ts";
import { type Language, textIn } from "../../language/language.ts";
import type { Answer, ExchangeRate } from "../../profile/answer.ts";
import { Complaints } from "../../profile/complaint.ts";
import { canBeTyped, readTyped } from "../../fact-types/read-typed.ts";
import { factTypeOf } from "../../fact-types/registry.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";
import { type Control, type Dialogue, type Reply, value } from "./dialogue.ts";
import words from "./words.json" with { type: "json" };

/** An answer that is typed, and not chosen. */
export interface TypingAsked {
  readonly fact: Fact;
  readonly message: string;
  readonly controls: readonly Control[];
  /** What was answered before, and how it is shown; Enter keeps it. */
  readonly earlier: { readonly answer: Answer; readonly shown: string } | null;
  /** What is wrong with an answer beyond its form; null where it will do. */
  readonly refuse?: (answer: Answer) => string | null;
}

/** Asks for a typed answer and reads it back, for confirmation where it was not written as it is kept. */
export async function askTyped(
  asked: TypingAsked,
  dialogue: Dialogue,
  language: Language,
): Promise<Reply<Answer>> {
  const { fact, earlier, refuse } = asked;
  const preset = earlier?.shown;
  const check = (typed: string): string | null => {
    if (typed === preset) return null;
    const read = readAsTyped(fact, typed, language);
    return "problem" in read ? read.problem : (refuse?.(read.answer) ?? null);
  };
  for (;;) {
    const reply = await dialogue.type({ message: asked.message, check, controls: asked.controls, preset });
    if (reply.kind === "control") return reply;
    if (earlier !== null && reply.value === preset) return value(earlier.answer);
    const read = readAsTyped(fact, reply.value, language);
    if ("problem" in read) throw new Error(read.problem);
    const shown = { answer: read.readBack };
    if (read.isLiteral) dialogue.say([textIn(words.noted, language, shown)]);
    else if (!(await dialogue.confirm(textIn(words.understood, language, shown), true))) continue;
    return value(read.answer);
  }
}

type Read =
  | { readonly answer: Answer; readonly readBack: string; readonly isLiteral: boolean }
  | { readonly problem: string };

function readAsTyped(fact: Fact, typed: string, language: Language): Read {
  if (!canBeTyped(fact)) return readStrictly(fact, typed, language);
  const read = readTyped(fact, typed);
  if (read.kind === "refused") return { problem: textIn(describeProblem(read.problem), language) };
  return { answer: read.answer, readBack: textIn(read.readBack, language), isLiteral: read.isLiteral };
}

function readStrictly(fact: Fact, typed: string, language: Language): Read {
  const complaints = new Complaints();
  const answer = factTypeOf(fact).read(typed, [fact.id], fact, complaints);
  const [problem] = complaints.problems;
  if (answer !== undefined) return { answer, readBack: typed, isLiteral: true };
  return { problem: problem === undefined ? typed : textIn(describeProblem(problem), language) };
}

/** Exchange rates from their typed parts, by the reader of profile files. */
export function readRates(
  entries: readonly Record<string, string>[],
  fact: Fact,
  language: Language,
): { readonly rates: readonly ExchangeRate[] } | { readonly problem: string } {
  const complaints = new Complaints();
  const answer = factTypeOf(fact).read([...entries], [fact.id], fact, complaints);
  const [problem] = complaints.problems;
  if (answer?.kind === "exchange-rates") return { rates: answer.rates };
  return { problem: problem === undefined ? "" : textIn(describeProblem(problem), language) };
}
