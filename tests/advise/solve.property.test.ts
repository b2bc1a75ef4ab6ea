import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asChangeSet } from "../../src/advise/change-set.ts";
import { goalOf, isReached } from "../../src/advise/goal.ts";
import { createSolver, factsAfter } from "../../src/advise/solve.ts";
import { compileRulebook } from "../../src/evaluate/compiled/compile.ts";
import { situationOf, statusesOn } from "../../src/logic/situation.ts";
import { leavesOf, typeCondition } from "../../src/rules/condition.ts";
import type { RawCondition } from "../../src/rules/condition-schema.ts";
import type { RuleFault } from "../../src/rules/fault.ts";
import type { Rule } from "../../src/rules/rulebook.ts";
import { createProfileReader } from "../../src/situation/parse-profile.ts";
import { createVocabulary, type Fact } from "../../src/vocabulary/vocabulary.ts";
import { searchCheaper } from "../proof/changes/brute-force.ts";
import { changeables } from "../proof/changes/candidates.ts";
import { priceOf, total } from "../proof/changes/cost.ts";
import { rulebook } from "../support/frozen.ts";

const SEED = 20260701;
const IN_FORCE = "2024-06-30";

/** Invented facts of every type that can be changed, beside the shares of the project's own vocabulary. */
function fact(id: string, given: Partial<Fact>): Fact {
  const words = { "zh-CN": id, en: id };
  return {
    id,
    subject: "plan",
    type: "yes-no",
    title: { "zh-CN": `${id}（甲）`, en: id },
    question: words,
    help: words,
    whoKnows: words,
    inCompanyHands: true,
    effort: 1,
    ...given,
  };
}

const choices = ["a", "b", "c"].map((id) => ({ id, title: { "zh-CN": id, en: id } }));
const shares = rulebook.vocabulary.facts.filter(({ id }) => ["chineseShare", "foreignShare"].includes(id));
const { effort: _, ...fixed } = fact("fixedByLaw", { inCompanyHands: false });
const vocabulary = createVocabulary({
  subjects: [
    { id: "plan", title: { "zh-CN": "甲", en: "plan" } },
    { id: "ownership", title: { "zh-CN": "乙", en: "ownership" } },
  ],
  facts: [
    fact("city", { type: "choice", choices }),
    ...shares,
    fact("isReady", {}),
    fact("isOpen", { effort: 3 }),
    fixed,
    fact("form", { type: "choice", choices, effort: 2 }),
    fact("methods", { type: "choices", choices }),
    fact("part", { type: "area" }),
    fact("whole", { type: "area", effort: 2 }),
    fact("capital", { type: "money", effort: 2 }),
    fact("signedOn", { type: "date" }),
  ],
});
const reader = createProfileReader(vocabulary);

const order = fc.constantFrom("atLeast", "atMost", "moreThan", "lessThan");
const ids = fc.constantFrom("a", "b", "c");
const leaf: fc.Arbitrary<RawCondition> = fc.oneof(
  fc.record({
    fact: fc.constantFrom("isReady", "isOpen", "fixedByLaw"),
    operator: fc.constantFrom("is", "orUnsettled:is", "unsettled:is"),
    value: fc.boolean(),
  }),
  fc.record({ fact: fc.constant("form"), operator: fc.constant("is"), value: ids }),
  fc.record({ fact: fc.constant("methods"), operator: fc.constant("includes"), value: ids }),
  fc.record({
    fact: fc.constantFrom("chineseShare", "foreignShare"),
    operator: order,
    value: fc.constantFrom("25 %", "50 %", "67 %"),
  }),
  fc.record({
    fact: fc.constant("part"),
    operator: fc.constantFrom("atMost", "lessThan"),
    value: fc.constantFrom("15 % of whole", "30 % of whole"),
  }),
  fc.record({
    fact: fc.constantFrom("part", "whole"),
    operator: order,
    value: fc.constantFrom("10 m²", "100 m²"),
  }),
  fc.record({
    fact: fc.constant("capital"),
    operator: order,
    value: fc.constantFrom("1000 USD", "5000 CNY"),
  }),
  fc.record({
    fact: fc.constant("signedOn"),
    operator: order,
    value: fc.constantFrom("2024-02-29", "2025-01-01"),
  }),
);
const tree: fc.Arbitrary<RawCondition> = fc.letrec<{ node: RawCondition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  ),
})).node;

