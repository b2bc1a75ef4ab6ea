import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/language/language.ts";
import { displayWidth } from "../../src/report/layout.ts";
import { zhunruInThread } from "../support/program.ts";
import { ROOT } from "../support/root.ts";

const SAMPLES = readdirSync(`${ROOT}seeds/profiles`).map((file) => file.replace(/\.json$/, ""));
const DAY = "2024-06-30";

/** The rules' hash changes with every byte of the data; what stands in a report does not. */
function withoutHash(text: string): string {
  return text.replace(/[0-9a-f]{64}/g, "<sha256>");
}

function report(sample: string, ...more: string[]): string {
  const ended = zhunruInThread(["check", `seeds/profiles/${sample}.json`, "--as-of", DAY, ...more]);
  expect(ended.stderr).toBe("");
  expect(ended.status).toBe(0);
  return withoutHash(ended.stdout);
}

/** With words for the number of rules that do not apply, which grows with the law; the report's own data tell it. */
function withoutCount(text: string, { findings }: WholeReport): string {
  const count = findings.filter(({ outcome }) => outcome === "not-applicable").length;
  return text.replace(`\n${count} more rules do not apply here`, "\n<the other> rules do not apply here");
}

interface WholeReport {
  readonly findings: readonly {
    readonly provision: string;
    readonly outcome: string;
    readonly missing: unknown;
  }[];
}

describe.each(SAMPLES)("the report of %s", (sample) => {
  const whole = (): WholeReport => JSON.parse(report(sample, "--format", "json"));

  it.each(LANGUAGES)("as text in %s, within 80 columns", async (language) => {
    const text = report(sample, "--lang", language);
    expect(text.split("\n").filter((line) => displayWidth(line) > 80)).toEqual([]);
    await expect(text).toMatchFileSnapshot(`snapshots/${sample}.${language}.txt`);
  });

  it("as Markdown", async () => {
    const text = withoutCount(report(sample, "--format", "markdown"), whole());
    await expect(text).toMatchFileSnapshot(`snapshots/${sample}.md`);
  });

  it("as JSON, of what concerns the case", async () => {
    const all = whole();
    const findings = all.findings.filter(({ outcome }) => outcome !== "not-applicable");
    const shown =
      sample === "blank" ? findings.map(({ provision, missing }) => [provision, missing]) : findings;
    await expect(`${JSON.stringify({ ...all, findings: shown }, null, 2)}\n`).toMatchFileSnapshot(
      `snapshots/${sample}.json`,
    );
  });
});
