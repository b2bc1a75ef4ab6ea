import { describe, expect, test } from "vitest";
import { parseKeep } from "../../src/advise/keep.ts";
import { InputError } from "../../src/input/problem.ts";
import { advisedReport, advisor, IN_FORCE, reader, rulebook } from "../support/frozen.ts";

const BOTH = {
  city: "jingwan",
  activities: ["star-survey", "kite-post"],
  foreignShare: "80",
  legalForm: "joint-venture",
  legalRepresentativeNationality: "CN",
  servesOnlyLocalForeignInvestedEnterprises: true,
};

describe("findings that pull at the same fact", () => {
  test("are solved together, and the stricter of them decides", async () => {
    const { together } = await advisedReport(BOTH);
    expect(together).toEqual([
      {
        provisions: ["jw-2022-1/1", "jw-2022-1/2"],
        changes: [[{ fact: "chineseShare", from: "20", to: "67" }]],
      },
    ]);
  });

  test("are not joined where they pull at different facts", async () => {
    const { together } = await advisedReport({ ...BOTH, foreignShare: "33", legalForm: "domestic" });
    expect(together).toEqual([]);
  });

  test("any rules can be solved at once, also those that are met already", () => {
    const profile = reader.fromText(JSON.stringify({ ...BOTH, foreignShare: "40" }));
    const { changes } = advisor.advise(profile, IN_FORCE, ["jw-2022-1/1", "jw-2022-1/2"]);
    expect(changes).toEqual([[{ fact: "chineseShare", from: "60", to: "67" }]]);
    expect(() => advisor.advise(profile, IN_FORCE, ["jw-2022-1/9"])).toThrow("jw-2022-1/9");
  });
});

describe("--keep", () => {
  test("takes facts by their ids", () => {
    expect(parseKeep("city, legalForm", rulebook.vocabulary)).toEqual(["city", "legalForm"]);
  });

  test("refuses a fact that there is none of, and names the nearest", () => {
    const attempt = () => parseKeep("legalFrom", rulebook.vocabulary);
    expect(attempt).toThrow(InputError);
    expect(attempt).toThrow("nearest: legalForm");
  });
});
