import { beforeAll, describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/language/language.ts";
import codes from "../../src/report/codes.json" with { type: "json" };
import compareWords from "../../src/report/compare/words.json" with { type: "json" };
import { headline } from "../../src/report/finding-text.ts";
import { leavesOf } from "../../src/rules/condition.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { wordingOn } from "../../src/rules/law-note.ts";
import { ROOT } from "../support/root.ts";
import { rulebook } from "../support/rulebook.ts";
import { asTold, reportsOnAllDays, type Told, withTaiwan } from "./all-reports.ts";

interface Forbidden {
  readonly name: string;
  readonly sentence: RegExp;
  /** Sentences that the pattern must find, so that it is known to look for what it is named after. */
  readonly such: readonly string[];
  /** The first day on which it would be wrong; always, where left out. */
  readonly from?: string;
}

/** Sentences that would be wrong in law, whatever the answers. */
const NEVER: readonly Forbidden[] = [
  {
    name: "the cap of 50% on domestic VPN is no national rule",
    sentence: /50 ?%[^.。;；]{0,40}(nationwide|nationally|throughout China|全国(适用|范围内))/i,
    such: ["A cap of 50% applies nationally.", "外资股比不超过50%，全国适用。"],
  },
  {
    name: "lifting the pilot's cap is not 100% allowed",
    sentence: /100 ?% (is |of foreign capital is )?(allowed|permitted)|(允许|可以?)(外资)?(持股)?100%/i,
    such: ["100% of foreign capital is allowed", "允许外资持股100%"],
  },
  {
    name: "the lawyers' new figure is unknown",
    sentence: /(lowered|reduced|eased) to (2|two) years|降(低)?(至|到|为)(2|两|二)年/i,
    such: ["lowered to two years", "降低为2年"],
  },
  {
    name: "the pilot does not end three years after the plan was written",
    sentence: /2025-12-2[89]|2025年12月2[89]日|2[89] December 2025/,
    such: ["until 2025-12-29", "至2025年12月28日", "29 December 2025"],
  },
  {
    name: "outbound tourism is not simply allowed",
    sentence:
      /outbound tourism (is|:) (allowed|permitted)|(可以|允许)(直接)?(经营|从事)出境旅游(业务)?[。，]/i,
    such: ["Outbound tourism is allowed", "可以经营出境旅游业务。"],
  },
  {
    name: "USD 200 million is not the only condition",
    sentence: /only condition|唯一(的)?条件/i,
    such: ["the only condition is", "唯一的条件"],
  },
  {
    name: "below USD 200 million an investment company is not ruled out",
    sentence:
      /investment compan(y|ies) (cannot|may not) be (set up|founded)|不(能|得|可以?)设立(外商)?投资性公司/i,
    such: ["An investment company cannot be set up", "不能设立投资性公司"],
  },
  {
    name: "a pilot is neither repealed nor plainly valid after its term",
    sentence: /the plan (was|is) repealed|方案已(经)?废止/i,
    such: ["the plan was repealed", "方案已废止"],
  },
  {
    name: "a social survey is not simply permitted",
    sentence:
      /(?<!foreign investment in )social surveys? (is|are) (permitted|allowed)[.;,]|允许外商?(从事|开展)社会调查[。，；]/i,
    such: ["Social surveys are permitted.", "允许外商开展社会调查。"],
  },
  {
    name: "an adjustment for the six cities was found",
    from: "2024-07-11",
    sentence:
      /\b(no|none)\b[^.;:]{0,60}\b(adjustment|decision|exception)?[^.;:]{0,30}\bfor (Guangzhou|Chengdu)\b[^.;:]{0,30}\b(was|were|has been)? ?(found|known|made)|\b(no|none) for (Guangzhou|Chengdu)\b|(adjustment|decision) for (Guangzhou|Chengdu)( or (Guangzhou|Chengdu))? (was|were) not found|(未见|未发现|未查到|没有)[^。；，]{0,8}(广州|成都)[^。；，]{0,10}(调整|决定)/i,
    such: [
      "No adjustment for Guangzhou was found",
      "none for Guangzhou or Chengdu",
      "a decision for Guangzhou or Chengdu was not found",
      "未见针对广州、成都的调整",
      "未见广州、成都的决定",
    ],
  },
  {
    name: "an item that is repeated is not in force for that",
    sentence:
      /(repeated|restated|restates)[^.;]{0,80}\b(so|therefore|hence|thus|and is)\b[^.;]{0,30}\b(in force|valid|applies|extended)\b|重申[^。；]{0,24}(因此|因而|故|所以|从而|即)[^。；]{0,10}(有效|施行|适用|延期)|重申[^。；]{0,6}[，,]?(仍|继续)(有效|施行)/i,
    such: [
      "repeated, so in force",
      "It is restated in the work plan and therefore still applies",
      "已由工作方案重申，因此现行有效",
      "重申，仍有效",
    ],
  },
  {
    name: "Taiwan is no question that a text leaves open",
    sentence:
      /台湾[^。\n]{0,80}(没有说明|没有写明|文本未定|不能判断)|没有说明[^。\n]{0,40}台湾|Taiwan[^.\n]{0,80}(does not settle|cannot be told)/,
    such: [
      "企业情况：台湾地区；要求：外国；条文没有说明",
      "台湾地区的机构是否在内，文本未定",
      "yours: Taiwan region; bound: foreign; the text does not settle it",
    ],
  },
];

/** Words that would make an outcome sound like an approval. */
const APPROVAL = /\b(approved|passe[sd]|verified|allowed)\b|(?<!不等于)获准|可以设立|已验证/i;

let told: readonly Told[] = [];

beforeAll(async () => {
  told = await reportsOnAllDays();
}, 300_000);

describe("what must never be said", () => {
  it.each(NEVER)("$name", ({ sentence, such, from = "" }) => {
    expect(such.filter((one) => !sentence.test(one))).toEqual([]);
    const meant = told.filter(({ asOf }) => asOf >= from);
    expect(meant.length).toBeGreaterThan(100);
    expect(meant.flatMap(({ texts }) => texts.flatMap((text) => sentence.exec(text)?.[0] ?? []))).toEqual([]);
  });

  it("is in no rule, measure or item either, nor in a note as it is worded today", () => {
    const files = [...readDataFiles(ROOT)].flatMap(([path, bytes]) =>
      path.startsWith("rules/") && path !== "rules/law-notes.json"
        ? [Buffer.from(bytes).toString("utf8")]
        : [],
    );
    const notes = [...rulebook.lawNotes.values()].flatMap((note) => {
      const wording = wordingOn(note, "2026-11-21");
      return wording === null ? [] : [wording.text["zh-CN"], wording.text.en];
    });
    for (const { sentence } of NEVER)
      expect([...files, ...notes].flatMap((text) => sentence.exec(text)?.[0] ?? [])).toEqual([]);
  });

  it("an outcome sounds like no approval", () => {
    const outcomes = [
      ...Object.values(codes.outcomes).flatMap(({ short, words }) => [short, words]),
      ...Object.values(codes.results).map(({ words }) => words),
      ...Object.values(codes.statuses),
      ...Object.values(compareWords.standings),
    ].flatMap((words) => [words["zh-CN"], words.en]);
    const headlines = told.flatMap(({ views }) =>
      views.flatMap(({ language, view }) => [
        ...view.counts.map(({ text }) => text),
        ...view.findings.flatMap((finding) => [...finding.first, headline(finding, language)]),
      ]),
    );
    expect([...outcomes, ...headlines].filter((text) => APPROVAL.test(text))).toEqual([]);
  });

  it("no page but an official one is named", () => {
    const addresses = told.flatMap(({ texts }) =>
      texts.flatMap((text) => text.match(/https?:[^\s)；）]+/g) ?? []),
    );
    const hosts = new Set(addresses.map((address) => new URL(address.replaceAll("\\", "")).hostname));
    expect([...hosts].filter((host) => !/(^|\.)gov\.(cn|hk|mo)$/.test(host))).toEqual([]);
    expect(hosts.size).toBeGreaterThan(2);
  });
});

