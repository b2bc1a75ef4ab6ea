import type { RequirementResult } from "../../../src/contract/finding.ts";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { BoundRuler } from "../../../src/report/pictures/bound-ruler.tsx";
import { anchorOf, scaleFor } from "../../../src/report/pictures/scale.ts";

describe("a scale", () => {
  it("shows a share from 0 to 100, and other numbers to a quarter beyond the greatest", () => {
    expect(scaleFor(["67", "60"], "%").at("67")).toBe("67.000%");
    const areas = scaleFor(["7200", "4000"], "m²");
    expect([
      areas.at("7200"),
      areas.at("4500"),
      areas.between("4500", "7200"),
      areas.between("7200", null),
    ]).toEqual(["80.000%", "50.000%", "30.000%", "20.000%"]);
  });

  it("places what is no finite decimal, nothing beyond its end, and a scale of zeros", () => {
    expect(scaleFor(["100/3"], "%").at("100/3")).toBe("33.333%");
    expect(scaleFor(["10"], "years").at("1000")).toBe("100.000%");
    expect(scaleFor(["0"], "m²").at("0")).toBe("0.000%");
    expect([anchorOf("3.000%"), anchorOf("50.000%"), anchorOf("99.000%")]).toEqual([
      "start",
      "middle",
      "end",
    ]);
  });
});

const SHARE: RequirementResult = {
  id: "chinese-share",
  result: "unmet",
  reason: null,
  fact: "chineseShare",
  operator: "atLeast",
  actual: "60",
  bound: "67",
  unit: "%",
  gap: "7",
  quote: "中方股比不低于67%",
  translation: "the Chinese equity share is not less than 67%",
};

function drawn(requirement: RequirementResult): string {
  return renderToString(<BoundRuler requirement={requirement} label="Chinese share" language="en" />);
}

describe("the ruler of a bound", () => {
  it("draws what is allowed and where the company stands, and says the same", () => {
    const picture = drawn(SHARE);
    expect(picture).toContain('aria-label="Chinese share: required at least 67%; the company: 60%"');
    expect(picture).toContain('class="allowed" x="67.000%" y="18" width="33.000%"');
    expect(picture).toContain('class="standing" x="60.000%"');
  });

  it("draws two places where the readings differ, and none where nothing is known", () => {
    const both = drawn({
      ...SHARE,
      operator: "atMost",
      actual: null,
      readings: { direct: "25", lookThrough: ["30", "58.75"] },
    });
    expect(both).toContain('class="allowed" x="0%" y="18" width="67.000%"');
    expect(both).toContain('class="span" x="25.000%"');
    expect(both).toContain("the company: 25% to 58.75%");
    const unknown = drawn({ ...SHARE, actual: null });
    expect(unknown).not.toContain("standing");
    expect(unknown).toContain("the company: not known");
  });

  it("draws nothing for what is no number", () => {
    expect(drawn({ ...SHARE, operator: "is", actual: "GB", bound: "CN", unit: null })).toBe("");
  });
});
