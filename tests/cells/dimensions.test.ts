import { beforeAll, describe, expect, it } from "vitest";
import { type Dimension, together } from "../../src/cells/dimensions.ts";
import { saysOf } from "../../src/cells/rule-cells.ts";
import { factsOf } from "../../src/situation/facts.ts";
import { Random } from "../proof/evaluators/random.ts";
import { RandomProfiles } from "../proof/evaluators/random-profile.ts";
import { IN_FORCE, reader, rulebook } from "../support/rulebook.ts";
import { cellsBy, saidOfFacts } from "./support.ts";

const { vocabulary } = rulebook;
const { asRead, dayOf, dimensionsOfRule, names } = cellsBy(rulebook, reader);
const SEED = 67;
const PROFILES = 500;

const byRule = new Map<string, readonly Dimension[]>();
beforeAll(() => {
  for (const one of rulebook.rules) byRule.set(one.id, dimensionsOfRule(one));
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

  it("name each mixture of a list", () => {
    expect(names("cd-2022-213/4-11", "remoteCustomers")).toMatchInlineSnapshot(`
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
  });
});
