import { type JsonObject, type JsonValue, JsonNumber, parseJson } from "../../input/json.ts";
import { plainText } from "../../input/numerals.ts";
import { InputError, type Problem } from "../../input/problem.ts";
import type { Words } from "../../language/language.ts";
import type { Answer } from "../../profile/answer.ts";
import { Complaints } from "../../profile/complaint.ts";
import { READERS } from "../../profile/read-values.ts";
import { canBeTyped, readTyped } from "../../profile/people/read-typed.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";
import words from "../words.json" with { type: "json" };

/** What a cell says: an answer (null = "don't know") with what was understood where it was not written plainly. */
export type CellReading =
  | { readonly kind: "nothing" }
  | { readonly kind: "answer"; readonly answer: Answer | null; readonly understood: Words | null }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

const NOTHING: CellReading = { kind: "nothing" };
const DO_NOT_KNOW: CellReading = { kind: "answer", answer: null, understood: null };
const UNKNOWN_WORDS = new Set(words.doNotKnow.map(plainText));

/** Whether a cell says "don't know". */
export function isDoNotKnow(text: string): boolean {
  return UNKNOWN_WORDS.has(plainText(text));
}

/** Types that a profile never holds as a text. */
const PEOPLE_ONLY: readonly Fact["type"][] = ["yes-no", "money"];

/** An amount as the results show it: `200000000 USD`. */
const AMOUNT = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/;

function moneyOf(amount: string, currency: string): JsonValue {
  const money: JsonObject = Object.create(null);
  money.amount = amount;
  money.currency = currency;
  return money;
}

/** Reads one cell as the whole answer to a fact: as a profile has it, as JSON, or as people write it. */
export function readCell(fact: Fact, cell: string): CellReading {
  const text = cell.trim();
  if (text === "") return NOTHING;
  if (fact.type === "text") return readValue(fact, text);
  if (!/^\d/.test(text) && isDoNotKnow(text)) return DO_NOT_KNOW;
  if (/^[[{]/.test(text)) return readJsonCell(fact, text);
  if (fact.type === "choice") return readValue(fact, idOf(fact, text));
  if (fact.type === "choices") return readList(fact, text);
  if (!canBeTyped(fact.type)) return readValue(fact, fact.type === "nationality" ? text.toUpperCase() : text);
  return readPlain(fact, text);
}

/** A text that stands for a number, a day, yes or no, a nationality. */
function readPlain(fact: Fact, text: string): CellReading {
  const [, amount, currency] = fact.type === "money" ? (AMOUNT.exec(text) ?? []) : [];
  if (amount !== undefined && currency !== undefined) return readValue(fact, moneyOf(amount, currency));
  if (!PEOPLE_ONLY.includes(fact.type)) {
    const strict = readValue(fact, text);
    if (strict.kind === "answer") return strict;
  }
  const typed = readTyped(fact, text);
  if (typed.kind === "refused") return { kind: "refused", problems: [typed.problem] };
  return { kind: "answer", answer: typed.answer, understood: typed.isLiteral ? null : typed.readBack };
}

/** Reads a JSON value as the whole answer to a fact, by the readers of profiles. */
export function readValue(fact: Fact, value: JsonValue): CellReading {
  if (value === null) return DO_NOT_KNOW;
  const complaints = new Complaints();
  const answer = READERS[fact.type](value, [fact.id], fact, complaints);
  return answer === undefined || complaints.problems.length > 0
    ? { kind: "refused", problems: complaints.problems }
    : { kind: "answer", answer, understood: null };
}

function readJsonCell(fact: Fact, text: string): CellReading {
  try {
    const { value, problems } = parseJson(text);
    if (problems.length > 0) return { kind: "refused", problems };
    if (fact.type === "choices" && Array.isArray(value)) {
      return readValue(
        fact,
        value.map((entry) => (typeof entry === "string" ? idOf(fact, entry) : entry)),
      );
    }
    return readValue(fact, value);
  } catch (error) {
    if (error instanceof InputError) return { kind: "refused", problems: error.problems };
    throw error;
  }
}

const NONE = new Set(words.none.map(plainText));

function readList(fact: Fact, text: string): CellReading {
  if (NONE.has(plainText(text))) return readValue(fact, []);
  const entries = text
    .split(/[;；]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  return readValue(
    fact,
    entries.map((entry) => idOf(fact, entry)),
  );
}

/** The id of a choice by its id, title or a synonym that is this choice's alone; else the text, for the reader to refuse. */
function idOf(fact: Fact, text: string): string {
  const choices = fact.choices ?? [];
  if (choices.some(({ id }) => id === text)) return text;
  const plain = plainText(text);
  const named = choices.filter(({ id, title }) =>
    [id, title["zh-CN"], title.en].map(plainText).includes(plain),
  );
  const meant =
    named.length > 0
      ? named
      : choices.filter(({ synonyms }) =>
          [...(synonyms?.["zh-CN"] ?? []), ...(synonyms?.en ?? [])].map(plainText).includes(plain),
        );
  const [only, ...more] = meant;
  return only !== undefined && more.length === 0 ? only.id : text;
}

/** A JSON value as text that differs wherever the values do. */
export function keyOfValue(value: JsonValue): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner instanceof JsonNumber ? { number: inner.text } : inner,
  );
}
