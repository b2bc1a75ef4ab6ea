import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The tests that judge the sources in their own process, the quickest first; those of the built program see no change. */
const QUICK = [
  "logic/*",
  "profile/following",
  "profile/boundaries",
  "profile/ownership-input",
  "profile/exchange",
  "profile/identifiers",
  "profile/bands",
  "profile/typed/*",
  "evaluate/{trees,leads,measures,opportunities,situation,contract}",
  "evaluate/compiled/*",
  "advise/{changes,together,sensitivity}",
  "vocabulary/*",
  "interview/{held-for-others,renamed-facts,order,journey,properties}",
  "report/{json,measures,ownership,ahead,changes,never-said}",
  "report/rules/*",
  "answers/{answers,elsewhere}",
  "proof/{prove-examples,reachable-outcomes,thresholds}",
  "screen/{same-side,csv,number-cell}",
];
/** Those that take long, for the room that they are about. */
const SLOW: Readonly<Record<string, readonly string[]>> = {
  logic: ["proof/evaluators", "evaluate/base-answers"],
  "fact-types": ["profile/fractions", "evaluate/base-answers", "cells/rule-cells"],
  situation: ["evaluate/base-answers", "profile/bands.property"],
  cells: ["cells/rule-cells", "interview/relevance"],
  profile: [
    "profile/{ownership-effort,fractions,look-through}",
    "evaluate/base-answers",
    "profile/bands.property",
  ],
  evaluate: ["proof/evaluators", "interview/relevance", "evaluate/base-answers", "answers/walk"],
  advise: ["advise/transfer", "advise/solve.property", "evaluate/base-answers"],
};

const { MUTANT_FILE: file, MUTANT_SOURCE: source } = process.env;
if (file === undefined || source === undefined)
  throw new Error("MUTANT_FILE and MUTANT_SOURCE name the change");
const [, room = ""] = file.split("/");
const TESTS = [...QUICK, ...(SLOW[room] ?? [])];

class InThatOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number =>
      TESTS.findIndex((test) =>
        new RegExp(test.replaceAll("*", ".*").replace(/\{(.*)\}/, patternOf)).test(moduleId),
      );
    return [...files].sort((a, b) => placeOf(a) - placeOf(b));
  }
}

function patternOf(_whole: string, names: string): string {
  return `(${names.split(",").join("|")})\\.test`;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Vitest over the sources with one file changed, in one process, up to the first test that fails. */
export default defineConfig({
  plugins: [
    {
      name: "one-change",
      enforce: "pre",
      load: (id) => (id === `${root}${file}` ? readFileSync(source, "utf8") : undefined),
    },
  ],
  test: {
    root,
    include: TESTS.map((test) => `tests/${test}.test.{ts,tsx}`),
    setupFiles: ["tests/support/no-console.ts"],
    testTimeout: 60_000,
    maxWorkers: 1,
    isolate: false,
    bail: 1,
    sequence: { sequencer: InThatOrder },
  },
});
