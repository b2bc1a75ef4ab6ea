import type { ShownOwnership } from "../../contract/ownership.ts";
import { showFound } from "../../input/problem.ts";
import { fill, type Language } from "../../language/language.ts";
import { showQuantity } from "../../vocabulary/quantities.ts";
import words from "./words.json" with { type: "json" };

/** The name of an owner for people, at most 60 characters. */
export function nameOf(ownership: ShownOwnership, owner: number, language: Language): string {
  const { name = "", isRest = false } = ownership.owners[owner] ?? {};
  if (name !== "") return showFound(name);
  return words[isRest ? "rest" : "company"][language];
}

/** An owner with its origin, and with what stands behind it where that is not the same. */
export function describeOwner(ownership: ShownOwnership, index: number, language: Language): string {
  const owner = ownership.owners[index];
  const name = nameOf(ownership, index, language);
  if (owner === undefined) return name;
  const source = words.sources[owner.origin][language];
  const hasHolders = owner.holders !== null;
  if (owner.origin === "unknown" && hasHolders) {
    if (owner.capital === "mainland") return name;
    return fill(words[owner.capital === "foreign" ? "group" : "groupUnknown"][language], { name });
  }
  if (hasHolders && owner.origin === "mainland" && owner.capital !== "mainland") {
    return fill(words[owner.capital === "foreign" ? "behind" : "behindUnknown"][language], { name, source });
  }
  return fill(words.holder[language], { name, source });
}

const LONGEST_SHARE = 48;

/** A share in percent; one with more than 12 decimals as ≈, with its exact value where that is short. */
export function showShare(share: string, language: Language): string {
  const shown = showQuantity(share, "%", language);
  if (shown.length <= LONGEST_SHARE) return shown;
  const decimal = /≈\s?[\d,.]+/.exec(shown)?.[0] ?? `${shown.slice(0, LONGEST_SHARE)}…`;
  return language === "zh-CN" ? `${decimal}%` : `${decimal} %`;
}
