import { afterAll, expect, it, vi } from "vitest";
import type { AnswerOf, FactType } from "../../src/fact-types/fact-type.ts";
import { numberSchema, QUANTITY } from "../../src/fact-types/parts/numbers.ts";
import type * as registryModule from "../../src/fact-types/registry.ts";
import { formatRational, parseDecimal, type Rational } from "../../src/exact/rational.ts";
import { EXPECTED } from "../../src/input/expected.ts";
import { showFound } from "../../src/input/problem.ts";
import { createVocabulary, type Fact } from "../../src/vocabulary/vocabulary.ts";

/** Kilograms, which people may also type in tonnes: no file of the program knows such a type. */
const weight: FactType<AnswerOf<"quantity">> = {
  ...QUANTITY,
  schema: () => numberSchema,
  read: (raw, path, _fact, complaints) => {
    const value = typeof raw === "string" ? kilograms(raw) : null;
    return value === null ? complaints.wrongValue(path, raw, EXPECTED.thisKey) : { kind: "quantity", value };
  },
  typing: {
    read: ({ id }, typed) => {
      const value = kilograms(typed);
      if (value !== null) return { kind: "quantity", value };
      const found = showFound(typed);
      return {
        code: "not-understood",
        path: [id],
        found,
        expected: EXPECTED.thisKey,
        nearest: null,
        line: null,
      };
    },
    isLiteral: (_answer, typed) => typed.endsWith("kg"),
    readBack: ({ value }) => ({ "zh-CN": `${formatRational(value)}公斤`, en: `${formatRational(value)} kg` }),
  },
};

function kilograms(text: string): Rational | null {
  const [, number = "", unit] = /^(\d+(?:\.\d+)?) ?(kg|t)?$/.exec(text) ?? [];
  const value = parseDecimal(number);
  return unit === "t" ? (value?.mul(1000) ?? null) : value;
}

const REGISTRY = "../../src/fact-types/registry.ts";

// The files of one worker share their modules: the type's line in the registry is there for this file alone.
vi.resetModules();
vi.doMock(REGISTRY, async (original) => {
  const registry = await original<typeof registryModule>();
  return {
    ...registry,
    factTypeOf: (fact: Fact) => ((fact.type as string) === "weight" ? weight : registry.factTypeOf(fact)),
  };
});
const { createProfileReader } = await import("../../src/situation/parse-profile.ts");
const { canonicalProfile } = await import("../../src/situation/canonical.ts");
const { factsOf } = await import("../../src/situation/facts.ts");
const { readTyped } = await import("../../src/fact-types/read-typed.ts");
const { profileSchema } = await import("../../src/contract/profile.ts");
afterAll(() => {
  vi.doUnmock(REGISTRY);
  vi.resetModules();
});

const words = { "zh-CN": "货重", en: "Weight of the goods" };
const fact = {
  id: "goodsWeight",
  subject: "goods",
  type: "weight" as Fact["type"],
  unit: "kg",
  title: words,
  question: words,
  help: words,
  whoKnows: words,
  inCompanyHands: true,
  effort: 1,
} satisfies Fact;
const vocabulary = createVocabulary({ subjects: [{ id: "goods", title: words }], facts: [fact] });
const reader = createProfileReader(vocabulary);

it("is read strictly, written in its canonical form and described", () => {
  const profile = reader.fromText('{"goodsWeight":"1.5 t"}');
  expect(canonicalProfile(profile)).toEqual({ goodsWeight: "1500" });
  expect(() => reader.fromText('{"goodsWeight":"heavy"}')).toThrow(
    expect.objectContaining({ name: "InputError" }),
  );
  expect(profileSchema(vocabulary).safeParse({ goodsWeight: "1500" }).success).toBe(true);
});

it("is read as people type it, and read back", () => {
  const typed = { readBack: { "zh-CN": "1500公斤", en: "1500 kg" }, isLiteral: false };
  expect(readTyped(fact, "1.5 t")).toMatchObject({ kind: "understood", ...typed });
  expect(readTyped(fact, "heavy")).toMatchObject({ kind: "refused", problem: { code: "not-understood" } });
});

it("has a value for the evaluators", () => {
  const facts = factsOf(reader.fromText('{"goodsWeight":"2 t"}'), vocabulary, "2024-06-30");
  expect(facts.get("goodsWeight")).toEqual({ kind: "quantity", value: kilograms("2000"), unit: "kg" });
});
