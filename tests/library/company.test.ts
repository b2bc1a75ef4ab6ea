import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  advise,
  compare,
  evaluate,
  InputError,
  loadRules,
  nextQuestion,
  type ProfileAnswers,
  parseProfile,
  RulesError,
} from "../../src/library/index.ts";
import { renderHtml, renderJson, renderMarkdown, renderText } from "../../src/library/report.ts";
import { FROZEN_ROOT } from "../support/frozen.ts";
import { zhunruInThread } from "../support/program.ts";
import { ROOT } from "../support/root.ts";
import { rulebook } from "../support/rulebook.ts";

const rules = loadRules();
const asOf = "2024-06-30";
const sampleFile = (name: string): string => `${ROOT}seeds/profiles/${name}.json`;
const sample = (name: string) => parseProfile(rules, readFileSync(sampleFile(name), "utf8"));
const printed = (name: string, ...options: string[]): string =>
  zhunruInThread(["check", sampleFile(name), "--as-of", asOf, ...options]).stdout;

const SURVEY = {
  city: "guangzhou",
  activities: ["social-survey"],
  chineseShare: "60",
  legalRepresentativeNationality: "GB",
};

const DECIDED = [{ provision: "gz-2022-212/1-12", outcome: "ineligible" }];

/** What is wrong with what was given, by path and code. */
function problemsOf(work: () => unknown): readonly (readonly [path: string, code: string, found: string])[] {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError)
      return error.problems.map(({ path, code, found }) => [path, code, found] as const);
    throw error;
  }
  return [];
}

describe("the package's door to one company", () => {
  it.each([
    "survey-firm-60-percent",
    "group-two-layers",
    "european-group-without-rate",
  ])("evaluates %s to the bytes that the command prints", async (name) => {
    const report = await evaluate(rules, sample(name), { asOf });
    expect(renderJson(report)).toBe(printed(name, "--format", "json"));
  });

  it.each(["zh-CN", "en"] as const)("tells a report in %s as the command does", async (language) => {
    const name = "survey-firm-60-percent";
    const profile = sample(name);
    const report = await evaluate(rules, profile, { asOf });
    const comparison = await compare(rules, profile, { asOf });
    const inLanguage = (...options: string[]) => printed(name, "--lang", language, ...options);
    expect(renderText(rules, report, { language })).toBe(inLanguage());
    expect(renderText(rules, report, { language, full: true })).toBe(inLanguage("--full"));
    expect(renderMarkdown(rules, report, { language, all: true })).toBe(
      inLanguage("--format", "markdown", "--all"),
    );
    expect(renderHtml(rules, report, comparison, { language })).toBe(inLanguage("--format", "html"));
  });

  it("compares cities as the command does", async () => {
    const comparison = await compare(rules, sample("survey-firm-60-percent"), { asOf });
    const command = ["compare", sampleFile("survey-firm-60-percent"), "--as-of", asOf, "--format", "json"];
    expect(`${JSON.stringify(comparison, null, 2)}\n`).toBe(zhunruInThread(command).stdout);
  });

  it("advises what would have to change, and leaves what is kept", () => {
    const frozen = loadRules({ folder: FROZEN_ROOT });
    const profile = parseProfile(frozen, { ...SURVEY, city: "jingwan", activities: ["star-survey"] });
    const provisions = ["jw-2022-1/1"];
    const { changes } = advise(frozen, profile, provisions, { asOf });
    expect(changes.map((set) => set.map(({ fact, to }) => [fact, to]))).toEqual([
      [
        ["chineseShare", "67"],
        ["legalRepresentativeNationality", "CN"],
      ],
    ]);
    const kept = advise(frozen, profile, provisions, { asOf, keep: ["legalRepresentativeNationality"] });
    expect(kept.changes).toEqual([]);
    expect(kept.blocked.map(({ fact, reason }) => [fact, reason])).toEqual([
      ["legalRepresentativeNationality", "kept"],
    ]);
  });

  it("asks next what an answer can still change", () => {
    expect(nextQuestion(rules, parseProfile(rules, {}), { asOf }).next?.fact).toBe("activities");
    const { next, decided } = nextQuestion(rules, parseProfile(rules, SURVEY), { asOf });
    expect(next?.fact).toBe("usesNomineeOrContractualControl");
    expect(decided).toEqual([]);
    const whole = parseProfile(rules, { ...SURVEY, usesNomineeOrContractualControl: false });
    expect(nextQuestion(rules, whole, { asOf })).toMatchObject({ next: null, decided: DECIDED });
  });

  it("takes the day that the profile names, where none is asked for", async () => {
    const profile = parseProfile(rules, { ...SURVEY, asOf });
    expect(profile.asOf).toBe(asOf);
    expect((await evaluate(rules, profile)).asOf).toBe(asOf);
  });

  it("gives answers back in the form in which it takes them", () => {
    for (const file of readdirSync(`${ROOT}seeds/profiles`)) {
      const text = readFileSync(`${ROOT}seeds/profiles/${file}`, "utf8");
      const once = JSON.stringify(parseProfile(rules, text));
      expect(JSON.stringify(parseProfile(rules, JSON.parse(once) as ProfileAnswers)), file).toBe(once);
    }
  });

  it("takes a text as a file has it, with the mark that some editors begin it with, once", () => {
    const text = '\ufeff{"city":"guangzhou"}';
    expect(parseProfile(rules, text).toJSON()).toEqual({ city: "guangzhou" });
    expect(problemsOf(() => parseProfile(rules, `\ufeff${text}`))).toEqual([["", "json-token", "\\ufeff"]]);
  });

  it("tells every fact that a profile can answer", () => {
    expect(rules.facts.find(({ id }) => id === "chineseShare")).toMatchObject({
      type: "share",
      unit: "%",
      inCompanyHands: true,
      choices: null,
    });
    const cities = new Set([...rulebook.documents.values()].map(({ city }) => city));
    expect(rules.facts.find(({ id }) => id === "city")?.choices?.map(({ id }) => id)).toEqual([
      ...cities,
      "other",
    ]);
  });
});

