import { describe, expect, it } from "vitest";
import { dimensionsOf, together } from "../../src/cells/dimensions.ts";
import { daysApart, ruleCells, saysOf } from "../../src/cells/rule-cells.ts";
import { rational } from "../../src/exact/rational.ts";
import { IN_FORCE, reader, rulebook } from "../support/frozen.ts";
import { cellsBy, leavesOfRule } from "./support.ts";

const { vocabulary, documents } = rulebook;
const { asRead, dayOf, dimensionsOfRule, names, rule, saidOf } = cellsBy(rulebook, reader);

describe("the cells of a rule", () => {
  it("are those of its tests: the foreign share at 0 and 33, the place, the activity, the nationality", () => {
    const cells = ruleCells(rule("jw-2022-1/1"), rulebook);
    expect(cells.tests.map(({ fact }) => fact)).toEqual([
      "city",
      "activities",
      "foreignShare",
      "chineseShare",
      "legalRepresentativeNationality",
    ]);
    expect(cells.count).toMatchInlineSnapshot(`4160`);
    const all = [...cells.take(Number.POSITIVE_INFINITY)];
    expect(all.length).toBe(cells.count);
    expect(new Set(all.map(({ status, says }) => `${status} ${says.join()}`)).size).toBe(cells.count);
  });

  it("are given up to as many as are wanted", () => {
    const cells = ruleCells(rule("jw-2022-1/1"), rulebook);
    expect([...cells.take(5)]).toEqual([...cells.take(Number.POSITIVE_INFINITY)].slice(0, 5));
  });

  it("name the readings of a share between the bounds", () => {
    const share = dimensionsOfRule(rule("jw-2022-1/1")).find(({ axes }) => axes[0]?.reading === "direct");
    expect(share?.axes[0]?.cells.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        {
          "en": "not answered",
          "zh-CN": "未填写",
        },
        {
          "en": "don't know",
          "zh-CN": "不知道",
        },
        {
          "en": "foreign share: don't know; Chinese share: not answered",
          "zh-CN": "外方股比：不知道；中方股比：未填写",
        },
        {
          "en": "foreign share: not answered; Chinese share: don't know",
          "zh-CN": "外方股比：未填写；中方股比：不知道",
        },
        {
          "en": "Nominee holding or contractual control (VIE)",
          "zh-CN": "有代持或者协议控制（VIE）",
        },
        {
          "en": "exactly 0%",
          "zh-CN": "等于0%",
        },
        {
          "en": "above 0% and below 33%",
          "zh-CN": "高于0%且低于33%",
        },
        {
          "en": "exactly 33%",
          "zh-CN": "等于33%",
        },
        {
          "en": "above 33%",
          "zh-CN": "高于33%",
        },
        {
          "en": "anywhere from “exactly 0%” to “above 0% and below 33%” (the origin of an owner is not answered)",
          "zh-CN": "可能从“等于0%”到“高于0%且低于33%”（有持有人的来源未填写）",
        },
        {
          "en": "anywhere from “exactly 0%” to “exactly 33%” (the origin of an owner is not answered)",
          "zh-CN": "可能从“等于0%”到“等于33%”（有持有人的来源未填写）",
        },
        {
          "en": "anywhere from “above 0% and below 33%” to “exactly 33%” (the origin of an owner is not answered)",
          "zh-CN": "可能从“高于0%且低于33%”到“等于33%”（有持有人的来源未填写）",
        },
        {
          "en": "anywhere from “above 0% and below 33%” to “above 33%” (the origin of an owner is not answered)",
          "zh-CN": "可能从“高于0%且低于33%”到“高于33%”（有持有人的来源未填写）",
        },
        {
          "en": "anywhere from “exactly 33%” to “above 33%” (the origin of an owner is not answered)",
          "zh-CN": "可能从“等于33%”到“高于33%”（有持有人的来源未填写）",
        },
        {
          "en": "anywhere from “exactly 0%” to “above 0% and below 33%” (the origin of an owner is not known)",
          "zh-CN": "可能从“等于0%”到“高于0%且低于33%”（有持有人的来源不清楚）",
        },
        {
          "en": "anywhere from “exactly 0%” to “exactly 33%” (the origin of an owner is not known)",
          "zh-CN": "可能从“等于0%”到“等于33%”（有持有人的来源不清楚）",
        },
        {
          "en": "anywhere from “above 0% and below 33%” to “exactly 33%” (the origin of an owner is not known)",
          "zh-CN": "可能从“高于0%且低于33%”到“等于33%”（有持有人的来源不清楚）",
        },
        {
          "en": "anywhere from “above 0% and below 33%” to “above 33%” (the origin of an owner is not known)",
          "zh-CN": "可能从“高于0%且低于33%”到“高于33%”（有持有人的来源不清楚）",
        },
        {
          "en": "anywhere from “exactly 33%” to “above 33%” (the origin of an owner is not known)",
          "zh-CN": "可能从“等于33%”到“高于33%”（有持有人的来源不清楚）",
        },
      ]
    `);
  });

  it("are reached by their own cases, on the day that they name", () => {
    for (const id of ["jw-2022-1/1", "wd-2022-1/2", "jw-2022-1/5", "jw-2022-1/3"]) {
      const one = rule(id);
      const cells = ruleCells(one, rulebook);
      for (const { says, status, asOf, profile } of cells.take(400)) {
        const day = dayOf(one, asOf);
        expect([id, day.status, saidOf(cells.tests, asRead(profile), day)]).toEqual([
          id,
          status,
          says.join(),
        ]);
      }
    }
  });

  it("name in full the part of a whole, an amount and a day", () => {
    expect(names("wd-2022-1/2", "addedServiceFloorArea")).toMatchInlineSnapshot(`
      [
        {
          "en": "not answered",
          "zh-CN": "未填写",
        },
        {
          "en": "don't know",
          "zh-CN": "不知道",
        },
        {
          "en": "below 15%",
          "zh-CN": "低于15%",
        },
        {
          "en": "exactly 15%",
          "zh-CN": "等于15%",
        },
        {
          "en": "above 15%",
          "zh-CN": "高于15%",
        },
      ]
    `);
    expect(names("jw-2022-1/3", "investorTotalAssets")).toMatchInlineSnapshot(`
      [
        {
          "en": "not answered",
          "zh-CN": "未填写",
        },
        {
          "en": "don't know",
          "zh-CN": "不知道",
        },
        {
          "en": "below USD 200 million",
          "zh-CN": "低于2亿美元",
        },
        {
          "en": "exactly USD 200 million",
          "zh-CN": "等于2亿美元",
        },
        {
          "en": "above USD 200 million",
          "zh-CN": "高于2亿美元",
        },
        {
          "en": "the exchange rate it needs is not given",
          "zh-CN": "所需汇率未填写",
        },
      ]
    `);
    expect(names("jw-2022-1/5", "transitionStartDate")).toMatchInlineSnapshot(`
      [
        {
          "en": "not answered",
          "zh-CN": "未填写",
        },
        {
          "en": "don't know",
          "zh-CN": "不知道",
        },
        {
          "en": "before 29 June 2019",
          "zh-CN": "早于2019年6月29日",
        },
        {
          "en": "on 29 June 2019",
          "zh-CN": "2019年6月29日当日",
        },
        {
          "en": "on 30 June 2019",
          "zh-CN": "2019年6月30日当日",
        },
        {
          "en": "on 1 July 2019",
          "zh-CN": "2019年7月1日当日",
        },
        {
          "en": "after 1 July 2019 and before 1 January 2023",
          "zh-CN": "晚于2019年7月1日且早于2023年1月1日",
        },
        {
          "en": "on 1 January 2023",
          "zh-CN": "2023年1月1日当日",
        },
        {
          "en": "after 1 January 2023 and before 30 June 2024",
          "zh-CN": "晚于2023年1月1日且早于2024年6月30日",
        },
        {
          "en": "on 30 June 2024",
          "zh-CN": "2024年6月30日当日",
        },
        {
          "en": "on 1 July 2024",
          "zh-CN": "2024年7月1日当日",
        },
        {
          "en": "after 1 July 2024 and before 1 January 2026",
          "zh-CN": "晚于2024年7月1日且早于2026年1月1日",
        },
        {
          "en": "on 1 January 2026",
          "zh-CN": "2026年1月1日当日",
        },
        {
          "en": "after 1 January 2026",
          "zh-CN": "晚于2026年1月1日",
        },
      ]
    `);
  });

  it("are counted on days between which nothing changes by itself", () => {
    const document = documents.get("jw-2022-1");
    expect(document === undefined ? [] : daysApart([document], [], vocabulary)).toEqual([
      "2022-12-28",
      "2022-12-29",
      "2023-01-10",
      "2025-12-08",
      "2025-12-21",
    ]);
  });
});

describe("the added area as a part of the original one", () => {
  it("has a place between two bounds that lie a millionth of a percent apart", () => {
    const leaves = leavesOfRule(rule("wd-2022-1/2"));
    const ratio = leaves.find(({ bound }) => bound.kind === "quantity" && bound.of !== null);
    if (ratio?.bound.kind !== "quantity") throw new Error("the rule compares no part with a whole");
    const finer = {
      ...ratio,
      raw: { ...ratio.raw, value: "15.000001 % of originalFloorArea" },
      bound: { ...ratio.bound, value: ratio.bound.value.add(rational(1n, 1_000_000n)) },
    };
    const day = dayOf(rule("wd-2022-1/2"), IN_FORCE);
    const between = dimensionsOf([ratio, finer], vocabulary, day).flatMap(({ points }) =>
      points.filter(({ verdicts }) => verdicts.map(saysOf).join() === "unmet,met"),
    );
    // Between the two, and at the finer one.
    expect(between).toHaveLength(2);
    for (const point of between)
      expect(saidOf([ratio, finer], asRead(together([point], vocabulary)), day)).toBe("unmet,met");
  });
});
