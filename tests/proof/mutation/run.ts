import { statusesOn } from "../../../src/logic/situation.ts";
import { createFinding } from "../../../src/evaluate/finding.ts";
import { foldCondition, judgeLeaf, valueAt } from "../../../src/logic/tree.ts";
import type { Facts } from "../../../src/profile/facts.ts";
import { factsOf } from "../../../src/situation/facts.ts";
import { createProfileReader } from "../../../src/situation/parse-profile.ts";
import { compareExample } from "../../../src/proof/compare-example.ts";
import { type ReadExample, readExamples } from "../../../src/proof/read-examples.ts";
import { type Condition, typeCondition } from "../../../src/rules/condition.ts";
import type { DatedStatus } from "../../../src/rules/document.ts";
import type { Fault } from "../../../src/rules/fault.ts";
import { type DataFiles, textOf } from "../../../src/rules/files.ts";
import type { RuleFile } from "../../../src/rules/rule-schema.ts";
import type { Rule, Rulebook } from "../../../src/rules/rulebook.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";

/** A change of a rule that no example of it noticed. */
export interface Survivor {
  readonly rule: string;
  readonly tree: "applies" | "requires";
  readonly kind: Mutant["kind"];
  readonly change: string;
  /** Why no example can notice it, where that is so. */
  readonly reason: string | null;
}

export interface MutationRun {
  readonly mutants: number;
  readonly caught: number;
  readonly byKind: ReadonlyMap<string, { mutants: number; caught: number }>;
  readonly survivors: readonly Survivor[];
}

interface ReadyExample {
  readonly read: ReadExample;
  readonly facts: Facts;
  readonly dated: DatedStatus;
}

/** Changes each place of each rule in turn, and counts the changes that make an example of the rule fail. */
export function mutateRules(rulebook: Rulebook, files: DataFiles): MutationRun {
  const reader = createProfileReader(rulebook.vocabulary);
  const byKind = new Map<string, { mutants: number; caught: number }>();
  const survivors: Survivor[] = [];
  for (const rule of rulebook.rules) {
    const raw = JSON.parse(textOf(files, rule.file)) as RuleFile;
    const faults: Fault[] = [];
    const examples = readExamples(rule, files, rulebook, reader, faults).map((read): ReadyExample => {
      const facts = factsOf(read.profile, rulebook.vocabulary, read.asOf);
      return { read, facts, dated: statusesOn(rulebook, read.asOf).datedStatusOf(rule.document) };
    });
    for (const tree of ["applies", "requires"] as const) {
      for (const mutant of mutantsOf(raw[tree], rulebook.vocabulary)) {
        const changed = { ...rule, [tree]: typeCondition(mutant.condition, tree, rulebook.vocabulary, []) };
        const isCaught = examples.some((example) => fails(changed, example));
        const count = byKind.get(mutant.kind) ?? { mutants: 0, caught: 0 };
        byKind.set(mutant.kind, { mutants: count.mutants + 1, caught: count.caught + (isCaught ? 1 : 0) });
        if (!isCaught)
          survivors.push({
            rule: rule.id,
            tree,
            kind: mutant.kind,
            change: mutant.change,
            reason: mutant.reason,
          });
      }
    }
  }
  const counts = [...byKind.values()];
  return {
    mutants: counts.reduce((sum, count) => sum + count.mutants, 0),
    caught: counts.reduce((sum, count) => sum + count.caught, 0),
    byKind,
    survivors,
  };
}

function fails(rule: Rule, { read, facts, dated }: ReadyExample): boolean {
  const fold = (condition: Condition) =>
    foldCondition(condition, (leaf) => judgeLeaf(leaf, valueAt(leaf, facts, dated.status)));
  const finding = createFinding(rule, { applies: fold(rule.applies), requires: fold(rule.requires) }, dated);
  return compareExample(read.example, finding) !== null;
}
