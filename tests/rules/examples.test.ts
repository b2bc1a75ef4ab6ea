import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { createProfileReader } from "../../src/situation/parse-profile.ts";
import { runExample } from "../../src/proof/prove-examples.ts";
import { readExamples } from "../../src/proof/read-examples.ts";
import { type Fault, formatFault } from "../../src/rules/fault.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { loadRulebook } from "../../src/rules/rulebook.ts";

const files = readDataFiles(fileURLToPath(new URL("../..", import.meta.url)));
const rulebook = loadRulebook(files);
const reader = createProfileReader(rulebook.vocabulary);

describe.each(rulebook.rules.map((rule) => ({ id: rule.id, rule })))("$id", ({ rule }) => {
  const faults: Fault[] = [];
  const examples = readExamples(rule, files, rulebook, reader, faults);

  test("every example is a profile", () => {
    expect(faults.map((fault) => formatFault(fault, "en"))).toEqual([]);
  });

  test.each(examples.map((example) => ({ name: example.example.name, example })))("$name", async ({
    example,
  }) => {
    expect(await runExample(example, rulebook)).toBeNull();
  });
});
