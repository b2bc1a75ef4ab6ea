import { statusesOn } from "../../../src/logic/situation.ts";
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { compileRulebook } from "../../../src/evaluate/compiled/compile.ts";
import { RuleEngine } from "../../../src/evaluate/engine.ts";
import { factsOf } from "../../../src/situation/facts.ts";
import type { Facts } from "../../../src/profile/facts.ts";
import { readDataFiles } from "../../../src/rules/files.ts";
import { loadRulebook, type Rulebook } from "../../../src/rules/rulebook.ts";
import { Random } from "../../proof/evaluators/random.ts";
import { RandomProfiles } from "../../proof/evaluators/random-profile.ts";
import { HAND_WRITTEN } from "./hand-written.ts";
import { compileJsonLogic } from "./json-logic.ts";
import { createBareEngine, engineValues } from "./json-rules-engine.ts";
import { type Contender, measure, median, type Rounds, ratio } from "./measure.ts";
import { plainProfiles } from "./plain.ts";
import { tenFactsOf } from "./ten-facts.ts";

const DAY = "2024-06-30";
const SEED = 20_240_630;
const PROFILES = 300;
const PROFILES_OF_ENGINE = 10;
const ROUNDS = 11;
const STARTS = 15;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function randomFacts(rulebook: Rulebook): Facts[] {
  const profiles = new RandomProfiles(rulebook, new Random(SEED));
  return Array.from({ length: PROFILES }, () => factsOf(profiles.next().profile, rulebook.vocabulary, DAY));
}

/** Throws where another contender comes to another outcome than the compiled rules. */
function mustAgree(name: string, expected: Uint8Array, actual: Uint8Array): void {
  if (expected.some((code, index) => code !== actual[index]))
    throw new Error(`${name} differs: ${expected} ${actual}`);
}

async function allRules(rulebook: Rulebook): Promise<Rounds> {
  const { statusOf } = statusesOn(rulebook, DAY);
  const facts = randomFacts(rulebook);
  const into = new Uint8Array(rulebook.rules.length);
  const compiled = compileRulebook(rulebook);
  const encoded = facts.map((each) => compiled.encode(each, statusOf));
  const jsonLogic = compileJsonLogic(rulebook.rules);
  const toPlain = plainProfiles(rulebook);
  const plain = facts.map((each) => toPlain(each, statusOf));
  plain.forEach((each, index) => {
    const other = new Uint8Array(rulebook.rules.length);
    jsonLogic(each, statusOf, other);
    const profile = encoded[index];
    if (profile !== undefined) mustAgree("json-logic-engine", compiled.outcomeCodes(profile), other);
  });
  const few = facts.slice(0, PROFILES_OF_ENGINE);
  const bare = createBareEngine(rulebook);
  const toValues = engineValues(rulebook);
  const values = few.map((each) => toValues(each, statusOf));
  const own = new RuleEngine(rulebook.rules);
  const contenders: Contender[] = [
    {
      name: "compiled, from facts",
      profiles: PROFILES,
      run: () => {
        for (const each of facts) compiled.outcomeCodes(compiled.encode(each, statusOf), into);
      },
    },
    {
      name: "compiled, encoded before",
      profiles: PROFILES,
      run: () => {
        for (const each of encoded) compiled.outcomeCodes(each, into);
      },
    },
    {
      name: "json-logic-engine, two passes",
      profiles: PROFILES,
      run: () => {
        for (const each of plain) jsonLogic(each, statusOf, into);
      },
    },
    {
      name: "json-rules-engine, bare",
      profiles: few.length,
      run: async () => {
        for (const each of values) await bare.run(each);
      },
    },
    {
      name: "json-rules-engine, as the program uses it",
      profiles: few.length,
      run: async () => {
        for (const each of few) await own.run(each, statusOf);
      },
    },
  ];
  return measure(contenders, ROUNDS);
}

