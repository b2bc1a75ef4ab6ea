import { formatRational } from "../exact/rational.ts";
import { showDay } from "../language/day.ts";
import { joinList, type Language, textIn } from "../language/language.ts";
import { type Answer, type Holder, isBand } from "../profile/answer.ts";
import { writeBand } from "../profile/bands.ts";
import { showAmount, showNumber, showQuantity } from "../vocabulary/quantities.ts";
import { unitOf } from "../fact-types/measure.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";
import words from "./answer-words.json" with { type: "json" };
import { showBand, showId } from "./values.ts";

/** An answer as people read it back. */
export function showAnswer(answer: Answer | null, fact: Fact, language: Language): string {
  if (answer === null) return textIn(words.dontKnow, language);
  switch (answer.kind) {
    case "text":
      return answer.text;
    case "yes-no":
      return textIn(words[answer.value ? "yes" : "no"], language);
    case "choice":
      return showId(answer.id, fact, language);
    case "choices":
      return answer.ids.length === 0 ? textIn(words.none, language) : showIds(answer.ids, fact, language);
    case "nationality":
      return showId(answer.code, fact, language);
    case "date":
      return showDay(answer.day, language);
    case "share":
      return showQuantity(formatRational(answer.value), "%", language);
    case "share-band":
      return showBand(writeBand(answer.band, formatRational), "%", language);
    case "money-band":
      return showBand(writeBand(answer.band, formatRational), answer.currency, language);
    case "quantity":
      return showQuantity(formatRational(answer.value), unitOf(fact), language);
    case "money":
      return showAmount(formatRational(answer.amount), answer.currency, language);
    case "exchange-rates":
      return joinList(
        answer.rates.map(({ from, to, rate }) =>
          textIn(words.rate, language, { from, to, rate: showNumber(formatRational(rate), language) }),
        ),
        language,
      );
    case "entities":
      return textIn(words.entities, language, { count: String(answer.entities.length) });
    case "investors":
      return showHolders(answer.holders, language);
  }
}

function showIds(ids: readonly string[], fact: Fact, language: Language): string {
  return joinList(
    ids.map((id) => showId(id, fact, language)),
    language,
  );
}

const SHOWN = 5;

function showHolders(holders: readonly Holder[], language: Language): string {
  const shown = holders.slice(0, SHOWN).map((holder) => showHolder(holder, language));
  const hidden = holders.length - shown.length;
  if (hidden > 0) shown.push(textIn(words.more, language, { count: String(hidden) }));
  return joinList(shown, language);
}

function showHolder({ name, origin, share }: Holder, language: Language): string {
  return textIn(words.holder, language, {
    name,
    origin:
      origin === undefined || origin === null
        ? textIn(words.dontKnow, language)
        : textIn(words.origins[origin], language),
    share: isBand(share)
      ? showBand(writeBand(share, formatRational), "%", language)
      : showQuantity(formatRational(share), "%", language),
  });
}
