import { decimalPlaces, HUNDRED, type Rational, rational } from "../../exact/rational.ts";
import { EXPECTED } from "../../input/expected.ts";
import { plainText, readNumeral } from "../../input/numerals.ts";
import type { Problem } from "../../input/problem.ts";
import type { Answer } from "../answer.ts";
import { canBeWritten, readFraction, SHARE_DECIMALS } from "../fractions.ts";
import { refuseTyped } from "./refuse.ts";
import words from "./words.json" with { type: "json" };

/** A share in percent: `67 %`, `六十七`, `百分之六十七`, `三分之一`, `1/3`, `一半`. */
export function readShareTyped(fact: string, typed: string): Answer | Problem {
  const text = plainText(typed).replace("⁄", "/");
  const fraction = readFraction(text);
  if (fraction?.kind === "refused") return refuseTyped(fact, fraction.code, typed, fraction.expected);
  const part = fraction?.value ?? readNamedPart(text);
  const value = part ?? readPercent(text);
  if (value === null) return refuseTyped(fact, "not-understood", typed, EXPECTED.peopleShare);
  if (value.gt(HUNDRED)) return refuseTyped(fact, "out-of-range", typed, EXPECTED.peopleShare);
  const places = decimalPlaces(value);
  if (part === null && (places === null || places > SHARE_DECIMALS)) {
    return refuseTyped(fact, "too-many-decimals", typed, EXPECTED.share);
  }
  return canBeWritten(value)
    ? { kind: "share", value }
    : refuseTyped(fact, "number-too-long", typed, EXPECTED.share);
}

/** How Chinese names a hundred, a thousand and ten thousand in a fraction, without the one in front. */
const OUT_OF: Readonly<Record<string, number>> = words.outOf;

/** A part of the whole in words, in percent; 分之 says which of the two numbers is the whole. */
function readNamedPart(text: string): Rational | null {
  if (words.half.includes(text)) return rational(50n);
  const [, below = "", above = ""] = /^(.+)分之(.+)$/.exec(text) ?? [];
  if (below === "" || above === "") return null;
  return divide(readMember(above), readMember(below));
}

function readMember(text: string): Rational | null {
  const round = OUT_OF[text];
  return round === undefined ? readNumeral(text) : rational(BigInt(round));
}

function divide(part: Rational | null, whole: Rational | null): Rational | null {
  return part === null || whole === null || whole.n === 0n ? null : part.mul(HUNDRED).div(whole);
}

function readPercent(text: string): Rational | null {
  const sign = words.percent.find((name) => text.endsWith(name));
  return readNumeral(sign === undefined ? text : text.slice(0, -sign.length).trim());
}
