import { createEvaluator } from "../evaluate/evaluate.ts";
import type { Words } from "../language/language.ts";
import { factsOf } from "../situation/facts.ts";
import { createProfileReader } from "../situation/parse-profile.ts";
import { leavesOf } from "../rules/condition.ts";
import { type Fault, lineOfPlace, tell } from "../rules/fault.ts";
import { type DataFiles, textOf } from "../rules/files.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { compareExample } from "./compare-example.ts";
import { reachableOutcomes } from "./reachable-outcomes.ts";
import { type ReadExample, readExamples } from "./read-examples.ts";
import { isThreshold, type Side, sideOf, sidesOf } from "./thresholds.ts";

/** What came of all examples. */
export interface Proof {
  readonly faults: readonly Fault[];
  readonly examples: number;
  readonly passed: number;
}

/**
 * Runs the examples of every rule, and checks that they are enough: the four of every number, and one for each
 * outcome that the rule can have.
 */
export async function proveExamples(rulebook: Rulebook, files: DataFiles): Promise<Proof> {
  const reader = createProfileReader(rulebook.vocabulary);
  const faults: Fault[] = [];
  let examples = 0;
  let passed = 0;
  for (const rule of rulebook.rules) {
    const read = readExamples(rule, files, rulebook, reader, faults);
    const failed = await Promise.all(read.map((example) => runExample(example, rulebook)));
    examples += rule.examples.length;
    passed += failed.filter((difference) => difference === null).length;
    const complain = (place: string, message: Words): void => {
      faults.push({ file: rule.file, line: lineOfPlace(textOf(files, rule.file), place), place, message });
    };
    for (const [index, difference] of failed.entries()) {
      const { place, example } = read[index] ?? { place: "examples", example: { name: "" } };
      if (difference !== null)
        complain(place, tell("example-fails", { name: example.name, comparison: difference }));
    }
    for (const message of lacking(rule, read, rulebook)) complain("examples", message);
  }
  return { faults, examples, passed };
}

/** Runs one example by its own rule: null where it passes, else what it expects and what came of it. */
export async function runExample(
  { rule, example, profile, asOf }: ReadExample,
  rulebook: Rulebook,
): Promise<Words | null> {
  const evaluator = createEvaluator({ ...rulebook, rules: [rule] }, "");
  const [finding] = await evaluator.findings(profile, asOf);
  if (finding === undefined) throw new Error(`${rule.id} was not evaluated`);
  return compareExample(example, finding);
}

/** What a rule's examples leave untried. */
function lacking(rule: Rule, read: readonly ReadExample[], rulebook: Rulebook): Words[] {
  const messages: Words[] = [];
  const outcomes = new Set(read.map(({ example }) => example.outcome));
  for (const outcome of reachableOutcomes(rule)) {
    if (!outcomes.has(outcome)) messages.push(tell("example-outcome", { outcome }));
  }
  const facts = read.map(({ profile, asOf }) => factsOf(profile, rulebook.vocabulary, asOf));
  for (const leaf of [...leavesOf(rule.applies), ...leavesOf(rule.requires)].filter(isThreshold)) {
    const fact = rulebook.vocabulary.byId.get(leaf.fact);
    const tried = new Set<Side>(facts.map((own) => sideOf(leaf, fact, own)));
    for (const side of sidesOf(leaf, fact)) {
      if (tried.has(side)) continue;
      messages.push(tell(`example-${side}`, { fact: leaf.fact, bound: String(leaf.raw.value) }));
    }
  }
  return messages;
}
