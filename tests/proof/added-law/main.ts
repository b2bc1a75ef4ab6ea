/**
 * `npm run verify:added-law [-- FOLDERS]`: adds an invented document, city, activity and fact to a copy of the project as
 * data alone, asks the built program about them, and runs the project's tests there. Only the tests listed in
 * `may-turn-red.json` may fail, each for the reason given; FOLDERS are those whose tests are run: `tests` for all, some
 * quick ones where none is named. With `--amended` before them the copy has every bound of the law lowered instead, and
 * those of `may-turn-red-when-amended.json` may fail: tests of what the law says.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withAddedLaw } from "../../support/added-law.ts";
import { withAmendedBounds } from "./amended-bounds.ts";
import { askAboutAddedLaw } from "./ask.ts";
import redWhereAdded from "./may-turn-red.json" with { type: "json" };
import redWhereAmended from "./may-turn-red-when-amended.json" with { type: "json" };
import { copyWith, type Project } from "./project.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Those whose tests take a minute between them. */
const QUICK = ["answers", "vocabulary", "logic", "cells", "find", "interview"].map((name) => `tests/${name}`);
const [first, ...others] = process.argv.slice(2);
const isAmended = first === "--amended";
const named = isAmended || first === undefined ? others : [first, ...others];
const FOLDERS = named.length > 0 ? named : QUICK;

const CHANGE = isAmended
  ? { told: "An amended law", make: withAmendedBounds, mayTurnRed: redWhereAmended, ask: () => [] }
  : { told: "An added law", make: withAddedLaw, mayTurnRed: redWhereAdded, ask: askAboutAddedLaw };

interface RedTest {
  readonly file: string;
  readonly test: string;
}

/** The tests of some folders that fail in the copy. */
function redTests(project: Project, folders: readonly string[]): RedTest[] {
  const results = join(project.folder, "results.json");
  const given = ["run", "--config", "tests/vitest.config.ts", "--reporter=json", `--outputFile=${results}`];
  project.run("node", [join("node_modules", "vitest", "vitest.mjs"), ...given, ...folders]);
  const { testResults, numTotalTests } = JSON.parse(readFileSync(results, "utf8")) as Results;
  process.stdout.write(`${numTotalTests} tests of ${folders.join(", ")}\n`);
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const file = name.slice(project.folder.length + 1);
    const failed = assertionResults.filter((one) => one.status === "failed");
    if (status === "failed" && failed.length === 0) return [{ file, test: "(the file itself)" }];
    return failed.map(({ fullName }) => ({ file, test: fullName }));
  });
}

interface Results {
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** What may fail: a test, or any of its file. */
interface Expected {
  readonly file: string;
  readonly test?: string;
  readonly why: string;
}

function isExpected({ file, test }: RedTest): boolean {
  const known: readonly Expected[] = CHANGE.mayTurnRed;
  return known.some((one) => one.file === file && (one.test ?? test) === test);
}

const project = copyWith(CHANGE.make, ROOT);
const faults: string[] = [];
try {
  faults.push(...CHANGE.ask(project));
  if (faults.length === 0) {
    const red = redTests(project, FOLDERS);
    for (const one of red.filter(isExpected))
      process.stdout.write(`may turn red: ${one.file} > ${one.test}\n`);
    faults.push(...red.filter((one) => !isExpected(one)).map(({ file, test }) => `red: ${file} > ${test}`));
  }
} finally {
  project.remove();
}
for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
process.stdout.write(
  faults.length === 0 ? `${CHANGE.told} turns no other test red.\n` : `${faults.length} faults\n`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
