import { describe, expect, test } from "vitest";
import { nextQuestion, relevantQuestions } from "../../src/interview/next-question.ts";
import { createForecast } from "../../src/interview/outlook.ts";
import { findingOf, IN_FORCE, reader, rulebook } from "../support/frozen.ts";

const ASKED = "usesNomineeOrContractualControl";
const POST = {
  city: "jingwan",
  activities: ["kite-post"],
  foreignShare: "50",
  legalForm: "joint-venture",
  servesOnlyLocalForeignInvestedEnterprises: true,
};
const forecast = createForecast(rulebook, IN_FORCE);
const openFor = (profile: object): string[] =>
  relevantQuestions(forecast(reader.fromText(JSON.stringify(profile))), rulebook.vocabulary).map(
    ({ fact }) => fact.id,
  );

describe("whether shares are held for others, or the company is controlled by contract", () => {
  test("is asked wherever a share is tested, after the share itself, once", () => {
    const { foreignShare: _, ...open } = POST;
    expect(openFor(open)).toEqual(["foreignShare", ASKED]);
    const profile = reader.fromText(JSON.stringify(open));
    expect(nextQuestion(forecast(profile), rulebook.vocabulary)?.fact.id).toBe("foreignShare");
    expect(openFor(POST)).toEqual([ASKED]);
    expect(openFor({ ...POST, foreignShare: "0" })).toEqual([ASKED]);
    for (const answer of [true, false, null]) expect(openFor({ ...POST, [ASKED]: answer })).toEqual([]);
  });

  test("is not asked where no share is tested", () => {
    expect(openFor({ city: "jingwan", activities: ["clock-storage"] })).not.toContain(ASKED);
  });

  test("leaves every test of a share open where it is so, whatever the shares are", async () => {
    for (const share of ["0", "50", "50.000001", null, undefined]) {
      const profile = { ...POST, foreignShare: share, legalForm: undefined, [ASKED]: true };
      const finding = await findingOf("jw-2022-1/2", profile);
      expect(finding).toMatchObject({ outcome: "undetermined" });
      expect(finding.missing).not.toContain("foreignShare");
      expect(finding.requirements.find(({ id }) => id === "foreign-share")).toMatchObject({
        result: "unknown",
        reason: "text-unsettled",
        actual: null,
        gap: null,
      });
    }
  });

  test("decides nothing where it is not so, or is not known", async () => {
    for (const answer of [false, null, undefined]) {
      const finding = await findingOf("jw-2022-1/2", { ...POST, [ASKED]: answer });
      expect(finding).toMatchObject({ outcome: "eligible" });
    }
  });
});
