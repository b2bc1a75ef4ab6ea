import { expect, it } from "vitest";
import { mutantsOf } from "./mutants-of.ts";

const SOURCE = `
import { told } from "./told.ts";
const LIMITS: Readonly<Record<string, true>> = {};
export function grade(share: Share, list: string[], none?: string): string {
  if (list.length === 0) throw new Error("a list of true && false");
  if (share.gt(BOUND)) return "above";
  told.push(list.filter(isTold)[0] ?? true);
  const sum = share.add(ONE);
  return !LIMITS.open && sum < 3 ? "below" : (none ?? "at " + "it");
}
`;

it("changes each place where something is decided, and neither types, texts, assertions nor defaults after an index", () => {
  expect(
    mutantsOf("one.ts", SOURCE).map(({ line, within, change }) => `${line} ${within}: ${change}`),
  ).toEqual([
    "6 grade: share.gt(BOUND) → !(share.gt(BOUND))",
    '6 grade: if (share.gt(BOUND)) return "above"; → ;',
    "6 grade: share.gt(BOUND) → share.gte(BOUND)",
    "7 grade: told.push(list.filter(isTold)[0] ?? true); → ;",
    "7 grade: list.filter(isTold) → list",
    "8 grade: share.add(ONE) → share.sub(ONE)",
    "9 grade: !LIMITS.open && sum < 3 → !(!LIMITS.open && sum < 3)",
    "9 grade: !LIMITS.open && sum < 3 → !LIMITS.open || sum < 3",
    "9 grade: !LIMITS.open → LIMITS.open",
    "9 grade: sum < 3 → sum <= 3",
    '9 grade: none ?? "at " + "it" → none',
  ]);
});
