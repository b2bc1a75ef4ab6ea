import { h } from "preact";
import { render } from "preact-render-to-string";
import { afterAll, expect, it, vi } from "vitest";
import type { AnswerOf, FactType } from "../../src/fact-types/fact-type.ts";
import { numberSchema, numbersBy, QUANTITY } from "../../src/fact-types/parts/numbers.ts";
import type * as registryModule from "../../src/fact-types/registry.ts";
import { formatRational, parseDecimal, type Rational, rational } from "../../src/exact/rational.ts";
import { EXPECTED } from "../../src/input/expected.ts";
import { showFound } from "../../src/input/problem.ts";
import { present } from "../../src/input/present.ts";
import type { Fact } from "../../src/vocabulary/vocabulary.ts";
import { ROOT } from "../support/root.ts";

/** Kilograms, which people may also type in tonnes: no file of the program knows such a type. */
const weight: FactType<AnswerOf<"quantity">> = {
  ...QUANTITY,
  schema: () => numberSchema,
  read: (raw, path, _fact, complaints) => {
    const value = typeof raw === "string" ? kilograms(raw) : null;
    return value === null ? complaints.wrongValue(path, raw, EXPECTED.thisKey) : { kind: "quantity", value };
  },
  value: ({ value }) => ({ kind: "quantity", value, unit: "kg" }),
  unit: "kg",
  scale: numbersBy(rational(1n, 10n)),
  typing: {
    expected: EXPECTED.peopleNumber,
    example: "1500 kg",
    unitInHeading: true,
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

// The files of one worker share their modules: the type is registered for this file alone.
vi.resetModules();
vi.doMock(REGISTRY, async (original) => {
  const registry = await original<typeof registryModule>();
  return {
    ...registry,
    FACT_TYPE_NAMES: [...registry.FACT_TYPE_NAMES, "weight"],
    factTypeOf: (fact: Fact) => (fact.type === "weight" ? weight : registry.factTypeOf(fact)),
  };
});
const { createProfileReader } = await import("../../src/situation/parse-profile.ts");
const { canonicalProfile } = await import("../../src/situation/canonical.ts");
const { readTyped } = await import("../../src/fact-types/read-typed.ts");
const { profileSchema } = await import("../../src/contract/profile.ts");
const { readDataFiles } = await import("../../src/rules/files.ts");
const { loadRulebook } = await import("../../src/rules/rulebook.ts");
const { createEvaluator } = await import("../../src/evaluate/evaluate.ts");
const { createAdvisor } = await import("../../src/advise/advisor.ts");
const { showAnswer } = await import("../../src/report/show-answer.ts");
const { showGiven } = await import("../../src/report/show-given.ts");
const { readCell } = await import("../../src/free-text/read-cell.ts");
const { NOTHING_AGREED, PLAIN_COLUMN } = await import("../../src/free-text/column-context.ts");
const { writeQuery } = await import("../../src/sql/write-query.ts");
const { DIALECTS } = await import("../../src/sql/dialects/dialects.ts");
const { formControlOf } = await import("../../web/forms/answer-fields.tsx");
afterAll(() => {
  vi.doUnmock(REGISTRY);
  vi.resetModules();
});

const words = { "zh-CN": "货重", en: "Weight of the goods" };
const whole = {
  id: "goodsWeight",
  subject: "goods",
  type: "weight",
  title: words,
  question: words,
  help: words,
  whoKnows: words,
  inCompanyHands: true,
  effort: 1,
};
const RULE = "gz-2022-212/1-10";

/** The project's rules, one of which asks for two tonnes of goods. */
function withWeight() {
  const files = new Map(readDataFiles(ROOT));
  const change = <T>(path: string, edit: (parsed: T) => void): void => {
    const parsed = JSON.parse(new TextDecoder().decode(files.get(path))) as T;
    edit(parsed);
    files.set(path, new TextEncoder().encode(JSON.stringify(parsed)));
  };
  change<{ facts: unknown[] }>("rules/facts.json", ({ facts }) => facts.push(whole));
  change<{ requires: { all: unknown[] }; requirements: Record<string, unknown>; quote: string }>(
    `rules/${RULE}.json`,
    ({ requires, requirements }) => {
      requires.all.push({ name: "weight", fact: whole.id, operator: "atLeast", value: "2000 kg" });
      requirements.weight = { ...(requirements.goods as object), label: words };
    },
  );
  return loadRulebook(files);
}

const rulebook = withWeight();
const { vocabulary } = rulebook;
const fact = present(vocabulary.byId.get(whole.id), whole.id);
const reader = createProfileReader(vocabulary);
const advisor = createAdvisor(rulebook, createEvaluator(rulebook, "0.1.0"));
const findingAt = async (goodsWeight: string | undefined) => {
  const company = { city: "guangzhou", activities: ["market-procurement-export"], exportGoods: "cosmetics" };
  const profile = reader.fromText(JSON.stringify({ ...company, goodsWeight }));
  const { findings } = await advisor.report(profile, "2024-06-30");
  return present(
    findings.find(({ provision }) => provision === RULE),
    RULE,
  );
};

it("is read strictly, written in its canonical form and described", () => {
  const profile = reader.fromText('{"goodsWeight":"1.5 t"}');
  expect(canonicalProfile(profile)).toEqual({ goodsWeight: "1500" });
  expect(() => reader.fromText('{"goodsWeight":"heavy"}')).toThrow(
    expect.objectContaining({ name: "InputError" }),
  );
  expect(profileSchema(vocabulary).safeParse({ goodsWeight: "1500" }).success).toBe(true);
});

it("is asked by a field to type in, read as people type it, and read back", () => {
  const filled = { values: {}, pair: null, rows: 0 };
  const asked = h(formControlOf(fact).Fields, {
    fact,
    filled,
    language: "en",
    describedBy: "help",
    isWrong: false,
  });
  expect(render(asked)).toContain('inputmode="decimal"');
  const typed = { readBack: { "zh-CN": "1500公斤", en: "1500 kg" }, isLiteral: false };
  expect(readTyped(fact, "1.5 t")).toMatchObject({ kind: "understood", ...typed });
  expect(readTyped(fact, "heavy")).toMatchObject({ kind: "refused", problem: { code: "not-understood" } });
});

it("is evaluated, asked for where it is missing, and changed by its smallest step", async () => {
  expect(await findingAt(undefined)).toMatchObject({ outcome: "undetermined", missing: ["goodsWeight"] });
  expect(await findingAt("2 t")).toMatchObject({ outcome: "conditional" });
  const short = await findingAt("1999.95");
  expect(short.outcome).toBe("ineligible");
  expect(short.requirements.find(({ id }) => id === "weight")).toMatchObject({ gap: "0.05", unit: "kg" });
  expect(short.changes).toEqual([[{ fact: "goodsWeight", from: "1999.95", to: "2000" }]]);
});

it("is shown in its unit, as answered and as a report holds it", () => {
  const answer = present(reader.fromText('{"goodsWeight":"1.5 t"}').get(fact.id), fact.id);
  expect(showAnswer(answer, fact, "en")).toBe("1,500 kg");
  expect(showGiven("1500", fact, "en")).toBe("1,500 kg");
});

it("is read from a cell of a list, and from a column by the query", () => {
  const read = readCell(fact, "1.5 t", PLAIN_COLUMN, NOTHING_AGREED);
  expect(read).toMatchObject({ kind: "answer", answer: { kind: "quantity", value: kilograms("1500") } });
  const columns = ["city", "activities", "exportGoods", fact.id];
  const table = { table: "companies", key: "line", columns };
  const query = writeQuery(rulebook, {
    ...table,
    dialect: DIALECTS.duckdb,
    asOf: "2024-06-30",
    withReasons: false,
  });
  expect(query).toContain('WHEN "goodsWeight" < 2000 THEN FALSE');
});
