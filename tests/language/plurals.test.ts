import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fill } from "../../src/language/language.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { viewReport } from "../../src/report/view.ts";
import { showQuantity } from "../../src/vocabulary/quantities.ts";
import { answering, IN_FORCE, reader, rulebook } from "../support/frozen.ts";
import { ROOT } from "../support/root.ts";

/** Numbers that are never one: a constant, or a message that is for several alone. */
const SEVERAL = [
  "{count} stated tests: {results}",
  "{count} duties: {results}",
  "{count} stages: {results}",
  "{count} answers are missing, first: {need}",
  "{count} points still needed, first: {need}",
  "Based on {count} answers",
  "It is asked because {count} rules still hang on it:",
  "{source}: the input cannot be used, {count} mistakes:",
  "See all {count} items",
  "needs {count} or more entries",
  "{count} rules of {city} are about the activity {activity} ({rules}); say by findings whether they are alternatives, duties or stages",
  "The chart shows the first {count} rows only.",
  "of {total} rules",
  "of {count} shards",
  "The terminal has {columns} columns",
  "at most {lines} lines",
];

const NUMBERS =
  "answered|atMost|columns|companies|count|difference|examples|facts|findings|lawNotes|lines|months|number|percent|rejects|rows|rules|toGo|total|years";

describe("a number and its noun", () => {
  it.each([
    ["0", "0 points"],
    ["1", "1 point"],
    ["2", "2 points"],
    ["0.5", "0.5 points"],
    ["1.5", "1.5 points"],
    ["11", "11 points"],
    ["1,001", "1,001 points"],
  ])("of %s agree", (number, words) => {
    expect(fill("{number} {number:point|points}", { number }, "en")).toBe(words);
    expect(showQuantity(number.replace(",", ""), "points", "en")).toBe(words);
  });

  it("agree in every English template, whatever the number", () => {
    const pattern = new RegExp(`\\{(?:${NUMBERS})\\} (?:more |percentage |law )?[a-z]+s\\b`, "g");
    const alone = ["src", "web"].flatMap((room) =>
      readdirSync(ROOT + room, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".json"))
        .flatMap((file) => {
          const texts =
            readFileSync(`${ROOT}${room}/${file}`, "utf8").match(/"en": "(?:[^"\\]|\\.)*"/g) ?? [];
          return texts
            .filter((text) => !SEVERAL.some((known) => text.includes(known)))
            .flatMap((text) => text.match(pattern) ?? [])
            .map((found) => `${file}: ${found}`);
        }),
    );
    expect(alone).toEqual([]);
  });

  it.each([
    { city: "jingwan", activities: ["star-survey"], chineseShare: "66" },
    { city: "wudao", activities: ["kite-post"], foreignShare: "51", legalForm: "joint-venture" },
    { city: "wudao", activities: ["credit-mark"], investorOrigin: "macao", creditScore: "79" },
    { city: "jingwan", activities: ["clock-storage"], clockAgeYears: "1" },
  ])("agree in a report: %o", async (profile) => {
    const report = await answering.report(reader.fromText(JSON.stringify(profile)), IN_FORCE);
    const text = renderMarkdown(viewReport(report, rulebook, "en", false), "en");
    expect(
      text.match(
        /(?<![\d.,])1\s(?:\w+\s)?(?:points|years|rules|tests|duties|stages|answers|months|days)\b/g,
      ) ?? [],
    ).toEqual([]);
    expect(text).toMatch(/(?<![\d.,])1\s(?:\w+\s)?(?:point|year|rule|test)\b/);
  });
});
