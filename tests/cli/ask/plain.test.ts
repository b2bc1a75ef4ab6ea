import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Ended, zhunru } from "../../support/program.ts";
import { ROOT } from "../../support/root.ts";
import { IN_FORCE, rulebook } from "../../support/rulebook.ts";

const folder = mkdtempSync(join(tmpdir(), "zhunru-plain-"));

/** Runs the program in a folder of its own, where it may save what it was not told to save elsewhere. */
function inFolder(given: readonly string[], input: string): Ended {
  const { LANG: _lang, LC_ALL: _all, LC_MESSAGES: _messages, ...env } = process.env;
  const program = [`${ROOT}dist/zhunru.js`, ...given];
  const options = { cwd: mkdtempSync(join(folder, "run-")), env, input, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, program, options);
  return { status, stdout, stderr };
}

function ask(lines: readonly string[], ...options: string[]): Ended {
  const input = lines.map((line) => `${line}\n`).join("");
  return inFolder(["--plain", "--as-of", IN_FORCE, ...options], input);
}

function saved(name: string, profile: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(profile));
  return file;
}

/** The conversation without the report and the number of all facts, which have tests of their own. */
function conversation({ stdout }: Ended): string {
  const told = stdout.replace(/(at most |至多还有)\d{3}/g, "$1…");
  return told.replace(/\n(zhunru: assessment|准入评估)[\s\S]*?(grants no\s+right\.|不是权利。)/, "\n…");
}

describe("piped answers", () => {
  const lines = ["opinion poll", "", "guangzhou", "/why", "33%", "no", "CN", "finish"];

  test.each(["en", "zh-CN"])("lead to the finding (%s)", (language) => {
    const ended = ask(lines, "--lang", language);
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

describe("a saved file", () => {
  test("is a profile that check takes, and that --resume goes on with", () => {
    const file = join(folder, "half.json");
    expect(ask(["app store", "", "guangzhou", "/save"], "--save", file).status).toBe(0);
    expect(zhunru(["check", file]).status).toBe(0);
    const resumed = ask(["40", "no", "no"], "--resume", file);
    expect(resumed.status).toBe(0);
    expect(resumed.stdout).toContain("Read ");
    expect(resumed.stdout).not.toContain("What does the company plan to do");
    expect(resumed.stdout).toContain("Decided: ✓ gz-2022-212/1-50:app-store");
  });

  test("with a group of companies shows it, and says where it can be changed", () => {
    const group = ["foreign", "mainland"].map((origin) => ({
      id: origin,
      origin,
      holds: [{ entity: "company", share: "50" }],
    }));
    const file = saved("group.json", { city: "guangzhou", activities: ["social-survey"], entities: group });
    const ended = ask(["/answers", "entities", "no"], "--lang", "en", "--resume", file);
    expect(ended.status).toBe(0);
    expect(ended.stdout).toContain(
      "Your earlier answer: an ownership structure of 2 entities\nGroup of entities can be changed in the profile file only.\n",
    );
  });

  test("that no longer fits is refused by name, and nothing is asked", () => {
    const file = saved("old.json", { city: "guangzhou", townHall: true, activities: ["social-surveys"] });
    const ended = ask([], "--resume", file);
    expect(ended.status).toBe(2);
    expect(ended.stdout).toBe("");
    expect(ended.stderr).toContain("townHall");
    expect(ended.stderr).toContain("social-survey");
  });

  test("cannot be written into a folder that is not there: said, and asked again", () => {
    const { stdout, status } = ask([
      "app store",
      "",
      "/save",
      join(folder, "none", "x.json"),
      join(folder, "there.json"),
    ]);
    expect(stdout.replace(/\s+/g, " ")).toContain("cannot be written (there is no such file or folder)");
    expect(status).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, "there.json"), "utf8"))).toEqual({
      asOf: IN_FORCE,
      activities: ["app-store"],
    });
  });

  test("is not written over unasked", () => {
    const file = saved("mine.json", { name: "Keep" });
    ask(["app store", "", "/save", file, "no", join(folder, "other.json")]);
    expect(readFileSync(file, "utf8")).toBe('{"name":"Keep"}');
  });
});

describe("the end of the input in the middle", () => {
  test("saves what there is into a free file, exits with 1 and says where", () => {
    const ended = spawnSync(process.execPath, [`${ROOT}dist/zhunru.js`, "--plain", "--lang", "en"], {
      cwd: folder,
      input: "app store\n\nguangzhou\n",
      encoding: "utf8",
    });
    expect(ended.status).toBe(1);
    expect(ended.stdout.replace(/\s+/g, " ")).toContain(
      'The input ended at the question "What share do the foreign holders have together?"',
    );
    const file = join(folder, "zhunru-answers.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      city: "guangzhou",
      activities: ["app-store"],
    });
  });

  test("before the first answer there is nothing to save", () => {
    const ended = ask([]);
    expect(ended.status).toBe(1);
    expect(ended.stdout).toContain("There are no answers to save yet.");
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

describe("a table of holders", () => {
  const start = ["app store", "", "guangzhou", "/holders", "Alpha", "foreign", "30"];

  test("is asked for holder by holder, with the running sum", () => {
    const file = join(folder, "table.json");
    const { stdout } = ask(
      [...start, "Beta", "mainland", "80", "70", "2", "Gamma", "?", "100", "no", "no", "no"],
      "--save",
      file,
    );
    const text = stdout.replace(/\s+/g, " ");
    expect(text).toContain("Sum so far 30%, 70% left.");
    expect(text).toContain("The sum would be 110%, 10% too much. Correct the share of Beta.");
    expect(text).toContain("The shares add up to 100%.");
    expect(JSON.parse(readFileSync(file, "utf8")).investors).toEqual([
      {
        name: "Alpha",
        origin: "foreign",
        share: "30",
        holders: [{ name: "Gamma", origin: null, share: "100" }],
      },
      { name: "Beta", origin: "mainland", share: "70" },
    ]);
  });

  test("takes ranges as people write them, and asks whether they are all of it", () => {
    const file = join(folder, "ranges.json");
    const typed = [
      "超过60%至75%",
      "y",
      "Beta",
      "mainland",
      "more than 50% to 60%",
      "more than 25% to 40%",
      "y",
      "1",
    ];
    const { stdout } = ask([...start.slice(0, -1), ...typed, "0", "no", "no", "no"], "--save", file);
    const text = stdout.replace(/\s+/g, " ");
    expect(text).toContain("Sum so far more than 60% and at most 75%, at least 25% and less than 40% left.");
    expect(text).toContain("The sum would be 110%, 10% too much. Correct the share of Beta.");
    expect(text).toContain("Are these all the holders of the company?");
    expect(JSON.parse(readFileSync(file, "utf8")).investors).toEqual([
      { name: "Alpha", origin: "foreign", share: { moreThan: "60", atMost: "75" } },
      { name: "Beta", origin: "mainland", share: { moreThan: "25", atMost: "40" } },
    ]);
  });

  test("goes back by one holder, and says that a table left early is not kept", () => {
    const { stdout } = ask([...start, "/back", "Alpha", "foreign", "100", "/back", "40", "no", "no"]);
    const text = stdout.replace(/\s+/g, " ");
    expect(text).toContain("Sum so far 0%, 100% left.");
    expect(text).toContain("The table of holders is not complete");
    expect(text).toContain("Noted: 40%");
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
