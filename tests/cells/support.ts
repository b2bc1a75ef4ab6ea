import { type Dimension, dimensionsOf } from "../../src/cells/dimensions.ts";
import type { Day } from "../../src/cells/layouts.ts";
import { saysOf } from "../../src/cells/rule-cells.ts";
import { judgeLeaf, valueAt } from "../../src/logic/tree.ts";
import type { Profile } from "../../src/profile/answer.ts";
import type { Facts } from "../../src/profile/facts.ts";
import { type Leaf, leavesOf } from "../../src/rules/condition.ts";
import { statusOn } from "../../src/rules/document.ts";
import type { Rule, Rulebook } from "../../src/rules/rulebook.ts";
import { canonicalProfile } from "../../src/situation/canonical.ts";
import { factsOf } from "../../src/situation/facts.ts";
import type { createProfileReader } from "../../src/situation/parse-profile.ts";
import { IN_FORCE } from "../support/deciding.ts";

export function leavesOfRule({ applies, requires }: Rule): Leaf[] {
  return [...leavesOf(applies), ...leavesOf(requires)];
}

/** What some tests say of facts, by the operators themselves. */
export function saidOfFacts(tests: readonly Leaf[], facts: Facts, { status }: Day): string {
  return tests.map((leaf) => saysOf(judgeLeaf(leaf, valueAt(leaf, facts, status)).verdict)).join();
}

/** What tests of cells ask of a rulebook. */
export function cellsBy(rulebook: Rulebook, reader: ReturnType<typeof createProfileReader>) {
  const { vocabulary, documents } = rulebook;

  function dayOf(rule: Rule, asOf: string): Day {
    const document = documents.get(rule.document);
    if (document === undefined) throw new Error(`there is no document ${rule.document}`);
    return { asOf, status: statusOn(document, asOf).status };
  }

  function rule(id: string): Rule {
    const found = rulebook.rules.find((one) => one.id === id);
    if (found === undefined) throw new Error(`there is no rule ${id}`);
    return found;
  }

  function dimensionsOfRule(one: Rule): readonly Dimension[] {
    return dimensionsOf(leavesOfRule(one), vocabulary, dayOf(one, IN_FORCE));
  }

  return {
    dayOf,
    rule,
    dimensionsOfRule,
    /** The names of the cells of a fact that a rule tests. */
    names: (id: string, fact: string) =>
      dimensionsOfRule(rule(id))
        .flatMap(({ axes }) => axes)
        .find((axis) => axis.fact === fact)
        ?.cells.map(({ name }) => name),
    /** What some tests say of a profile. */
    saidOf: (tests: readonly Leaf[], profile: Profile, day: Day): string =>
      saidOfFacts(tests, factsOf(profile, vocabulary, day.asOf), day),
    /** The profile, as `check` reads it. */
    asRead: (profile: Profile): Profile => reader.fromText(JSON.stringify(canonicalProfile(profile))),
  };
}
