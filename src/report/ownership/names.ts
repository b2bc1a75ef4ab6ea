import type { ShownReading } from "../../contract/common.ts";
import type { ShownOwnership } from "../../contract/ownership.ts";
import { showFound } from "../../input/problem.ts";
import { fill, type Language, textIn } from "../../language/language.ts";
import quantityWords from "../../vocabulary/quantities.json" with { type: "json" };
import { showQuantity } from "../../vocabulary/quantities.ts";
import { isPair, showReading } from "../values.ts";
import words from "./words.json" with { type: "json" };

/** The name of an owner for people, at most 60 characters. */
export function nameOf(ownership: ShownOwnership, owner: number, language: Language): string {
  const { name = "", isRest = false } = ownership.owners[owner] ?? {};
  if (name !== "") return showFound(name);
  return textIn(words[isRest ? "rest" : "company"], language);
}

/** An owner with its origin, and with what stands behind it where that is not the same. */
export function describeOwner(ownership: ShownOwnership, index: number, language: Language): string {
  const owner = ownership.owners[index];
  const name = nameOf(ownership, index, language);
  if (owner === undefined) return name;
  const source = textIn(words.sources[owner.origin], language);
  const hasHolders = owner.holders !== null;
  if (owner.origin === "unknown" && hasHolders) {
    if (owner.capital === "mainland") return name;
    return textIn(words[owner.capital === "foreign" ? "group" : "groupUnknown"], language, { name });
  }
  if (hasHolders && owner.origin === "mainland" && owner.capital !== "mainland") {
    return textIn(words[owner.capital === "foreign" ? "behind" : "behindUnknown"], language, {
      name,
      source,
    });
  }
  return textIn(words.holder, language, { name, source });
}

/** A share of a holder, or what it can have: a number, or a range in words. */
export function showHeld(share: ShownReading, language: Language): string {
  return typeof share === "string" ? showShare(share, language) : showReading(share, language);
}

/** The same in signs, where there is little room and one text for both languages. */
export function showHeldBriefly(share: ShownReading): string {
  const short = (text: string): string => showShare(text, "zh-CN").replace(ABOUT, "≈");
  if (typeof share === "string") return short(share);
  if (isPair(share)) return share.map(short).join("–");
  return ENDS.flatMap(([key, sign]) =>
    share[key] === undefined ? [] : [`${sign}${short(share[key])}`],
  ).join(", ");
}

/** What stands before a figure that was cut. */
const ABOUT = fill(quantityWords.about["zh-CN"], { decimal: "" }, "zh-CN");

const ENDS = [
  ["atLeast", "≥"],
  ["moreThan", ">"],
  ["atMost", "≤"],
  ["lessThan", "<"],
] as const;

const LONGEST_SHARE = 48;

/** A share in percent; one with more than 12 decimals as ≈, with its exact value where that is short. */
export function showShare(share: string, language: Language): string {
  const shown = showQuantity(share, "%", language);
  if (shown.length <= LONGEST_SHARE) return shown;
  return `${/≈\s?[\d,.]+/.exec(shown)?.[0] ?? `${shown.slice(0, LONGEST_SHARE)}…`}%`;
}
