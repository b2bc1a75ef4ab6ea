import { createHash } from "node:crypto";
import { FACTS, ITEMS, MANIFEST, RULE, smallRulebook, type Texts } from "./small-rulebook.ts";

export const OTHER_ITEMS = "rules/demo-two/items.json";
export const OTHER_RULE = "rules/demo-two/1.json";
export const OTHER_DOCUMENT = "rules/demo-two/document.json";
export const ACCEPTED = "rules/accepted-pairs.json";
export const OPPORTUNITIES = "rules/opportunities.json";

const words = (chinese: string, english: string) => ({ "zh-CN": chinese, en: english });

/** What a JSON file holds. */
// biome-ignore lint/suspicious/noExplicitAny: a test reaches into data whose shape it knows
type Data = any;

/** The texts with one JSON file changed. */
export function edited(texts: Texts, path: string, edit: (data: Data) => unknown): Texts {
  const data = JSON.parse(texts.get(path) ?? "null");
  const result = edit(data);
  return new Map([...texts, [path, `${JSON.stringify(result ?? data, null, 2)}\n`]]);
}

const TEXT = "允许在成都市投资社会调查的外商，中方股比不低于67%。\n奖励首店。\n";
const QUOTE = "允许在成都市投资社会调查的外商，中方股比不低于67%。";

/**
 * A rulebook of two cities without a fault: each has a document with an item on surveys, of the same words but for
 * the city, and a rule that tests it in the same way; the second also has a measure for those who do surveys.
 */
export function twoCities(): Texts {
  let texts: Texts = smallRulebook();
  const inGuangzhou = QUOTE.replace("成都", "广州");
  const first = `一、要求\n1 ${inGuangzhou.slice(0, 10)}\n第2页\n${inGuangzhou.slice(10)}\n2 推进公共服务。\n3 支持企业。\n`;
  const at = (text: string, piece: string): [number, number] => [
    text.indexOf(piece),
    text.indexOf(piece) + piece.length,
  ];
  texts = new Map([...texts, ["seeds/documents/demo.txt", first], ["seeds/documents/demo-two.txt", TEXT]]);
  texts = edited(texts, FACTS, (data) => {
    data.facts.unshift({
      ...data.facts[1],
      id: "city",
      type: "choice",
      title: words("城市", "City"),
      question: words("在哪里？", "Where?"),
      choices: [
        { id: "guangzhou", title: words("广州市", "Guangzhou"), synonyms: { "zh-CN": ["广州"], en: [] } },
        { id: "chengdu", title: words("成都市", "Chengdu"), synonyms: { "zh-CN": ["成都"], en: [] } },
      ],
    });
  });
  texts = edited(texts, ITEMS, (data) => {
    const [one, two, three] = data.items;
    Object.assign(one, {
      quote: inGuangzhou,
      ranges: [at(first, inGuangzhou.slice(0, 10)), at(first, inGuangzhou.slice(10))],
    });
    two.ranges = [at(first, "推进公共服务。")];
    three.ranges = [at(first, "支持企业。")];
    for (const piece of data.furniture) {
      const start = piece.text === "第2页" ? first.indexOf("第2页") : first.indexOf(`${piece.text} `);
      piece.ranges = [[start, start + piece.text.length]];
    }
  });
  const rule = JSON.parse(texts.get(RULE) ?? "");
  const inCity = (city: string) => ({
    all: [{ fact: "city", operator: "is", value: city }, ...rule.applies.all],
  });
  const examplesIn = (city: string) =>
    rule.examples.map((example: Data) => ({ ...example, profile: { city, ...example.profile } }));
  const ruleOf = (id: string, city: string, quote: string) => ({
    ...rule,
    id: `${id}/1`,
    item: `${id}/1`,
    quote,
    applies: inCity(city),
    examples: examplesIn(city),
  });
  const item = JSON.parse(texts.get(ITEMS) ?? "").items[0];
  const put = (path: string, data: unknown): void => {
    texts = new Map([...texts, [path, `${JSON.stringify(data, null, 2)}\n`]]);
  };
  put(RULE, ruleOf("demo", "guangzhou", inGuangzhou));
  put(OTHER_RULE, ruleOf("demo-two", "chengdu", QUOTE));
  put(OTHER_ITEMS, {
    $schema: "../items.schema.json",
    document: "demo-two",
    items: [
      { ...item, id: "demo-two/1", quote: QUOTE, ranges: [at(TEXT, QUOTE)] },
      {
        ...item,
        id: "demo-two/2",
        class: "opportunity",
        quote: "奖励首店。",
        translation: "Reward first shops.",
        ranges: [at(TEXT, "奖励首店。")],
      },
    ],
    headings: [],
    leads: [],
    furniture: [],
  });
  put(OTHER_DOCUMENT, {
    ...JSON.parse(texts.get("rules/demo/document.json") ?? ""),
    id: "demo-two",
    city: "chengdu",
  });
  put(OPPORTUNITIES, [{ item: "demo-two/2", cities: ["chengdu"], activities: ["survey"], applicants: null }]);
  put(ACCEPTED, []);
  return edited(texts, MANIFEST, (data) => {
    const [entry] = data.documents;
    const hash = (text: string) => createHash("sha256").update(text).digest("hex");
    data.documents = [
      { ...entry, sha256: hash(first) },
      {
        ...entry,
        id: "demo-two",
        title: words("另一方案", "Another plan"),
        file: "demo-two.txt",
        sha256: hash(TEXT),
      },
    ];
  });
}
