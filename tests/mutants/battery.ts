import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { compareExample } from "../../src/proof/compare-example.ts";
import { readExamples } from "../../src/proof/read-examples.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { hashOf } from "../evaluate/base-hash.ts";
import { ROOT } from "../support/root.ts";
import { evaluator, reader, rulebook } from "../support/rulebook.ts";

/**
 * The cheapest of what the tests ask, in one process without their runner: kept answers of generated companies, and the
 * first example of each outcome of each rule. Tells the first that is another and ends with 1.
 */
const KEPT = 100;

function end(noticed: string): never {
  process.stdout.write(noticed);
  process.exit(1);
}

const kept = readFileSync(`${ROOT}tests/evaluate/base-answers.txt`, "utf8").split("\n");
const profiles = gunzipSync(readFileSync(`${ROOT}tests/evaluate/base-profiles.jsonl.gz`)).toString();
const first = kept.findIndex((line) => line.startsWith("1 "));
for (const [index, line] of profiles.split("\n").slice(0, KEPT).entries()) {
  const { asOf, profile } = JSON.parse(line);
  const answers = await hashOf(reader.fromText(JSON.stringify(profile)), asOf);
  if (kept[first + index] !== `${index + 1} ${answers}`) end(`the kept answers of company ${index + 1}`);
}

const files = readDataFiles(ROOT);
for (const rule of rulebook.rules) {
  const outcomes = new Set<string>();
  for (const { example, profile, asOf } of readExamples(rule, files, rulebook, reader, [])) {
    if (outcomes.has(example.outcome)) continue;
    outcomes.add(example.outcome);
    const found = await evaluator.findings(profile, asOf);
    const finding = found.find(({ provision }) => provision === rule.id);
    if (finding === undefined || compareExample(example, finding) !== null)
      end(`${rule.id}, “${example.name}”`);
  }
}
