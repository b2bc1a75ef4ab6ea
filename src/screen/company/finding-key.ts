import { judgeLeaf, valueAt } from "../../logic/tree.ts";
import type { Facts } from "../../profile/facts.ts";
import { type Leaf, leavesOf } from "../../rules/condition.ts";
import type { Status } from "../../rules/document.ts";
import type { Rule } from "../../rules/rulebook.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { BoundSignatures } from "./bound-signature.ts";
import { answersBehind, answersOf } from "./related-facts.ts";

/** How a finding is kept: for companies alike in what `key` tells, and, but for some numbers, for all of these. */
export interface Alike {
  readonly key: string;
  /** The facts in whose numbers such companies may differ. */
  readonly numbers: ReadonlySet<string>;
  /** Whether the same is to be changed by all of them, but for where they stand. */
  readonly areChangesAlike: boolean;
}

/** The number of each answer of a company, in an order of facts: the same number for the same answer, 0 for none. */
export type AnswerKeys = readonly number[];

/** A fact, and its place in the order of keys. */
interface Place {
  readonly fact: string;
  readonly index: number;
}

const NO_NUMBERS: ReadonlySet<string> = new Set();

/**
 * Names what the finding of one rule depends on, so that companies which are alike in it share one finding. Of a
 * fact that only the rule's `applies` looks at nothing is told but whether its tests hold.
 */
export class FindingKeys {
  /** The answers on which anything depends that is said of the rule. */
  readonly behind: readonly string[];
  /** Those of them that only `applies` looks at. */
  readonly onlyForApplying: ReadonlySet<string>;
  readonly #required: readonly Place[];
  readonly #behind: readonly Place[];
  readonly #signatures: BoundSignatures;
  readonly #tests: readonly { readonly leaf: Leaf; readonly answers: readonly Place[] }[];

  /** `order` are the facts of the keys. */
  constructor(rule: Rule, vocabulary: Vocabulary, order: readonly string[]) {
    const placesOf = (facts: readonly string[]): Place[] =>
      order.flatMap((fact, index) => (facts.includes(fact) ? [{ fact, index }] : []));
    const required = answersOf(leavesOf(rule.requires), vocabulary);
    this.behind = answersBehind(rule, vocabulary);
    this.#behind = placesOf(this.behind);
    this.#required = placesOf(required);
    this.onlyForApplying = new Set(this.behind.filter((id) => !required.includes(id)));
    this.#signatures = new BoundSignatures(rule, required, vocabulary);
    this.#tests = leavesOf(rule.applies)
      .map((leaf) => ({ leaf, facts: answersOf([leaf], vocabulary) }))
      .filter(({ facts }) => facts.some((id) => this.onlyForApplying.has(id)))
      .map(({ leaf, facts }) => ({ leaf, answers: placesOf(facts) }));
  }

  /**
   * Alike: the same answers to what is required, or numbers on the same sides of its bounds; the same tests of whether
   * the rule applies met and failed.
   */
  alike(keys: AnswerKeys, facts: Facts, status: Status): Alike {
    const signature = this.#signatures.of(facts);
    const numbers = signature === null ? NO_NUMBERS : this.#signatures.facts;
    let key = signature?.key ?? "";
    for (const { fact, index } of this.#required) key += numbers.has(fact) ? " " : `${keys[index]} `;
    for (const { leaf, answers } of this.#tests) {
      const { truth } = judgeLeaf(leaf, valueAt(leaf, facts, status));
      if (truth === "unknown") for (const { index } of answers) key += `?${keys[index]} `;
      else key += truth ? "+" : "-";
    }
    return { key, numbers, areChangesAlike: signature?.areAllPartsMet ?? true };
  }

  /** The same: the same answers to all that the rule looks at. */
  same(keys: AnswerKeys): string {
    let key = "=";
    for (const { index } of this.#behind) key += `${keys[index]} `;
    return key;
  }
}
