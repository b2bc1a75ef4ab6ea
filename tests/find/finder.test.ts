import { describe, expect, test } from "vitest";
import { loadSearch } from "../../src/find/load.ts";
import type { Language } from "../../src/language/language.ts";
import { viewFound } from "../../src/report/found.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { ROOT } from "../support/root.ts";
import { rulebook } from "../support/rulebook.ts";
import { findNames } from "./names.ts";

const files = readDataFiles(ROOT);
const search = loadSearch(files, rulebook);
const { find } = search;
const ids = (typed: string): string[] => find(typed).map(({ kind, id }) => `${kind} ${id}`);
const FIRST = 3;
/** How many of the names must lead to something fitting. */
const FITTING = 0.95;

/** The words for which people were seen to look, in both languages. */
const WORDS = ["cloud", "SaaS", "games", "e-commerce", "logistics", "hospital", "school", "law firm", "fund"];
const CHINESE_WORDS = ["restaurant", "电商", "游戏", "物流", "云计算", "会计", "餐饮"];

describe("what people type", () => {
  test("names and codes of the national classification lead to what fits, among the first three", () => {
    const { asked, misses } = findNames(files, search);
    const share = 1 - misses.length / asked;
    expect(share, `misses: ${misses.map(({ typed }) => typed).join(", ")}`).toBeGreaterThanOrEqual(FITTING);
  }, 120_000);

  test.each([...WORDS, ...CHINESE_WORDS])("%s leads somewhere", (typed) => {
    expect(ids(typed)[0]).not.toBe("pointer not-listed");
  });

  test.each([
    ["红酒进口", "pointer wholesale"],
    ["理发店", "pointer beauty-and-personal-care"],
    ["报税", "pointer accounting-and-tax"],
    ["汽修", "pointer repair"],
    ["针灸", "pointer traditional-chinese-medicine"],
    ["手表", "pointer retail"],
    ["空調", "pointer manufacturing"],
    ["kongtiao", "pointer manufacturing"],
    ["写字楼出租", "pointer real-estate"],
    ["模特", "activity performance-brokerage"],
    ["pork", "pointer agriculture"],
    ["face mask", "pointer medical-devices"],
    ["football club", "activity sports"],
    ["MBA", "pointer universities"],
    ["starlink", "activity satellite-licence"],
    ["amazon seller", "activity cross-border-e-commerce"],
    ["quantum computing", "pointer research-and-development"],
    ["airbnb", "pointer hotels"],
    ["private detective", "pointer security-services"],
    ["fertilizer", "pointer manufacturing"],
    ["piano lesons", "pointer training"],
    ["ski resort", "pointer sports"],
  ])("%s leads to %s among the first three", (typed, fitting) => {
    expect(ids(typed).slice(0, FIRST)).toContain(fitting);
  });

  test("is understood with slips of the keys, in pinyin, in traditional characters and in the plural", () => {
    const travel = ids("travel agency")[0];
    expect(ids("tavel agency").slice(0, FIRST)).toContain(travel);
    expect(ids("dianshang")[0]).toBe(ids("电商")[0]);
    expect(ids("dian shang")[0]).toBe(ids("电商")[0]);
    expect(ids("電商")).toEqual(ids("电商"));
    for (const typed of ["lvsuo", "lüsuo", "lǜsuǒ", "lusuo"]) expect(ids(typed)[0]).toBe(ids("律所")[0]);
    expect(ids("internet cafe")[0]).toBe("pointer internet-cafes");
    expect(ids("hospitals")).toEqual(ids("hospital"));
    expect(ids("I65").slice(0, FIRST)).toEqual(ids("65").slice(0, FIRST));
  });

  test("that leads nowhere is told so, and where to look", () => {
    expect(ids("qzxvwk")).toEqual(["pointer not-listed"]);
    expect(ids("  ")).toEqual(["pointer not-listed"]);
  });

  test("tells of market surveys that they are another matter, joint ventures nationally, by the list of the day", () => {
    const told = (asOf: string, language: Language) =>
      viewFound(find("market research"), search, rulebook, asOf, language).ranked.find(
        ({ id }) => id === "market-surveys",
      )?.texts;
    expect(told("2024-10-31", "en")).toContain(
      "The national negative list of 2021 confines foreign investment in market surveys to joint ventures; surveys of radio and television audiences must be under Chinese control. A market survey is not a social survey. (How checked: one source; the official text was not read.)",
    );
    expect(told("2024-11-01", "zh-CN")).toContain(
      "全国负面清单（2024年版）据推断仍把外商投资市场调查限于合资，广播电视收听、收视调查仍须由中方控股。市场调查不是社会调查。（核实情况：据推断，未读到正式文本）",
    );
    expect(told("2024-10-31", "en")?.join(" ")).not.toMatch(/list of 2024/);
  });

  test("names with its pointers only statements on other law that there are", () => {
    const known = new Set(rulebook.elsewhere?.statements.map(({ id }) => id));
    const named = search.pointers.pointers.flatMap(({ statements }) => statements);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  test("is shown by sector, the sector of the best first, and what is no longer valid apart", () => {
    const shown = viewFound(find("cloud"), search, rulebook, "2026-11-21", "en");
    expect(shown.sectors[0]?.title).toContain("software");
    expect(shown.ranked.map(({ id }) => id)).not.toContain("gz-2021-10/33");
    expect(shown.expired.map(({ id }) => id)).toContain("gz-2021-10/33");
    const day = viewFound(find("cloud"), search, rulebook, "2022-01-01", "en");
    expect(day.ranked.map(({ id }) => id)).toContain("gz-2021-10/33");
  });
});