describe("what must be said", () => {
  it("the 15% rule is Chengdu's only", () => {
    const rules = rulebook.rules.filter((rule) =>
      leavesOf(rule.requires).some((leaf) => String(leaf.raw.value).startsWith("15 %")),
    );
    expect(rules.map((rule) => rule.id)).toEqual(["cd-2022-213/2-9"]);
  });

  it("equal preferences for donated elder care are Chengdu's only", () => {
    const rules = rulebook.rules.filter((rule) => rule.quote.includes("同等优惠政策"));
    expect(rules.map((rule) => rule.document)).toEqual(rules.map(() => "cd-2022-213"));
  });

  it("travel agencies and investment companies are never simply eligible, and say what else is needed", () => {
    const found = told.flatMap(({ report }) =>
      report.findings.filter(({ provision }) =>
        ["gz-2022-212/1-13", "cd-2022-213/1-16", "gz-2022-212/4-9", "cd-2022-213/4-15"].includes(provision),
      ),
    );
    expect(found.filter((finding) => finding.outcome === "conditional").length).toBeGreaterThan(3);
    for (const finding of found) {
      expect(finding.outcome).not.toBe("eligible");
      if (finding.outcome === "conditional")
        expect(finding.open.map((point) => point.kind)).toContain("other-rules");
    }
  });

  it("a social survey whose shares are met is told of the approval of each project, on every day", () => {
    const met = told.filter(({ report }) =>
      report.findings.some(
        ({ provision, outcome }) =>
          provision === "gz-2022-212/1-12" && ["eligible", "conditional"].includes(outcome),
      ),
    );
    expect(met.length).toBeGreaterThan(2);
    for (const { texts } of met)
      expect(
        texts.filter((text) => /Each foreign-related social survey|每个涉外社会调查项目/.test(text)),
      ).toHaveLength(LANGUAGES.length);
  });

  it("support is never a right: every rule on a 支持 sentence leaves something open", () => {
    const rules = rulebook.rules.filter((rule) => /^(支持|鼓励|探索)/.test(rule.quote));
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.filter((rule) => rule.open.length === 0).map((rule) => rule.id)).toEqual([]);
  });
});

it("of a body or a person of Taiwan nothing is said to be left open by the text", async () => {
  const profiles = withTaiwan();
  expect(profiles.length).toBeGreaterThan(20);
  const texts = (await Promise.all(profiles.map(({ profile, asOf }) => asTold(profile, asOf)))).flatMap(
    (one) => one.texts,
  );
  const taiwan = NEVER.find(({ name }) => name.startsWith("Taiwan"));
  expect(texts.flatMap((text) => taiwan?.sentence.exec(text)?.[0] ?? [])).toEqual([]);
  const besides = texts.flatMap((text) =>
    text
      .split("\n")
      .filter(
        (line) => /台湾|Taiwan|\bTW\b/.test(line) && /条文没有说明|the text does not settle it/.test(line),
      ),
  );
  expect(besides).toEqual([]);
});
