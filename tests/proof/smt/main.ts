import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { RuleSide } from "../../../src/analyse/difference/parts.ts";
import { differenceOf } from "../../../src/analyse/difference/provision.ts";
import { sideOf } from "../../../src/analyse/difference/versions.ts";
import { createEvaluator } from "../../../src/evaluate/evaluate.ts";
import { outcomesOn } from "../../../src/evaluate/outcomes-on.ts";
import { createProfileReader } from "../../../src/situation/parse-profile.ts";
import { typeCondition } from "../../../src/rules/condition.ts";
import type { RawCondition } from "../../../src/rules/condition-schema.ts";
import { readDataFiles, textOf } from "../../../src/rules/files.ts";
import type { RuleFile } from "../../../src/rules/rule-schema.ts";
import { loadRulebook, type Rule } from "../../../src/rules/rulebook.ts";
import { mutantsOf } from "../mutation/mutants.ts";

/**
 * A second opinion on `rules diff`: cvc5 is asked for a company and a day on which two versions of a rule differ, by
 * formulas that are made in Python from the rule's file alone. It must find one exactly where the difference has a
 * region, and what it finds must have the outcomes that it says, by both evaluators. Asked of every rule against itself,
 * of the rulebook with 67 % moved to 51 %, and of every N-th mutant: `ZHUNRU_SMT_EVERY`, 1 for all.
 */
const EVERY = Number.parseInt(process.env.ZHUNRU_SMT_EVERY ?? "", 10) || 4;
const MOVED = "gz-2022-212/1-12";
const PYTHON = process.env.CVC5_PYTHON || "python3";

const files = readDataFiles(process.cwd());
const rulebook = loadRulebook(files);
const { vocabulary } = rulebook;
const reader = createProfileReader(vocabulary);
const write = (line: string): void => void process.stdout.write(`${line}\n`);

/** A rule as both sides read it: by its typed tree, and as its file has it. */
interface Version {
  readonly side: RuleSide;
  readonly raw: Pick<RuleFile, "applies" | "requires" | "open">;
}

interface Pair {
  readonly name: string;
  readonly old: Version;
  readonly now: Version;
}

interface Answer {
  readonly differs: boolean;
  readonly asOf: string;
  readonly profile: object;
  readonly old: string;
  readonly new: string;
}

function versionOf(rule: Rule): Version {
  const side = sideOf(rulebook, rule.id);
  if (side === null) throw new Error(`there is no rule ${rule.id}`);
  return { side, raw: JSON.parse(textOf(files, rule.file)) as RuleFile };
}

function withTree({ side, raw }: Version, tree: "applies" | "requires", condition: RawCondition): Version {
  const typed = typeCondition(condition, tree, vocabulary, []);
  return {
    side: { ...side, rule: { ...side.rule, [tree]: typed } },
    raw: { ...raw, [tree]: condition },
  };
}

function* pairs(): Generator<Pair> {
  let place = 0;
  for (const rule of rulebook.rules) {
    const old = versionOf(rule);
    yield { name: `${rule.id} as it is`, old, now: old };
    if (rule.id === MOVED) {
      const moved = JSON.parse(JSON.stringify(old.raw.requires).replaceAll('"67 %"', '"51 %"'));
      yield { name: `${rule.id} at 51 %`, old, now: withTree(old, "requires", moved) };
    }
    for (const tree of ["applies", "requires"] as const) {
      for (const { condition, change } of mutantsOf(old.raw[tree], vocabulary)) {
        place += 1;
        if (place % EVERY === 0)
          yield { name: `${rule.id} ${change}`, old, now: withTree(old, tree, condition) };
      }
    }
  }
}

/** What one evaluator and the other say of a version of a rule. */
async function outcomes({ side: { rule } }: Version, { asOf, profile }: Answer): Promise<string[]> {
  const alone = { ...rulebook, rules: [rule] };
  const read = reader.fromText(JSON.stringify(profile));
  const [finding] = await createEvaluator(alone, "").findings(read, asOf);
  return [finding?.outcome ?? "none", ...outcomesOn(alone, asOf)(read)];
}

const solver = spawn(PYTHON, ["-B", "tests/proof/smt/second_opinion.py"], {
  stdio: ["pipe", "pipe", "inherit"],
});
const answers = createInterface({ input: solver.stdout })[Symbol.asyncIterator]();
const sent = ({ side, raw }: Version): object => ({
  id: side.rule.id,
  document: side.rule.document,
  applies: raw.applies,
  requires: raw.requires,
  open: raw.open,
});
const count = { asked: 0, differ: 0, alike: 0, wrong: 0 };
for (const { name, old, now } of pairs()) {
  solver.stdin.write(`${JSON.stringify({ old: sent(old), new: sent(now) })}\n`);
  const hasRegion = differenceOf(old.side, now.side, vocabulary).boxes.length > 0;
  const line = await answers.next();
  if (line.done === true) throw new Error(`the solver ended at ${name}`);
  const answer = JSON.parse(line.value) as Answer;
  count.asked += 1;
  count[answer.differs ? "differ" : "alike"] += 1;
  const complaints =
    answer.differs === hasRegion ? [] : [`the solver says ${answer.differs}, the regions ${hasRegion}`];
  if (answer.differs) {
    for (const [version, said] of [
      [old, answer.old],
      [now, answer.new],
    ] as const) {
      const found = await outcomes(version, answer).catch((error: unknown) => [String(error)]);
      if (found.some((one) => one !== said))
        complaints.push(`${said} by the solver, ${found.join(" and ")} here: ${JSON.stringify(answer)}`);
    }
  }
  count.wrong += complaints.length;
  for (const complaint of complaints) write(`wrong: ${name}: ${complaint}`);
}
solver.stdin.end();
write(
  `${count.asked} pairs of rules, every ${EVERY}th mutant: ${count.differ} differ, ${count.alike} do not`,
);
write(`The solver, the regions and both evaluators disagree in ${count.wrong}.`);
process.exitCode = count.wrong === 0 && count.asked > rulebook.rules.length ? 0 : 1;
