import { describe, expect, it } from "vitest";
import { canonicalAnswer } from "../../src/situation/canonical.ts";
import { reader } from "../support/rulebook.ts";
import { entity, type Given, holds, person, readings, refusal, shares, take } from "./statements.ts";

const COMPANY = entity("sample");
const A = entity("a", "CN");
const B = entity("b", "GB");

/** A company held by two, with what is asked about in between. */
function twoHolders(first: unknown, ...more: unknown[]): unknown[] {
  return [COMPANY, A, B, holds("a", "sample", [first]), holds("b", "sample", [shares(30)]), ...more];
}

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

describe("statements that replace earlier ones", () => {
  const first = holds("a", "sample", [shares(60)]);
  const update = (interests: unknown[], more: object = {}): Given => ({
    ...holds("a", "sample", interests),
    statementId: "the-second-statement",
    statementDate: "2024-07-15",
    recordStatus: "updated",
    ...more,
  });
  const on = (day: string, second: Given, base: Given = first): ReturnType<typeof take> =>
    take([COMPANY, A, second, base], { day });

  it("takes the one that stood on the day", () => {
    const second = update([shares(70)]);
    expect(on("2024-07-14", second).readings).toBe("0…40 | 0…40");
    expect(on("2024-07-15", second).readings).toBe("0…30 | 0…30");
  });

  it("takes a closed record as ended, from the day on which it was closed", () => {
    const closed = update([shares(60)], { recordStatus: "closed" });
    expect(on("2024-07-14", closed).readings).toBe("0…40 | 0…40");
    expect(on("2024-07-15", closed).readings).toBe("0…100 | 0…100");
  });

  it("takes a change before the later statement by the dates that this gives", () => {
    const second = update([
      shares(60, { startDate: "2020-01-01", endDate: "2024-07-01" }),
      shares(80, { startDate: "2024-07-01" }),
    ]);
    expect(on("2024-06-30", second).readings).toBe("0…40 | 0…40");
    expect(on("2024-07-01", second).readings).toBe("0…20 | 0…20");
    expect(on("2024-07-01", second).codes).toContain("later-dates: the-second-statement");
  });

  it("takes the share as not known where the later statement gives another past", () => {
    const second = update([shares(80, { startDate: "2020-01-01" })]);
    expect(on("2024-06-30", second).readings).toBe("0…100 | 0…100");
    expect(on("2024-06-30", second).codes).toContain("later-differs: the-second-statement");
  });

  it("takes a statement that was made after the day only by its start date", () => {
    const dated = update([shares(60, { startDate: "2020-01-01" })]);
    expect(take([COMPANY, A, dated], { day: "2023-01-01" }).readings).toBe("0…40 | 0…40");
    const undated = update([shares(60)]);
    expect(take([COMPANY, A, undated], { day: "2023-01-01" })).toMatchObject({
      readings: "0…100 | 0…100",
      codes: ["stated-later: the-second-statement", "rest-unknown: sample (fictitious) 100%"],
    });
  });

  it("refuses statements that would replace each other, and one after the record was closed", () => {
    const same = { statementDate: "2024-01-01", recordStatus: "new" };
    expect(refusal([COMPANY, A, first, update([shares(70)], same)])).toEqual([
      "the-second-statement: this statement and the statement the-statement-on-the-record-of-a-of-sample replace each other; expected an order of the two: another statementDate, recordStatus or publicationDate for statements on one record",
    ]);
    const closed = { ...first, recordStatus: "closed" };
    expect(refusal([COMPANY, A, closed, update([shares(70)])])).toEqual([
      "the-second-statement: the record was closed by the statement the-statement-on-the-record-of-a-of-sample, and is stated again; expected no statement after the record was closed; a new recordId for a new record",
    ]);
  });
});

describe("which company is meant", () => {
  const two = [...twoHolders(shares(70)), entity("other"), holds("a", "other", [shares(100)])];
  it("takes the one that is asked for by record, name or identifier, or that the profile names", () => {
    expect(take(two, { company: "sample" }).readings).toBe("30…30 | 30…30");
    expect(take(two, { company: "other (fictitious)" })).toMatchObject({
      readings: "0…0 | 0…0",
      codes: ["held-elsewhere: sample (fictitious)"],
    });
    expect(take(two, { profile: { name: "other (fictitious)" } }).readings).toBe("0…0 | 0…0");
  });

  it("refuses to choose, with the choices", () => {
    expect(refusal(two)).toEqual([
      ": it is not settled which company is meant; expected the one that is meant, by its recordId, name or identifier (on the command line by --company): sample (sample (fictitious)), other (other (fictitious))",
    ]);
    expect(refusal(two, { company: "othr" })[0]).toMatch(/^: the file has no othr; .*\(nearest: other\)$/);
  });

  it("refuses an ownership beside another, and another company's identifier", () => {
    const investors = [{ name: "somebody", origin: "foreign", share: 100 }];
    expect(refusal(twoHolders(shares(70)), { profile: { investors } })[0]).toMatch(/^entities: /);
    expect(refusal(twoHolders(shares(70)), { profile: { foreignShare: 40 } })).toEqual([
      "foreignShare: found 40%, which contradicts another answer; expected what the holders add up to: direct 30%, look-through 30%",
    ]);
    const identified = entity("sample", "CN", {
      identifiers: [{ scheme: "XI-LEI", id: "5493001KJTIIGC8Y1R12" }],
    });
    expect(
      refusal([identified, A, holds("a", "sample", [shares(100)])], {
        profile: { lei: "529900T8BM49AURSDO55" },
      })[0],
    ).toMatch(/^the-statement-on-the-record-of-sample\.lei: found 5493001KJTIIGC8Y1R12, which contradicts/);
  });

  it("keeps a holder whose record has the id of the company in a profile apart", () => {
    const { readings } = take([COMPANY, entity("company", "GB"), holds("company", "sample", [shares(100)])]);
    expect(readings).toBe("100…100 | 100…100");
  });
});

