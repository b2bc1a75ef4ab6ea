import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Ended, zhunru } from "../../support/program.ts";
import { IN_FORCE, rulebook } from "../../support/rulebook.ts";
import { ask, folder, inFolder, saved, typed } from "./plain.ts";

/** The conversation without the report and the number of all facts, which have tests of their own. */
function conversation({ stdout }: Ended): string {
  const told = stdout.replace(/(at most |至多还有)\d{3}/g, "$1…");
  return told.replace(/\n(zhunru: assessment|准入评估)[\s\S]*?(grants no\s+right\.|不是权利。)/, "\n…");
}

describe("piped answers", () => {
  const lines = ["opinion poll", "", "guangzhou", "/why", "33%", "no", "CN", "finish"];

  test.each(["en", "zh-CN"])("lead to the finding (%s)", (language) => {
    const given = ["--plain", "--as-of", IN_FORCE, "--lang", language];
    const ended = inFolder(given, typed(lines));
    expect(ended.stderr).toBe("");
    expect(ended.status).toBe(0);
    expect(conversation(ended)).toMatchSnapshot();
    expect(ended.stdout).toContain("✓ gz-2022-212/1-12");
  });

  test("are understood without --plain, where there is no terminal", () => {
    const input = "opinion poll\n\nguangzhou\n40\nno\n";
    const ended = inFolder(["--as-of", IN_FORCE], input);
    expect(ended.status).toBe(0);
    expect(ended.stdout).toContain("7 percentage points below the minimum");
  });

  test("may be ids, titles or synonyms of either language", () => {
    for (const [activity, city] of [
      ["social-survey", "guangzhou"],
      ["社会调查", "广州"],
      ["Social surveys", "1"],
    ]) {
      expect(ask([activity ?? "", "", city ?? "", "40", "no"]).stdout).toContain(
        "Decided: ✗ gz-2022-212/1-12",
      );
    }
  });

  test("that are not understood are asked for again, with what was expected", () => {
    const { stdout, status } = ask([
      "xyzzy",
      "app store",
      "",
      "Atlantis",
      "guangzhou",
      "1e3",
      "40",
      "no",
      "maybe",
      "no",
    ]);
    expect(stdout).toContain('Nothing found for "xyzzy"');
    expect(stdout).toContain('"Atlantis" was not understood.');
    expect(stdout).toContain('"maybe" was not understood.');
    expect(stdout).toContain("Decided: ✓ gz-2022-212/1-50:app-store");
    expect(status).toBe(0);
  });
});

describe("all cities side by side", () => {
  test("get a result each from the same answers, and the file leaves the city open", () => {
    const file = join(folder, "all.json");
    const { stdout, status } = ask(["opinion poll", "", "all", "40", "no", "CN"], "--save", file);
    expect(status).toBe(0);
    expect(stdout).toContain("Chinese share 60%: 7 percentage points below the minimum");
    expect(stdout).toContain("\nSocial surveys in Guangzhou\n");
    expect(stdout).toContain("\nSocial surveys in Chengdu\n");
    expect(stdout).toContain("City: Guangzhou, Chengdu");
    expect(stdout).toContain("the file leaves the city");
    expect(JSON.parse(readFileSync(file, "utf8"))).not.toHaveProperty("city");
    const resumed = ask(["guangzhou"], "--resume", file, "--save", file);
    expect(resumed.stdout).toContain("Decided: ✗ gz-2022-212/1-12");
    expect(JSON.parse(readFileSync(file, "utf8")).city).toBe("guangzhou");
  });

  test("are asked every question that any of them needs, and each is answered as it is alone", () => {
    const answers = ["VPN", "", "50", "no", "中外合资", "yes"];
    const [activity = "", end = "", ...rest] = answers;
    const headlines = (city: string): string[] =>
      ask([activity, end, city, ...rest])
        .stdout.split("\n")
        .filter((line) => /^ {2}[✓◐?✗–!] /.test(line));
    const cities = [...new Set([...rulebook.documents.values()].map(({ city }) => city))];
    expect(headlines("all").sort()).toEqual(cities.flatMap(headlines).sort());
  });
});

