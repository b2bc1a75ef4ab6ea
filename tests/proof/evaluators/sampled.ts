import { statusesOn } from "../../../src/logic/situation.ts";
import { type CompiledRulebook, decodeOutcome } from "../../../src/evaluate/compiled/compile.ts";
import { RuleEngine } from "../../../src/evaluate/engine.ts";
import type { Profile } from "../../../src/profile/answer.ts";
import { factsOf } from "../../../src/situation/facts.ts";
import type { Rulebook } from "../../../src/rules/rulebook.ts";
import { compareOutcome, compareRequirements, engineOutcome, showFacts } from "./compare.ts";
import { Random } from "./random.ts";
import { RandomProfiles } from "./random-profile.ts";
import { hitsOf, noteFault, type Tally } from "./tally.ts";

/** Days on which each document has each of its statuses, and one before all of them. */
function daysOf(rulebook: Rulebook): string[] {
  const days = [...rulebook.documents.values()].flatMap(({ status }) => status.map((period) => period.from));
  return ["2020-01-01", ...new Set(days)];
}

const STATUS_DAY = "2024-06-30";
const ON_ANY_DAY = 40;

/** In most cases a day on which most documents are in force, else any. */
function randomDay(days: readonly string[], random: Random): string {
  return random.percent(ON_ANY_DAY) ? random.pick(days) : STATUS_DAY;
}

/** Compares both evaluators over all rules on random profiles. */
export async function proveRandomProfiles(
  rulebook: Rulebook,
  compiled: CompiledRulebook,
  count: number,
  seed: number,
  tally: Tally,
): Promise<void> {
  const random = new Random(seed);
  const profiles = new RandomProfiles(rulebook, random);
  const engine = new RuleEngine(rulebook.rules);
  const days = daysOf(rulebook);
  for (let turn = 0; turn < count; turn += 1) {
    const day = randomDay(days, random);
    const { statusOf } = statusesOn(rulebook, day);
    const facts = factsOf(profiles.next().profile, rulebook.vocabulary, day);
    const judged = await engine.run(facts, statusOf);
    const profile = compiled.encode(facts, statusOf);
    const codes = compiled.outcomeCodes(profile);
    rulebook.rules.forEach((rule, index) => {
      const trees = judged.get(rule.id);
      if (trees === undefined) throw new Error(`${rule.id} was not evaluated`);
      const expected = engineOutcome(rule, trees, statusOf(rule.document));
      compareOutcome(rule, expected, decodeOutcome(codes[index] ?? -1), profile, tally);
      compareRequirements(rule, index, trees, compiled, profile, tally);
    });
  }
}

/** How many profiles were completed how often, and how many outcomes of applying rules stood decided before. */
export interface Completions {
  partial: number;
  completed: number;
  decided: number;
}

/** Completes partial profiles at random: no decided outcome may turn, but `not-in-force` into `not-applicable`. */
export function proveMonotonicity(
  rulebook: Rulebook,
  compiled: CompiledRulebook,
  count: number,
  completionsEach: number,
  seed: number,
  tally: Tally,
): Completions {
  const random = new Random(seed);
  const profiles = new RandomProfiles(rulebook, random);
  const days = daysOf(rulebook);
  const completions: Completions = { partial: 0, completed: 0, decided: 0 };
  for (let turn = 0; turn < count; turn += 1) {
    const day = randomDay(days, random);
    const { statusOf } = statusesOn(rulebook, day);
    const outcomesOf = (profile: Profile) =>
      compiled.outcomes(compiled.encode(factsOf(profile, rulebook.vocabulary, day), statusOf));
    const { raw, profile } = profiles.next();
    const before = outcomesOf(profile);
    completions.partial += 1;
    for (let completion = 0; completion < completionsEach; completion += 1) {
      const completed = profiles.complete(raw);
      if (completed === null) continue;
      completions.completed += 1;
      const after = outcomesOf(completed);
      rulebook.rules.forEach(({ id }, index) => {
        const [from, to] = [before[index] ?? "undetermined", after[index] ?? "undetermined"];
        hitsOf(tally, id).outcomes[to] += 1;
        if (from === "undetermined") return;
        if (from !== "not-applicable") completions.decided += 1;
        if (from === to || (from === "not-in-force" && to === "not-applicable")) return;
        const shown = showFacts(factsOf(completed, rulebook.vocabulary, day));
        noteFault(tally, {
          rule: id,
          what: `${from} turned to ${to}`,
          case: `${JSON.stringify(raw)} to ${shown}`,
        });
      });
    }
  }
  return completions;
}
