import { describe, expect, it } from "vitest";
import { InputError } from "../../src/input/problem.ts";
import { LANGUAGES } from "../../src/language/language.ts";
import { ORIGINS } from "../../src/profile/answer.ts";
import { viewComparison } from "../../src/report/compare/view.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { showAnswer } from "../../src/report/show-answer.ts";
import { renderText } from "../../src/report/text.ts";
import { viewReport } from "../../src/report/view.ts";
import { COUNTRIES, NATIONALITIES, nameOfCountry, PLACES } from "../../src/vocabulary/countries.ts";
import { core } from "../server/support.ts";
import { answering, findingOf, IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

const PROPER = {
  "zh-CN": ["中国香港", "中国澳门", "中国台湾"],
  en: ["Hong Kong, China", "Macao, China", "Taiwan, China"],
} as const;
const NAMED = { "zh-CN": /香港|澳门|台湾/, en: /Hong Kong|Maca[ou]|Taiwan/ } as const;
const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
const CODES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

describe.each(LANGUAGES)("the names of countries and places (%s)", (language) => {
  it("are proper, whatever the library calls them, for every code that it knows", () => {
    const library = new Intl.DisplayNames([language], { type: "region" });
    const known = CODES.filter((code) => library.of(code) !== code);
    expect(known.length).toBeGreaterThan(240);
    const named = known
      .map((code) => nameOfCountry(code, language))
      .filter((name) => NAMED[language].test(name));
    expect(named).toEqual(PROPER[language]);
  });

  it("tell all answers apart, and none is a code", () => {
    const names = COUNTRIES.map((code) => nameOfCountry(code, language));
    expect(new Set(names).size).toBe(COUNTRIES.length);
    expect(names.filter((name) => /^[A-Z]{2}$/.test(name))).toEqual([]);
  });

  it("are proper among the origins of holders, and in every list of choices", () => {
    const fact = rulebook.vocabulary.byId.get("investors");
    if (fact === undefined) throw new Error("there are no investors");
    const holders = ORIGINS.map((origin) => ({ name: origin, origin, share: "1/6" }));
    const answer = reader.fromText(JSON.stringify({ investors: holders })).get("investors") ?? null;
    for (const name of PROPER[language]) {
      expect(showAnswer(answer, fact, language).replace("另有1名", "")).toContain(name);
    }
    const ids = ["hong-kong", "macao", "taiwan"];
    const titles = rulebook.vocabulary.facts.flatMap(({ choices = [] }) =>
      choices.filter(({ id }) => ids.includes(id)).map(({ title }) => title[language]),
    );
    const residents = {
      "zh-CN": ["香港居民", "澳门居民", "台湾居民"],
      en: PROPER.en.map((name) => `resident of ${name}`),
    };
    expect(titles.filter((title) => ![...PROPER[language], ...residents[language]].includes(title))).toEqual(
      [],
    );
  });
});

describe("nationalities", () => {
  it("are those of the members of the United Nations and its two observers", () => {
    expect(NATIONALITIES.length).toBe(193 + 2);
    expect(PLACES).toEqual(["HK", "MO", "TW"]);
    for (const territory of ["AQ", "BV", "HM", "IM", "GI", "GG", "JE", "UM", "IO", "AX", "BM", "PR", "EH"]) {
      const read = () => reader.fromText(JSON.stringify({ legalRepresentativeNationality: territory }));
      expect(read, territory).toThrow(InputError);
    }
  });

  it.each(PLACES)("%s leaves a test of nationality unknown, and names the fact", async (place) => {
    const profile = { city: "guangzhou", activities: ["social-survey"], chineseShare: "67" };
    const given = { ...profile, legalRepresentativeNationality: place };
    const { outcome, requirements, missing } = await findingOf("gz-2022-212/1-12", given);
    expect([outcome, missing]).toEqual(["undetermined", ["legalRepresentativeNationality"]]);
    expect(requirements[1]).toMatchObject({ result: "unknown", reason: "text-unsettled", actual: place });
  });
});

describe("a place is never compared with China", () => {
  const SENTENCES = {
    HK: { "zh-CN": "法定代表人为香港居民", en: "the legal representative is a resident of Hong Kong, China" },
    MO: { "zh-CN": "法定代表人为澳门居民", en: "the legal representative is a resident of Macao, China" },
    TW: { "zh-CN": "法定代表人为台湾居民", en: "the legal representative is a resident of Taiwan, China" },
  } as const;
  const AUTHORITY = {
    "zh-CN": "：请按登记机关认可的身份证件填写，由登记机关认定",
    en: ": answer by the identity document that the registration authority accepts; that authority decides",
  } as const;

  it("and only a legal representative has a nationality, so that the sentence fits", () => {
    const ids = rulebook.vocabulary.facts.filter(({ type }) => type === "nationality").map(({ id }) => id);
    expect(ids).toEqual(["legalRepresentativeNationality"]);
  });

  it.each(PLACES as readonly (keyof typeof SENTENCES)[])("%s", async (place) => {
    const profile = reader.fromText(
      JSON.stringify({
        city: "guangzhou",
        activities: ["social-survey"],
        chineseShare: "1",
        legalRepresentativeNationality: place,
      }),
    );
    const report = await answering.report(profile, IN_FORCE);
    const comparison = await core.compare(profile, IN_FORCE);
    for (const language of LANGUAGES) {
      const sentence = SENTENCES[place][language] + AUTHORITY[language];
      const view = viewReport(report, rulebook, language, false);
      const [requirement] = view.findings[0]?.requirements.slice(1) ?? [];
      expect(requirement?.measures).toEqual([sentence]);
      expect(view.findings[0]?.changes.join()).toContain(sentence);
      const cities = viewComparison(comparison, rulebook.vocabulary, language);
      const texts = [
        renderText(view, { language, width: 200, colour: false }, true),
        renderMarkdown(view, language),
        JSON.stringify(cities),
      ];
      for (const text of texts) {
        expect(text).toContain(sentence);
        expect(text).not.toMatch(
          new RegExp(`\\b${place}\\b|(要求|改为|bound|to)[:：]? ?“?(CN|China|中国)[”（( ]`),
        );
      }
    }
  });
});