describe("don't know", () => {
  test("is kept, not asked again, and listed at the end with who knows", () => {
    const file = join(folder, "unknown.json");
    const { stdout, status } = ask(["app store", "", "guangzhou", "40", "no", "?"], "--save", file);
    expect(status).toBe(0);
    const [dialogue = ""] = stdout.split("Comparison with stated tests", 1);
    expect(dialogue.split("Does the app store include online publishing?").length - 1).toBe(1);
    expect(stdout.split("Still needed")[1]).toContain("Does the app store include online publishing?");
    expect(JSON.parse(readFileSync(file, "utf8")).includesOnlinePublishing).toBeNull();
  });
});

describe("contradictory answers are shown at once, both, and one is corrected", () => {
  test("two shares", () => {
    const file = saved("shares.json", {
      city: "guangzhou",
      activities: ["app-store"],
      chineseShare: 60,
      foreignShare: 40,
    });
    const { stdout, status } = ask(
      ["/answers", "foreignShare", "45", "chineseShare", "55", "no", "no", "/answers", "0", "finish"],
      "--resume",
      file,
    );
    const text = stdout.replace(/\s+/g, " ");
    expect(text).toContain("These answers cannot all be true: - Foreign share: found 45");
    expect(text).toContain("the Chinese share is 60%");
    expect(text).toContain("1) Foreign share: 45% 2) Chinese share: 60%");
    expect(text).toContain("Decided: ✓ gz-2022-212/1-50:app-store");
    expect(status).toBe(0);
  });

  test("an area of nothing that something is added to", () => {
    const land = [
      "industrial land",
      "",
      "chengdu",
      "yes",
      "yes",
      "yes",
      "1",
      "0",
      "5",
      "originalFloorArea",
      "1000",
    ];
    const { stdout } = ask(land);
    expect(stdout).toContain("These answers cannot all be true:");
    expect(stdout).toContain("1) Added service floor area: 5 m²");
    expect(stdout).toContain("2) Original total floor area: 0 m²");
    expect(stdout.replace(/\s+/g, " ")).toContain("Noted: 1,000 m²");
  });
});

test("an answer is changed without losing the rest, and the report comes again", () => {
  const { stdout, status } = ask([
    "opinion poll",
    "",
    "guangzhou",
    "40",
    "no",
    "change",
    "foreignShare",
    "30",
    "CN",
    "3",
  ]);
  expect(stdout).toContain("Decided: ✗ gz-2022-212/1-12");
  expect(stdout).toContain("Decided: ✓ gz-2022-212/1-12");
  expect(status).toBe(0);
});

test("a number as people write it is read back, and asked for again where it was not meant", () => {
  const { stdout } = ask(["opinion poll", "", "guangzhou", "one third", "三分之一", "no", "33", "no", "CN"]);
  expect(stdout).toContain("Is that right? (y/n)");
  expect(stdout).toContain("Noted: 33%");
});

test("a line of megabytes is refused, and no line reaches the terminal as a command to it", () => {
  const { stdout, status } = ask([
    "app store",
    "",
    "x".repeat(3_000_000),
    "\u001b[31mred\u0007",
    "guangzhou",
    "40",
    "no",
    "no",
  ]);
  expect(stdout).toContain("A line holds at most 1000 characters.");
  expect(stdout).toContain("[31mred");
  expect(stdout).not.toContain("\u001b");
  expect(stdout).not.toContain("\u0007");
  expect(stdout.length).toBeLessThan(50_000);
  expect(status).toBe(0);
});

test("options before a command are refused, since they would be lost", () => {
  const ended = zhunru(["--lang", "en", "check", "seeds/profiles/blank.json"]);
  expect(ended.status).toBe(2);
  expect(ended.stdout).toBe("");
  expect(ended.stderr).toContain("--lang");
});

test("whoever looks for market research is told that it is another matter than social surveys", () => {
  const { stdout } = ask(["market research", "social-survey", ""]);
  const text = stdout.replace(/\s+/g, " ");
  expect(text).toContain(
    "Market surveys are another matter: the item is about social surveys only. Nationally, foreign investment in market surveys is limited to joint ventures",
  );
  expect(text).toContain("Chosen: Social surveys");
});
