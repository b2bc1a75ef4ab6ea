import { expect, test } from "vitest";
import { verifyRulebook } from "../../../src/rules/verify/verify-rulebook.ts";
import { asFiles, smallRulebook } from "./small-rulebook.ts";

test("a sound rulebook has no fault, and is counted", () => {
  const verification = verifyRulebook(asFiles(smallRulebook()));
  expect(verification.faults).toEqual([]);
  expect(verification).toMatchObject({ facts: 2, lawNotes: 1 });
  expect(verification.documents).toEqual([
    {
      document: "demo",
      classes: {
        eligibility: { items: 1, characters: 22 },
        opportunity: { items: 0, characters: 0 },
        government: { items: 2, characters: 12 },
        procedure: { items: 0, characters: 0 },
      },
      tested: 1,
      untestable: 0,
      rules: 1,
    },
  ]);
});
