import { sideOf } from "../../../src/analyse/difference/versions.ts";
import type { RuleSide } from "../../../src/analyse/difference/parts.ts";
import { differenceOf } from "../../../src/analyse/difference/provision.ts";
import { type Case, regionOf } from "../../../src/analyse/difference/regions.ts";
import { outcomeOf } from "../../../src/evaluate/outcome.ts";
import { foldCondition, judgeLeaf, valueAt } from "../../../src/logic/tree.ts";
import { canonicalProfile } from "../../../src/situation/canonical.ts";
import { factsOf } from "../../../src/situation/facts.ts";
import { createProfileReader } from "../../../src/situation/parse-profile.ts";
import { type Condition, typeCondition } from "../../../src/rules/condition.ts";
import { statusOn } from "../../../src/rules/document.ts";
import { readDataFiles, textOf } from "../../../src/rules/files.ts";
import type { Outcome, RuleFile } from "../../../src/rules/rule-schema.ts";
import { loadRulebook } from "../../../src/rules/rulebook.ts";
import { mutantsOf } from "../mutation/mutants.ts";
import { proveClients } from "./clients.ts";

const files = readDataFiles(process.cwd());
const rulebook = loadRulebook(files);
const { vocabulary } = rulebook;
const reader = createProfileReader(vocabulary);
const write = (line: string): void => void process.stdout.write(`${line}\n`);

/** The outcome of one rule for a case, by the operators and the fold, without any cells; read as `check` reads it. */
function outcomeIn({ rule, document }: RuleSide, { asOf, profile }: Case): Outcome {
  const read = reader.fromText(JSON.stringify(canonicalProfile(profile)));
  const facts = factsOf(read, vocabulary, asOf);
  const { status } = statusOn(document, asOf);
  const truth = (condition: Condition) =>
    foldCondition(condition, (leaf) => judgeLeaf(leaf, valueAt(leaf, facts, status))).truth;
  return outcomeOf(truth(rule.applies), () => truth(rule.requires), status, rule.open.length > 0);
}

const count = { mutants: 0, noticed: 0, withRegion: 0, equivalent: 0, witnesses: 0, neighbours: 0, wrong: 0 };

function prove(old: RuleSide, now: RuleSide, examples: readonly Case[], change: string): void {
  count.mutants += 1;
  const isNoticed = examples.some((example) => outcomeIn(old, example) !== outcomeIn(now, example));
  const { boxes, changedCells } = differenceOf(old, now, vocabulary);
  if (isNoticed) count.noticed += 1;
  if (boxes.length > 0) count.withRegion += 1;
  else count.equivalent += 1;
  const complain = (what: string): void => {
    count.wrong += 1;
    write(`wrong: ${old.rule.id} ${change}: ${what}`);
  };
  if (isNoticed && boxes.length === 0) complain("an example notices it, and no region shows it");
  if (boxes.length > 0 !== changedCells > 0) complain(`${boxes.length} boxes, ${changedCells} changed cells`);
  for (const box of boxes) {
    const region = regionOf(box, vocabulary);
    const pair = (own: Case): string => `${outcomeIn(old, own)} → ${outcomeIn(now, own)}`;
    const said = `${region.old} → ${region.new}`;
    count.witnesses += 1;
    if (pair(region.witness) !== said) complain(`the witness has ${pair(region.witness)}, not ${said}`);
    if (region.beside !== null) {
      count.neighbours += 1;
      outcomeIn(now, region.beside);
    }
  }
}

for (const rule of rulebook.rules) {
  const old = sideOf(rulebook, rule.id);
  if (old === null) throw new Error(`there is no rule ${rule.id}`);
  const raw = JSON.parse(textOf(files, rule.file)) as RuleFile;
  const { examplesAsOf } = old.document;
  const examples = raw.examples.map(
    ({ profile, asOf = examplesAsOf }): Case => ({ asOf, profile: reader.fromText(JSON.stringify(profile)) }),
  );
  for (const tree of ["applies", "requires"] as const) {
    for (const { condition, change } of mutantsOf(raw[tree], vocabulary)) {
      const changed = { ...rule, [tree]: typeCondition(condition, tree, vocabulary, []) };
      prove(old, { ...old, rule: changed }, examples, `${tree}: ${change}`);
    }
  }
}

const { mutants, noticed, withRegion, equivalent, witnesses, neighbours, wrong } = count;
write(`${mutants} changed rules: ${noticed} noticed by an example's outcome, ${withRegion} with a region`);
write(`${equivalent} without a region: no cell tells them from the rule as it is`);
write(`${noticed} of ${mutants - equivalent} that mean something else were noticed`);
write(`${witnesses} witnesses and ${neighbours} neighbours were evaluated under both sides; wrong: ${wrong}`);
const proved = proveClients(rulebook, files);
write(
  `${proved.clients} clients, ${proved.changedRules} rules changed at once: ${proved.flips} outcomes differ by two evaluations; told otherwise by the difference: ${proved.wrong.length}`,
);
for (const one of proved.wrong.slice(0, 10)) write(`wrong: ${one}`);
process.exitCode = wrong === 0 && proved.wrong.length === 0 ? 0 : 1;
