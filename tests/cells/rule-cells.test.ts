import { beforeAll, describe, expect, it } from "vitest";
import { type Dimension, dimensionsOf, together } from "../../src/cells/dimensions.ts";
import type { Day } from "../../src/cells/layouts.ts";
import { daysApart, ruleCells, saysOf } from "../../src/cells/rule-cells.ts";
import { rational } from "../../src/exact/rational.ts";
import { judgeLeaf, valueAt } from "../../src/logic/tree.ts";
import type { Profile } from "../../src/profile/answer.ts";
import { canonicalProfile } from "../../src/situation/canonical.ts";
import type { Facts } from "../../src/profile/facts.ts";
import { factsOf } from "../../src/situation/facts.ts";
import { type Leaf, leavesOf } from "../../src/rules/condition.ts";
import { statusOn } from "../../src/rules/document.ts";
import type { Rule } from "../../src/rules/rulebook.ts";
import { Random } from "../proof/evaluators/random.ts";
import { RandomProfiles } from "../proof/evaluators/random-profile.ts";
import { IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

const { vocabulary, documents } = rulebook;
const SEED = 67;
const PROFILES = 500;

function leavesOfRule({ applies, requires }: Rule): Leaf[] {
  return [...leavesOf(applies), ...leavesOf(requires)];
}

function dayOf(rule: Rule, asOf: string): Day {
  const document = documents.get(rule.document);
  if (document === undefined) throw new Error(`there is no document ${rule.document}`);
  return { asOf, status: statusOn(document, asOf).status };
}

function rule(id: string): Rule {
  const found = rulebook.rules.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no rule ${id}`);
  return found;
}

/** What some tests say of a profile, by the operators themselves. */
function saidOf(tests: readonly Leaf[], profile: Profile, day: Day): string {
  return saidOfFacts(tests, factsOf(profile, vocabulary, day.asOf), day);
}

function saidOfFacts(tests: readonly Leaf[], facts: Facts, { status }: Day): string {
  return tests.map((leaf) => saysOf(judgeLeaf(leaf, valueAt(leaf, facts, status)).verdict)).join();
}

/** The profile, as `check` reads it. */
function asRead(profile: Profile): Profile {
  return reader.fromText(JSON.stringify(canonicalProfile(profile)));
}

const byRule = new Map<string, readonly Dimension[]>();
beforeAll(() => {
  for (const one of rulebook.rules) {
    byRule.set(one.id, dimensionsOf(leavesOfRule(one), vocabulary, dayOf(one, IN_FORCE)));
  }
});

describe("the dimensions of every rule", () => {
  it("are reached at every point by answers that check accepts, beside any points of the others", () => {
    for (const one of rulebook.rules) {
      const dimensions = byRule.get(one.id) ?? [];
      const most = Math.max(...dimensions.map(({ points }) => points.length));
      for (let turn = 0; turn < most; turn += 1) {
        const points = dimensions.flatMap(({ points: own }) => own[turn % own.length] ?? []);
        const facts = factsOf(asRead(together(points, vocabulary)), vocabulary, IN_FORCE);
        dimensions.forEach(({ tests }, place) => {
          const expected = points[place]?.verdicts.map(saysOf).join();
          expect([one.id, saidOfFacts(tests, facts, dayOf(one, IN_FORCE))]).toEqual([one.id, expected]);
        });
      }
    }
  });

  it(`hold whatever the tests say of ${PROFILES} random profiles (seed ${SEED})`, () => {
    const random = new Random(SEED);
    const profiles = new RandomProfiles(rulebook, random);
    const said = new Map(
      rulebook.rules.map(({ id }) => [
        id,
        (byRule.get(id) ?? []).map(({ points }) => new Set(points.map((p) => p.verdicts.map(saysOf).join()))),
      ]),
    );
    for (let turn = 0; turn < PROFILES; turn += 1) {
      const facts = factsOf(profiles.next().profile, vocabulary, IN_FORCE);
      for (let target = 0; target < 10; target += 1) {
        const one = random.pick(rulebook.rules);
        (byRule.get(one.id) ?? []).forEach(({ tests }, place) => {
          const says = saidOfFacts(tests, facts, dayOf(one, IN_FORCE));
          const isReached = said.get(one.id)?.[place]?.has(says);
          expect([one.id, says, isReached]).toEqual([one.id, says, true]);
        });
      }
    }
  });

  it("have names in both languages, no two alike on one axis", () => {
    for (const dimensions of byRule.values()) {
      for (const { cells } of dimensions.flatMap(({ axes }) => axes)) {
        for (const language of ["zh-CN", "en"] as const) {
          const names = cells.map(({ name }) => name[language]);
          expect(new Set(names).size).toBe(names.length);
        }
      }
    }
  });
});

describe("the cells of a rule", () => {
  it("are those of gz-2022-212/1-12: the foreign share at 0 and 33, the place, the activity, the nationality", () => {
    const cells = ruleCells(rule("gz-2022-212/1-12"), rulebook);
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

  it("name the readings of a share between the bounds", () => {
    const dimensions = byRule.get("gz-2022-212/1-12") ?? [];
    const share = dimensions.find(({ axes }) => axes[0]?.reading === "direct");
    expect(share?.axes[0]?.cells.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        {
          "en": "not answered",
          "zh-CN": "未填写",
        },
        {
          "en": "don't know",
          "zh-CN": "不清楚",
        },
        {
          "en": "foreign share: don't know; Chinese share: not answered",
          "zh-CN": "外方股比：不清楚；中方股比：未填写",
        },
        {
          "en": "foreign share: not answered; Chinese share: don't know",
          "zh-CN": "外方股比：未填写；中方股比：不清楚",
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
    for (const id of ["gz-2022-212/1-12", "cd-2022-213/2-9", "cd-2022-213/2-8:running", "gz-2022-212/4-9"]) {
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

  it("name in full the part of a whole, a list, an amount and a day", () => {
    const names = (id: string, fact: string) =>
      (byRule.get(id) ?? [])
        .flatMap(({ axes }) => axes)
        .find((axis) => axis.fact === fact)
        ?.cells.map(({ name }) => name);
    expect(names("cd-2022-213/2-9", "addedServiceFloorArea")).toMatchInlineSnapshot(`
      [
        {
          "en": "not answered",
          "zh-CN": "未填写",
        },
        {
          "en": "don't know",
          "zh-CN": "不清楚",
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
    expect(names("cd-2022-213/4-11", "remoteCustomers")).toMatchInlineSnapshot(`
      [
        {
          "en": "not answered",
          "zh-CN": "未填写",
        },
        {
          "en": "don't know",
          "zh-CN": "不清楚",
        },
        {
          "en": "without individuals resident in the city, without enterprises in the city",
          "zh-CN": "没有该市居民个人，没有该市企业",
        },
        {
          "en": "with individuals resident in the city, without enterprises in the city",
          "zh-CN": "有该市居民个人，没有该市企业",
        },
        {
          "en": "without individuals resident in the city, with enterprises in the city",
          "zh-CN": "没有该市居民个人，有该市企业",
        },
        {
          "en": "with individuals resident in the city, with enterprises in the city",
          "zh-CN": "有该市居民个人，有该市企业",
        },
      ]
    `);
    expect(names("gz-2022-212/4-9", "investorTotalAssets")).toMatchInlineSnapshot(`
      [
        {
          "en": "not answered",
          "zh-CN": "未填写",
        },
        {
          "en": "don't know",
          "zh-CN": "不清楚",
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
    expect(names("cd-2022-213/2-8:running", "landTransitionStartDate")).toMatchInlineSnapshot(`
      [
        {
          "en": "not answered",
          "zh-CN": "未填写",
        },
        {
          "en": "don't know",
          "zh-CN": "不清楚",
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
          "en": "after 1 July 2019 and before 10 January 2023",
          "zh-CN": "晚于2019年7月1日且早于2023年1月10日",
        },
        {
          "en": "on 10 January 2023",
          "zh-CN": "2023年1月10日当日",
        },
        {
          "en": "after 10 January 2023 and before 30 June 2024",
          "zh-CN": "晚于2023年1月10日且早于2024年6月30日",
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
          "en": "after 1 July 2024 and before 8 December 2025",
          "zh-CN": "晚于2024年7月1日且早于2025年12月8日",
        },
        {
          "en": "on 8 December 2025",
          "zh-CN": "2025年12月8日当日",
        },
        {
          "en": "after 8 December 2025",
          "zh-CN": "晚于2025年12月8日",
        },
      ]
    `);
  });

  it("are counted on days between which nothing changes by itself", () => {
    const document = documents.get("gz-2022-212");
    expect(document === undefined ? [] : daysApart([document], [], vocabulary)).toEqual([
      "2022-12-28",
      "2022-12-29",
      "2023-01-10",
      "2025-12-08",
      "2025-12-21",
    ]);
  });
});

describe("cd-2022-213/2-9: the added area as a part of the original one", () => {
  it("has a place between two bounds that lie a millionth of a percent apart", () => {
    const leaves = leavesOfRule(rule("cd-2022-213/2-9"));
    const ratio = leaves.find(({ bound }) => bound.kind === "quantity" && bound.of !== null);
    if (ratio?.bound.kind !== "quantity") throw new Error("the rule compares no part with a whole");
    const finer = {
      ...ratio,
      raw: { ...ratio.raw, value: "15.000001 % of originalFloorArea" },
      bound: { ...ratio.bound, value: ratio.bound.value.add(rational(1n, 1_000_000n)) },
    };
    const day = dayOf(rule("cd-2022-213/2-9"), IN_FORCE);
    const between = dimensionsOf([ratio, finer], vocabulary, day).flatMap(({ points }) =>
      points.filter(({ verdicts }) => verdicts.map(saysOf).join() === "unmet,met"),
    );
    // Between the two, and at the finer one.
    expect(between).toHaveLength(2);
    for (const point of between)
      expect(saidOf([ratio, finer], asRead(together([point], vocabulary)), day)).toBe("unmet,met");
  });
});
