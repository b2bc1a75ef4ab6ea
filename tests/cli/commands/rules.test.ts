import { describe, expect, test } from "vitest";
import { UsageError } from "../../../src/cli/usage.ts";
import type { ListedItem } from "../../../src/contract/catalogue.ts";
import { ITEM_CLASSES } from "../../../src/rules/items.ts";
import { ITEMS, LAW_NOTES, RULE, replaced, smallRulebook } from "../../rules/verify/small-rulebook.ts";
import { edited } from "../../rules/verify/two-cities.ts";
import { ROOT } from "../../support/root.ts";
import { folderOf, run } from "./support.ts";

describe("rules list", () => {
  test("gives the contract's object for every item of every document", async () => {
    const { status, output } = await run({ format: "json" }, ROOT);
    const items: ListedItem[] = JSON.parse(output);
    expect(status).toBe(0);
    expect(items.length).toBeGreaterThan(600);
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
    for (const item of items) {
      expect(item.id.startsWith(`${item.document}/`)).toBe(true);
      expect(ITEM_CLASSES).toContain(item.class);
      expect(item.end - item.start).toBeGreaterThanOrEqual(item.quote.length > 0 ? 1 : 0);
      expect(item.rules.length === 0).toBe(item.reason !== undefined);
    }
    const vpn = items.find((item) => item.id === "gz-2022-212/1-50");
    expect(vpn?.rules).toEqual([
      "gz-2022-212/1-50:app-store",
      "gz-2022-212/1-50:internet-access",
      "gz-2022-212/1-50:other-value-added",
    ]);
  });

  test("gives the reason why an item's text cannot be tested", async () => {
    const texts = new Map(
      replaced(
        smallRulebook(),
        ITEMS,
        '"class"',
        '"untestable": { "zh-CN": "无从判断", "en": "no test" }, "class"',
      ),
    );
    texts.delete(RULE);
    const [item] = JSON.parse((await run({ format: "json" }, folderOf(texts))).output);
    expect(item).toMatchObject({ rules: [], reason: { "zh-CN": "无从判断", en: "no test" } });
  });

  test("fits 80 columns in both languages, with an item on each line", async () => {
    const folder = folderOf(smallRulebook());
    expect((await run({}, folder)).output).toMatchInlineSnapshot(`
      "demo  Sample plan (示例〔2022〕1号)
      demo/1  eligibility      item 1 (rules: 1)
      demo/2  government task  item 2
      demo/3  government task  item 3
      "
    `);
    expect((await run({ language: "zh-CN" }, folder)).output).toContain("demo/1  资格      条款1（规则：1）");
  });
});

