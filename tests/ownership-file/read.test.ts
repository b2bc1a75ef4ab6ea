import { describe, expect, it } from "vitest";
import { canonicalAnswer } from "../../src/situation/canonical.ts";
import { reader } from "../support/rulebook.ts";
import {
  A,
  COMPANY,
  entity,
  holds,
  person,
  readings,
  refusal,
  shares,
  take,
  twoHolders,
} from "./statements.ts";

describe("which interests count", () => {
  it("takes direct shareholdings, by numbers as they are written", () => {
    expect(take(twoHolders(shares(70)))).toMatchObject({ readings: "30…30 | 30…30", codes: [] });
    const text = JSON.stringify(twoHolders(shares(70))).replace('"exact":70', '"exact":69.999999000');
    expect(take(text).readings).toBe("30…30.000001 | 30…30.000001");
  });

  it.each([
    ["other-interest", { type: "votingRights" }],
    ["indirect", { directOrIndirect: "indirect" }],
    ["directness-unknown", { directOrIndirect: "unknown" }],
    ["directness-unknown", { directOrIndirect: undefined }],
    ["share-unknown", { share: undefined }],
    ["share-unknown", { share: {} }],
    ["not-on-the-day", { startDate: "2024-07-01" }],
    ["not-on-the-day", { endDate: "2024-06-30" }],
  ])("tells %s and takes what is left over as not known", (code, more) => {
    const { readings, codes } = take(twoHolders(shares(70, more)));
    expect(readings).toBe("30…100 | 30…100");
    expect(codes).toContain(`${code}: the-statement-on-the-record-of-a-of-sample`);
    expect(codes).toContain("rest-unknown: sample (fictitious) 70%");
  });

  it("counts from the start date on, and no longer on the end date", () => {
    const held = shares(70, { startDate: "2024-06-30", endDate: "2024-07-01" });
    expect(take(twoHolders(held)).readings).toBe("30…30 | 30…30");
    expect(take(twoHolders(held), { day: "2024-07-01" }).readings).toBe("30…100 | 30…100");
  });

  it("counts an indirect interest beside the chain that it sums up once", () => {
    const chain = [
      COMPANY,
      A,
      person("p", { nationalities: [{ name: "as coded", code: "FR" }] }),
      holds("a", "sample", [shares(100)]),
      holds("p", "a", [shares(100)]),
      holds("p", "sample", [shares(100, { directOrIndirect: "indirect" })]),
    ];
    expect(take(chain)).toMatchObject({ readings: "0…0 | 100…100" });
  });

  it("counts a holding that two declarations tell once, and refuses two of one", () => {
    const again = { ...holds("a", "sample", [shares(70)]), recordId: "again", statementId: "again" };
    const other = { ...again, declarationSubject: "another" };
    expect(take(twoHolders(shares(70), other))).toMatchObject({
      readings: "30…30 | 30…30",
      codes: ["told-twice: again"],
    });
    expect(refusal(twoHolders(shares(70), again))).toEqual([
      "again: the-statement-on-the-record-of-a-of-sample is given twice; expected one relationship of this party with this subject on the day",
    ]);
  });
});

describe("shares of which the range is known", () => {
  const range = (share: object): object => shares(undefined, { share });

  it("takes both ends, counted or left out, and what else there may be as not known", () => {
    const { profile, readings, codes } = take(twoHolders(range({ exclusiveMinimum: 25, maximum: 50 })));
    expect(readings).toBe("30…75 | 30…75");
    expect(codes).toEqual(["rest-unknown: sample (fictitious) ≥ 20%, < 45%"]);
    const entities = profile.get("entities");
    if (entities?.kind !== "entities") throw new Error("no entities");
    expect(canonicalAnswer(entities)).toMatchObject([
      { id: "company", rest: null },
      { id: "a", holds: [{ entity: "company", share: { moreThan: "25", atMost: "50" } }] },
      { id: "b", holds: [{ entity: "company", share: "30" }] },
    ]);
  });

  it("comes to the same as the profile's own form", () => {
    const file = twoHolders(range({ minimum: 67, exclusiveMaximum: 70 }));
    const investors = [
      { name: "a", origin: "mainland", share: { atLeast: "67", lessThan: "70" } },
      { name: "b", origin: "foreign", share: "30" },
      { rest: null },
    ];
    expect(take(file).readings).toBe(readings(reader.fromText(JSON.stringify({ investors }))));
  });

  it("takes the narrower of two ends, and a range of one number as that number", () => {
    const both = { minimum: 30, exclusiveMinimum: 30, maximum: 60, exclusiveMaximum: 50 };
    expect(take(twoHolders(range(both))).codes).toEqual(["rest-unknown: sample (fictitious) > 20%, < 40%"]);
    expect(take(twoHolders(range({ minimum: 70, maximum: 70 }))).readings).toBe("30…30 | 30…30");
  });

  it("refuses ranges that cannot add up to 100, and those that hold nothing", () => {
    expect(refusal(twoHolders(range({ exclusiveMinimum: 70, maximum: 75 })))[0]).toMatch(
      /^the-statement-on-the-record-of-sample: the holders have > 100%, ≤ 105% together; expected at most 100%/,
    );
    expect(refusal(twoHolders(range({ exclusiveMinimum: 25, maximum: 25 })))[0]).toMatch(
      /share: the ends are crossed/,
    );
  });

  it("takes a holding that two declarations tell by one range once", () => {
    const told = range({ minimum: 25, maximum: 50 });
    const other = {
      ...holds("a", "sample", [told]),
      recordId: "x",
      statementId: "x",
      declarationSubject: "other",
    };
    expect(take(twoHolders(told, other)).codes).toContain("told-twice: x");
  });
});