async function tenRules(whole: Rulebook): Promise<Rounds> {
  const rules = whole.rules.filter(({ id }) => id in HAND_WRITTEN);
  const rulebook = { ...whole, rules };
  const functions = rules.flatMap(({ id }) => HAND_WRITTEN[id] ?? []);
  if (functions.length !== Object.keys(HAND_WRITTEN).length)
    throw new Error("a rule written by hand is gone");
  const { statusOf } = statusesOn(rulebook, DAY);
  const facts = randomFacts(rulebook);
  const into = new Uint8Array(rules.length);
  const compiled = compileRulebook(rulebook);
  const encoded = facts.map((each) => compiled.encode(each, statusOf));
  const laidOut = facts.map(tenFactsOf);
  const byHand = (each: ReturnType<typeof tenFactsOf>, outcomes: Uint8Array): void => {
    for (let index = 0; index < functions.length; index += 1)
      outcomes[index] = functions[index]?.(each, statusOf) ?? 0;
  };
  laidOut.forEach((each, index) => {
    const other = new Uint8Array(rules.length);
    byHand(each, other);
    const profile = encoded[index];
    if (profile !== undefined) mustAgree("hand-written", compiled.outcomeCodes(profile), other);
  });
  const contenders: Contender[] = [
    {
      name: "compiled, from facts",
      profiles: PROFILES,
      run: () => {
        for (const each of facts) compiled.outcomeCodes(compiled.encode(each, statusOf), into);
      },
    },
    {
      name: "hand-written, from facts",
      profiles: PROFILES,
      run: () => {
        for (const each of facts) byHand(tenFactsOf(each), into);
      },
    },
    {
      name: "compiled, encoded before",
      profiles: PROFILES,
      run: () => {
        for (const each of encoded) compiled.outcomeCodes(each, into);
      },
    },
    {
      name: "hand-written, laid out before",
      profiles: PROFILES,
      run: () => {
        for (const each of laidOut) byHand(each, into);
      },
    },
  ];
  return measure(contenders, ROUNDS);
}

interface StartUp {
  readonly compile: number;
  readonly use: number;
  readonly node: number;
}

/** Milliseconds of the first compilation in fresh processes, and of processes that do nothing; medians. */
function startUp(): StartUp {
  const script = fileURLToPath(new URL("./startup.js", import.meta.url));
  const turns = Array.from({ length: STARTS }, (): StartUp => {
    const started = performance.now();
    spawnSync(process.execPath, ["-e", "0"]);
    const node = performance.now() - started;
    const { stdout } = spawnSync(process.execPath, [script], { encoding: "utf8" });
    const { compile, use } = JSON.parse(stdout) as Omit<StartUp, "node">;
    return { compile, use, node };
  });
  const of = (pick: (turn: StartUp) => number): number => median(turns.map(pick));
  return { compile: of((turn) => turn.compile), use: of((turn) => turn.use), node: of((turn) => turn.node) };
}

function show(title: string, rounds: Rounds): void {
  print(title);
  for (const [name, times] of rounds) {
    const time = median(times);
    print(
      `  ${name.padEnd(44)}${time.toFixed(0).padStart(10)} ns a profile ${(1e9 / time).toFixed(0).padStart(10)} a second`,
    );
  }
}

const rulebook = loadRulebook(readDataFiles(process.cwd()));
print(
  `${cpus()[0]?.model ?? "?"}, ${cpus().length} cores, Node ${process.version}, ${rulebook.rules.length} rules`,
);
const all = await allRules(rulebook);
show("Outcomes of all rules", all);
const ten = await tenRules(rulebook);
show("Outcomes of ten rules", ten);
const { compile, use, node } = startUp();
print("Ratios");
const ratios: readonly (readonly [string, number, string])[] = [
  ["against json-rules-engine, bare", ratio(all, "json-rules-engine, bare", "compiled, from facts"), "300"],
  [
    "against json-rules-engine, as the program uses it",
    ratio(all, "json-rules-engine, as the program uses it", "compiled, from facts"),
    "300",
  ],
  ["against json-logic-engine", ratio(all, "json-logic-engine, two passes", "compiled, from facts"), "1.2"],
  [
    "against hand-written, both from facts",
    ratio(ten, "hand-written, from facts", "compiled, from facts"),
    "0.6",
  ],
  [
    "against hand-written, both prepared",
    ratio(ten, "hand-written, laid out before", "compiled, encoded before"),
    "0.6",
  ],
];
for (const [name, value, least] of ratios)
  print(`  ${name.padEnd(52)}${value.toFixed(2).padStart(10)} (at least ${least})`);
print(`  start-up in milliseconds: node -e 0 ${node.toFixed(1)}`);
print(`    compiling all rules ${compile.toFixed(2)}: ${(compile / node).toFixed(3)} (at most 0.1)`);
print(`    and every test used once ${use.toFixed(2)}: ${(use / node).toFixed(3)}`);