describe("what is refused, with the id of the statement", () => {
  const ID = "the-statement-on-the-record-of";
  it.each<[string, unknown[], RegExp]>([
    [
      "an interest without a party",
      [COMPANY, holds(undefined, "sample", [shares(1)])],
      /of-somebody-of-sample\.recordDetails\.interestedParty: this entry is missing; expected/,
    ],
    [
      "a party that nothing describes",
      [COMPANY, holds("x", "sample", [shares(1)])],
      /of-x-of-sample\.recordDetails\.interestedParty: the entity x is referred to and not described; expected the recordId/,
    ],
    [
      "a subject that nothing describes",
      [COMPANY, A, holds("a", "y", [shares(1)])],
      /of-a-of-y\.recordDetails\.subject: the entity y is referred to/,
    ],
    [
      "a person that is held",
      [COMPANY, A, person("p", {}), holds("a", "p", [shares(1)])],
      /of-a-of-p\.recordDetails\.subject: p can mean more than one thing; expected an entity/,
    ],
    [
      "a date that is none",
      [COMPANY, A, holds("a", "sample", [shares(1, { startDate: "2023-02-30" })])],
      /interests\[0\]\.startDate: found the text “2023-02-30”; expected a real day/,
    ],
    [
      "dates that are crossed",
      [COMPANY, A, holds("a", "sample", [shares(1, { startDate: "2024-01-02", endDate: "2024-01-01" })])],
      /endDate: the ends are crossed: 2024-01-02 … 2024-01-01/,
    ],
    [
      "a share above 100",
      [COMPANY, A, holds("a", "sample", [shares(100.5)])],
      /share\.exact: 100\.5 is out of range/,
    ],
    [
      "a share that is text",
      [COMPANY, A, holds("a", "sample", [shares("70")])],
      /share\.exact: found the text “70”; expected a percentage as a JSON number/,
    ],
    [
      "more than six decimals",
      [COMPANY, A, holds("a", "sample", [shares(33.3333333)])],
      /too many decimals: 33\.3333333/,
    ],
    [
      "ends of a range that are crossed",
      [COMPANY, A, holds("a", "sample", [shares(undefined, { share: { minimum: 50, maximum: 25 } })])],
      /share: the ends are crossed: minimum 50, maximum 25/,
    ],
    [
      "an exact share outside its range",
      [COMPANY, A, holds("a", "sample", [shares(0, { share: { exact: 25, exclusiveMinimum: 25 } })])],
      /share: the ends are crossed/,
    ],
    [
      "another version",
      [{ ...COMPANY, publicationDetails: { bodsVersion: "0.3" } }],
      /bodsVersion: found the text “0\.3”; expected BODS 0\.4/,
    ],
    [
      "a statement of an older version",
      [{ statementID: "x", statementType: "entityStatement" }],
      /statementID: this statement is of another version/,
    ],
    ["an id given twice", [COMPANY, COMPANY], /statementId: \S+-of-sample is given twice/],
  ])("%s", (_, file, expected) => {
    const [first = ""] = refusal(file);
    expect(first).toMatch(expected);
    expect(first.startsWith(ID) || first.startsWith("[0].statementID")).toBe(true);
  });

  it("holders with more than all of one company", () => {
    expect(refusal(twoHolders(shares(70.000001)))).toEqual([
      `${ID}-sample: the holders have 100.000001% together; expected at most 100% together; the statements are ${ID}-a-of-sample, ${ID}-b-of-sample`,
    ]);
  });

  it("a loop that nobody outside holds", () => {
    const loop = [
      COMPANY,
      A,
      B,
      holds("a", "sample", [shares(100)]),
      holds("b", "a", [shares(100)]),
      holds("a", "b", [shares(100)]),
    ];
    expect(refusal(loop)).toEqual([
      `${ID}-a: nobody outside the loop holds any of it, so that it has no solution: 2: a (fictitious) → b (fictitious); expected an owner outside the loop for at least one of them`,
    ]);
  });

  it("what is no list of statements, or too long", () => {
    expect(refusal("{}")[0]).toMatch(/expected a list of statements of BODS 0\.4/);
    expect(refusal(`[${" ".repeat(16 * 1024 * 1024)}]`)[0]).toMatch(
      /^: this is too much; expected at most 16 MB/,
    );
  });

  it("names the line", () => {
    const text = JSON.stringify([COMPANY, A, holds("a", "sample", [shares(101)])], null, 1);
    try {
      take(text);
    } catch (error) {
      const [{ line }] = (error as { problems: [{ line: number }] }).problems;
      expect(text.split("\n")[line - 1]).toContain('"exact": 101');
    }
  });
});
