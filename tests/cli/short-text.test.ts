import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/language/language.ts";
import { renderText } from "../../src/report/text.ts";
import { viewReport } from "../../src/report/view.ts";
import { ROOT } from "../support/root.ts";
import { answering, reader, rulebook } from "../support/rulebook.ts";

const LONGEST = 60;
const DAYS = ["2024-06-30", "2026-11-21"];
const CITIES = ["guangzhou", "chengdu", "other"];
const SAMPLES = readdirSync(`${ROOT}seeds/profiles`).filter((file) => file !== "blank.json");

interface Sample {
  readonly activities: readonly string[];
}

/** Every sample, in every city, for each of its activities alone. */
const CASES = SAMPLES.flatMap((file) => {
  const sample: Sample = JSON.parse(readFileSync(`${ROOT}seeds/profiles/${file}`, "utf8"));
  return sample.activities.flatMap((activity) =>
    CITIES.map((city) => ({ file, activity, city, profile: { ...sample, city, activities: [activity] } })),
  );
});

describe("the text of one activity in one city", () => {
  it.each(CASES)("$file: $activity in $city is short, and ends with its verdict", async ({ profile }) => {
    for (const asOf of DAYS) {
      const report = await answering.report(reader.fromText(JSON.stringify(profile)), asOf);
      for (const language of LANGUAGES) {
        const view = viewReport(report, rulebook, language, false);
        const text = renderText(view, { language, width: 80, colour: false }, false);
        const lines = text.trimEnd().split("\n");
        expect(lines.length).toBeLessThanOrEqual(LONGEST);
        const [answer] = view.answers;
        if (answer === undefined) throw new Error("there is no answer");
        const joined = (some: readonly string[]): string => some.join("").replaceAll(/\s/g, "");
        expect(joined(lines.slice(-3))).toContain(joined([`${answer.mark} ${answer.heading}`]));
        const said =
          answer.places.length > 0 && report.answers[0]?.findings.length ? answer.verdict : answer.inShort;
        expect(joined(lines.slice(-3))).toContain(joined([said]));
        expect(joined(lines.slice(0, 20))).toContain(joined([answer.verdict]));
      }
    }
  });
});
