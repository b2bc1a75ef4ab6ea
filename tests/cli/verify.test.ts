import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { zhunru } from "../support/program.ts";
import { ROOT } from "../support/root.ts";

const SURVEY = "seeds/profiles/survey-firm-60-percent.json";
const folder = mkdtempSync(join(tmpdir(), "zhunru-other-rules-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("a dossier made under other rules is decided again by those alone, and told beside ours", () => {
  const rules = join(folder, "rules-of-then");
  for (const part of ["rules", "seeds/documents"])
    cpSync(join(ROOT, part), join(rules, part), { recursive: true });
  const survey = join(rules, "rules/gz-2022-212/1-12.json");
  writeFileSync(survey, readFileSync(survey, "utf8").replaceAll(/"[1-9]\d* %"/g, '"99 %"'));
  const file = join(folder, "dossier.pdf");
  const asked = ["--lang", "en", "--as-of", "2024-06-30"];
  const made = zhunru(["check", SURVEY, "--rules", rules, "--format", "pdf", "--output", file, ...asked]);
  expect(made.status).toBe(0);

  const ours = zhunru(["verify", file, "--lang", "en"]);
  expect(ours.status).toBe(1);
  expect(ours.stdout).toMatch(/^cannot be decided again: /);

  const theirs = zhunru(["verify", file, "--lang", "en", "--rules", rules]);
  expect(theirs.status).toBe(0);
  expect(theirs.stdout).toMatch(/^confirmed: .*; this is not a certification\./);
  expect(theirs.stdout).toContain("\nunder the rules at hand (");
});
