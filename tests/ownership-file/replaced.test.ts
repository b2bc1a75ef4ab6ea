import { describe, expect, it } from "vitest";
import { A, COMPANY, type Given, holds, refusal, shares, take } from "./statements.ts";

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
