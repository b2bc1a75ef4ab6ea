import { describe, expect, it, test } from "vitest";
import { checkIdentifier } from "../../src/profile/identifiers.ts";
import { evaluator, IN_FORCE, reader } from "../support/rulebook.ts";

/** Invented codes whose check digits are right. */
const CREDIT_CODE = "91440101MA5XXXX006";
const LEI = "52990000ZHUNRU000063";

async function reportOf(profile: object) {
  return evaluator.report(reader.fromText(JSON.stringify(profile)), IN_FORCE);
}

describe("check digits", () => {
  test("of a unified social credit code", () => {
    expect(checkIdentifier("unifiedSocialCreditCode", CREDIT_CODE)).toEqual({ isSound: true, likely: null });
    expect(checkIdentifier("unifiedSocialCreditCode", " 9144 0101 ma5xxxx006 ").isSound).toBe(true);
    expect(checkIdentifier("unifiedSocialCreditCode", CREDIT_CODE.slice(1)).isSound).toBe(false);
    expect(checkIdentifier("unifiedSocialCreditCode", "9.14E+17")).toEqual({ isSound: false, likely: null });
  });

  test("of an LEI", () => {
    expect(checkIdentifier("lei", LEI)).toEqual({ isSound: true, likely: null });
    expect(checkIdentifier("lei", LEI.replace("63", "64")).isSound).toBe(false);
  });

  it("names the usual slip where there is one alone", () => {
    const mistyped = CREDIT_CODE.replace("0101", "O101");
    expect(checkIdentifier("unifiedSocialCreditCode", mistyped)).toEqual({
      isSound: false,
      likely: CREDIT_CODE,
    });
    const turned = `19${CREDIT_CODE.slice(2)}`;
    expect(checkIdentifier("unifiedSocialCreditCode", turned).likely).toBe(CREDIT_CODE);
  });

  it("takes no time with a text of any length", () => {
    expect(checkIdentifier("lei", "0".repeat(1000))).toEqual({ isSound: false, likely: null });
  });
});

describe("in a profile", () => {
  const investors = [
    { name: "甲川控股（虚构）", unifiedSocialCreditCode: CREDIT_CODE, origin: "mainland", share: "40" },
    { name: "Jiachuan Holdings", unifiedSocialCreditCode: CREDIT_CODE, origin: "mainland", share: "30" },
    { name: "Wren Ltd (fictitious)", lei: LEI, origin: "foreign", share: "30" },
  ];

  it("stays as it was given, beside the name", async () => {
    const { profile, warnings } = await reportOf({
      unifiedSocialCreditCode: CREDIT_CODE,
      lei: LEI,
      investors,
    });
    expect(profile).toEqual({ unifiedSocialCreditCode: CREDIT_CODE, lei: LEI, investors });
    expect(warnings.map(({ code }) => code)).toEqual(["holders-merged"]);
  });

  it("tells one holder under two names, and counts the shares together", async () => {
    const { warnings } = await reportOf({ investors });
    expect(warnings[0]?.message.en).toContain("甲川控股（虚构） = Jiachuan Holdings");
  });

  it("keeps apart two holders of one name with different codes, and says so", async () => {
    const other = investors.map((holder, index) =>
      index === 1
        ? { ...holder, name: "甲川控股（虚构）", unifiedSocialCreditCode: "91510100MA6XXXX00" }
        : holder,
    );
    const { warnings } = await reportOf({ investors: other });
    expect(warnings.map(({ code }) => code)).toEqual(["same-name", "identifier-at-odds"]);
  });

  it("is warned of where its check digits do not fit, and never refused", async () => {
    const entities = [
      { id: "company", name: "本企业（虚构）", unifiedSocialCreditCode: CREDIT_CODE.replace("0101", "O101") },
      { id: "a", origin: "foreign", lei: "not a code", holds: [{ entity: "company", share: "100" }] },
    ];
    const { warnings } = await reportOf({ entities });
    const told = warnings.find(({ code }) => code === "identifier-at-odds");
    expect(told?.facts).toEqual(["entities"]);
    expect(told?.message.en).toContain(`perhaps ${CREDIT_CODE}`);
    expect(told?.message.en).toContain("not a code");
  });
});
