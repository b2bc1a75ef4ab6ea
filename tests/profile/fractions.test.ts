import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDecimal, rational } from "../../src/exact/rational.ts";
import { describeProblem, InputError } from "../../src/input/problem.ts";
import { canonicalAnswer, canonicalProfile } from "../../src/situation/canonical.ts";
import { readTyped } from "../../src/fact-types/read-typed.ts";
import { reader, rulebook } from "../support/rulebook.ts";

const SEED = 20_240_630;

/** The share of a profile file; or what is said of it. */
function fromFile(text: string): string {
  try {
    const profile = reader.fromText(JSON.stringify({ foreignShare: text }));
    return String(canonicalProfile(profile).foreignShare);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map((problem) => `${problem.code}: ${describeProblem(problem).en}`).join();
  }
}

/** The same for what somebody types. */
function fromTyping(text: string): string {
  const fact = rulebook.vocabulary.byId.get("foreignShare");
  if (fact === undefined) throw new Error("there is no foreign share");
  const read = readTyped(fact, text);
  if (read.kind === "understood") return String(canonicalAnswer(read.answer));
  return `${read.problem.code}: ${describeProblem(read.problem).en}`;
}

describe("a fraction of the whole", () => {
  it.each([
    ["1/3", "1/3"],
    ["2/3", "2/3"],
    ["1/9", "1/9"],
    ["1/99", "1/99"],
    ["0/5", "0"],
    ["1/2", "50"],
    ["6/14", "6/14"],
    ["4/12", "1/3"],
    ["12/14", "6/7"],
    ["1/1024", "1/1024"],
    ["999998/999999", "999998/999999"],
  ])("%s is taken", (text, ...kept) => {
    const expected = kept.at(-1);
    expect([fromFile(text), fromTyping(text)]).toEqual([expected, expected]);
  });

  it.each([
    ["50/50", "whose is meant? 50% where each holds half, 100% where one holds all"],
    ["1/1", "whose is meant? 50% where each holds half, 100% where one holds all"],
    ["050/50", "whose is meant? 50% where each holds half"],
    ["40/60", "whose is meant, 40% or 60%? (as a fraction of the whole it is written 80/120)"],
    ["60/40", "whose is meant, 60% or 40%?"],
    ["3/7", "whose is meant, 30% or 70%? (as a fraction of the whole it is written 6/14)"],
    ["7/3", "whose is meant, 70% or 30%?"],
    ["2/8", "whose is meant, 20% or 80%?"],
    ["４９／５１", "whose is meant, 49% or 51%?"],
  ])("the split %s is refused with the question whose share is meant", (text, question) => {
    for (const said of [fromFile(text), fromTyping(text)]) {
      expect(said).toMatch(/^split: /);
      expect(said).toContain(question);
    }
  });

  it.each(["1000000/3000000", "1/1234567", "0000001/3"])("%s has too many digits", (text) => {
    expect([fromFile(text), fromTyping(text)].map((said) => said.split(":")[0])).toEqual([
      "number-too-long",
      "number-too-long",
    ]);
  });

  it("in words keeps its whole, and is refused where no profile could hold it", () => {
    expect(fromTyping("七分之三")).toBe("6/14");
    expect(fromTyping("百分之百")).toBe("100");
    expect(fromTyping("3000001分之1")).toMatch(/^number-too-long: /);
  });
});

describe("what is written as a share can be read back", () => {
  const part = fc.integer({ min: 0, max: 999_999 });
  const whole = fc.integer({ min: 1, max: 999_999 });
  const small = fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 120 }));
  const pairs = fc.oneof(small, fc.tuple(part, whole)).filter(([upper, lower]) => upper <= lower);

  it("for every fraction that is taken, and its doubled form says the same", () => {
    fc.assert(
      fc.property(pairs, ([upper, lower]) => {
        for (const text of [`${upper}/${lower}`, `${upper * 2}/${lower * 2}`]) {
          const kept = fromFile(text);
          if (kept.startsWith("split") || kept.startsWith("number-too-long")) continue;
          expect(fromFile(kept)).toBe(kept);
          expect(fromTyping(kept)).toBe(kept);
          const [n = "", d = "100"] = kept.split("/");
          const value = parseDecimal(n)?.div(parseDecimal(d) ?? 1);
          expect(value?.equals(rational(BigInt(upper), BigInt(lower)))).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 2_000 },
    );
  });

  it("for every decimal, and at every level of a table of holders", () => {
    const millionths = fc.integer({ min: 0, max: 100_000_000 });
    fc.assert(
      fc.property(millionths, pairs, (number, [upper, lower]) => {
        const decimal = String(
          canonicalAnswer({ kind: "share", value: rational(BigInt(number), 1_000_000n) }),
        );
        expect(fromFile(decimal)).toBe(decimal);
        const value = rational(BigInt(upper) * 100n, BigInt(lower));
        const [one, other] = [value, rational(100n).sub(value)].map((share) =>
          canonicalAnswer({ kind: "share", value: share }),
        );
        const holders = [
          { name: "A", origin: "foreign", share: one },
          { name: "B", origin: "mainland", share: other },
        ];
        const investors = [{ name: "C", origin: "mainland", share: "100", holders }];
        const profile = reader.fromText(JSON.stringify({ investors }));
        expect(canonicalProfile(profile)).toEqual({ investors });
      }),
      { seed: SEED, numRuns: 1_000 },
    );
  });
});
