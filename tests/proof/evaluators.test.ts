import { describe, expect, it } from "vitest";
import { compileRulebook } from "../../src/evaluate/compiled/compile.ts";
import { type Condition, type Leaf, leavesOf } from "../../src/rules/condition.ts";
import type { Rule, Rulebook } from "../../src/rules/rulebook.ts";
import { rulebook } from "../support/rulebook.ts";
import { proveRule } from "./evaluators/exhaustive.ts";
import { Random } from "./evaluators/random.ts";
import { proveMonotonicity, proveRandomProfiles } from "./evaluators/sampled.ts";
import { type ProofReport, printReport } from "./evaluators/print.ts";
import { createTally, hitsOf, noteFault } from "./evaluators/tally.ts";

/** The rulebook as a compiler sees it that takes leaves for others. */
function misread(book: Rulebook, asOther: (leaf: Leaf) => Leaf): Rulebook {
  const tree = (condition: Condition): Condition => {
    if (condition.kind === "leaf") return asOther(condition);
    if (condition.kind === "not") return { kind: "not", member: tree(condition.member) };
    return { kind: condition.kind, members: condition.members.map(tree) };
  };
  const rules = book.rules.map((rule) => ({
    ...rule,
    applies: tree(rule.applies),
    requires: tree(rule.requires),
  }));
  return { ...book, rules };
}

function allLeaves(rule: Rule): Leaf[] {
  return [...leavesOf(rule.applies), ...leavesOf(rule.requires)];
}

const FAULTS: readonly { name: string; concerns: (leaf: Leaf) => boolean; taken: (leaf: Leaf) => Leaf }[] = [
  ["atLeast", "moreThan"],
  ["atMost", "lessThan"],
  ["moreThan", "atLeast"],
  ["moreThanInEitherReading", "moreThan"],
].map(([operator, other]) => ({
  name: `${operator} taken for ${other}`,
  concerns: (leaf: Leaf) => leaf.operator === operator && leaf.certainty !== "unsettled",
  taken: (leaf: Leaf) => ({ ...leaf, operator: other as Leaf["operator"] }),
}));

const MORE_FAULTS: typeof FAULTS = [
  {
    name: "the prefix orUnsettled overlooked",
    concerns: (leaf) => leaf.certainty === "orUnsettled",
    taken: (leaf) => ({ ...leaf, certainty: "settled" }),
  },
  {
    name: "the prefix unsettled taken for orUnsettled",
    concerns: (leaf) => leaf.certainty === "unsettled",
    taken: (leaf) => ({ ...leaf, certainty: "orUnsettled" }),
  },
  {
    name: "is turned round for a yes or no",
    concerns: ({ operator, bound, certainty }) =>
      operator === "is" && bound.kind === "yes-no" && certainty === "settled",
    taken: (leaf) => ({ ...leaf, bound: { kind: "yes-no", value: leaf.raw.value === false } }),
  },
  {
    name: "a list that loses an id",
    concerns: ({ bound }) => bound.kind === "ids" && bound.ids.length > 1,
    taken: (leaf) =>
      leaf.bound.kind === "ids" ? { ...leaf, bound: { ...leaf.bound, ids: leaf.bound.ids.slice(1) } } : leaf,
  },
];

const FEW = 3_000;

describe("the proof that both evaluators agree", () => {
  it.each([...FAULTS, ...MORE_FAULTS])("sees $name", async ({ concerns, taken }) => {
    const index = rulebook.rules.findIndex((rule) => allLeaves(rule).some(concerns));
    const faulty = compileRulebook(misread(rulebook, (leaf) => (concerns(leaf) ? taken(leaf) : leaf)));
    const [seen, sound] = [createTally(rulebook.rules), createTally(rulebook.rules)];
    await proveRule(rulebook, index, faulty, FEW, seen);
    await proveRule(rulebook, index, compileRulebook(rulebook), FEW, sound);
    expect(seen.faults).toBeGreaterThan(0);
    expect(sound.firstFaults).toEqual([]);
  });

  it("sees a fault in random profiles over all rules, and none without it", async () => {
    const faulty = compileRulebook(
      misread(rulebook, (leaf) => (leaf.operator === "atMost" ? { ...leaf, operator: "lessThan" } : leaf)),
    );
    const [seen, sound] = [createTally(rulebook.rules), createTally(rulebook.rules)];
    await proveRandomProfiles(rulebook, faulty, 150, 1, seen);
    await proveRandomProfiles(rulebook, compileRulebook(rulebook), 150, 1, sound);
    expect(seen.faults).toBeGreaterThan(0);
    expect(sound.firstFaults).toEqual([]);
  });

  it("sees that more answers turn a decided outcome", () => {
    const forgetful = compileRulebook(rulebook);
    const tally = createTally(rulebook.rules);
    const guessing = {
      ...forgetful,
      outcomes: (profile: Parameters<typeof forgetful.outcomes>[0]) =>
        forgetful.outcomes(profile).map((outcome) => (outcome === "undetermined" ? "eligible" : outcome)),
    };
    proveMonotonicity(rulebook, guessing, 20, 2, 1, tally);
    expect(tally.faults).toBeGreaterThan(0);
    const sound = createTally(rulebook.rules);
    const completions = proveMonotonicity(rulebook, forgetful, 20, 2, 1, sound);
    expect(sound.firstFaults).toEqual([]);
    expect(completions.decided).toBeGreaterThan(0);
  });

  it("fails as a whole on one difference, one turned outcome, or one rule that never applied", () => {
    const seen = () => {
      const tally = createTally(rulebook.rules);
      for (const { id } of rulebook.rules) hitsOf(tally, id).outcomes.eligible += 1;
      return tally;
    };
    const passes = (spoil: (report: ProofReport) => void): boolean => {
      const report: ProofReport = {
        seed: 1,
        profiles: 1,
        coverage: rulebook.rules.map(({ id }) => ({ rule: id, combinations: 1, tried: 1 })),
        completions: { partial: 1, completed: 1, decided: 1 },
        exhaustive: seen(),
        random: seen(),
        monotonic: seen(),
        seconds: 1,
      };
      spoil(report);
      return printReport(report, () => undefined);
    };
    const fault = { rule: "gz-2022-212/1-12", what: "engine eligible, compiled ineligible", case: "{}" };
    expect(passes(() => undefined)).toBe(true);
    expect(passes(({ exhaustive }) => noteFault(exhaustive, fault))).toBe(false);
    expect(passes(({ random }) => noteFault(random, fault))).toBe(false);
    expect(passes(({ monotonic }) => noteFault(monotonic, fault))).toBe(false);
    expect(
      passes(({ random }) => {
        hitsOf(random, fault.rule).outcomes.eligible = 0;
      }),
    ).toBe(false);
  });

  it("makes the same run from the same seed", () => {
    const draw = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 5 }, () => random.below(1000));
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });
});