describe("where a party comes from", () => {
  it.each([
    ["CN", "0…0"],
    ["CN-44", "0…0"],
    ["CN-HK", "100…100"],
    ["HK", "100…100"],
    ["MO", "100…100"],
    ["tw", "100…100"],
    ["US-DE", "100…100"],
    ["VG", "100…100"],
    ["ZZ", "0…100"],
    [null, "0…100"],
  ])("reads the jurisdiction %s", (code, direct) => {
    const { readings } = take([COMPANY, entity("x", code), holds("x", "sample", [shares(100)])]);
    expect(readings).toBe(`${direct} | ${direct}`);
  });

  const CHINA = { name: "China", code: "CN" };
  const FRANCE = { name: "France" };
  const home = (country: object): object => ({ type: "residence", country });
  it.each<[string, object, string, string | null]>([
    ["none", {}, "0…100", "person-without-nationality"],
    ["several", { nationalities: [CHINA, FRANCE] }, "0…100", "person-of-several-nationalities"],
    ["a foreign one", { nationalities: [FRANCE] }, "100…100", null],
    ["the Chinese one alone", { nationalities: [CHINA] }, "0…100", "chinese-person"],
    [
      "the Chinese one and residences on the Mainland",
      { nationalities: [CHINA], addresses: [home(CHINA)] },
      "0…0",
      "mainland-resident",
    ],
    [
      "the Chinese one and a residence elsewhere",
      { nationalities: [CHINA], addresses: [home(CHINA), home(FRANCE)] },
      "0…100",
      "chinese-person",
    ],
    ["not identified", { personType: "unknownPerson", nationalities: [FRANCE] }, "0…100", "not-identified"],
  ])("reads the nationality of a person: %s", (_, details, direct, note) => {
    const { readings, codes } = take([COMPANY, person("p", details), holds("p", "sample", [shares(100)])]);
    expect(readings).toBe(`${direct} | ${direct}`);
    expect(codes).toEqual(note === null ? [] : [`${note}: p (fictitious)`]);
  });

  it.each([
    ["arrangement", "arrangement"],
    ["unknownEntity", "not-identified"],
  ])("takes no origin from the jurisdiction of an entity of the type %s", (type, note) => {
    const { readings, codes } = take([
      COMPANY,
      entity("x", "CN", { entityType: { type } }),
      holds("x", "sample", [shares(100)]),
    ]);
    expect(readings).toBe("0…100 | 0…100");
    expect(codes).toEqual([`${note}: x (fictitious)`]);
  });

  it("takes the unified code and the LEI from their schemes, and older numbers of the register as none", () => {
    const identifiers = [
      { scheme: "CN-SAIC", id: "440000000000001" },
      { schemeName: "统一社会信用代码", id: "91440101MA59ABCD1X" },
      { scheme: "XI-LEI", id: "5493001KJTIIGC8Y1R12" },
    ];
    const { profile } = take([
      entity("sample", "CN", { identifiers }),
      A,
      holds("a", "sample", [shares(100)]),
    ]);
    expect(profile.get("unifiedSocialCreditCode")).toMatchObject({ text: "91440101MA59ABCD1X" });
    expect(profile.get("lei")).toMatchObject({ text: "5493001KJTIIGC8Y1R12" });
  });
});

describe("what is not specified or not stated", () => {
  it("takes a party without a record as not known", () => {
    const { readings, codes } = take([
      COMPANY,
      A,
      holds("a", "sample", [shares(60)]),
      holds({ reason: "unknown" }, "sample", [shares(40)]),
    ]);
    expect(readings).toBe("0…40 | 0…40");
    expect(codes).toEqual([
      "party-not-specified: the-statement-on-the-record-of-somebody-of-sample",
      "rest-unknown: sample (fictitious) 40%",
    ]);
  });

  it("takes a holder whose own holders are not specified as not known in the look-through", () => {
    const { readings } = take([
      COMPANY,
      A,
      holds("a", "sample", [shares(100)]),
      holds({ reason: "noBeneficialOwners" }, "a", undefined),
    ]);
    expect(readings).toBe("0…0 | 0…100");
  });

  it("ends a chain with a holder of whose own holders nothing is stated", () => {
    expect(take([COMPANY, A, holds("a", "sample", [shares(100)])]).readings).toBe("0…0 | 0…0");
  });
});
