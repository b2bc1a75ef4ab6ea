import type { Blocker, Change, ChangeSet, Transfer } from "../contract/changes.ts";
import { formatRational, parseFractionText } from "../exact/rational.ts";
import { unitOf } from "../fact-types/measure.ts";
import { factTypeOf } from "../fact-types/registry.ts";
import { joinList, type Language, textIn, type Words } from "../language/language.ts";
import { needsTranslation } from "../language/languages.ts";
import { showAmount, showQuantity } from "../vocabulary/quantities.ts";
import { type Fact, factOf, type Vocabulary } from "../vocabulary/vocabulary.ts";
import words from "./changes.json" with { type: "json" };
import ownershipWords from "./ownership/words.json" with { type: "json" };
import { showGiven } from "./show-given.ts";
import { placeNotice, showGap, showId, showReading } from "./values.ts";

/** Every way to meet what fails, one text each; where there is none, what stands in the way. */
export function describeChangeSets(
  sets: readonly ChangeSet[],
  blockers: readonly Blocker[],
  { vocabulary }: { readonly vocabulary: Vocabulary },
  language: Language,
): string[] {
  if (sets.length === 0) return describeBlockers(blockers, vocabulary, language);
  return sets.map((set) => describeChanges(set, vocabulary, language).join(textIn(words.and, language)));
}

/** What holds of every change that is told; null where none is. */
export function noteOnChangeSets(sets: readonly ChangeSet[], language: Language): string | null {
  return sets.length === 0 ? null : textIn(words.realChange, language);
}

/** Every change of a set as a phrase, such as `Chinese share from 60 % to at least 67 %: 7 percentage points`. */
export function describeChanges(set: ChangeSet, vocabulary: Vocabulary, language: Language): string[] {
  return set.map((change) => describeChange(change, vocabulary, language));
}

function describeChange(change: Change, vocabulary: Vocabulary, language: Language): string {
  const fact = vocabulary.byId.get(change.fact);
  if (fact === undefined) throw new Error(`there is no fact ${change.fact}`);
  const phrase = phraseOf(change, fact, language);
  if (change.transfer !== undefined) return describeTransfer(change.transfer, phrase, language);
  if (change.orElse === undefined) return phrase;
  const others = change.orElse
    .map((other) => showAnswer(other, fact, language))
    .join(textIn(words.or, language));
  return textIn(words.orElse, language, { change: phrase, others });
}

function phraseOf(change: Change, fact: Fact, language: Language): string {
  const place = placeNotice(change.from, language);
  if (place !== null) return place;
  const title = textIn(fact.title, language);
  const to = showAnswer(change.to, fact, language);
  if (change.readings !== undefined) {
    const { direct, lookThrough } = change.readings;
    const readings = {
      direct: showReading(direct, language),
      lookThrough: showReading(lookThrough, language),
    };
    return textIn(words.readings, language, { fact: title, ...readings, to });
  }
  if (change.from === null) return textIn(words.unanswered, language, { fact: title, to });
  const from = showAnswer(change.from, fact, language);
  const distance = distanceOf(change, fact);
  if (distance === null) return textIn(words.other, language, { fact: title, from, to });
  const isUp = !distance.startsWith("-");
  const amount = isUp ? distance : distance.slice(1);
  const unit = factTypeOf(fact).compared === "money" ? currencyOf(change.to) : unitOf(fact);
  return textIn(words.number, language, {
    fact: title,
    from,
    to,
    direction: textIn(words[isUp ? "up" : "down"], language),
    distance: showGap(amount, unit, language),
  });
}

/** Whether answers are numbers in a unit or amounts, and not days. */
function isNumber(fact: Fact): boolean {
  const { compared, scale } = factTypeOf(fact);
  return scale !== undefined && compared !== "date";
}

/** How much is between the two numbers, with a minus where it goes down; null for what is no number. */
function distanceOf({ from, to }: Change, fact: Fact): string | null {
  if (!isNumber(fact)) return null;
  const [start, end] = [numberOf(from, fact), numberOf(to, fact)];
  return start === null || end === null ? null : formatRational(end.sub(start));
}

/** The number of an answer; a share may be written as a fraction of the whole. */
function numberOf(answer: unknown, fact: Fact): ReturnType<typeof parseFractionText> {
  const text = isMoney(answer) ? answer.amount : answer;
  const value = typeof text === "string" ? parseFractionText(text) : null;
  return value !== null && factTypeOf(fact).compared === "share" && String(text).includes("/")
    ? value.mul(100)
    : value;
}

interface Money {
  readonly amount: string;
  readonly currency: string;
}

function isMoney(answer: unknown): answer is Money {
  return typeof answer === "object" && answer !== null && "amount" in answer && "currency" in answer;
}

function currencyOf(answer: unknown): string | null {
  return isMoney(answer) ? answer.currency : null;
}

function showAnswer(answer: unknown, fact: Fact, language: Language): string {
  if (answer === true || answer === false) return textIn(words[answer ? "yes" : "no"], language);
  if (isMoney(answer)) return showAmount(answer.amount, answer.currency, language);
  if (typeof answer === "object" && answer !== null && !Array.isArray(answer))
    return showGiven(answer, fact, language);
  if (Array.isArray(answer)) {
    const shown = answer.map((id) => showId(String(id), fact, language));
    return shown.length === 0 ? textIn(words.none, language) : joinList(shown, language);
  }
  const number = isNumber(fact) ? numberOf(answer, fact) : null;
  return number === null
    ? showId(String(answer), fact, language)
    : showQuantity(formatRational(number), unitOf(fact), language);
}

const sources: Readonly<Record<string, Words>> = ownershipWords.sources;

function describeTransfer({ points, from, to }: Transfer, change: string, language: Language): string {
  const holders = from.map((holder) => {
    const origin = textIn(sources[holder.origin ?? "unknown"], language) ?? "";
    const name = textIn(words.holder, language, { name: holder.name, origin });
    if (from.length === 1) return name;
    return textIn(words.holderPoints, language, {
      holder: name,
      points: showGap(holder.points, "%", language),
    });
  });
  return textIn(words[from.length === 1 ? "transferOne" : "transfer"], language, {
    change,
    points: showGap(points, "%", language),
    holders: joinList(holders, language),
    to: textIn(words[to === "mainland" ? "toMainland" : "toForeign"], language),
  });
}

/** Why no change would help, a phrase for each requirement that stands in the way. */
export function describeBlockers(
  blockers: readonly Blocker[],
  vocabulary: Vocabulary,
  language: Language,
): string[] {
  return blockers.map(({ reason, quote, translation, fact }) =>
    textIn(words.blocked[reason], language, {
      quote: needsTranslation(language) ? `“${translation}” (“${quote}”)` : `“${quote}”`,
      fact: textIn(factOf(fact, vocabulary).title, language),
    }),
  );
}
