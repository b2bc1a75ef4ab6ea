import type { Facts } from "../../profile/facts.ts";
import { judgeLeaf, valueAt } from "../../evaluate/tree.ts";
import { type Leaf, leavesOf } from "../../rules/condition.ts";
import type { Status } from "../../rules/document.ts";
import type { Rule } from "../../rules/rulebook.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { answersBehind, answersOf } from "./related-facts.ts";

/** The number of each answer of a company: the same number for the same answer. */
export type AnswerKeys = ReadonlyMap<string, number>;

/**
 * Names what the finding of one rule depends on, so that companies which are alike in it share one finding. Of a
 * fact that only the rule's `applies` looks at nothing is told but whether its tests hold.
 */
export class FindingKeys {
  /** The answers on which anything depends that is said of the rule. */
  readonly behind: readonly string[];
  /** Those of them that only `applies` looks at. */
  readonly onlyForApplying: ReadonlySet<string>;
  readonly #required: readonly string[];
  readonly #tests: readonly { readonly leaf: Leaf; readonly answers: readonly string[] }[];

  constructor(rule: Rule, vocabulary: Vocabulary) {
    this.behind = answersBehind(rule, vocabulary);
    this.#required = answersOf(leavesOf(rule.requires), vocabulary);
    this.onlyForApplying = new Set(this.behind.filter((id) => !this.#required.includes(id)));
    this.#tests = leavesOf(rule.applies)
      .map((leaf) => ({ leaf, answers: answersOf([leaf], vocabulary) }))
      .filter(({ answers }) => answers.some((id) => this.onlyForApplying.has(id)));
  }

  /** Alike: the same answers to what is required, the same tests of whether the rule applies met and failed. */
  alike(keys: AnswerKeys, facts: Facts, status: Status): string {
    let key = "";
    for (const id of this.#required) key += `${keys.get(id) ?? ""} `;
    for (const { leaf, answers } of this.#tests) {
      const { truth } = judgeLeaf(leaf, valueAt(leaf, facts, status));
      if (truth === "unknown") for (const id of answers) key += `?${keys.get(id) ?? ""} `;
      else key += truth ? "+" : "-";
    }
    return key;
  }

  /** The same: the same answers to all that the rule looks at. */
  same(keys: AnswerKeys): string {
    let key = "=";
    for (const id of this.behind) key += `${keys.get(id) ?? ""} `;
    return key;
  }
}
