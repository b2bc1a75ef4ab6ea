import { describe, expect, it } from "vitest";
import { A, B, COMPANY, entity, holds, person, refusal, shares, take, twoHolders } from "./statements.ts";

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
