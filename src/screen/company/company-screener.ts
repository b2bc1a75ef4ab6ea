import { adviseOn } from "../../advise/advice-on-goal.ts";
import { situationOf } from "../../advise/situation.ts";
import { compileRulebook } from "../../evaluate/compiled/compile.ts";
import type { StatusOf } from "../../evaluate/engine.ts";
import { statusesOn } from "../../evaluate/evaluate.ts";
import { createFinding } from "../../evaluate/finding.ts";
import type { Finding } from "../../evaluate/report.ts";
import type { Answer, Profile } from "../../profile/answer.ts";
import { type Facts, factsOf } from "../../profile/facts.ts";
import type { DatedStatus } from "../../rules/document.ts";
import { OUTCOMES } from "../../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../../rules/rulebook.ts";
import type { ReadRow } from "../columns/answers.ts";
import { answersBehind } from "./related-facts.ts";

/** What came of one rule that is about a company. `Drawn` is what a table makes of a finding. */
export interface RuleOutcome<Drawn> {
  /** The rule's index in the rulebook. */
  readonly rule: number;
  /** Its place among OUTCOMES. */
  readonly outcome: number;
  readonly drawn: Drawn;
}

const NOT_APPLICABLE = OUTCOMES.indexOf("not-applicable");
const MOST_KEPT = 20_000;

/**
 * Screens companies against every rule: outcomes by the compiled rules; the reasons, worked out once for all
 * companies with the same answers to what a rule depends on.
 */
export class CompanyScreener<Drawn> {
  readonly #rulebook: Rulebook;
  readonly #asOf: string;
  readonly #draw: (finding: Finding) => Drawn;
  readonly #compiled;
  readonly #dated: ReadonlyMap<string, DatedStatus>;
  readonly #statusOf: StatusOf;
  readonly #behind: readonly (readonly string[])[];
  readonly #known: Map<string, Drawn>[];
  readonly #codes: Uint8Array;
  readonly #derived: readonly string[];

  /** `asOf` as YYYY-MM-DD. */
  constructor(rulebook: Rulebook, asOf: string, draw: (finding: Finding) => Drawn) {
    this.#rulebook = rulebook;
    this.#asOf = asOf;
    this.#draw = draw;
    this.#compiled = compileRulebook(rulebook);
    this.#dated = statusesOn(rulebook, asOf);
    this.#statusOf = (document) => this.#datedOf(document).status;
    this.#behind = rulebook.rules.map((rule) => answersBehind(rule, rulebook.vocabulary));
    this.#known = rulebook.rules.map(() => new Map());
    this.#codes = new Uint8Array(rulebook.rules.length);
    this.#derived = rulebook.vocabulary.facts
      .filter(({ id, elapsedSince }) => elapsedSince !== undefined || SHARES.includes(id))
      .flatMap(({ id, elapsedSince }) => [id, ...(elapsedSince === undefined ? [] : [elapsedSince])]);
  }

  /** Every rule that is about a company, in the rulebook's order. */
  screen(row: Pick<ReadRow, "profile" | "keys">): RuleOutcome<Drawn>[] {
    const profile = this.#compiled.encode(this.#factsOf(row.profile), this.#statusOf);
    const codes = this.#compiled.outcomeCodes(profile, this.#codes);
    const outcomes: RuleOutcome<Drawn>[] = [];
    for (let rule = 0; rule < codes.length; rule += 1) {
      const outcome = codes[rule] as number;
      if (outcome !== NOT_APPLICABLE) outcomes.push({ rule, outcome, drawn: this.#drawn(rule, row) });
    }
    return outcomes;
  }

  #drawn(index: number, row: Pick<ReadRow, "profile" | "keys">): Drawn {
    const behind = this.#behind[index] ?? [];
    const known = this.#known[index] ?? new Map<string, Drawn>();
    let key = "";
    for (const id of behind) key += `${row.keys.get(id) ?? ""} `;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= MOST_KEPT) known.clear();
    const drawn = this.#draw(this.#finding(index, only(row.profile, behind)));
    known.set(key, drawn);
    return drawn;
  }

  #finding(index: number, profile: Profile): Finding {
    const rule = this.#rulebook.rules[index] as Rule;
    const encoded = this.#compiled.encode(this.#factsOf(profile), this.#statusOf);
    const finding = createFinding(rule, this.#compiled.explain(encoded, index), this.#datedOf(rule.document));
    if (finding.outcome !== "ineligible") return finding;
    const situation = situationOf(profile, this.#rulebook.vocabulary, this.#asOf);
    return {
      ...finding,
      changes: adviseOn({ rules: [rule], statusOf: this.#statusOf }, situation, []).changes,
    };
  }

  /** Facts that nobody gave are left out, since whoever looks for one takes it as not answered. */
  #factsOf(profile: Profile): Facts {
    const { vocabulary } = this.#rulebook;
    const ids = new Set([...profile.keys(), ...this.#derived]);
    const facts = [...ids].flatMap((id) => vocabulary.byId.get(id) ?? []);
    return factsOf(profile, { ...vocabulary, facts }, this.#asOf);
  }

  #datedOf(document: string): DatedStatus {
    const dated = this.#dated.get(document);
    if (dated === undefined) throw new Error(`there is no document ${document}`);
    return dated;
  }
}

const SHARES = ["foreignShare", "chineseShare"];

function only(profile: Profile, ids: readonly string[]): Profile {
  const part = new Map<string, Answer | null>();
  for (const [id, answer] of profile) if (ids.includes(id)) part.set(id, answer);
  return part;
}
