import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/language/language.ts";
import { zhunruInThread } from "../support/program.ts";

const MARKS = [
  "\u202e",
  "\u061c",
  "\u2066",
  "\u001b[31m",
  "\u009b",
  "\r",
  "\n",
  "\u2028",
  "\u00ad",
  "\u{e0041}",
  "\ufffe",
];
const NAME = `A${MARKS.join("B")}C`;
const PROFILE = JSON.stringify({
  name: NAME,
  city: "guangzhou",
  activities: ["social-survey"],
  investors: [
    { name: `H${NAME}`, origin: "foreign", share: 60 },
    { name: `J${NAME}`, share: 40 },
  ],
});
/** All that is not seen, but the ends of lines. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

describe.each(["check", "compare"])("names in what %s prints", (command) => {
  it.each(
    LANGUAGES.flatMap((language) => ["text", "markdown"].map((format) => [language, format])),
  )("can only stand there, in %s as %s", (language, format) => {
    const ended = zhunruInThread([command, "-", "--lang", language, "--format", format], { input: PROFILE });
    expect(ended.status).toBe(0);
    expect(ended.stdout.match(UNSEEN)).toBeNull();
    expect(ended.stdout.replace(/\s/g, "")).toContain("u202e");
  });
});

it("holds a name of backticks inside the fence of a Markdown report", () => {
  const name = `x ${"`".repeat(5)}`;
  const input = JSON.stringify({
    investors: [{ name, origin: "foreign", share: 100 }],
    city: "guangzhou",
    activities: ["social-survey"],
  });
  const { stdout } = zhunruInThread(["check", "-", "--format", "markdown", "--lang", "en"], { input });
  expect(stdout).toContain(`\n${"`".repeat(6)}text\n`);
});

it("shows an option's value and a share as they were written", () => {
  expect(zhunruInThread(["check", "-", "--lang", "\u001b[31m"], { input: "{}" }).stderr).toContain(
    "\\u001b[31m",
  );
  const { stderr } = zhunruInThread(["check", "-", "--lang", "en"], { input: '{"chineseShare":"67 %"}' });
  expect(stderr).toContain("found the text “67 %”");
});
