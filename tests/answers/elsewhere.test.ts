import { describe, expect, it } from "vitest";
import { readDataFiles } from "../../src/rules/files.ts";
import { parseFile } from "../../src/rules/parse-file.ts";
import { pointersSchema, SEARCH_FILES } from "../../src/rules/search-data.ts";
import { ROOT } from "../support/root.ts";
import { rulebook } from "../support/rulebook.ts";
import { answered } from "./walk.ts";

const TODAY = "2026-11-21";
const SURVEY = { city: "chengdu", activities: ["social-survey"], chineseShare: "50" };

async function pointed(profile: object, asOf = TODAY) {
  const { answers } = await answered(profile, asOf);
  return answers[0]?.elsewhere ?? [];
}
/** Pointers to the other cities stand first, of which there may be several. */
const ofOtherCities = (kinds: readonly string[]): readonly string[] =>
  kinds.slice(
    0,
    kinds.findIndex((kind) => kind !== "other-city"),
  );
const kindsOf = async (profile: object, asOf = TODAY): Promise<string[]> =>
  (await pointed(profile, asOf)).map(({ kind }) => kind);

describe("where nothing applies, an answer points on", () => {
  it("to the other city with its standing, the lists, CEPA, and whom to ask", async () => {
    const pointers = await pointed(SURVEY);
    const others = ofOtherCities(pointers.map(({ kind }) => kind)).length;
    expect(others).toBeGreaterThan(0);
    expect(pointers.slice(others).map(({ kind }) => kind)).toEqual([
      "national-list",
      "free-trade-zone-list",
      "pilot-elsewhere",
      "national-list",
      "sector-law",
      "national-list",
      "cepa",
      "ask",
    ]);
    expect(pointers[0]?.text).toEqual({
      "zh-CN":
        "只适用于广州市、不适用于此处的条目：广州方案（2022）表1第12项。广州方案（2022）：三年试点期已届满，未见明确延期或者废止的文件（核查至2026年11月21日）。",
      en: "For Guangzhou only, and not here: Guangzhou plan of 2022, table 1, item 12. Guangzhou plan of 2022: its three-year term has ended; no express extension or repeal found (checked to 21 November 2026).",
    });
    expect(pointers[others + 1]?.text.en).toMatch(
      /at least 67% .*\(How checked: one source; the official text was not read\.\)$/,
    );
    expect(pointers.at(-1)?.text["zh-CN"]).toBe("请咨询片区管理机构、统计机构（涉外调查须另行审批）。");
  });

  it("by the day asked about", async () => {
    const before = (await pointed(SURVEY, "2024-06-30")).map(({ text }) => text.en).join(" ");
    expect(before).toMatch(/national negative list of 2021 closes/);
    expect(before).not.toMatch(/list of 2024/);
  });

  it("without what concerns foreign investors only, where no foreigner is in the case", async () => {
    const kinds = await kindsOf({ ...SURVEY, chineseShare: "100" });
    expect(kinds).toEqual([...ofOtherCities(kinds), "sector-law", "ask"]);
    expect(await kindsOf({ ...SURVEY, chineseShare: undefined })).toContain("national-list");
  });

  it("says what was not looked at", async () => {
    const pointers = await pointed({ city: "other", activities: ["electricity-business"] });
    expect(pointers.map(({ kind }) => kind)).toContain("not-known");
    const person = await kindsOf({ city: "other", activities: ["long-term-residence"] });
    expect(person.filter((kind) => kind !== "other-city")).toEqual(["not-known", "ask"]);
  });

  it("and never where a finding is about the case", async () => {
    expect(await pointed({ ...SURVEY, city: "guangzhou" })).toEqual([]);
  });

  it("by data that know every statement a field points to", () => {
    const known = rulebook.elsewhere?.statements.map(({ id }) => id);
    const { pointers } = parseFile(readDataFiles(ROOT), SEARCH_FILES.pointers, pointersSchema);
    for (const { statements } of pointers) expect(known).toEqual(expect.arrayContaining(statements));
  });
});