const profile = fc.record(
  {
    foreignShare: fc.constantFrom("0", "30", "49.9999", "50", "75", "1/3"),
    isReady: fc.constantFrom(true, false, null),
    isOpen: fc.boolean(),
    fixedByLaw: fc.boolean(),
    form: ids,
    methods: fc.subarray(["a", "b", "c"]),
    part: fc.constantFrom("0", "10", "20.01", "40"),
    whole: fc.constantFrom("33.33", "100"),
    capital: fc.constantFrom({ amount: "999.99", currency: "USD" }, { amount: "700", currency: "JPY" }),
    signedOn: fc.constantFrom("2024-02-28", "2024-12-31"),
    exchangeRates: fc.constant(undefined),
  },
  { requiredKeys: [] },
);

function ruleOf(requires: RawCondition, applies: RawCondition): Rule {
  const [template] = rulebook.rules;
  const faults: RuleFault[] = [];
  if (template === undefined) throw new Error("the rulebook is empty");
  const rule = {
    ...template,
    applies: typeCondition(applies, "applies", vocabulary, faults),
    requires: typeCondition(requires, "requires", vocabulary, faults),
  };
  expect(faults).toEqual([]);
  return rule;
}

const goals = fc.record({
  profile: profile.map(({ exchangeRates: _rates, ...answers }) => JSON.stringify(answers)),
  requires: tree,
  applies: fc.oneof(
    leaf,
    leaf.map((not) => ({ not })),
  ),
});

function world({
  profile: text,
  requires,
  applies,
}: {
  profile: string;
  requires: RawCondition;
  applies: RawCondition;
}) {
  const rule = ruleOf(requires, applies);
  const goal = goalOf([rule], () => "in-force");
  return {
    rule,
    goal,
    situation: situationOf(reader.fromText(text), vocabulary, statusesOn(rulebook, IN_FORCE)),
  };
}

describe("on any tree of tests", () => {
  test("every set reaches the goal, no part of it does, and the ranking is by cost", () => {
    fc.assert(
      fc.property(goals, (given) => {
        const { goal, situation } = world(given);
        if (isReached(goal, situation.facts)) return;
        const solutions = createSolver(goal).solve(situation, []);
        expect(solutions.length).toBeLessThanOrEqual(5);
        const written = solutions.map((solution) => JSON.stringify(asChangeSet(solution, situation)));
        expect(new Set(written).size).toBe(written.length);
        for (const { moves } of solutions) {
          expect(isReached(goal, factsAfter(moves, situation.facts))).toBe(true);
          for (const move of moves) {
            const others = moves.filter((other) => other !== move);
            expect(isReached(goal, factsAfter(others, situation.facts))).toBe(false);
            expect(move.lever.fact.inCompanyHands).toBe(true);
          }
        }
        solutions.slice(1).forEach(({ cost }, index) => {
          expect(cost.facts).toBeGreaterThanOrEqual(solutions[index]?.cost.facts ?? 0);
        });
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  test("brute force over the cells finds nothing cheaper, and nothing where nothing is found", () => {
    fc.assert(
      fc.property(goals, (given) => {
        const { rule, goal, situation } = world(given);
        const { facts } = situation;
        if (isReached(goal, facts)) return;
        const [first] = createSolver(goal).solve(situation, []);
        const limit =
          first === undefined
            ? null
            : total(
                first.moves.map(({ lever, option }) =>
                  priceOf(lever.fact, facts.get(lever.fact.id), option.answer),
                ),
              );
        const leaves = [...leavesOf(rule.requires), ...leavesOf(rule.applies)];
        const compiled = compileRulebook({ rules: [rule], vocabulary });
        const searched = searchCheaper(
          changeables(leaves, situation.profile, facts, vocabulary),
          { ...situation, compiled, statusOf: () => "in-force", rules: [0] },
          limit,
          5_000,
        );
        expect(searched.cheaper).toBeNull();
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  test("what is to be kept is never changed", () => {
    fc.assert(
      fc.property(goals, fc.subarray(vocabulary.facts.map(({ id }) => id)), (given, keep) => {
        const { goal, situation } = world(given);
        for (const { moves } of createSolver(goal).solve(situation, keep)) {
          for (const { lever } of moves) expect(keep).not.toContain(lever.fact.id);
        }
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});
