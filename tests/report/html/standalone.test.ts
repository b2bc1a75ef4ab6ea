import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compareCities } from "../../../src/advise/compare/compare-cities.ts";
import { LANGUAGES } from "../../../src/language/language.ts";
import { renderHtml } from "../../../src/report/html/standalone.tsx";
import { readDataFiles } from "../../../src/rules/files.ts";
import { loadItems } from "../../../src/rules/items.ts";
import { ROOT } from "../../support/root.ts";
import { advisor, answering, IN_FORCE, reader, rulebook } from "../../support/rulebook.ts";

const items = loadItems(readDataFiles(ROOT), { documents: [...rulebook.documents.values()] }).flatMap(
  (file) => file.items,
);

async function htmlOf(
  profile: object,
  language: (typeof LANGUAGES)[number],
  showAll = false,
): Promise<string> {
  const read = reader.fromText(JSON.stringify(profile));
  const report = await answering.report(read, IN_FORCE);
  const sources = { rulebook, items, advisor, version: "0.1.0" };
  const comparison = await compareCities(read, IN_FORCE, sources, false);
  return renderHtml({ report, comparison, rulebook, language }, "p{margin:0}", showAll, null);
}

const SAMPLES = readdirSync(`${ROOT}seeds/profiles`);
const SURVEY = { city: "guangzhou", activities: ["social-survey"], chineseShare: 60 };

it.each(
  LANGUAGES,
)("is one file without a link to the outside, with its reference and the rules' hash: %s", async (language) => {
  const html = await htmlOf(SURVEY, language);
  expect(html).toContain(`<html lang="${language}">`);
  expect(html).toContain("<style>p{margin:0}</style>");
  expect(html).toContain(rulebook.sha256);
  expect(html).toMatch(/[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}/);
  expect(html).not.toMatch(/<script|<link|(?:href|src|action)="(?!#)/);
  expect(await htmlOf(SURVEY, language)).toBe(html);
});

it.each([
  ["en", "Keep the company's profile (JSON)"],
  ["zh-CN", "请保存企业资料文件（JSON）"],
] as const)("made without a server says how to reopen the case: %s", async (language, said) => {
  expect(await htmlOf(SURVEY, language)).toContain(said);
});

it("writes whatever an answer holds as text", async () => {
  const html = await htmlOf({ ...SURVEY, name: "</title><script>alert(1)</script><b>&" }, "en");
  expect(html).not.toContain("<script>");
  expect(html).not.toContain("<b>&<");
  expect(html).toContain("&lt;script>alert(1)&lt;/script>");
});

it("names another report by another reference", async () => {
  const referenceOf = async (profile: object): Promise<string> =>
    /Reference ([0-9A-F-]+)/.exec(await htmlOf(profile, "en"))?.[1] ?? "";
  expect(await referenceOf(SURVEY)).not.toBe(await referenceOf({ ...SURVEY, chineseShare: 61 }));
});

it("leaves out what is not about the case, unless all is asked for", async () => {
  const hidden = "cd-2022-213/2-9";
  expect(await htmlOf(SURVEY, "en")).not.toContain(hidden);
  expect(await htmlOf(SURVEY, "en", true)).toContain(hidden);
});

/** The numbers of the notes to which a part of a page links. */
function notesIn(part: string): string[] {
  return [...part.matchAll(/href="#law-(\d+)"/g)].map(([, number = ""]) => number);
}

it.each(SAMPLES)("links each result and measure to its notes on other law, and back: %s", async (sample) => {
  const profile = JSON.parse(readFileSync(`${ROOT}seeds/profiles/${sample}`, "utf8"));
  const [before = "", notes = ""] = (await htmlOf(profile, "en")).split('<section class="part" id="law"');
  const there = before
    .split(/(?=id="finding-)/)
    .slice(1)
    .flatMap((part) => notesIn(part).map((number) => `${/"([^"]*)"/.exec(part)?.[1]} ${number}`));
  const back = notes
    .split(/(?=id="law-\d)/)
    .slice(1)
    .flatMap((part) =>
      [...part.matchAll(/href="#(finding-[^"]*)"/g)].map(([, id]) => `${id} ${/\d+/.exec(part)?.[0]}`),
    );
  expect(new Set(back)).toEqual(new Set(there));
  expect(new Set(back.map((line) => line.split(" ")[1])).size).toBe(notes.match(/id="law-\d/g)?.length ?? 0);
});
