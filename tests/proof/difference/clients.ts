import { createFlipFinder } from "../../../src/analyse/difference/clients.ts";
import { diffVersions } from "../../../src/analyse/difference/versions.ts";
import { outcomesOn } from "../../../src/evaluate/outcomes-on.ts";
import { typeCondition } from "../../../src/rules/condition.ts";
import { type DataFiles, textOf } from "../../../src/rules/files.ts";
import type { Outcome, RuleFile } from "../../../src/rules/rule-schema.ts";
import type { Rule, Rulebook } from "../../../src/rules/rulebook.ts";
import { Random } from "../evaluators/random.ts";
import { RandomProfiles } from "../evaluators/random-profile.ts";
import { mutantsOf } from "../mutation/mutants.ts";

const SEED = 20261122;
const CLIENTS = 10_000;
const DAYS = ["2024-06-30", "2026-11-22"] as const;
const NONE: Outcome = "not-applicable";

/** What came of the clients of a list, once by the difference alone and once by evaluating them twice. */
export interface ProvedClients {
  readonly clients: number;
  readonly changedRules: number;
  readonly flips: number;
  /** What the two ways told differently. */
  readonly wrong: readonly string[];
}

/** A version of the rulebook in which every sixth rule is changed and one is left out, and clients under both. */
export function proveClients(rulebook: Rulebook, files: DataFiles): ProvedClients {
  const random = new Random(SEED);
  const changed = rulebook.rules.flatMap((rule, place): Rule[] => {
    if (place === 1) return [];
    return [place % 6 === 0 ? mutated(rule, rulebook, files, random) : rule];
  });
  const other: Rulebook = { ...rulebook, rules: changed };
  const profiles = new RandomProfiles(rulebook, random);
  const wrong: string[] = [];
  let flips = 0;
  let changedRules = 0;
  for (const asOf of DAYS) {
    const difference = diffVersions(rulebook, other, [], asOf);
    changedRules = difference.provisions.filter(({ kind }) => kind !== "same" && kind !== "words").length;
    const finder = createFlipFinder(difference, asOf);
    const provisionOf = new Map(
      difference.provisions.flatMap(({ provision, regions }) =>
        regions.map((region) => [region, provision] as const),
      ),
    );
    const [before, after] = [rulebook, other].map((version) => ({
      rules: version.rules.map(({ id }) => id),
      outcomes: outcomesOn(version, asOf),
    }));
    if (before === undefined || after === undefined) throw new Error("a version is missing");
    for (let line = 1; line <= CLIENTS / DAYS.length; line += 1) {
      const { raw, profile } = profiles.next();
      const found = finder
        .add(line, profile)
        .map((region) => `${provisionOf.get(region)} ${region.old ?? NONE} → ${region.new ?? NONE}`);
      const [old, now] = [before, after].map(
        ({ rules, outcomes }) => new Map(outcomes(profile).map((outcome, place) => [rules[place], outcome])),
      );
      const expected = before.rules.flatMap((id) => {
        const [first, second] = [old?.get(id) ?? NONE, now?.get(id) ?? NONE];
        return first === second ? [] : [`${id} ${first} → ${second}`];
      });
      flips += expected.length;
      if (expected.sort().join() !== found.sort().join())
        wrong.push(`${asOf} ${JSON.stringify(raw)}: ${found.join(", ")}; evaluated: ${expected.join(", ")}`);
    }
  }
  return { clients: CLIENTS, changedRules, flips, wrong };
}

function mutated(rule: Rule, { vocabulary }: Rulebook, files: DataFiles, random: Random): Rule {
  const raw = JSON.parse(textOf(files, rule.file)) as RuleFile;
  const mutants = (["applies", "requires"] as const).flatMap((tree) =>
    mutantsOf(raw[tree], vocabulary).map(({ condition }) => ({ tree, condition })),
  );
  if (mutants.length === 0) return rule;
  const { tree, condition } = random.pick(mutants);
  return { ...rule, [tree]: typeCondition(condition, tree, vocabulary, []) };
}
