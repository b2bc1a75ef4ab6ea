import type { JsonValue } from "../../input/json.ts";
import { describeProblem } from "../../input/problem.ts";
import type { Language } from "../../language/language.ts";
import type { Answer, ExchangeRate } from "../../profile/answer.ts";
import { Complaints } from "../../profile/complaint.ts";
import { READERS } from "../../profile/read-values.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";

/** A typed answer, and whether it was written as it is kept, so that nothing has to be read back; or what is wrong. */
export type TypedAnswer =
  | { readonly kind: "read"; readonly answer: Answer; readonly isLiteral: boolean }
  | { readonly kind: "problem"; readonly text: string };

const AMOUNT_FIRST = /^([0-9.]+)\s*([A-Za-z]{3})$/;
const CURRENCY_FIRST = /^([A-Za-z]{3})\s*([0-9.]+)$/;

/** What people typed for a share, an amount, a quantity, a day or a text. */
export function readTyped(typed: string, fact: Fact, language: Language): TypedAnswer {
  const complaints = new Complaints();
  const raw = fact.type === "money" ? asMoney(typed) : typed.normalize("NFKC").trim();
  const answer = READERS[fact.type](raw, [fact.id], fact, complaints);
  const [problem] = complaints.problems;
  if (answer !== undefined && problem === undefined) return { kind: "read", answer, isLiteral: true };
  return { kind: "problem", text: problem === undefined ? typed : describeProblem(problem)[language] };
}

/** Exchange rates from their typed parts. */
export function readRates(
  entries: readonly Record<string, string>[],
  fact: Fact,
  language: Language,
):
  | { readonly kind: "read"; readonly rates: readonly ExchangeRate[] }
  | { readonly kind: "problem"; readonly text: string } {
  const complaints = new Complaints();
  const answer = READERS["exchange-rates"]([...entries], [fact.id], fact, complaints);
  const [problem] = complaints.problems;
  if (answer?.kind === "exchange-rates") return { kind: "read", rates: answer.rates };
  return { kind: "problem", text: problem === undefined ? "" : describeProblem(problem)[language] };
}

function asMoney(typed: string): JsonValue {
  const text = typed.normalize("NFKC").trim();
  const [, amount = "", after = ""] = AMOUNT_FIRST.exec(text) ?? [];
  if (after !== "") return { amount, currency: after.toUpperCase() };
  const [, before = "", number = ""] = CURRENCY_FIRST.exec(text) ?? [];
  return before === "" ? typed : { amount: number, currency: before.toUpperCase() };
}
