import { JsonNumber, type JsonValue } from "../../input/json.ts";
import { InputError, type Problem, showFound } from "../../input/problem.ts";
import { fillWords } from "../../language/language.ts";
import words from "./words.json" with { type: "json" };

interface Waiting {
  readonly value: JsonValue;
  readonly path: Problem["path"];
}

const NUMBER = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,6}))?$/;

/**
 * Refuses numbers that do not come out of a common JSON parser as they went in: they may have been rounded before they
 * came here, and would be on their way back. Throws an InputError with the path of each.
 */
export function refuseRounded(value: JsonValue): void {
  const problems: Problem[] = [];
  const waiting: Waiting[] = [{ value, path: [] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: one, path } = next;
    if (one instanceof JsonNumber) {
      if (!roundTrips(one.text)) problems.push(rounded(one.text, path));
    } else if (Array.isArray(one)) {
      waiting.push(...one.map((member, index) => ({ value: member, path: [...path, index] })));
    } else if (one !== null && typeof one === "object") {
      waiting.push(...Object.entries(one).map(([key, member]) => ({ value: member, path: [...path, key] })));
    }
  }
  if (problems.length > 0) throw new InputError(problems.reverse());
}

/** Whether a parser that makes a double of the number gives the same number back. */
export function roundTrips(text: string): boolean {
  const given = digitsOf(text);
  return given !== null && given === digitsOf(String(Number(text)));
}

/** A number's digits and the place of its last one, so that equal numbers have equal texts; null for no number. */
function digitsOf(text: string): string | null {
  const [, whole = "", fraction = "", exponent = "0"] = NUMBER.exec(text) ?? [];
  if (whole === "") return null;
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  const place = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length);
  return significant === "" ? "0" : `${text.startsWith("-") ? "-" : ""}${significant}e${place}`;
}

function rounded(text: string, path: Problem["path"]): Problem {
  const found = showFound(text);
  return {
    code: "rounded-number",
    path,
    found,
    expected: fillWords(words.expected.numberAsText, { number: found }),
    nearest: null,
    line: null,
  };
}
