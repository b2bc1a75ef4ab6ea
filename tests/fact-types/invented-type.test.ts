import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { h } from "preact";
import { render } from "preact-render-to-string";
import { afterAll, describe, expect, it, vi } from "vitest";
import type * as registryModule from "../../src/fact-types/registry.ts";
import { present } from "../../src/input/present.ts";
import type { Fact } from "../../src/vocabulary/vocabulary.ts";
import { ROOT } from "../support/root.ts";
import { kilograms, weight } from "./weight.ts";

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
const { readAnswer } = await import("../../src/server/forms/read-answer.ts");
const { askFact } = await import("../../src/cli/ask/ask-fact.ts");
const { PlainDialogue } = await import("../../src/cli/ask/plain-dialogue.ts");
const { LineReader } = await import("../../src/cli/ask/lines.ts");
const { bytesIn, screenBy, temporaryFolder } = await import("../screen/support.ts");
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

it("is taken from the form, and refused there in its own words", () => {
  const sent = (value: string) => readAnswer(fact, new URLSearchParams({ value }), new Map(), reader);
  const answer = { kind: "quantity", value: kilograms("1500") };
  expect(sent("1.5 t")).toEqual({ kind: "answer", answer });
  expect(sent("")).toMatchObject({ kind: "problems", problems: [{ expected: weight.typing?.expected }] });
  expect(sent("heavy")).toMatchObject({ kind: "problems", problems: [{ code: "not-understood" }] });
});

it("is asked on the terminal until it is understood, and read back there", async () => {
  const written: string[] = [];
  const style = { language: "en", width: 80, echo: false, onClose: () => undefined } as const;
  const lines = new LineReader(Readable.from(["heavy\n1.5 t\ny\n"]));
  const dialogue = new PlainDialogue(lines, (text) => written.push(text), style);
  const search = { options: () => [], tell: () => [] };
  const asked = { fact, pair: null, controls: [], earlier: undefined, search, sideBySide: null, vocabulary };
  const reply = await askFact(asked, dialogue, "en");
  dialogue.close();
  expect(reply).toEqual({ kind: "value", value: { kind: "quantity", value: kilograms("1500") } });
  expect(written.join("")).toMatchInlineSnapshot(`
    "Weight of the goods
    > “heavy” is not understood; expected a weight
    > Understood as 1500 kg. Is that right? (y/n)
    > "
  `);
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

describe("whole lists in which one weight is enough, one too small, one cannot be read and one is missing", () => {
  const folder = temporaryFolder();
  const [city, activity, exportGoods] = ["guangzhou", "market-procurement-export", "cosmetics"];
  const title = present(
    rulebook.rules.find(({ id }) => id === RULE),
    RULE,
  ).title.en;
  const others = rulebook.rules.length - 1;

  /** What comes of a list is the same, whatever its form, but for the rejects and what is told of the cells. */
  async function screened(name: string, list: string) {
    const [file, out] = [join(folder, name), join(folder, `${name}.out`)];
    writeFileSync(file, list);
    const summary = await screenBy(rulebook, file, out);
    expect(summary).toMatchObject({ rows: 4, companies: 3, rejects: 1, leftOut: 0, findings: 3 });
    const files = bytesIn(out);
    expect(
      files["results.csv"],
    ).toBe(`line,name,provision,outcome,status,failing,gaps,missing,open,change,title
2,enough,${RULE},conditional,in-force,,,,other-rules; authority,,${title}
3,short,${RULE},ineligible,in-force,weight,weight: 0.05 kg,,other-rules; authority,goodsWeight: 1999.95 → 2000,${title}
5,missing,${RULE},undetermined,in-force,,,goodsWeight,other-rules; authority,,${title}
`);
    const same = { city, activities: [activity], exportGoods };
    const profiles = [
      { name: "enough", ...same, goodsWeight: "2000" },
      { name: "short", ...same, goodsWeight: "1999.95" },
      { name: "missing", ...same },
    ];
    expect(files["profiles.jsonl"]).toBe(profiles.map((one) => `${JSON.stringify(one)}\n`).join(""));
    return files;
  }

  const counts = "eligible,conditional,undetermined,ineligible,not-in-force,not-applicable";

  it("are screened as a table, in the unit of its heading", async () => {
    const weights = { enough: "2", short: "1.99995", unread: "heavy", missing: "" };
    const company = `${city},${activity},${exportGoods}`;
    const headings = "name,city,activities,exportGoods,Weight of the goods (t)";
    const rows = Object.entries(weights).map(([name, cell]) => `${name},${company},${cell}`);
    const files = await screened("list.csv", [headings, ...rows].join("\n"));
    expect(files["companies.csv"]).toBe(`line,name,${counts},understood,warnings
2,enough,0,1,0,0,0,${others},goodsWeight: “2” (unit: t): 2t,
3,short,0,0,0,1,0,${others},goodsWeight: “1.99995” (unit: t): 1.99995t,
5,missing,0,0,1,0,0,${others},,
`);
    expect(files["rejects.csv"]).toBe(`line,column,value,expected,${headings}
4,Weight of the goods (t),heavy,a weight,unread,${company},heavy
`);
  });

  it("are screened as JSON Lines", async () => {
    const weights = { enough: "2 t", short: "1.99995 t", unread: "heavy", missing: undefined };
    const lines = Object.entries(weights).map(([name, goodsWeight]) =>
      JSON.stringify({ name, city, activities: [activity], exportGoods, goodsWeight }),
    );
    const files = await screened("list.jsonl", ["", ...lines].join("\n"));
    expect(files["companies.csv"]).toBe(`line,name,${counts},understood,warnings
2,enough,0,1,0,0,0,${others},,
3,short,0,0,0,1,0,${others},,
5,missing,0,0,1,0,0,${others},,
`);
    const unread = present(lines[2], "third line").replaceAll('"', '""');
    expect(files["rejects.csv"]).toBe(`line,column,value,expected,profile
4,goodsWeight,"""heavy""",a weight,"${unread}"
`);
  });
});
