import { factTypeOf } from "../fact-types/registry.ts";
import type { ShownBand } from "../contract/common.ts";
import { formatRational, parseFractionText } from "../exact/rational.ts";
import { showDay } from "../language/day.ts";
import { joinList, type Language, textIn, type Words } from "../language/language.ts";
import { showAmount, showNumber, showQuantity } from "../vocabulary/quantities.ts";
import { unitOf } from "../fact-types/measure.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";
import words from "./answer-words.json" with { type: "json" };
import { showBand, showId } from "./values.ts";

type Given = Readonly<Record<string, unknown>>;

/** An answer as it stands in the canonical profile, for people. */
export function showGiven(value: unknown, fact: Fact, language: Language): string {
  if (value === null) return textIn(words.dontKnow, language);
  if (typeof value === "boolean") return textIn(words[value ? "yes" : "no"], language);
  if (Array.isArray(value)) return showList(value, fact, language);
  if (isObject(value)) return showObject(value, language);
  const text = String(value);
  const { compared } = factTypeOf(fact);
  if (compared === "date") return showDay(text, language);
  if (compared === "share") return showQuantity(percentOf(text), unitOf(fact), language);
  if (compared === "quantity") return showQuantity(text, unitOf(fact), language);
  return showId(text, fact, language);
}

function isObject(value: unknown): value is Given {
  return typeof value === "object" && value !== null;
}

/** A share may be written as a fraction of the whole. */
function percentOf(text: string): string {
  const value = text.includes("/") ? parseFractionText(text) : null;
  return value === null ? text : formatRational(value.mul(100));
}

const SHOWN = 5;

function showList(values: readonly unknown[], fact: Fact, language: Language): string {
  if (values.length === 0) return textIn(words.none, language);
  if (factTypeOf(fact).answers.includes("entities"))
    return textIn(words.entities, language, { count: String(values.length) });
  const shown = values
    .slice(0, SHOWN)
    .map((value) => (isObject(value) ? showObject(value, language) : showId(String(value), fact, language)));
  const hidden = values.length - shown.length;
  if (hidden > 0) shown.push(textIn(words.more, language, { count: String(hidden) }));
  return joinList(shown, language);
}

const BOUNDS = ["atLeast", "moreThan", "atMost", "lessThan"] as const;

/** An amount, a rate, a holder, the rest of a table, or a share of which only bounds are known. */
function showObject(value: Given, language: Language): string {
  const text = (key: string): string => String(value[key]);
  if ("amount" in value) return showAmount(text("amount"), text("currency"), language);
  if ("rate" in value)
    return textIn(words.rate, language, {
      from: text("from"),
      to: text("to"),
      rate: showNumber(text("rate"), language),
    });
  if (isBanded(value)) return showBand(bandIn(value), "currency" in value ? text("currency") : "%", language);
  if ("rest" in value) return textIn(words.rest, language, { origin: originOf(value.rest, language) });
  if ("share" in value)
    return textIn(words.holder, language, {
      name: text("name"),
      origin: originOf(value.origin, language),
      share:
        isObject(value.share) && isBanded(value.share)
          ? showBand(bandIn(value.share), "%", language)
          : showQuantity(percentOf(text("share")), "%", language),
    });
  return textIn(words.given, language);
}

function isBanded(value: Given): boolean {
  return BOUNDS.some((bound) => bound in value);
}

/** The ends of a band as numbers: those of a share may be written as fractions of the whole. */
function bandIn(value: Given): ShownBand {
  const isShare = !("currency" in value);
  return Object.fromEntries(
    BOUNDS.filter((bound) => bound in value).map((bound) => {
      const end = String(value[bound]);
      return [bound, isShare ? percentOf(end) : end];
    }),
  );
}

const origins: Readonly<Record<string, Words>> = words.origins;

function originOf(origin: unknown, language: Language): string {
  return textIn(origins[String(origin)], language) ?? textIn(words.dontKnow, language);
}
