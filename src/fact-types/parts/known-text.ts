import { EXPECTED } from "../../input/expected.ts";
import type { JsonValue } from "../../input/json.ts";
import { fillWords, textIn, type Words } from "../../language/language.ts";
import type { Complaints } from "../../profile/complaint.ts";
import type { Path } from "../../profile/read-object.ts";
import { currencyNamed } from "../../profile/typed/money.ts";
import currencies from "../../vocabulary/currencies.json" with { type: "json" };
import type { Fact } from "../../vocabulary/vocabulary.ts";
import type { Choosing } from "../fact-type.ts";

const CURRENCIES = new Set(Object.keys(currencies.minorDigits));
const MOST_SHOWN = 12;

/** One of the texts that are known, or undefined after a complaint that names the nearest of them. */
export function readKnown(
  raw: JsonValue,
  path: Path,
  known: readonly string[],
  expected: Words,
  complaints: Complaints,
): string | undefined {
  if (typeof raw !== "string") return complaints.wrongValue(path, raw, expected);
  if (known.includes(raw)) return raw;
  return complaints.add(path, "unknown-choice", raw, expected, complaints.nearest(raw, known));
}

/** The id of one of a fact's choices. */
export function readChoice(
  raw: JsonValue,
  path: Path,
  fact: Fact,
  complaints: Complaints,
): string | undefined {
  const known = choiceIds(fact);
  const shown = known.length > MOST_SHOWN ? `${known.slice(0, MOST_SHOWN).join(", ")} …` : known.join(", ");
  return readKnown(raw, path, known, fillWords(EXPECTED.choice, { choices: shown }), complaints);
}

/** The ids of a fact's choices; none of a fact whose answers are not chosen among its own. */
export function choiceIds({ choices = [] }: Fact): string[] {
  return choices.map(({ id }) => id);
}

/** A fact's choices, by their titles. */
export const OWN_CHOICES: Choosing = {
  ids: choiceIds,
  nameOf: (id, { choices = [] }, language) =>
    textIn(choices.find((choice) => choice.id === id)?.title, language) ?? id,
};

/** The code of a currency, where there has to be one. */
export function readCurrency(
  raw: JsonValue | undefined,
  path: Path,
  complaints: Complaints,
): string | undefined {
  if (raw === undefined) return complaints.missingKey(path, EXPECTED.currency);
  if (typeof raw === "string" && CURRENCIES.has(raw)) return raw;
  // The nearest by its letters would be another currency: of RMB it is the rouble, RUB.
  const named = typeof raw === "string" ? currencyNamed(raw) : null;
  if (named !== null) return complaints.add(path, "unknown-choice", String(raw), EXPECTED.currency, named);
  return readKnown(raw, path, [...CURRENCIES], EXPECTED.currency, complaints);
}
