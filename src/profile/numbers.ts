import { HUNDRED, parseDecimal, type Rational } from "../exact/rational.ts";
import { EXPECTED } from "../input/expected.ts";
import { JsonNumber, type JsonValue } from "../input/json.ts";
import type { Words } from "../language/language.ts";
import type { Complaints } from "./complaint.ts";
import { readFraction, SHARE_DECIMALS } from "./fractions.ts";

type Path = readonly (string | number)[];

const LONGEST = 100;
/** Decimals that an area or an amount may have. */
export const DECIMALS = 6;

const WIDE = /[０-９．／％]/;

/** Full-width digits, point, slash and percent sign as their narrow twins; nothing else is changed. */
function narrow(text: string): string {
  // Nearly every number of a register is narrow, and to replace nothing costs more than to look.
  if (!WIDE.test(text)) return text;
  return text.replace(/[０-９．／％]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

function sourceText(raw: JsonValue): string | null {
  if (raw instanceof JsonNumber) return raw.text;
  return typeof raw === "string" ? narrow(raw) : null;
}

/**
 * An unsigned decimal of at most `decimals` places (any number of places where null), from a JSON number or a
 * decimal string. Complains about everything else. `text` is what to read where that is not all of `raw`.
 */
export function readDecimal(
  raw: JsonValue,
  path: Path,
  decimals: number | null,
  expected: Words,
  complaints: Complaints,
  text: string | null = sourceText(raw),
): Rational | undefined {
  if (text === null) return complaints.wrongValue(path, raw, expected);
  if (text.length > LONGEST) return complaints.add(path, "number-too-long", text, EXPECTED.shorterNumber);
  const value = parseDecimal(text);
  if (value === null) return complaints.wrongValue(path, raw, expected);
  const point = text.indexOf(".");
  const places = point < 0 ? 0 : text.length - point - 1;
  if (decimals !== null && places > decimals)
    return complaints.add(path, "too-many-decimals", text, expected);
  return value;
}

/** A share in percent: a decimal from 0 to 100, with or without a percent sign, or a fraction of the whole. */
export function readShare(raw: JsonValue, path: Path, complaints: Complaints): Rational | undefined {
  const text = sourceText(raw);
  if (text === null) return complaints.wrongValue(path, raw, EXPECTED.share);
  const value = text.includes("/")
    ? fractionOf(text, raw, path, complaints)
    : readDecimal(raw, path, SHARE_DECIMALS, EXPECTED.share, complaints, percentless(raw, text));
  if (value === undefined) return undefined;
  if (value.gt(HUNDRED)) return complaints.add(path, "out-of-range", text, EXPECTED.share);
  return value;
}

function percentless(raw: JsonValue, text: string): string {
  return typeof raw === "string" && text.endsWith("%") ? text.slice(0, -1) : text;
}

function fractionOf(text: string, raw: JsonValue, path: Path, complaints: Complaints): Rational | undefined {
  const read = text.includes(" ") ? null : readFraction(text);
  if (read === null) return complaints.wrongValue(path, raw, EXPECTED.share);
  return read.kind === "share" ? read.value : complaints.add(path, read.code, text, read.expected);
}
