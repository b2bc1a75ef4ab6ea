import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { explainOwnership } from "../../src/evaluate/ownership.ts";
import { displayWidth } from "../../src/report/layout.ts";
import { readingsPhrase } from "../../src/report/money-and-readings.ts";
import { ownershipLines } from "../../src/report/ownership/lines.ts";
import { ROOT } from "../support/root.ts";
import { evaluator, findingOf, IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

function lines(profile: object, language: "en" | "zh-CN" = "en"): string[] {
  return ownershipLines(
    explainOwnership(reader.fromText(JSON.stringify(profile)), rulebook.vocabulary.relations),
    language,
    80,
  );
}

const sample = JSON.parse(readFileSync(`${ROOT}/seeds/profiles/group-two-layers.json`, "utf8")) as object;

interface Layer {
  readonly name?: string;
  readonly origin?: string;
  readonly share?: string;
  holders?: object[];
}

describe("the ownership section", () => {
  it("lets a reader follow every figure of the sample group by hand", () => {
    expect(lines(sample).join("\n")).toMatchInlineSnapshot(`
      "云桥专网（虚构）有限公司
      ├══ 60%  甲川控股（虚构） (mainland; foreign capital behind it)
      │   ├══ 50%  乙禾投资（虚构） (mainland; foreign capital behind it)
      │   │   ├══ 40%  ↺ 甲川控股（虚构） (a loop, drawn above)
      │   │   └══ 60%  Wrenfield Networks (fictitious) (foreign)
      │   └── 50%  穗平实业（虚构） (mainland)
      ├══ 15%  乙禾投资（虚构） (mainland; foreign capital behind it) ↑ its holders
      │   are drawn above
      └══ 25%  Tidewater Bay (fictitious) (Hong Kong, China)
      ══ a route of foreign capital   ── none   ┄┄ origin not known

      Direct (who holds the company itself)
        mainland: 甲川控股（虚构） 60% + 乙禾投资（虚构） 15% = 75%
        Hong Kong, China: Tidewater Bay (fictitious) 25%
        Together: mainland 75% + Hong Kong, China 25% = 100%
        Foreign share, incl. Hong Kong, Macao and Taiwan by reference: 25%

      Look-through (multiplied along every route, routes added up)
        A loop, solved exactly as a system of equations:
          乙禾投资（虚构） = 15% × 云桥专网（虚构）有限公司 + 50% × 甲川控股（虚构）
          甲川控股（虚构） = 60% × 云桥专网（虚构）有限公司 + 40% × 乙禾投资（虚构）
          hence: 乙禾投资（虚构） = 56.25%; 甲川控股（虚构） = 82.5%
        穗平实业（虚构） 50% × 甲川控股（虚构） 82.5% = 41.25%
        Wrenfield Networks (fictitious) 60% × 乙禾投资（虚构） 56.25% = 33.75%
        Tidewater Bay (fictitious) 25%
        mainland: 穗平实业（虚构） 41.25%
        Hong Kong, China: Tidewater Bay (fictitious) 25%
        foreign: Wrenfield Networks (fictitious) 33.75%
        Together: mainland 41.25% + Hong Kong, China 25% + foreign 33.75% = 100%
        Foreign share, incl. Hong Kong, Macao and Taiwan by reference: 25% + 33.75% =
        58.75%

        · The holders of these were not given; each counts by its own origin (3):
          Tidewater Bay (fictitious); 穗平实业（虚构）; Wrenfield Networks
          (fictitious).
        · Investors from Hong Kong and Macao are counted as foreign by reference. A
          service supplier under CEPA (the Closer Economic Partnership Arrangement)
          may be treated better, which has to be checked apart: Tidewater Bay
          (fictitious).
        · These hold one another in a loop, which is solved exactly as a system of
          equations. Figures inside the loop may pass 100%; the holders at the ends
          still add up to 100%: 乙禾投资（虚构）; 甲川控股（虚构）."
    `);
  });

  it("says whose holders a remainder stands for where nobody named them", () => {
    const layers = {
      name: "甲公司（虚构）",
      investors: [
        { name: "乙公司（虚构）", origin: "mainland", share: "60", holders: [{ rest: "taiwan" }] },
        { rest: "hong-kong" },
      ],
    };
    const told = (profile: object, language: "en" | "zh-CN"): string =>
      lines(profile, language).join("").replaceAll(" ", "");
    expect(told(layers, "en")).toContain("apart:otherholdersof甲公司（虚构）,notnamed.");
    expect(told(layers, "zh-CN")).toContain("乙公司（虚构）的其余持有人（未列明）");
    const { name: _name, ...nameless } = layers;
    expect(told(nameless, "zh-CN")).toContain("本企业的其余持有人（未列明）");
  });

  it("fits 80 columns in both languages", () => {
    for (const language of ["en", "zh-CN"] as const) {
      for (const line of lines(sample, language)) expect(displayWidth(line)).toBeLessThanOrEqual(80);
    }
  });

  it("writes a chain as a product", () => {
    const investors = [
      {
        name: "X",
        origin: "mainland",
        share: 50,
        holders: [
          { name: "B", origin: "foreign", share: 60 },
          { name: "C", origin: "mainland", share: 40 },
        ],
      },
      { name: "D", origin: "mainland", share: 50 },
    ];
    expect(lines({ investors })).toContain("  B 60% × X 50% = 30%");
  });

  it("adds the routes of one holder up", () => {
    const entities = [
      { id: "X", origin: "mainland", holds: [{ entity: "company", share: 50 }] },
      {
        id: "B",
        origin: "foreign",
        holds: [
          { entity: "X", share: 60 },
          { entity: "company", share: 50 },
        ],
      },
      { id: "C", origin: "mainland", holds: [{ entity: "X", share: 40 }] },
    ];
    expect(lines({ entities })).toContain("  B 50% + B 60% × X 50% = 80%");
  });

  it("shows more than 12 decimals as ≈", () => {
    const investors = ["A", "B", "C"].map((name) => ({ name, origin: "foreign", share: "1/3" }));
    expect(lines({ investors }).join("\n")).toContain("A about 33.33% (one third)");
  });

  it("stays short for 10,000 holders and for a depth of 1,000", () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      name: `h${index}`,
      origin: "foreign",
      share: "0.01",
    }));
    expect(lines({ investors: many }).length).toBeLessThan(120);
    const deep: Layer = {};
    let level = deep;
    for (let depth = 0; depth < 1_000; depth += 1) {
      const next: Layer = { name: `layer ${depth}`, origin: "mainland", share: "100" };
      level.holders = [next];
      level = next;
    }
    for (const line of lines({ investors: deep.holders })) expect(displayWidth(line)).toBeLessThanOrEqual(80);
  });

  it("tells 40 steps and 40 routes of one, and how many more there are, in the data as on the page", () => {
    const between = Array.from({ length: 50 }, (_, index) => ({
      id: `x${index}`,
      holds: [{ entity: "company", share: 2 }],
    }));
    const ends = Array.from({ length: 45 }, (_, index) => ({
      id: `end${index}`,
      origin: "foreign",
      holds: between.map(({ id }) => ({ entity: id, share: index === 0 ? 56 : 1 })),
    }));
    const shown = explainOwnership(
      reader.fromText(JSON.stringify({ entities: [...between, ...ends] })),
      rulebook.vocabulary.relations,
    );
    const { steps, stepsLeftOut } = shown?.lookThrough ?? { steps: [] };
    expect([steps.length, stepsLeftOut]).toEqual([40, 5]);
    expect([steps[0]?.routes.length, steps[0]?.routesLeftOut, steps[0]?.total]).toEqual([40, 10, "56"]);
    const text = ownershipLines(shown, "en", 80).join("\n").replaceAll(/\s+/g, " ");
    expect(text).toContain("+ 10 more routes = 56%");
    expect(text).toContain("… and 5 more steps, not shown one by one");
  });

  it("says so where only a share was given", () => {
    expect(lines({ foreignShare: 40 })[0]).toBe("  Foreign share: 40%");
    expect(lines({})).toEqual([]);
  });
});

describe("the sample group's findings", () => {
  it("name the reading that differs, and show the conversion", async () => {
    const vpn = await findingOf("gz-2022-212/1-49", sample);
    const share = vpn.requirements.find(({ id }) => id === "foreign-share");
    expect(share === undefined ? null : readingsPhrase(share, "en")).toBe(
      "direct 25% meets it, look-through 58.75% does not; the text does not say which, the authority decides",
    );
    const report = await evaluator.report(reader.fromText(JSON.stringify(sample)), IN_FORCE);
    expect(report.findings.find(({ provision }) => provision === "gz-2022-212/4-9")?.outcome).toBe(
      "conditional",
    );
    expect(report.warnings).toEqual([]);
    expect(report.ownership?.lookThrough.total).toBe("100");
  });
});
