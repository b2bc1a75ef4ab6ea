import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/language/language.ts";
import codes from "../../src/report/codes.json" with { type: "json" };
import sheets from "../../src/screen/workbook/words.json" with { type: "json" };
import { ROOT } from "../support/root.ts";

const MANUAL = { en: "docs/MANUAL.md", "zh-CN": "docs/MANUAL.zh-CN.md" } as const;

describe.each(LANGUAGES)("the user's manual (%s)", (language) => {
  const text = readFileSync(`${ROOT}${MANUAL[language]}`, "utf8");

  it.each(Object.entries(codes.outcomes))("says of %s what a report says", (_outcome, { mark, words }) => {
    expect(text).toContain(`| ${mark} | ${words[language]} |`);
  });

  it.each([
    "overview",
    "findings",
    "understood",
    "rejected",
    "missing",
  ] as const)("calls the sheet %s by its name", (sheet) => {
    expect(text).toContain(`*${sheets.sheets[sheet][language]}*`);
  });
});
