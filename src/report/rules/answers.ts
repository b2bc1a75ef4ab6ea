import { factTypeOf } from "../../fact-types/registry.ts";
import { joinList, type Language, textIn } from "../../language/language.ts";
import { showAmount, showQuantity } from "../../vocabulary/quantities.ts";
import { unitOf } from "../../fact-types/measure.ts";
import type { Fact, Vocabulary } from "../../vocabulary/vocabulary.ts";
import { showId } from "../values.ts";
import answerWords from "../answer-words.json" with { type: "json" };
import words from "./words.json" with { type: "json" };

/** The answers of an example, each with the name of its fact, as one line for people. */
export function showAnswers(
  profile: Readonly<Record<string, unknown>>,
  vocabulary: Vocabulary,
  language: Language,
): string {
  const answers = Object.entries(profile).map(([id, value]) => {
    const fact = vocabulary.byId.get(id);
    return textIn(words.answer, language, {
      fact: textIn(fact?.title, language) ?? id,
      value: showAnswer(value, fact, language),
    });
  });
  return answers.length === 0
    ? textIn(words.noAnswers, language)
    : answers.join(textIn(words.answersApart, language));
}

function showAnswer(value: unknown, fact: Fact | undefined, language: Language): string {
  if (value === null) return textIn(words.doNotKnow, language);
  if (typeof value === "boolean") return textIn(words[value ? "yes" : "no"], language);
  const type = fact === undefined ? null : factTypeOf(fact);
  const compared = type?.compared;
  if (compared === "choice" || compared === "nationality") return showId(String(value), fact, language);
  if (typeof value === "string" || typeof value === "number") return showText(String(value), fact, language);
  if (compared === "choices" && Array.isArray(value)) {
    if (value.length === 0) return textIn(words.noneListed, language);
    return joinList(
      value.map((id) => showId(String(id), fact, language)),
      language,
    );
  }
  if (type?.answers.includes("investors") === true && Array.isArray(value))
    return showHolders(value as Holder[], language);
  if (isMoney(value)) return showAmount(String(value.amount), value.currency, language);
  return JSON.stringify(value, null, 1).replace(/\n */g, " ");
}

interface Holder {
  readonly name?: string;
  readonly origin?: keyof typeof answerWords.origins | null;
  readonly share: string;
  readonly holders?: readonly Holder[];
}

/** A table of holders in one line, the holders of each in brackets. */
function showHolders(holders: readonly Holder[], language: Language): string {
  const one = ({ name = "", origin, share, holders: above = [] }: Holder): string => {
    const from = origin === undefined || origin === null ? words.originOpen : answerWords.origins[origin];
    const values = { name, origin: textIn(from, language), share: showQuantity(share, "%", language) };
    const own = textIn(words.holder, language, values);
    return above.length === 0
      ? own
      : textIn(words.heldBy, language, { own, holders: showHolders(above, language) });
  };
  return holders.map(one).join(textIn(words.answersApart, language));
}

function showText(text: string, fact: Fact | undefined, language: Language): string {
  const isPlain = /^\d+(\.\d+)?$/.test(text);
  return fact !== undefined && isPlain ? showQuantity(text, unitOf(fact), language) : text;
}

function isMoney(value: unknown): value is { amount: string | number; currency: string } {
  return value !== null && typeof value === "object" && "amount" in value && "currency" in value;
}
