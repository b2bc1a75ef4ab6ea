import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/language/language.ts";
import codes from "../../src/report/codes.json" with { type: "json" };
import sheets from "../../src/screen/workbook/words.json" with { type: "json" };
import { zhunru } from "../support/program.ts";
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

describe("the two front pages", () => {
  const [english = "", chinese = ""] = ["README.md", "README.zh-CN.md"].map((file) =>
    readFileSync(`${ROOT}${file}`, "utf8"),
  );
  const commandsIn = (text: string): string[] =>
    [...text.matchAll(/^\| (`[a-z][^|]*?(?:\\\|[^|]*?)*) \|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, command = ""]) => command),
    );
  const ofSection = (text: string, heading: string): string =>
    text.slice(text.indexOf(`## ${heading}`), text.indexOf("\n## ", text.indexOf(`## ${heading}`) + 1));

  it("list the same commands", () => {
    const own = commandsIn(ofSection(english, "Commands"));
    expect(own.length).toBeGreaterThan(12);
    expect(commandsIn(ofSection(chinese, "命令"))).toEqual(own);
  });

  it.each(Object.entries(codes.outcomes))("say of %s what a report says", (outcome, { words }) => {
    expect(english).toContain(`| \`${outcome}\` | ${words.en}`);
    expect(chinese).toContain(`| \`${outcome}\` | ${words["zh-CN"]} |`);
  });

  it.each([
    ["en", english],
    ["zh-CN", chinese],
  ])("show the first report as it is printed (%s)", (language, text) => {
    const sample = "seeds/profiles/survey-firm-60-percent.json";
    const { stdout } = zhunru(["check", sample, "--as-of", "2024-06-30", "--lang", language]);
    expect(text).toContain(`\`\`\`text\n${stdout.trimEnd()}\n\`\`\``);
  });
});
