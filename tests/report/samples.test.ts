import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/language/language.ts";
import { displayWidth } from "../../src/report/layout.ts";
import { zhunru } from "../support/program.ts";
import { ROOT } from "../support/root.ts";

const SAMPLES = readdirSync(`${ROOT}seeds/profiles`).map((file) => file.replace(/\.json$/, ""));
const DAY = "2024-06-30";

/** The rules' hash changes with every byte of the data; what stands in a report does not. */
function withoutHash(text: string): string {
  return text.replace(/[0-9a-f]{64}/g, "<sha256>");
}

function report(sample: string, ...more: string[]): string {
  const ended = zhunru(["check", `seeds/profiles/${sample}.json`, "--as-of", DAY, ...more]);
  expect(ended.stderr).toBe("");
  expect(ended.status).toBe(0);
  return withoutHash(ended.stdout);
}

describe.each(SAMPLES)("the report of %s", (sample) => {
  it.each(LANGUAGES)("as text in %s, within 80 columns", async (language) => {
    const text = report(sample, "--lang", language);
    expect(text.split("\n").filter((line) => displayWidth(line) > 80)).toEqual([]);
    await expect(text).toMatchFileSnapshot(`snapshots/${sample}.${language}.txt`);
  });

  it("as Markdown", async () => {
    await expect(report(sample, "--format", "markdown")).toMatchFileSnapshot(`snapshots/${sample}.md`);
  });

  it("as JSON, of what concerns the case", async () => {
    const whole = JSON.parse(report(sample, "--format", "json"));
    const findings = whole.findings.filter(
      (finding: { outcome: string }) => finding.outcome !== "not-applicable",
    );
    const shown =
      sample === "blank"
        ? findings.map((f: { provision: string; missing: unknown }) => [f.provision, f.missing])
        : findings;
    await expect(`${JSON.stringify({ ...whole, findings: shown }, null, 2)}\n`).toMatchFileSnapshot(
      `snapshots/${sample}.json`,
    );
  });
});
