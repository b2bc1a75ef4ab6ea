import { Engine, type EngineResult } from "json-rules-engine";
import type { Truth } from "../logic/kleene.ts";
import type { Verdict } from "../logic/operators.ts";
import type { StatusOf } from "../logic/situation.ts";
import { foldCondition, type Judged, judgeLeaf, valueAt, valueKey } from "../logic/tree.ts";
import type { Facts, FactValue } from "../profile/facts.ts";
import { type Condition, fold, type Leaf, leavesOf, testKey } from "../rules/condition.ts";
import { CERTAINTIES, OPERATORS } from "../rules/condition-schema.ts";
import type { Rule } from "../rules/rulebook.ts";

/** Both trees of a rule, folded over the verdicts of its leaves. */
export interface JudgedRule {
  readonly applies: Judged;
  readonly requires: Judged;
}

interface EngineLeaf {
  readonly result?: Truth;
}
interface EngineGroup {
  readonly all?: readonly EngineNode[];
  readonly any?: readonly EngineNode[];
  readonly not?: EngineNode;
}
type EngineNode = EngineLeaf & EngineGroup;

/**
 * Evaluates a set of rules by json-rules-engine. Its leaves carry our three-valued operators; its own booleans over
 * groups are not used, since they take unknown for true.
 */
export class RuleEngine {
  readonly #engine: Engine;
  readonly #rules: readonly Rule[];
  /** The distinct tests of the set. */
  readonly #tests: Leaf[] = [];
  readonly #numbers = new Map<Leaf, number>();
  readonly #verdicts = new WeakMap<FactValue, Verdict[]>();
  readonly #looks: ReadonlyMap<string, { leaf: Leaf; document: string }>;

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    const numbers = new Map<string, number>();
    const numberOf = (leaf: Leaf): number => {
      const key = testKey(leaf);
      const number = numbers.get(key) ?? this.#tests.push(leaf) - 1;
      numbers.set(key, number);
      this.#numbers.set(leaf, number);
      return number;
    };
    this.#engine = new Engine(
      rules.map((rule) => ({
        conditions: {
          all: [
            asEngineCondition(rule, rule.applies, numberOf),
            asEngineCondition(rule, rule.requires, numberOf),
          ],
        } as never,
        event: { type: rule.id },
        name: rule.id,
      })),
    );
    for (const operator of OPERATORS) {
      for (const certainty of CERTAINTIES) {
        const name = certainty === "settled" ? operator : `${certainty}:${operator}`;
        const judgeTest = (value: FactValue, number: number) => this.#judge(value, number).truth as boolean;
        this.#engine.addOperator(name, judgeTest);
      }
    }
    const looks = new Map<string, { leaf: Leaf; document: string }>();
    for (const rule of rules) {
      for (const leaf of [...leavesOf(rule.applies), ...leavesOf(rule.requires)]) {
        looks.set(valueKey(leaf, rule.document), { leaf, document: rule.document });
      }
    }
    this.#looks = looks;
  }

  /** Judges a test on a value once: what the operators say in the run is what the explanation tells of. */
  #judge(value: FactValue, number: number): Verdict {
    const ofValue = this.#verdicts.get(value) ?? [];
    const known = ofValue[number];
    if (known !== undefined) return known;
    const test = this.#tests[number];
    if (test === undefined) throw new Error(`no test has the number ${number}`);
    const { verdict } = judgeLeaf(test, value);
    ofValue[number] = verdict;
    this.#verdicts.set(value, ofValue);
    return verdict;
  }

  /** json-rules-engine's own run over the set, without our fold. */
  runEngine(facts: Facts, statusOf: StatusOf): Promise<EngineResult> {
    return this.#engine.run(this.#valuesOf(facts, statusOf));
  }

  #valuesOf(facts: Facts, statusOf: StatusOf): Record<string, FactValue> {
    const values: Record<string, FactValue> = {};
    for (const [key, { leaf, document }] of this.#looks) {
      values[key] = valueAt(leaf, facts, statusOf(document));
    }
    return values;
  }

  /** Our tree with the truth that the engine left in each leaf, and the verdict that it was taken from. */
  #judgedTree(
    condition: Condition,
    tree: EngineNode,
    document: string,
    values: Readonly<Record<string, FactValue>>,
  ): Judged {
    const truths = engineLeaves(tree);
    let next = 0;
    return foldCondition(condition, (leaf) => {
      const truth = truths[next];
      next += 1;
      const value = values[valueKey(leaf, document)];
      const number = this.#numbers.get(leaf);
      if (truth === undefined || value === undefined || number === undefined) {
        throw new Error(`the test of ${leaf.fact} was not evaluated`);
      }
      return { kind: "leaf", truth, leaf, value, verdict: this.#judge(value, number) };
    });
  }

  /** Judges every rule of the set, by rule id. */
  async run(facts: Facts, statusOf: StatusOf): Promise<ReadonlyMap<string, JudgedRule>> {
    const values = this.#valuesOf(facts, statusOf);
    const { results, failureResults } = await this.#engine.run(values);
    const trees = new Map<string, EngineNode>();
    for (const result of [...results, ...failureResults])
      trees.set(result.name, result.conditions as EngineNode);
    return new Map(
      this.#rules.map((rule) => {
        const [applies, requires] = trees.get(rule.id)?.all ?? [];
        if (applies === undefined || requires === undefined) throw new Error(`${rule.id} was not evaluated`);
        const { id, document } = rule;
        return [
          id,
          {
            applies: this.#judgedTree(rule.applies, applies, document, values),
            requires: this.#judgedTree(rule.requires, requires, document, values),
          },
        ];
      }),
    );
  }
}

/** The condition as the engine takes it. A test stands there by its number, since the engine copies every value. */
function asEngineCondition(rule: Rule, condition: Condition, numberOf: (test: Leaf) => number): object {
  return fold<object>(condition, {
    leaf: (leaf) => {
      const { name, operator } = leaf.raw;
      const test = { fact: valueKey(leaf, rule.document), operator, value: numberOf(leaf) };
      return name === undefined ? test : { name, ...test };
    },
    all: (all) => ({ all }),
    any: (any) => ({ any }),
    not: (not) => ({ not }),
  });
}

function engineLeaves(node: EngineNode): (Truth | undefined)[] {
  const members = node.all ?? node.any ?? (node.not === undefined ? null : [node.not]);
  return members === null ? [node.result] : members.flatMap(engineLeaves);
}
