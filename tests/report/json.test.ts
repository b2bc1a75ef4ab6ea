import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { answerReport } from "../../src/answers/answer-report.ts";
import { renderJson } from "../../src/report/json.ts";
import { ROOT } from "../support/root.ts";
import { advisor, IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

it.each(
  readdirSync(`${ROOT}seeds/profiles`),
)("writes the report on %s as JSON.stringify does", async (file) => {
  const profile = reader.fromText(readFileSync(`${ROOT}seeds/profiles/${file}`, "utf8"));
  const advised = await advisor.report(profile, IN_FORCE);
  for (const report of [advised, answerReport(advised, rulebook), { ...advised, findings: [] }]) {
    expect(renderJson(report)).toBe(`${JSON.stringify(report, null, 2)}\n`);
  }
});
