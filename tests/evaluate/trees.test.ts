import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RuleEngine } from "../../src/evaluate/engine.ts";
import { foldCondition, judgeLeaf, valueAt } from "../../src/logic/tree.ts";
import type { Facts, FactValue } from "../../src/profile/facts.ts";
import { parseBound } from "../../src/rules/bound.ts";
import type { Condition, Leaf } from "../../src/rules/condition.ts";
import type { Rule } from "../../src/rules/rulebook.ts";

const NAMES = ["a", "b", "c", "d"];
const SEED = 20221229;

function leaf(fact: string, value: boolean): Leaf {
  const raw = { name: fact, fact, operator: "is", value };
  return {
    kind: "leaf",
    name: fact,
    fact,
    operator: "is",
    certainty: "settled",
    bound: parseBound(value),
    raw,
  };
}

const leaves = fc
  .record({ fact: fc.constantFrom(...NAMES), value: fc.boolean() })
  .map(({ fact, value }) => leaf(fact, value));
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaves,
    fc
      .array(tie("tree"), { minLength: 1, maxLength: 3 })
      .map((members): Condition => ({ kind: "all", members })),
    fc
      .array(tie("tree"), { minLength: 1, maxLength: 3 })
      .map((members): Condition => ({ kind: "any", members })),
    tie("tree").map((member): Condition => ({ kind: "not", member })),
  ),
}));
const partial = fc.record(
  Object.fromEntries(NAMES.map((name) => [name, fc.option(fc.boolean(), { nil: undefined })])),
);

type Answers = Readonly<Record<string, boolean | undefined>>;

function factsFor(answers: Answers): Facts {
  return new Map(
    NAMES.map((name): [string, FactValue] => {
      const value = answers[name];
      return [
        name,
        value === undefined
          ? { kind: "unknown", reason: "not-answered", missing: [name] }
          : { kind: "yes-no", value },
      ];
    }),
  );
}

function* completions(answers: Answers): Generator<Answers> {
  const open = NAMES.filter((name) => answers[name] === undefined);
  for (let bits = 0; bits < 2 ** open.length; bits += 1) {
    yield {
      ...answers,
      ...Object.fromEntries(open.map((name, index) => [name, ((bits >> index) & 1) === 1])),
    };
  }
}

function fold(condition: Condition, answers: Answers) {
  const facts = factsFor(answers);
  return foldCondition(condition, (one) => judgeLeaf(one, valueAt(one, facts, "in-force"))).truth;
}

function asRule(requires: Condition): Rule {
  return {
    id: "test/1",
    item: "test/1",
    document: "test",
    file: "",
    title: { "zh-CN": "", en: "" },
    quote: "",
    translation: "",
    applies: leaf("a", true),
    requires,
    requirements: {},
    open: [],
    readings: [],
    lawNotes: [],
    examples: [],
  };
}

describe("the three-valued fold", () => {
  it("decides only what every completion decides", () => {
    fc.assert(
      fc.property(tree, partial, (condition, answers) => {
        const truth = fold(condition, answers);
        if (truth === "unknown") return;
        for (const whole of completions(answers)) expect(fold(condition, whole)).toBe(truth);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it("folds what json-rules-engine leaves in its result tree, and not its own booleans", async () => {
    await fc.assert(
      fc.asyncProperty(tree, partial, async (condition, answers) => {
        const judged = await new RuleEngine([asRule(condition)]).run(factsFor(answers), () => "in-force");
        expect(judged.get("test/1")?.requires.truth).toBe(fold(condition, answers));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
