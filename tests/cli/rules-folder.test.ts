import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { FROZEN_ROOT } from "../support/frozen.ts";
import { zhunru } from "../support/program.ts";
import { ROOT } from "../support/root.ts";

const RULE = "rules/jw-2022-1/1.json";
const folder = mkdtempSync(join(tmpdir(), "zhunru-rules-"));
const SURVEY_FIRM = join(folder, "survey-firm.json");
writeFileSync(
  SURVEY_FIRM,
  JSON.stringify({ city: "jingwan", activities: ["star-survey"], chineseShare: "60" }),
);

afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(() => {
  for (const part of ["rules", "seeds/documents"])
    cpSync(join(FROZEN_ROOT, part), join(folder, part), { recursive: true, force: true });
});

function edit(path: string, from: string, to: string): void {
  const file = join(folder, path);
  writeFileSync(file, readFileSync(file, "utf8").replaceAll(from, to));
}

const check = (rules: string) => [
  "check",
  SURVEY_FIRM,
  "--format",
  "json",
  "--as-of",
  "2024-06-30",
  "--lang",
  "en",
  "--rules",
  rules,
];

describe("--rules FOLDER", () => {
  it("evaluates by the rules of the folder", () => {
    edit(RULE, '"67 %"', '"68 %"');
    const { status, stdout } = zhunru(check(folder));
    const report = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(
      report.findings.find((finding: { provision: string }) => finding.provision === "jw-2022-1/1")
        .requirements[0].bound,
    ).toBe("68");
    expect(report.rules.sha256).not.toBe(readFileSync(`${ROOT}dist/rules.sha256`, "utf8"));
  });

  it("asks for sound schemas alone, not for everything that rules verify asks", () => {
    edit(RULE, '"67 %"', '"68 %"');
    expect(zhunru(["compare", SURVEY_FIRM, "--rules", folder]).status).toBe(0);
  });

  it("names the fault of a rule in the folder, and says nothing on standard output", () => {
    edit(RULE, '"atLeast"', '"atLast"');
    const { status, stdout, stderr } = zhunru(check(folder));
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(`option --rules: the rules in ${folder} cannot be used:`);
    expect(stderr).toMatch(
      /jw-2022-1\/1\.json:\d+: requires\.all\[0\]: unknown operator atLast; the nearest is atLeast/,
    );
  });

  it("says which folder is missing where there are no rules", () => {
    const { status, stderr } = zhunru(check(tmpdir()));
    expect(status).toBe(2);
    expect(stderr).toBe(
      `option --rules: ${tmpdir()} has no folder rules/; expected a folder that holds rules/ and seeds/documents/\n`,
    );
  });
});
