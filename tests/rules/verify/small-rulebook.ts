import { createHash } from "node:crypto";
import type { DataFiles } from "../../../src/rules/files.ts";
import { createJsonSchemas } from "../../../src/rules/json-schemas.ts";

/** The texts of data files by path; a test changes one of them and looks at the faults. */
export type Texts = ReadonlyMap<string, string>;

export const DOCUMENT = "seeds/documents/demo.txt";
export const MANIFEST = "seeds/documents/manifest.json";
export const FACTS = "rules/facts.json";
export const ITEMS = "rules/demo/items.json";
export const RULE = "rules/demo/1.json";
export const LAW_NOTES = "rules/law-notes.json";

const TEXT =
  "一、要求\n1 允许外商投资社会调查，中方股\n第2页\n比不低于67%。\n2 推进公共服务。\n3 支持企业。\n";

const TRANSLATION = "Surveys are permitted with a Chinese share of not less than 67%.";

const words = (chinese: string, english: string) => ({ "zh-CN": chinese, en: english });

/** The range of a piece of the text, from the first place where it stands. */
function rangeOf(piece: string): [number, number] {
  const start = TEXT.indexOf(piece);
  return [start, start + piece.length];
}

/** The range of the one character before a piece of the text. */
function numberBefore(piece: string): [number, number] {
  const [start] = rangeOf(piece);
  return [start - 1, start];
}

const item = (id: string, kind: string, quote: string, translation: string, ranges: [number, number][]) => ({
  id: `demo/${id}`,
  class: kind,
  reason: words("理由", "reason"),
  title: words(`条款${id}`, `item ${id}`),
  addressee: words("企业", "companies"),
  quote,
  translation,
  ranges,
});

const fact = (id: string, type: string, name: string, more: object = {}) => ({
  id,
  subject: "plan",
  type,
  title: words(`事实${name}`, `Fact ${name}`),
  question: words(`问题${name}？`, `Question ${name}?`),
  help: words("说明", "help"),
  whoKnows: words("公司", "the company"),
  inCompanyHands: false,
  ...more,
});

const choice = (id: string) => ({ id, title: words(`选项${id}`, id), synonyms: { "zh-CN": [], en: [] } });

const example = (name: string, share: string | null, outcome: string, more: object = {}) => ({
  name,
  profile: { activities: ["survey"], ...(share === null ? {} : { chineseShare: share }), ...more },
  outcome,
});

const data: Readonly<Record<string, unknown>> = {
  [FACTS]: {
    $schema: "./facts.schema.json",
    subjects: [{ id: "plan", title: words("计划", "Plan") }],
    facts: [
      fact("activities", "choices", "甲", { choices: [choice("survey")] }),
      fact("chineseShare", "share", "乙"),
    ],
  },
  [LAW_NOTES]: [
    {
      id: "licence",
      topic: words("许可", "Licence"),
      text: words("另须许可。", "A licence is needed too."),
      instrument: words("《示例法》", "Sample Law"),
      number: null,
      confidence: "1",
    },
  ],
  "rules/opportunities.json": [],
  "rules/glyphs.json": { glyphs: [] },
  "rules/version.json": { version: "2026-01-01" },
  "rules/demo/document.json": {
    $schema: "../document.schema.json",
    id: "demo",
    city: "guangzhou",
    examplesAsOf: "2024-06-30",
    checkedTo: "2026-11-21",
    status: [{ from: "2023-01-01", status: "in-force", note: null }],
  },
  [ITEMS]: {
    $schema: "../items.schema.json",
    document: "demo",
    numbered: [3],
    items: [
      item("1", "eligibility", "允许外商投资社会调查，中方股比不低于67%。", TRANSLATION, [
        rangeOf("允许外商投资社会调查，中方股"),
        rangeOf("比不低于67%。"),
      ]),
      {
        ...item("2", "government", "推进公共服务。", "Advance public services.", [rangeOf("推进公共服务。")]),
        like: ["demo/3"],
      },
      {
        ...item("3", "government", "支持企业。", "Support enterprises.", [rangeOf("支持企业。")]),
        like: ["demo/2"],
      },
    ],
    headings: [{ text: "一、要求", ranges: [rangeOf("一、要求")] }],
    leads: [],
    furniture: [
      { kind: "item-number", text: "1", ranges: [numberBefore(" 允许")] },
      { kind: "page-number", text: "第2页", ranges: [rangeOf("第2页")] },
      { kind: "item-number", text: "2", ranges: [numberBefore(" 推进")] },
      { kind: "item-number", text: "3", ranges: [numberBefore(" 支持")] },
    ],
  },
};

const rule = {
  $schema: "../rule.schema.json",
  id: "demo/1",
  item: "demo/1",
  title: words("条款1", "item 1"),
  quote: "允许外商投资社会调查，中方股比不低于67%。",
  translation: TRANSLATION,
  applies: { all: [{ fact: "activities", operator: "includes", value: "survey" }] },
  requires: { all: [{ name: "chinese-share", fact: "chineseShare", operator: "atLeast", value: "67 %" }] },
  requirements: {
    "chinese-share": {
      label: words("中方股比", "Chinese share"),
      quote: "中方股比不低于67%",
      translation: "a Chinese share of not less than 67%",
    },
  },
  open: [],
  readings: [],
  lawNotes: ["licence"],
  examples: [
    example("below", "66.999999", "ineligible"),
    example("at", "67", "eligible"),
    example("above", "67.000001", "eligible"),
    example("unknown", null, "undetermined"),
    example("another activity", "67", "not-applicable", { activities: [] }),
  ],
};

/** A rulebook of one short document without a fault. */
export function smallRulebook(): Texts {
  const manifest = {
    documents: [
      {
        id: "demo",
        title: words("示例方案", "Sample plan"),
        shortTitle: words("示例", "Sample"),
        number: "示例〔2022〕1号",
        issuer: words("示例机关", "Sample authority"),
        level: "municipal-measure",
        file: "demo.txt",
        sha256: createHash("sha256").update(TEXT).digest("hex"),
        part: null,
        written: "2023-01-01",
        published: null,
        term: null,
        note: null,
      },
    ],
  };
  return new Map<string, string>([
    [DOCUMENT, TEXT],
    ...Object.entries({ ...data, [RULE]: rule, [MANIFEST]: manifest }).map(
      ([path, value]): [string, string] => [path, `${JSON.stringify(value, null, 2)}\n`],
    ),
    ...[...createJsonSchemas()].map(([path, schema]): [string, string] => [path, JSON.stringify(schema)]),
  ]);
}

/** The texts with one piece of one file replaced; the piece must be there. */
export function replaced(texts: Texts, path: string, from: string, to: string): Texts {
  const text = texts.get(path);
  if (text === undefined || !text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  return new Map([...texts, [path, text.replace(from, () => to)]]);
}

/** The texts as the program reads files. */
export function asFiles(texts: Texts): DataFiles {
  return new Map(
    [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => [path, Buffer.from(text)]),
  );
}
