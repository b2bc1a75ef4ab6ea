import { describe, expect, it } from "vitest";
import { createLookAhead, monthsLater } from "../../src/analyse/ahead.ts";
import { renderCalendar } from "../../src/report/ahead/calendar.ts";
import { renderAheadText } from "../../src/report/ahead/text.ts";
import { viewAhead } from "../../src/report/ahead/view.ts";
import { evaluator, FROZEN_ROOT, reader, rulebook } from "../support/frozen.ts";
import { zhunru } from "../support/program.ts";

const POST = {
  name: "Heron Networks (fictitious)",
  city: "jingwan",
  activities: ["kite-post"],
  foreignShare: "50",
  legalForm: "joint-venture",
  servesOnlyLocalForeignInvestedEnterprises: true,
};

const read = (profile: object) => reader.fromText(JSON.stringify(profile));
const lookAhead = createLookAhead(rulebook);
const ahead = (profile: object, asOf: string, months: number) => lookAhead(read(profile), asOf, months);
const told = (profile: object, asOf: string, months: number): string[] =>
  ahead(profile, asOf, months).turns.map(
    ({ day, provision, before, after }) => `${day} ${provision} ${before} → ${after}`,
  );

describe("what changes by itself", () => {
  it("is told with the first day of the new outcome and the last day of the old one", () => {
    const { turns, until, standStill } = ahead(POST, "2025-04-01", 12);
    expect(until).toBe("2026-04-01");
    expect(standStill).toEqual([]);
    expect(turns.map(({ title: _, ...turn }) => turn)).toEqual([
      {
        day: "2025-04-27",
        lastDay: "2025-04-26",
        provision: "jw-2025-1/1",
        before: "not-in-force",
        after: "conditional",
        causes: [{ kind: "document", document: "jw-2025-1", before: "not-yet-in-force", after: "unsettled" }],
      },
      {
        day: "2025-05-07",
        lastDay: "2025-05-06",
        provision: "jw-2025-1/1",
        before: "conditional",
        after: "eligible",
        causes: [{ kind: "document", document: "jw-2025-1", before: "unsettled", after: "in-force" }],
      },
      {
        day: "2025-12-08",
        lastDay: "2025-12-07",
        provision: "jw-2022-1/2",
        before: "eligible",
        after: "conditional",
        causes: [{ kind: "document", document: "jw-2022-1", before: "in-force", after: "unsettled" }],
      },
    ]);
  });

  it("holds the day asked about apart, and takes the last day in", () => {
    expect(told(POST, "2025-12-08", 1)).toEqual([]);
    expect(told(POST, "2025-11-08", 1)).toEqual(["2025-12-08 jw-2022-1/2 eligible → conditional"]);
    expect(told(POST, "2025-11-07", 1)).toEqual([]);
  });

  it("finds the day on which years since an answered date pass a bound", () => {
    const transition = {
      city: "jingwan",
      activities: ["workshop-transition"],
      transitionStartDate: "2023-06-30",
    };
    expect(ahead(transition, "2027-01-01", 36).turns.map(({ title: _, ...turn }) => turn)).toEqual([
      {
        day: "2028-07-01",
        lastDay: "2028-06-30",
        provision: "jw-2022-1/5",
        before: "conditional",
        after: "ineligible",
        causes: [{ kind: "years", fact: "transitionYears", since: "2023-06-30" }],
      },
    ]);
  });

  it("names the years that were answered as numbers and stand still", () => {
    const clock = { city: "jingwan", activities: ["clock-storage"], clockAgeYears: "99" };
    expect(ahead(clock, "2024-06-30", 120).standStill).toEqual(["clockAgeYears"]);
  });

  it("is what evaluating every single day comes to", async () => {
    const profile = {
      city: "jingwan",
      activities: ["workshop-transition", "kite-post"],
      transitionStartDate: "2023-01-15",
      foreignShare: "30",
    };
    const given = read(profile);
    const daily: string[] = [];
    let before = await evaluator.findings(given, "2025-10-01");
    for (let day = "2025-10-02"; day <= "2026-02-01"; ) {
      const after = await evaluator.findings(given, day);
      for (const [index, { provision, outcome }] of after.entries()) {
        const old = before[index]?.outcome;
        if (old !== outcome) daily.push(`${day} ${provision} ${old} → ${outcome}`);
      }
      before = after;
      day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    }
    expect(daily.length).toBeGreaterThan(0);
    expect(told(profile, "2025-10-01", 4)).toEqual(daily);
  });

  it("ends on the last day of a shorter month", () => {
    expect(monthsLater("2025-08-31", 6)).toBe("2026-02-28");
    expect(monthsLater("2027-08-31", 6)).toBe("2028-02-29");
    expect(monthsLater("2025-11-30", 120)).toBe("2035-11-30");
    expect(monthsLater("0001-01-31", 1)).toBe("0001-02-28");
    expect(monthsLater("9999-12-31", 120)).toBe("9999-12-31");
  });
});

describe("in words", () => {
  it("keeps within the line, in both languages", () => {
    const found = ahead(POST, "2025-04-01", 12);
    const english = renderAheadText(viewAhead(found, POST.name, rulebook, "en"), 80);
    expect(english).toContain("◐ From 8 December 2025:");
    expect(english.split("\n").every((line) => line.length <= 80)).toBe(true);
    const chinese = renderAheadText(viewAhead(found, POST.name, rulebook, "zh-CN"), 80);
    expect(chinese).toContain("◐ 2025年12月8日起：");
    expect(chinese).toContain("最后一日为2025年12月7日");
  });

  it("is a calendar of whole-day events whose lines keep to 75 octets", () => {
    const found = ahead(POST, "2025-04-01", 12);
    const file = renderCalendar(viewAhead(found, "a;b,c\\d", rulebook, "zh-CN"), found.asOf, "zh-CN");
    const lines = file.split("\r\n");
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const unfolded = file.replaceAll("\r\n ", "");
    expect(unfolded.match(/^DTSTART;VALUE=DATE:\d{8}\r$/gm)).toEqual([
      "DTSTART;VALUE=DATE:20250427\r",
      "DTSTART;VALUE=DATE:20250507\r",
      "DTSTART;VALUE=DATE:20251208\r",
    ]);
    expect(unfolded).toContain("DESCRIPTION:a\\;b\\,c\\\\d（");
    expect(new Set(unfolded.match(/^UID:.*$/gm)).size).toBe(3);
  });
});

describe("as a command", () => {
  const input = JSON.stringify(POST);

  it("prints the same turns as JSON", () => {
    const { status, stdout } = zhunru(
      ["ahead", "-", "--rules", FROZEN_ROOT, "--as-of", "2025-04-01", "--months", "12", "--format", "json"],
      { input },
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(ahead(POST, "2025-04-01", 12));
  });

  it.each(["0", "121", "1.5", "-3", "twelve", ""])("refuses %j months", (months) => {
    const { status, stdout, stderr } = zhunru(["ahead", "-", `--months=${months}`], { input });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("a whole number from 1 to 120");
  });
});
