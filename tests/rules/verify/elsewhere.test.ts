import { describe, expect, test } from "vitest";
import { faultsOf } from "./faults.ts";
import { smallRulebook, type Texts } from "./small-rulebook.ts";

const FILE = "rules/elsewhere.json";
const words = (chinese: string, english: string) => ({ "zh-CN": chinese, en: english });

const list = {
  id: "see-list",
  kind: "national-list",
  checked: "not-checked",
  officialTextRead: false,
  foreignInvestorsOnly: true,
  text: words("请查清单。", "See the list."),
};
const survey = {
  id: "survey-law",
  kind: "sector-law",
  from: "2024-01-01",
  until: "2024-12-31",
  checked: "2+",
  officialTextRead: true,
  foreignInvestorsOnly: false,
  lawNote: "licence",
  text: words("另须许可。", "A licence is needed too."),
};
const sound = {
  statements: [survey, list],
  lists: ["see-list"],
  activities: {
    survey: { statements: ["survey-law"], seeLists: true, ask: { text: words("请咨询。", "Ask.") } },
  },
};

function faultsWith(data: unknown): string {
  const texts: Texts = new Map([...smallRulebook(), [FILE, `${JSON.stringify(data, null, 2)}\n`]]);
  return faultsOf(texts).join("\n");
}

const withSurvey = (more: object) => ({ ...sound, statements: [{ ...survey, ...more }, list] });

describe("what governs an activity elsewhere", () => {
  test("has no fault where everything named is known, used and dated", () => {
    expect(faultsWith(sound)).toBe("");
  });

  test("is told of every activity, and of no other", () => {
    expect(faultsWith({ ...sound, activities: {} })).toMatch(/nothing says what else governs .* survey/);
    const { survey: own } = sound.activities;
    const other = { ...sound, activities: { survey: own, surveys: own } };
    expect(faultsWith(other)).toMatch(/activities has no choice surveys.*survey/);
    const empty = {
      ...sound,
      statements: [list],
      activities: { survey: { statements: [], ask: own.ask } },
    };
    expect(faultsWith(empty)).toMatch(/neither a statement nor what was not looked at/);
  });

  test("names statements that are there, each once, and law notes that are there", () => {
    expect(faultsWith({ ...sound, statements: [list] })).toMatch(/there is no statement survey-law/);
    expect(faultsWith({ ...sound, lists: [] })).toMatch(/no activity names the statement see-list/);
    expect(faultsWith({ ...sound, statements: [survey, survey, list] })).toMatch(/stands here twice/);
    expect(faultsWith(withSurvey({ lawNote: "licences" }))).toMatch(/there is no law note licences/);
  });

  test("ends no day before it begins, and says where one looked for what was not found", () => {
    expect(faultsWith(withSurvey({ until: "2023-12-31" }))).toMatch(/ends \(until\) before it begins/);
    const text = words("续期未见。", "A renewal was not found.");
    expect(faultsWith(withSurvey({ text }))).toMatch(/needs searched/);
    const searched = { in: ["press"], to: "2026-11-21" };
    expect(faultsWith(withSurvey({ text, searched }))).toBe("");
    expect(faultsWith(withSurvey({ searched }))).toMatch(/needs searched/);
  });
});