describe("rules show", () => {
  test("an item with its rule, in English", async () => {
    const { status, output } = await run({ action: "show", id: "demo/1" }, folderOf(smallRulebook()));
    expect(status).toBe(0);
    expect(output).toMatchInlineSnapshot(`
      "demo/1  item 1
      Document: Sample plan (示例〔2022〕1号)
      On 30 June 2024: in force on this date
      Class: eligibility. Reason: reason
      Addressed to: companies

      Text (Chinese; the clause stands in [[ ]])
        …[[允许外商投资社会调查，中方股比不低于67%。]]…
        characters 7–34 of the text (UTF-16)

      Unofficial translation (the Chinese governs)
        Surveys are permitted with a Chinese share of not less than 67%.

      Rule demo/1: item 1
        It is about a case where “Fact 甲” includes survey.
        It requires that “Fact 乙” is at least 67%.

      What each requirement stands on
        Chinese share: “中方股比不低于67%” (“a Chinese share of not less than 67%”)

      What stays open
        nothing in the item's own words; for the standing of the document and other
        law see above and below

      What else governs (notes; they decide nothing here)
        Licence: A licence is needed too. (Sample Law; how checked: one source)

      Examples
        below (Fact 甲: survey; Fact 乙: 66.999999%): does not meet the stated tests
        at (Fact 甲: survey; Fact 乙: 67%): stated tests met, not an approval
        above (Fact 甲: survey; Fact 乙: 67.000001%): stated tests met, not an
        approval
        unknown (Fact 甲: survey): cannot say yet
        another activity (Fact 甲: none; Fact 乙: 67%): does not apply here
      "
    `);
  });

  test("an item with its rule, in Chinese", async () => {
    const folder = folderOf(smallRulebook());
    const { output } = await run({ action: "show", id: "demo/1", language: "zh-CN" }, folder);
    expect(output).toMatchInlineSnapshot(`
      "demo/1  条款1
      文件：示例方案（示例〔2022〕1号）
      2024年6月30日的效力：当日有效
      类别：资格。理由：理由
      对象：企业

      原文（[[ ]]内为本条）
        一、要求[[允许外商投资社会调查，中方股比不低于67%。]]推进公共服务。支持企业。
        原文第7–34字符（UTF-16）

      规则demo/1：条款1
        适用于：事实甲包括选项survey。
        条件：事实乙不低于67%。

      条件所据文字
        中方股比：“中方股比不低于67%”

      待定事项
        本条文字本身没有；文件的效力和其他规定另见本页。

      其他相关规定（供参考，不影响结论）
        许可：另须许可。（《示例法》；核实情况：一个来源）

      示例
        事实甲：选项survey；事实乙：66.999999%。结论：不符合本条条件
        事实甲：选项survey；事实乙：67%。结论：符合本条明文条件（不等于获准）
        事实甲：选项survey；事实乙：67.000001%。结论：符合本条明文条件（不等于获准）
        事实甲：选项survey。结论：尚不能判断
        事实甲：无；事实乙：67%。结论：本条不适用
      "
    `);
  });

  test("an item without a rule gives the reason and the items like it", async () => {
    const { output } = await run({ action: "show", id: "demo/2" }, folderOf(smallRulebook()));
    expect(output).toContain("No rule tests it: reason");
    expect(output).toContain("demo/3  item 3 (Sample)");
  });

  test("one rule of an item that has several", async () => {
    const { output } = await run({ action: "show", id: "gz-2022-212/1-50:app-store" }, ROOT);
    expect(output).toContain("Rule gz-2022-212/1-50:app-store");
    expect(output).not.toContain("Rule gz-2022-212/1-50:internet-access");
  });

  test("all clauses of an item that is named by its number alone", async () => {
    const { output } = await run({ action: "show", id: "gz-2022-212/1-32" }, ROOT);
    expect(output).toMatch(/^gz-2022-212\/1-32a .*^gz-2022-212\/1-32b /ms);
    const { output: json } = await run({ action: "show", id: "gz-2025-22/17", format: "json" }, ROOT);
    const ids = JSON.parse(json).map(({ id }: { id: string }) => id);
    expect(ids).toEqual(["a", "b", "c", "d"].map((clause) => `gz-2025-22/17${clause}`));
  });

  test("the gazette's glyphs as what they stand for, and raw in the data", async () => {
    const { output } = await run({ action: "show", id: "gz-2021-credit/2a" }, ROOT);
    expect(output).not.toMatch(/[ꎬꎮꎻ]/);
    const { output: raw } = await run({ action: "show", id: "gz-2021-credit/2a", format: "json" }, ROOT);
    expect(raw).toMatch(/[ꎬꎮꎻ]/);
  });

  test("what has changed in a rule and in its notes, on which day and why", async () => {
    const words = (chinese: string, english: string) => ({ "zh-CN": chinese, en: english });
    const changed = [
      {
        day: "2025-06-01",
        kind: "correction",
        what: words("界限由66%改为67%。", "The bound is 67 %, not 66 %."),
        why: words("原文如此。", "So the text says."),
      },
    ];
    const law = [{ ...changed[0], day: "2025-12-21", kind: "law" }];
    const texts = edited(
      edited(smallRulebook(), RULE, (rule) => ({ ...rule, changed })),
      LAW_NOTES,
      ([note]) => [{ ...note, changed: law }],
    );
    const folder = folderOf(texts);
    const { output } = await run({ action: "show", id: "demo/1" }, folder);
    expect(output.replace(/\n {2,3}/g, " ")).toMatch(
      /History 1 June 2025, our own correction: The bound is 67 %, not 66 %\. Why: So the text says\. Note “Licence”: 21 December 2025, change in the law: The bound/,
    );
    const { output: chinese } = await run({ action: "show", id: "demo/1", language: "zh-CN" }, folder);
    expect(chinese).toContain("变更记录\n  2025年6月1日，本工具更正：界限由66%改为67%。理由：原文如此。\n");
    const { output: json } = await run({ action: "show", id: "demo/1", format: "json" }, folder);
    expect(JSON.parse(json).rules[0].changed).toEqual(changed);
    expect((await run({ action: "verify" }, folder)).status).toBe(0);
  });

  test("JSON holds the rule as it was written", async () => {
    const folder = folderOf(smallRulebook());
    const { output } = await run({ action: "show", id: "demo/1", format: "json" }, folder);
    expect(JSON.parse(output)).toMatchObject({
      id: "demo/1",
      document: "demo",
      status: "in-force",
      rules: [{ id: "demo/1", requires: { all: [{ name: "chinese-share", value: "67 %" }] } }],
    });
  });

  test.each([
    [{ action: "show", id: null }, /needs the id of an item or a rule/],
    [
      { action: "show", id: "gz-2022-212/1-60" },
      /no item and no rule with the id “gz-2022-212\/1-60”.*nearest: gz-2022-212\/1-/,
    ],
    [{ action: "list", id: "demo/1" }, /rules list takes no id/],
  ] as const)("%j is refused", async (request, message) => {
    const failure = await run(request, ROOT).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect((failure as UsageError).message).toMatch(message);
  });
});
