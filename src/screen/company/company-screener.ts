import { asChangeSet } from "../../advise/change-set.ts";
import { goalOf } from "../../advise/goal.ts";
import { createSolver, MOST_CHANGE_SETS, type Solver } from "../../advise/solve.ts";
import type { Finding } from "../../contract/finding.ts";
import { compileRulebook } from "../../evaluate/compiled/compile.ts";
import type { EncodedCells } from "../../evaluate/compiled/encoded-profile.ts";
import { createFinding } from "../../evaluate/finding.ts";
import { type StatusesOnDay, situationOf, statusesOn } from "../../logic/situation.ts";
import { GATES } from "../../logic/tree.ts";
import type { Answer, Profile } from "../../profile/answer.ts";
import type { Facts } from "../../profile/facts.ts";
import { OUTCOMES } from "../../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../../rules/rulebook.ts";
import { type FactsAsked, factsOf } from "../../situation/facts.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { ReadRow } from "../columns/answers.ts";
import { Remembered } from "../remembered.ts";
import { FindingKeys } from "./finding-key.ts";
import { rebind } from "./rebind.ts";

/** What came of one rule that is about a company. `Formatted` is a finding in the form of a table. */
export interface RuleOutcome<Formatted> {
  /** The rule's index in the rulebook. */
  readonly rule: number;
  /** Its place among OUTCOMES. */
  readonly outcome: number;
  readonly formatted: Formatted;
}

const NOT_APPLICABLE = OUTCOMES.indexOf("not-applicable");

/** A finding that stands for others: as it is formatted, or, where their numbers differ, as it is bound to them. */
type Kept<Formatted> =
  | { readonly kind: "formatted"; readonly formatted: Formatted }
  | { readonly kind: "finding"; readonly finding: Finding };

/** Stands for findings of companies that are alike and still differ. */
const TOLD_APART = Symbol("told apart");

/** What stands behind the gates that are open to a company. */
interface Concerning {
  /** The rules, in the rulebook's order, and the facts at which they look. */
  readonly rules: readonly number[];
  readonly asked: FactsAsked;
}

/** A company to be screened. */
export type Company = Pick<ReadRow, "profile" | "keys">;

interface RuleState<Formatted> {
  readonly keys: FindingKeys;
  /** The facts that matter to the rule, and no others, which keeps advice cheap. */
  readonly vocabulary: Vocabulary;
  readonly solver: Solver;
  readonly known: Remembered<Kept<Formatted> | typeof TOLD_APART>;
  /** Findings told apart, by all answers at which the rule looks. */
  readonly apart: Remembered<Formatted>;
}

/**
 * Screens companies against every rule: outcomes by the compiled rules; the reasons, worked out once for all
 * companies with the same answers to what a rule depends on.
 */
export class CompanyScreener<Formatted> {
  readonly #rulebook: Rulebook;
  readonly #asOf: string;
  readonly #format: (finding: Finding) => Formatted;
  readonly #compiled;
  readonly #statuses: StatusesOnDay;
  readonly #rules: readonly RuleState<Formatted>[];
  readonly #codes: Uint8Array;
  readonly #cells: EncodedCells = [];
  /** The places of the gates in the keys, and what concerns companies with the same answers to them. */
  readonly #gates: readonly number[];
  readonly #concerning = new Remembered<Concerning>();

  /** `asOf` as YYYY-MM-DD; `order` are the facts of the keys. */
  constructor(
    rulebook: Rulebook,
    asOf: string,
    order: readonly string[],
    format: (finding: Finding) => Formatted,
  ) {
    this.#rulebook = rulebook;
    this.#asOf = asOf;
    this.#format = format;
    this.#compiled = compileRulebook(rulebook);
    this.#statuses = statusesOn(rulebook, asOf);
    this.#rules = rulebook.rules.map((rule) => {
      const keys = new FindingKeys(rule, rulebook.vocabulary, order);
      return {
        keys,
        vocabulary: vocabularyOf(keys.behind, rulebook.vocabulary),
        solver: createSolver(goalOf([rule], this.#statuses.statusOf)),
        known: new Remembered(),
        apart: new Remembered(),
      };
    });
    this.#codes = new Uint8Array(rulebook.rules.length);
    this.#gates = GATES.map((gate) => order.indexOf(gate));
  }

