import { describe, expect, it } from "vitest";
import { findingOf } from "../support/frozen.ts";

const survey = { city: "jingwan", activities: ["star-survey"], legalRepresentativeNationality: "CN" };
const post = {
  city: "jingwan",
  activities: ["kite-post"],
  legalForm: "joint-venture",
  servesOnlyLocalForeignInvestedEnterprises: true,
};
const holder = (name: string, origin: string | null | undefined, share: string, holders?: object[]) => ({
  name,
  ...(origin === undefined ? {} : { origin }),
  share,
  ...(holders === undefined ? {} : { holders }),
});

async function chineseShare(investors: object[]): Promise<string> {
  const { requirements } = await findingOf("jw-2022-1/1", { ...survey, investors });
  const share = requirements.find(({ id }) => id === "chinese-share");
  return `${share?.result} ${JSON.stringify(share?.readings)} ${share?.reason}`;
}

async function foreignShare(investors: object[]): Promise<string> {
  const { requirements } = await findingOf("jw-2022-1/2", { ...post, investors });
  const share = requirements.find(({ id }) => id === "foreign-share");
  return `${share?.result} ${JSON.stringify(share?.readings)} ${share?.reason}`;
}

describe("the Chinese share of at least 67 %", () => {
  it.each([
    ["2/3", "1/3", 'unmet {"direct":"200/3","lookThrough":"200/3"} null'],
    ["66.999999", "33.000001", 'unmet {"direct":"66.999999","lookThrough":"66.999999"} null'],
    ["67", "33", 'met {"direct":"67","lookThrough":"67"} null'],
    ["67.000001", "32.999999", 'met {"direct":"67.000001","lookThrough":"67.000001"} null'],
  ])("with %s mainland and %s foreign", async (mainland, foreign, expected) => {
    expect(await chineseShare([holder("A", "mainland", mainland), holder("B", "foreign", foreign)])).toBe(
      expected,
    );
  });

  it("is met by both readings at 67 exactly through thirds of a holder", async () => {
    const thirds = ["P", "Q", "R"].map((name) => holder(name, "mainland", "1/3"));
    const investors = [holder("A", "mainland", "67", thirds), holder("B", "foreign", "33")];
    expect(await chineseShare(investors)).toBe('met {"direct":"67","lookThrough":"67"} null');
  });

  it("is unknown where only the direct reading meets it, and unmet where neither does", async () => {
    const above = [holder("P", "mainland", "99/100"), holder("Q", "foreign", "1/100")];
    const table = (share: string, rest: string) => [
      holder("A", "mainland", share, above),
      holder("B", "foreign", rest),
    ];
    expect(await chineseShare(table("67", "33"))).toBe(
      'unknown {"direct":"67","lookThrough":"66.33"} readings-differ',
    );
    expect(await chineseShare(table("66", "34"))).toBe('unmet {"direct":"66","lookThrough":"65.34"} null');
  });
});

describe("the foreign share of at most 50 %", () => {
  it.each([
    ["50", "50", 'met {"direct":"50","lookThrough":"50"} null'],
    ["50.000001", "49.999999", 'unmet {"direct":"50.000001","lookThrough":"50.000001"} null'],
    ["1/2", "1/2", 'met {"direct":"50","lookThrough":"50"} null'],
    ["1/3", "2/3", 'met {"direct":"100/3","lookThrough":"100/3"} null'],
  ])("with %s foreign and %s mainland", async (foreign, mainland, expected) => {
    expect(await foreignShare([holder("A", "foreign", foreign), holder("B", "mainland", mainland)])).toBe(
      expected,
    );
  });

  it("counts every origin but mainland", async () => {
    const abroad = ["hong-kong", "macao", "taiwan", "overseas-chinese", "foreign"];
    const investors = [
      ...abroad.map((origin) => holder(origin, origin, "10")),
      holder("M", "mainland", "50"),
    ];
    expect(await foreignShare(investors)).toBe('met {"direct":"50","lookThrough":"50"} null');
  });

  it("is decided where the whole interval of an unknown origin is on one side", async () => {
    const investors = (known: string, unknown: string, rest: string) => [
      holder("A", "foreign", known),
      holder("B", null, unknown),
      holder("C", "mainland", rest),
    ];
    expect(await foreignShare(investors("40", "10", "50"))).toBe(
      'met {"direct":["40","50"],"lookThrough":["40","50"]} null',
    );
    expect(await foreignShare(investors("40", "22", "38"))).toBe(
      'unknown {"direct":["40","62"],"lookThrough":["40","62"]} do-not-know',
    );
    expect(await foreignShare(investors("50.000001", "9.999999", "40"))).toBe(
      'unmet {"direct":["50.000001","60"],"lookThrough":["50.000001","60"]} null',
    );
  });
});

describe("thirds at 33 %", () => {
  it("put one third above 33 and two thirds below 67", async () => {
    const investors = ["A", "B", "C"].map((name) =>
      holder(name, name === "A" ? "foreign" : "mainland", "1/3"),
    );
    expect(await chineseShare(investors)).toBe('unmet {"direct":"200/3","lookThrough":"200/3"} null');
  });
});
