import { expect, it } from "vitest";
import { remembering } from "../../src/logic/remembering.ts";

it("what is remembered is made once, and the oldest is the first to be made anew", () => {
  const made: string[] = [];
  const lengthOf = remembering(2, (key) => {
    made.push(key);
    return key.length;
  });
  expect(["a", "bb", "a", "ccc", "bb", "a", "ccc"].map((key) => lengthOf(key))).toEqual([
    1, 2, 1, 3, 2, 1, 3,
  ]);
  expect(made).toEqual(["a", "bb", "ccc", "a"]);
});
