import { nameOfId } from "../fact-types/measure.ts";
import { formatRational, type Rational } from "../exact/rational.ts";
import { dayWords } from "../language/day.ts";
import { fillWords, inEach, joinList, type Words } from "../language/language.ts";
import type { Reason } from "../logic/operators.ts";
import { showQuantity } from "../vocabulary/quantities.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";
import { dayAt } from "../fact-types/parts/days.ts";
import type { Domain, Stretch } from "./stretches.ts";
import words from "./words.json" with { type: "json" };

/** The words of this room. */
export const WORDS: Readonly<Record<keyof typeof words, Words>> = words;

/** Why nothing is known of a fact. */
export function nameOfUnknown(reason: Reason): Words {
  switch (reason) {
    case "not-answered":
      return WORDS.notAnswered;
    case "do-not-know":
      return WORDS.doNotKnow;
    case "lies-ahead":
      return WORDS.liesAhead;
    case "rate-missing":
      return WORDS.rateMissing;
    default:
      throw new Error(`no fact is unknown because of ${reason}`);
  }
}

/** A choice, a country or a list of them. */
export function nameOfIds(ids: readonly string[], fact: Fact): Words {
  return inEach((language) =>
    joinList(
      ids.map((id) => nameOfId(id, fact, language)),
      language,
    ),
  );
}

/** A stretch of numbers in a unit. */
export function nameOfStretch(stretch: Stretch, domain: Domain, unit: string | null): Words {
  const say = (value: Rational): Words =>
    inEach((language) => showQuantity(formatRational(value), unit, language));
  return nameBetween(stretch, domain, say, [
    WORDS.any,
    WORDS.below,
    WORDS.exactly,
    WORDS.above,
    WORDS.between,
  ]);
}

/** A stretch of days, as numbers of days since 1970-01-01. */
export function nameOfDays(stretch: Stretch, domain: Domain): Words {
  const say = (value: Rational): Words => dayWords(dayAt(value));
  return nameBetween(stretch, domain, say, [
    WORDS.anyDay,
    WORDS.before,
    WORDS.on,
    WORDS.after,
    WORDS.betweenDays,
  ]);
}

function nameBetween(
  { low, high, includesLow }: Stretch,
  domain: Domain,
  say: (value: Rational) => Words,
  [any, below, exactly, above, between]: readonly [Words, Words, Words, Words, Words],
): Words {
  const isAtEnd = high === null || (domain.high?.equals(high) ?? false);
  if (high?.equals(low)) return fillWords(exactly, { low: say(low) });
  if (includesLow) return isAtEnd || high === null ? any : fillWords(below, { high: say(high) });
  if (isAtEnd || high === null) return fillWords(above, { low: say(low) });
  return fillWords(between, { low: say(low), high: say(high) });
}
