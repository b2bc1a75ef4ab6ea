import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import glossary from "../../rules/glossary.json" with { type: "json" };
import { departuresFrom, glossarySchema } from "../../src/rules/glossary.ts";
import { pairsOf } from "../../src/rules/verify/terms.ts";
import { ROOT } from "../support/root.ts";

interface Placed {
  readonly file: string;
  readonly place: string;
  readonly chinese: unknown;
  readonly english: unknown;
}

/** Every file of words for people beside the rules' data. */
const FILES = ["src", "web"].flatMap((room) =>
  readdirSync(ROOT + room, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json"))
    .map((path) => `${room}/${path.replaceAll("\\", "/")}`)
    .sort(),
);

function read(file: string): unknown {
  return JSON.parse(readFileSync(ROOT + file, "utf8"));
}

function isText(text: unknown): boolean {
  return typeof text === "string" || (Array.isArray(text) && text.every((one) => typeof one === "string"));
}

/** Every object that holds a text in at least one of the two languages. */
function messagesOf(file: string, value: unknown = read(file), place = ""): Placed[] {
  if (typeof value !== "object" || value === null) return [];
  const { "zh-CN": chinese, en: english } = value as Readonly<Record<string, unknown>>;
  const own = isText(chinese) || isText(english) ? [{ file, place, chinese, english }] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, one]) =>
      messagesOf(file, one, place === "" ? key : `${place}.${key}`),
    ),
  ];
}

/**
 * Places are counted in other ways in each language, a Chinese sentence names the list where English says it, and the
 * names of examples are English.
 */
const NAMED_OTHERWISE = [
  "src/evaluate/leads.json: unconfirmed",
  "src/report/rules/words.json: example",
  "src/report/rules/words.json: exampleOn",
  "src/report/words.json: tablePlace",
  "src/report/words.json: itemPlace",
  "src/report/words.json: pointPlace",
  "src/report/words.json: sentencePlace",
];

/** Words that would make an outcome sound like an approval, where they are said of something else or forbidden. */
const SAID_OF_OTHERS = [
  "src/report/ahead/words.json: years",
  "src/report/rules/words.json: verifyCounts",
  "src/rules/faults.json: group-empty",
  "src/server/lists/words.json: gone",
  "src/server/mcp/words.json: prompts.explain_to_a_client.text",
];

const MESSAGES = FILES.flatMap((file) => messagesOf(file));
const at = ({ file, place }: Placed): string => `${file}: ${place}`;

describe("the program's own words", () => {
  it("are many, and each message has both languages", () => {
    expect(MESSAGES.length).toBeGreaterThan(1000);
    expect(MESSAGES.filter(({ chinese, english }) => !isText(chinese) || !isText(english)).map(at)).toEqual(
      [],
    );
  });

  it("are Chinese in Chinese wherever the English has words", () => {
    const alike = MESSAGES.filter(
      ({ chinese, english }) =>
        chinese === english && /\p{L}{4}/u.test(String(english).replace(/\{\w+\}|null/g, "")),
    );
    expect(alike.map(at)).toEqual([]);
  });

  it("name the same values in both languages", () => {
    const valuesOf = (text: unknown): string[] =>
      [...new Set(String(text).match(/\{\w+\}/g) ?? [])].filter((name) => name !== "{translation}").sort();
    const differing = MESSAGES.filter(
      (one) =>
        !NAMED_OTHERWISE.includes(at(one)) && valuesOf(one.chinese).join() !== valuesOf(one.english).join(),
    );
    expect(differing.map((one) => `${at(one)}: ${valuesOf(one.chinese)} | ${valuesOf(one.english)}`)).toEqual(
      [],
    );
  });

  it("keep to the glossary", () => {
    const terms = glossarySchema.parse(glossary);
    const departures = FILES.flatMap((file) =>
      pairsOf(read(file), []).flatMap(({ place, ...pair }) =>
        departuresFrom(terms, pair).map(
          ({ term, forbidden }) =>
            `${file}: ${place}: ${term["zh-CN"]} is ${term.en.join(" / ")}, not ${forbidden}`,
        ),
      ),
    );
    expect(departures).toEqual([]);
  });

  it("say 回答 for an answer, and never 答案", () => {
    const facts = messagesOf("rules/facts.json");
    expect(facts.length).toBeGreaterThan(100);
    expect([...MESSAGES, ...facts].filter(({ chinese }) => String(chinese).includes("答案")).map(at)).toEqual(
      [],
    );
    const papers = readdirSync(`${ROOT}docs`).filter((file) => file.endsWith(".zh-CN.md"));
    for (const file of ["README.zh-CN.md", ...papers.map((paper) => `docs/${paper}`)])
      expect(`${file}: ${readFileSync(ROOT + file, "utf8")}`).not.toContain("答案");
  });

  it("never sound like an approval", () => {
    const approval = /\b(approved|passe[sd]|verified|allowed)\b|(?<!不等于)获准|可以设立|已验证/i;
    const said = MESSAGES.filter((one) =>
      [one.chinese, one.english].some((text) => approval.test(String(text).replace(/\{\w+\}/g, ""))),
    );
    expect(said.map(at).filter((place) => SAID_OF_OTHERS.includes(place))).toEqual(SAID_OF_OTHERS);
    expect(
      said
        .filter((one) => !SAID_OF_OTHERS.includes(at(one)))
        .map((one) => `${at(one)}: ${one.english} | ${one.chinese}`),
    ).toEqual([]);
  });
});

describe("the Chinese reader's papers", () => {
  it.each([
    "README",
    "docs/MANUAL",
    "docs/OPERATIONS",
    "docs/RULE-AUTHORS",
    "docs/DECISION-SERVICE",
  ])("%s stands in both languages, each naming the other, with the same parts", (name) => {
    const [english, chinese] = [`${name}.md`, `${name}.zh-CN.md`].map((file) =>
      readFileSync(ROOT + file, "utf8"),
    );
    const base = name.replace("docs/", "");
    expect(english).toContain(`${base}.zh-CN.md`);
    expect(chinese).toContain(`${base}.md`);
    const partsOf = (text = ""): number => text.match(/^## /gm)?.length ?? 0;
    expect(partsOf(chinese)).toBe(partsOf(english));
    expect(chinese).toMatch(/\p{Script=Han}{10}/u);
  });
});
