import { Engine, type EngineResult } from "json-rules-engine";
import type { Truth } from "../logic/kleene.ts";
import { judge } from "../logic/operators.ts";
import { foldCondition, type Judged, judgeLeaf, valueAt, valueKey } from "../logic/tree.ts";
import type { Facts, FactValue } from "../profile/facts.ts";
import type { Bound } from "../rules/bound.ts";
import { type Leaf, leavesOf } from "../rules/condition.ts";
import { CERTAINTIES, OPERATORS } from "../rules/condition-schema.ts";
import type { Status } from "../rules/document.ts";
import type { Rule } from "../rules/rulebook.ts";

/** Both trees of a rule, folded over the verdicts of its leaves. */
export interface JudgedRule {
  readonly applies: Judged;
  readonly requires: Judged;
}

/** The status of a document on the day asked about. */
export type StatusOf = (document: string) => Status;

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
  readonly #looks: ReadonlyMap<string, { leaf: Leaf; document: string }>;

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    const bounds: Bound[] = [];
    const numberOf = (bound: Bound): number => bounds.push(bound) - 1;
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
        this.#engine.addOperator(name, (value: FactValue, number: number) => {
          const bound = bounds[number];
          if (bound === undefined) throw new Error(`no bound has the number ${number}`);
          return judge("", value, operator, certainty, bound).truth as boolean;
        });
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

  /** json-rules-engine's own run over the set, without our fold. */
  runEngine(facts: Facts, statusOf: StatusOf): Promise<EngineResult> {
    const values: Record<string, FactValue> = {};
    for (const [key, { leaf, document }] of this.#looks)
      values[key] = valueAt(leaf, facts, statusOf(document));
    return this.#engine.run(values);
  }

  /** Judges every rule of the set, by rule id. */
  async run(facts: Facts, statusOf: StatusOf): Promise<ReadonlyMap<string, JudgedRule>> {
    const { results, failureResults } = await this.runEngine(facts, statusOf);
    const trees = new Map<string, EngineNode>();
    for (const result of [...results, ...failureResults])
      trees.set(result.name, result.conditions as EngineNode);
    return new Map(
      this.#rules.map((rule) => {
        const [applies, requires] = trees.get(rule.id)?.all ?? [];
        if (applies === undefined || requires === undefined) throw new Error(`${rule.id} was not evaluated`);
        const status = statusOf(rule.document);
        return [
          rule.id,
          {
            applies: judged(rule.applies, applies, facts, status),
            requires: judged(rule.requires, requires, facts, status),
          },
        ];
      }),
    );
  }
}

/** The condition as the engine takes it. A bound stands there by its number, since the engine copies every value. */
function asEngineCondition(
  rule: Rule,
  condition: Rule["applies"],
  numberOf: (bound: Bound) => number,
): object {
  if (condition.kind === "leaf") {
    const { name, operator } = condition.raw;
    return {
      ...(name === undefined ? {} : { name }),
      fact: valueKey(condition, rule.document),
      operator,
      value: numberOf(condition.bound),
    };
  }
  if (condition.kind === "not") return { not: asEngineCondition(rule, condition.member, numberOf) };
  return { [condition.kind]: condition.members.map((member) => asEngineCondition(rule, member, numberOf)) };
}

/** Our tree with the truth that the engine left in each leaf. */
function judged(condition: Rule["applies"], tree: EngineNode, facts: Facts, status: Status): Judged {
  const truths = engineLeaves(tree);
  let next = 0;
  return foldCondition(condition, (leaf) => {
    const truth = truths[next];
    next += 1;
    if (truth === undefined) throw new Error(`the test of ${leaf.fact} was not evaluated`);
    return { ...judgeLeaf(leaf, valueAt(leaf, facts, status)), truth };
  });
}

function engineLeaves(node: EngineNode): (Truth | undefined)[] {
  const members = node.all ?? node.any ?? (node.not === undefined ? null : [node.not]);
  return members === null ? [node.result] : members.flatMap(engineLeaves);
}
