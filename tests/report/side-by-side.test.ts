import { describe, expect, it } from "vitest";
import { NOTHING_AGREED, PLAIN_COLUMN } from "../../src/free-text/column-context.ts";
import { readCell } from "../../src/free-text/read-cell.ts";
import { everyCity, namesOfCities } from "../../src/report/side-by-side.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { loadRulebook } from "../../src/rules/rulebook.ts";
import { CITY, factOf, type Vocabulary } from "../../src/vocabulary/vocabulary.ts";
import { withAddedLaw } from "../support/added-law.ts";
import { rulebook as frozen } from "../support/frozen.ts";
import { ROOT } from "../support/root.ts";

const added = loadRulebook(withAddedLaw(readDataFiles(ROOT))).vocabulary;

describe("words about the cities are of the rules in use", () => {
  it("lists an added city with the others", () => {
    expect(namesOfCities(added, "en")).toBe("Guangzhou, Chengdu, Haixing");
    expect(namesOfCities(frozen.vocabulary, "zh-CN")).toBe("镜湾市、雾岛市");
  });

  it("gives them as examples where a city is not understood", () => {
    expect(expectedFor(added)).toBe("the name of a city in China, such as Guangzhou, Chengdu, Haixing");
    expect(expectedFor(frozen.vocabulary)).toBe("the name of a city in China, such as Jingwan, Wudao");
  });

  it("takes “both” for two cities alone, and “all” for any number", () => {
    expect(everyCity(frozen.vocabulary, "en").keys).toEqual(expect.arrayContaining(["both", "两市", "all"]));
    expect(everyCity(added, "en").keys).toContain("all");
    expect(everyCity(added, "en").keys).not.toContain("both");
    expect(everyCity(added, "en").keys).not.toContain("两市");
  });

  it("does not count the documents or the cities in the help of the city question", () => {
    const { help } = factOf(CITY, added);
    expect(help.en).not.toMatch(/\b(two|both|neither applies|plans)\b/);
    expect(help["zh-CN"]).not.toMatch(/两|广州|成都/);
  });
});

function expectedFor(vocabulary: Vocabulary): string | undefined {
  const cell = readCell(factOf(CITY, vocabulary), "Nowhere", PLAIN_COLUMN, NOTHING_AGREED);
  return cell.kind === "refused" ? cell.problems[0]?.expected.en : undefined;
}