  /** Every rule that is about a company, in the rulebook's order. */
  screen(row: Company): RuleOutcome<Formatted>[] {
    const { rules, asked } = this.#concerningOf(row);
    if (rules.length === 0) return [];
    const facts = factsOf(row.profile, asked, this.#asOf);
    const profile = this.#compiled.encode(facts, this.#statuses.statusOf, this.#cells);
    const codes = this.#compiled.outcomeCodes(profile, this.#codes);
    const outcomes: RuleOutcome<Formatted>[] = [];
    for (const rule of rules) {
      const outcome = codes[rule] as number;
      if (outcome !== NOT_APPLICABLE)
        outcomes.push({ rule, outcome, formatted: this.#formatted(rule, row, facts) });
    }
    return outcomes;
  }

  /** The answers at which a rule looks. */
  answersBehind(rule: number): readonly string[] {
    return (this.#rules[rule] as RuleState<Formatted>).keys.behind;
  }

  #formatted(index: number, row: Company, facts: Facts): Formatted {
    const { keys, known, apart } = this.#rules[index] as RuleState<Formatted>;
    if (!known.isWorthwhile) return this.#format(this.#finding(index, row.profile).finding);
    const rule = this.#rulebook.rules[index] as Rule;
    const status = this.#statuses.statusOf(rule.document);
    const alike = keys.alike(row.keys, facts, status);
    const found = known.get(alike.key);
    if (found !== undefined && found !== TOLD_APART) {
      if (found.kind === "formatted") return found.formatted;
      const { profile } = row;
      return this.#format(rebind(found.finding, rule, alike.numbers, { profile, facts }, status));
    }
    const same = found === TOLD_APART && apart.isWorthwhile ? keys.same(row.keys) : null;
    const exactly = same === null ? undefined : apart.get(same);
    if (exactly !== undefined) return exactly;
    const { finding, isInReach } = this.#finding(index, row.profile);
    const formatted = this.#format(finding);
    const areChangesAlike = alike.areChangesAlike || !isInReach;
    if (found === undefined && areChangesAlike && isAlikeForAll(finding, keys)) {
      const areNumbersAlike = alike.numbers.size === 0;
      known.set(alike.key, areNumbersAlike ? { kind: "formatted", formatted } : { kind: "finding", finding });
    } else {
      known.set(alike.key, TOLD_APART);
      apart.set(same ?? keys.same(row.keys), formatted);
    }
    return formatted;
  }

  /** The finding of one rule, and whether something that the company can change could help. */
  #finding(index: number, profile: Profile): { readonly finding: Finding; readonly isInReach: boolean } {
    const rule = this.#rulebook.rules[index] as Rule;
    const { keys, vocabulary, solver } = this.#rules[index] as RuleState<Formatted>;
    const situation = situationOf(only(profile, keys.behind), vocabulary, this.#statuses);
    const encoded = this.#compiled.encode(situation.facts, this.#statuses.statusOf);
    const finding = createFinding(
      rule,
      this.#compiled.explain(encoded, index),
      this.#statuses.datedStatusOf(rule.document),
    );
    if (finding.outcome !== "ineligible" || !solver.isInReach(situation))
      return { finding, isInReach: false };
    const changes = solver.solve(situation, []).map((solution) => asChangeSet(solution, situation));
    return { finding: { ...finding, changes }, isInReach: true };
  }

  #concerningOf({ profile, keys }: Company): Concerning {
    let key = "";
    for (const place of this.#gates) key += `${keys[place] ?? 0} `;
    const known = this.#concerning.get(key);
    if (known !== undefined) return known;
    const { vocabulary } = this.#rulebook;
    const answered = factsOf(profile, askedOf([...profile.keys()], vocabulary), this.#asOf);
    const { lists } = this.#compiled.encode(answered, this.#statuses.statusOf).candidates;
    const rules = [...new Set(lists.flat())].sort((one, other) => one - other);
    const behind = rules.flatMap((rule) => this.answersBehind(rule));
    const concerning = { rules, asked: askedOf([...GATES, ...behind], vocabulary) };
    this.#concerning.set(key, concerning);
    return concerning;
  }
}

const HOLDERS = ["investors", "entities"];

/**
 * Whether nothing in the finding depends on the exact answers to facts that only `applies` looks at: none of them is
 * changed in any set, and there are no sets beyond those listed, in which one could be.
 */
function isAlikeForAll({ changes }: Finding, { onlyForApplying }: FindingKeys): boolean {
  return (
    changes.length < MOST_CHANGE_SETS &&
    changes.every((set) => set.every(({ fact }) => !onlyForApplying.has(fact)))
  );
}

/** The vocabulary of the facts of these ids, and of those that follow from them. */
function vocabularyOf(ids: readonly string[], vocabulary: Vocabulary): Vocabulary {
  const { facts } = askedOf(ids, vocabulary);
  return { ...vocabulary, facts, byId: new Map(facts.map((fact) => [fact.id, fact])) };
}

/** The facts of these ids, and those that follow from them. */
function askedOf(ids: readonly string[], vocabulary: Vocabulary): FactsAsked {
  const hasHolders = HOLDERS.some((id) => ids.includes(id));
  const facts = vocabulary.facts.filter(
    ({ id, elapsedSince, trueFrom, derivedFrom }) =>
      ids.includes(id) ||
      (elapsedSince !== undefined && ids.includes(elapsedSince)) ||
      (derivedFrom !== undefined && hasHolders) ||
      trueFrom !== undefined,
  );
  return { facts, relations: vocabulary.relations };
}

function only(profile: Profile, ids: readonly string[]): Profile {
  const part = new Map<string, Answer | null>();
  for (const id of ids) {
    const answer = profile.get(id);
    if (answer !== undefined) part.set(id, answer);
  }
  return part;
}
