import { describe, expect, test } from "vitest";
import { proveExamples } from "../../src/proof/prove-examples.ts";
import { formatFault } from "../../src/rules/fault.ts";
import { loadRulebook } from "../../src/rules/rulebook.ts";
import { asFiles, RULE, replaced, smallRulebook, type Texts } from "../rules/verify/small-rulebook.ts";

async function faultsOf(texts: Texts): Promise<string[]> {
  const files = asFiles(texts);
  const proof = await proveExamples(loadRulebook(files), files);
  return proof.faults.map((fault) => formatFault(fault, "en"));
}

async function faultsAfter(from: string, to: string): Promise<string[]> {
  return faultsOf(replaced(smallRulebook(), RULE, from, to));
}

test("a rule with enough examples that pass has no fault", async () => {
  const files = asFiles(smallRulebook());
  expect(await proveExamples(loadRulebook(files), files)).toEqual({ faults: [], examples: 5, passed: 5 });
});

describe("an example that fails", () => {
  test("shows expected and actual side by side, on its line", async () => {
    const [fault] = await faultsAfter(
      '"outcome": "ineligible"',
      '"outcome": "eligible", "requirements": { "chinese-share": "met" }, "missing": []',
    );
    expect(fault).toMatchInlineSnapshot(`
      "rules/demo/1.json:46: examples[0]: the example “below” fails
          expected                                     actual
        ✗ outcome: eligible                            outcome: ineligible
        ✗ chinese-share: met                           chinese-share: unmet
          missing: nothing                             missing: nothing"
    `);
  });

  test("names a requirement that the rule does not work out", async () => {
    const [fault] = await faultsAfter(
      '"outcome": "ineligible"',
      '"outcome": "ineligible", "requirements": { "other": "met" }',
    );
    expect(fault).toContain("other: not worked out");
  });

  test("says what is wrong in a profile that cannot be read", async () => {
    const [fault] = await faultsAfter('"chineseShare": "66.999999"', '"chineseShar": "66.999999"');
    expect(fault).toMatch(
      /^rules\/demo\/1.json:\d+: examples\[0\].profile.chineseShar: the example “below” is no profile: .*chineseShare/,
    );
  });
});

describe("examples that are not enough", () => {
  test.each([
    ["66.999999", "66.9", "no example has chineseShare just below 67 %"],
    ["67.000001", "68", "no example has chineseShare just above 67 %"],
  ])("%s instead of %s", async (from, to, message) => {
    expect(await faultsAfter(from, to)).toEqual([expect.stringContaining(`examples: ${message}`)]);
  });

  test("none that is at the bound", async () => {
    const texts = smallRulebook();
    const text = (texts.get(RULE) ?? "").replaceAll('"67"', '"67.000001"');
    expect(await faultsOf(new Map([...texts, [RULE, text]]))).toEqual([
      expect.stringContaining("no example has chineseShare at 67 %"),
    ]);
  });

  test("none that leaves the number unknown", async () => {
    const texts = smallRulebook();
    const rule = JSON.parse(texts.get(RULE) ?? "");
    rule.examples.splice(3, 1);
    expect(await faultsOf(new Map([...texts, [RULE, JSON.stringify(rule)]]))).toEqual([
      expect.stringContaining("no example has the outcome undetermined, which the rule can have"),
      expect.stringContaining("no example has chineseShare unknown beside the bound 67 %"),
    ]);
  });
});
