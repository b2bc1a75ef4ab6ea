import { describe, expect, it } from "vitest";
import cells from "../../src/free-text/cells.json" with { type: "json" };
import expected from "../../src/input/expected.json" with { type: "json" };
import type { Words } from "../../src/language/language.ts";
import { onPage } from "../../src/server/lists/on-page.ts";

function wordsIn(data: unknown): Words[] {
  if (typeof data !== "object" || data === null) return [];
  return "zh-CN" in data && typeof data["zh-CN"] === "string"
    ? [data as Words]
    : Object.values(data).flatMap(wordsIn);
}

describe("the page on which a list is checked", () => {
  it("names no option of the command line in what it says of a cell, but its own fields", () => {
    const texts = wordsIn([cells, expected]);
    expect(texts.filter((text) => JSON.stringify(text).includes(" --")).length).toBeGreaterThan(5);
    expect(texts.map(onPage).filter((text) => JSON.stringify(text).includes("--"))).toEqual([]);
  });
});