describe("what the door refuses", () => {
  it("lists everything wrong in a text, with its lines", () => {
    const text = '{\n  "city": "guangzou",\n  "chineseShare": 101,\n  "chineseShare": 1\n}';
    try {
      parseProfile(rules, text);
      expect.unreachable();
    } catch (error) {
      const problems = error instanceof InputError ? error.problems : [];
      expect(problems.map(({ path, code, nearest, line }) => [path, code, nearest, line])).toEqual([
        ["chineseShare", "duplicate-key", null, 4],
        ["city", "unknown-choice", "guangzhou", 2],
      ]);
    }
  });

  it("refuses a number that was rounded before it came, at any depth", () => {
    const holders = [{ name: "Invented", share: 67.5 }];
    const given = { chineseShare: 67, investors: [{ name: "Invented Group", share: "100", holders }] };
    expect(problemsOf(() => parseProfile(rules, given as unknown as ProfileAnswers))).toEqual([
      ["chineseShare", "wrong-value", "67"],
      ["investors[0].holders[0].share", "wrong-value", "67.5"],
    ]);
  });

  it("refuses what has no place in JSON, and takes undefined as not answered", () => {
    const given = {
      city: undefined,
      activities: [undefined],
      name: new Date(0),
      chineseShare: 1n,
      floorAreaMethods: new Map(),
    };
    const paths = problemsOf(() => parseProfile(rules, given as unknown as ProfileAnswers)).map(
      ([path]) => path,
    );
    expect(paths).toEqual(["activities[0]", "name", "chineseShare", "floorAreaMethods"]);
    expect(JSON.stringify(parseProfile(rules, { city: undefined }))).toBe("{}");
  });

  it("refuses a hole in a list, behind which nothing may be lost", () => {
    const activities: string[] = [];
    activities[1] = "social-survey";
    expect(problemsOf(() => parseProfile(rules, { activities }))).toEqual([
      ["activities[0]", "wrong-value", "undefined"],
    ]);
  });

  it.each([
    [null, "null"],
    [20240630, "20240630"],
  ])("refuses %j for a day, as programs without a compiler hand it over", (day, found) => {
    const profile = parseProfile(rules, SURVEY);
    const given = JSON.parse(JSON.stringify({ asOf: day }));
    expect(problemsOf(() => nextQuestion(rules, profile, given))).toEqual([["asOf", "wrong-value", found]]);
  });

  it("refuses answers that hold themselves", () => {
    const holders: unknown[] = [];
    holders.push({ name: "Invented", holders });
    expect(problemsOf(() => parseProfile(rules, { investors: holders } as ProfileAnswers))).toEqual([
      ["", "too-deep", "…"],
    ]);
  });

  it("refuses days, facts and provisions that there are none of, with the nearest", () => {
    const profile = parseProfile(rules, SURVEY);
    const provisions = ["gz-2022-212/1-12"];
    expect(problemsOf(() => nextQuestion(rules, profile, { asOf: "2024-02-30" }))).toEqual([
      ["asOf", "wrong-value", "2024-02-30"],
    ]);
    expect(problemsOf(() => advise(rules, profile, provisions, { keep: ["legalFrom"] }))).toEqual([
      ["keep", "unknown-key", "legalFrom"],
    ]);
    expect(problemsOf(() => advise(rules, profile, ["gz-2022-212/1-21x"], { asOf }))).toEqual([
      ["provisions", "unknown-key", "gz-2022-212/1-21x"],
    ]);
  });

  it("refuses a report that other rules made, and a comparison of other answers", async () => {
    const [profile, other] = [
      parseProfile(rules, SURVEY),
      parseProfile(rules, { ...SURVEY, city: "chengdu" }),
    ];
    const report = await evaluate(rules, profile, { asOf });
    const elsewhere = { ...report, rules: { ...report.rules, sha256: "0".repeat(64) } };
    expect(() => renderText(rules, elsewhere, { language: "en" })).toThrow(/was made by the rules 0{64}/);
    const comparison = await compare(rules, other, { asOf });
    expect(() => renderHtml(rules, report, comparison, { language: "en" })).toThrow(
      /not of the same answers/,
    );
  });

  it("names the folders of rules that are not there", () => {
    const folder = mkdtempSync(join(tmpdir(), "zhunru-library-"));
    try {
      loadRules({ folder });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(RulesError);
      expect((error as RulesError).faults.map(({ file }) => file)).toEqual([
        join(folder, "rules"),
        join(folder, "seeds/documents"),
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("takes no rules or profiles but its own, and reads a profile anew by other rules", async () => {
    expect(() => parseProfile({ ...rules }, {})).toThrow(TypeError);
    const lookalike = { asOf: null, toJSON: () => ({}) };
    await expect(evaluate(rules, lookalike)).rejects.toThrow(TypeError);
    const again = loadRules({ folder: ROOT });
    const report = await evaluate(again, parseProfile(rules, SURVEY), { asOf });
    expect(renderJson(report)).toBe(renderJson(await evaluate(rules, parseProfile(rules, SURVEY), { asOf })));
  });
});
