import { expect, test } from "vitest";
import { sentenceOf } from "../../../src/report/rules/sentence.ts";
import { typeCondition } from "../../../src/rules/condition.ts";
import type { RuleFault } from "../../../src/rules/fault.ts";
import type { RawCondition } from "../../../src/rules/condition-schema.ts";
import { vocabularySchema } from "../../../src/rules/vocabulary-schema.ts";
import { createVocabulary } from "../../../src/vocabulary/vocabulary.ts";

const words = (chinese: string, english: string) => ({ "zh-CN": chinese, en: english });

const fact = (id: string, type: string, title: object, more: object = {}) => ({
  id,
  subject: "plan",
  type,
  title,
  question: words("？", "?"),
  help: words("说明", "help"),
  whoKnows: words("公司", "the company"),
  inCompanyHands: false,
  ...more,
});

const choices = [
  { id: "survey", title: words("社会调查", "social surveys") },
  { id: "films", title: words("电影", "films") },
];

const vocabulary = createVocabulary(
  vocabularySchema.parse({
    subjects: [{ id: "plan", title: words("计划", "Plan") }],
    facts: [
      fact("activities", "choices", words("业务", "Activities"), { choices }),
      fact("chineseShare", "share", words("中方股比", "Chinese share")),
      fact("added", "area", words("新增面积", "Added area")),
      fact("original", "area", words("原面积", "Original area")),
      fact("isListed", "yes-no", words("上市公司", "Listed")),
      fact("theme", "choice", words("题材", "Theme"), { choices }),
      fact("approvedOn", "date", words("批准日期", "Day of approval")),
    ],
  }),
);

function sentences(raw: RawCondition): string[] {
  const faults: RuleFault[] = [];
  const condition = typeCondition(raw, "", vocabulary, faults);
  expect(faults).toEqual([]);
  return [sentenceOf(condition, vocabulary, "zh-CN"), sentenceOf(condition, vocabulary, "en")];
}

test.each<[RawCondition, string, string]>([
  [
    { fact: "chineseShare", operator: "atLeast", value: "67 %" },
    "中方股比不低于67%",
    "“Chinese share” is at least 67%",
  ],
  [
    { fact: "activities", operator: "includes", value: "survey" },
    "业务包括社会调查",
    "“Activities” includes social surveys",
  ],
  [
    { fact: "activities", operator: "includes", value: ["survey", "films"] },
    "业务包括社会调查、电影中的至少一项",
    "“Activities” includes at least one of social surveys, films",
  ],
  [
    { fact: "activities", operator: "excludes", value: "survey" },
    "业务不包括社会调查",
    "“Activities” does not include social surveys",
  ],
  [
    { fact: "activities", operator: "excludes", value: ["survey", "films"] },
    "业务不包括社会调查、电影中的任何一项",
    "“Activities” includes none of social surveys, films",
  ],
  [
    { fact: "theme", operator: "is", value: "survey", unsettledFor: ["films"] },
    "题材为社会调查（电影是否符合，条文未定）",
    "“Theme” is social surveys (for films the text leaves it open)",
  ],
  [
    { fact: "added", operator: "atMost", value: "15 % of original" },
    "新增面积不超过原面积的15%",
    "“Added area” is at most 15% of “Original area”",
  ],
  [{ fact: "isListed", operator: "is", value: false }, "“上市公司”答“否”", "“Listed” is answered no"],
  [
    { fact: "approvedOn", operator: "atMost", value: "2025-12-31" },
    "批准日期不晚于2025-12-31",
    "“Day of approval” is not after 2025-12-31",
  ],
  [
    { fact: "isListed", operator: "orUnsettled:is", value: true },
    "“上市公司”答“是”（否则条文未定）",
    "“Listed” is answered yes (otherwise the text leaves it open)",
  ],
  [
    {
      all: [
        { fact: "isListed", operator: "is", value: true },
        {
          any: [
            { fact: "chineseShare", operator: "moreThan", value: "50 %" },
            { not: { fact: "activities", operator: "includes", value: "films" } },
          ],
        },
      ],
    },
    "“上市公司”答“是”，且（中方股比超过50%，或者并非（业务包括电影））",
    "“Listed” is answered yes, and (“Chinese share” is more than 50%, or it is not so that (“Activities” includes films))",
  ],
])("%j", (raw, chinese, english) => {
  expect(sentences(raw)).toEqual([chinese, english]);
});
