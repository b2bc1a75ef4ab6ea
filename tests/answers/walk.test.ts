import { describe, expect, it } from "vitest";
import { answerSchema, basisSchema, HEADLINE_PARTS, type ReportAnswer } from "../../src/contract/answers.ts";
import { LANGUAGES, type Words } from "../../src/language/language.ts";
import codes from "../../src/report/codes.json" with { type: "json" };
import { OUTCOMES } from "../../src/rules/rule-schema.ts";
import { walk } from "./walk.ts";

/** Words that would make an outcome sound like an approval, and places that were left empty. */
const NEVER = {
  en: /\b(approved|(?<!assessment |not |required: )passe[sd]|verified|allowed|you may now|is permitted)\b|\{\w+\}|undefined|\bnull\b|\bNaN\b|\(\)|\s\s|: *\.|\.\.(?!\.)|“”|%%/i,
  "zh-CN": /(?<!不等于)获准|可以设立|已验证|\{\w+\}|undefined|null|\bNaN\b|（）|。。|：。|“”|%%/,
} as const;

/** Texts read already: most are said of many cases, and one reading is enough. */
const read = new Set<string>();

/** What is wrong with a text for people; empty where nothing is, and where it was read before. */
function wrongWith(text: Words, where: string): string[] {
  return LANGUAGES.flatMap((language) => {
    const said = text[language];
    if (read.has(said)) return [];
    read.add(said);
    const found = NEVER[language].exec(said);
    return [
      ...(found === null ? [] : [`“${found[0]}”`]),
      ...(/[.。?？!！]["”）)]?$|[。？]（[^（）]*）$|[。？]（[^（）]*）（[^（）]*）$/.test(said)
        ? []
        : ["no stop"]),
      ...(language === "zh-CN" && /[a-z]{4,} [a-z]{2,} [a-z]{2,}/i.test(withoutNames(said))
        ? ["English"]
        : []),
      ...(language === "en" && /^[a-z]/.test(said) ? ["no capital"] : []),
      ...(/need|figure|count/.test(where) &&
      said
        .replace(/（来源：[^）]*）|\(Source: [^)]*\)/g, "")
        .split(/(?<=[.。?？;；])\s*/)
        .some((one) => (one.match(/[:：]/g) ?? []).length > 1)
        ? ["two colons"]
        : []),
    ].map((fault) => `${where} (${language}): ${fault} in: ${said}`);
  });
}

/** Without what the company's own answers say. */
function withoutNames(text: string): string {
  return text.replaceAll(/[A-Z][\w-]*( [A-Z][\w-]*)+/g, "");
}

function faultsOf(answer: ReportAnswer, where: string): string[] {
  const isAbout = answer.verdict !== "not-applicable";
  const kinds = answer.parts.map(({ kind }) => kind);
  const order = kinds.map((kind) => HEADLINE_PARTS.indexOf(kind));
  const texts = answer.needs.map(({ text }) => text.en);
  const amiss: readonly (readonly [isAmiss: boolean, what: string])[] = [
    [order.some((place, index) => place <= (order[index - 1] ?? -1)), "parts out of order"],
    [new Set(texts).size !== texts.length, "a need said twice"],
    [!isAbout && answer.needs.length > 0, "needs where nothing applies"],
    [
      isAbout !== (answer.elsewhere === undefined),
      "points on where something applies, or not where nothing does",
    ],
    [!isAbout && answer.elsewhere?.at(-1)?.kind !== "ask", "says not whom to ask"],
  ];
  return [
    ...lackedBy(answer, isAbout).map((what) => `${where}: lacks ${what}: ${answer.headline.en}`),
    ...amiss.flatMap(([isAmiss, what]) => (isAmiss ? [`${where}: ${what}`] : [])),
    ...answer.parts.flatMap(({ kind, text }) => wrongWith(text, `${where} ${kind}`)),
    ...answer.needs.flatMap(({ kind, text }) => wrongWith(text, `${where} need ${kind}`)),
    ...(answer.elsewhere ?? []).flatMap(({ kind, text }) => wrongWith(text, `${where} elsewhere ${kind}`)),
  ];
}

/** What an answer must have and has not; most only where a rule is about the company. */
function lackedBy(answer: ReportAnswer, isAbout: boolean): string[] {
  const kinds = answer.parts.map(({ kind }) => kind);
  const has = (kind: (typeof kinds)[number]): boolean => kinds.includes(kind);
  const said = codes.outcomes[answer.verdict].words;
  const verdict = answer.parts.find(({ kind }) => kind === "verdict")?.text;
  const isWhole = LANGUAGES.every((language) =>
    answer.parts.every(({ text }) => answer.headline[language].includes(text[language])),
  );
  const hasContractWords = verdict?.en.toLowerCase().includes(said.en.toLowerCase()) === true;
  const always: readonly (readonly [isThere: boolean, what: string])[] = [
    [has("verdict"), "verdict"],
    [!has("ban") || answer.needs[0]?.kind === "ban", "the ban as the first need"],
    [isWhole, "a part in the headline"],
    [answer.findings.length === 0 || hasContractWords, "the contract's words for the outcome"],
  ];
  const ofCompany: readonly (readonly [isThere: boolean, what: string])[] = [
    [has("standing"), "standing"],
    [has("scope"), "scope"],
    [has("count") || has("figure") || answer.verdict === "not-in-force", "count or figure"],
    [has("need"), "need"],
    [answer.needs.length > 0, "needs"],
    [answer.status !== null, "status"],
  ];
  const wanted = isAbout ? [...always, ...ofCompany] : always;
  return wanted.flatMap(([isThere, what]) => (isThere ? [] : [what]));
}

describe("the answers of every rule, outcome and status", () => {
  it("lack no part and say no word that must never be said", async () => {
    const faults = new Set<string>();
    const seen = new Set<string>();
    const known = new Set<string>();
    for await (const { name, report } of walk()) {
      for (const entry of report.basis) basisSchema.parse(entry);
      for (const answer of report.answers) {
        const whole = JSON.stringify(answer);
        if (known.has(whole)) continue;
        known.add(whole);
        answerSchema.parse(answer);
        seen.add(answer.verdict);
        for (const fault of faultsOf(answer, `${name} ${answer.activity} ${answer.city}`)) faults.add(fault);
      }
    }
    expect([...faults].slice(0, 40)).toEqual([]);
    expect([...seen].sort()).toEqual([...OUTCOMES].sort());
  }, 300_000);
});
