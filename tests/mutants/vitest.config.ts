import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The tests that judge the sources in their own process: of the rooms that decide, and of those that tell it. */
const QUICK = [
  "{logic,fact-types,cells,profile,evaluate,advise,vocabulary}/**/*",
  "interview/{held-for-others,renamed-facts,order,journey,properties}",
  "report/{json,measures,ownership,ahead,changes,never-said}",
  "report/rules/*",
  "answers/{answers,elsewhere}",
  "proof/{prove-examples,reachable-outcomes,thresholds}",
  "screen/{same-side,csv,number-cell}",
];
/** Those that take long, with the rooms that they are about: asked last, and of a change elsewhere not at all. */
const SLOW: Readonly<Record<string, readonly string[]>> = {
  "advise/transfer": ["advise"],
  "cells/rule-cells": ["cells", "fact-types"],
  "cells/dimensions": ["cells"],
  "profile/ownership-effort": ["profile"],
  "profile/fractions": ["profile", "fact-types"],
  "profile/look-through": ["profile"],
  "proof/evaluators": ["logic", "evaluate"],
  "interview/relevance": ["cells", "evaluate"],
  "advise/solve.property": ["advise"],
  "answers/walk": ["evaluate"],
  "evaluate/base-answers": ["logic", "fact-types", "situation", "profile", "evaluate", "advise"],
  "profile/bands.property": ["situation", "profile"],
};

const { MUTANT_FILE: file, MUTANT_SOURCE: source } = process.env;
if (file === undefined || source === undefined)
  throw new Error("MUTANT_FILE and MUTANT_SOURCE name the change");
const [, room = ""] = file.split("/");
const late = Object.keys(SLOW);
const asked = late.filter((test) => SLOW[test]?.includes(room));
const pathOf = (test: string): string => `tests/${test}.test.{ts,tsx}`;

/** The quick ones first. */
class InThatOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number =>
      late.findIndex((test) => moduleId.includes(`/tests/${test}.test.`));
    return [...files].sort((a, b) => placeOf(a) - placeOf(b));
  }
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
    include: [...QUICK, ...asked].map(pathOf),
    exclude: late.filter((test) => !asked.includes(test)).map(pathOf),
    setupFiles: ["tests/support/no-console.ts"],
    testTimeout: 60_000,
    maxWorkers: 1,
    isolate: false,
    bail: 1,
    sequence: { sequencer: InThatOrder },
  },
});
