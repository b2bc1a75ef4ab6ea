import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import glossary from "../../rules/glossary.json" with { type: "json" };
import { readDataFiles } from "../../src/rules/files.ts";
import { compareCities } from "../../src/advise/compare/compare-cities.ts";
import { renderHtml } from "../../src/report/html/standalone.tsx";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { renderText } from "../../src/report/text.ts";
import { viewReport } from "../../src/report/view.ts";
import { readableText } from "../../src/report/rules/paragraph.ts";
import { documentText, loadGlyphs, loadItems } from "../../src/rules/items.ts";
import { type Running, run, testApp } from "../server/support.ts";
import { zhunruInThread } from "../support/program.ts";
import { ROOT } from "../support/root.ts";
import { advisor, answering, IN_FORCE, reader, rulebook } from "../support/rulebook.ts";
import { chineseReader, pairsOfData } from "./english.ts";

const SAMPLES = readdirSync(`${ROOT}seeds/profiles`);
const files = readDataFiles(ROOT);
const items = loadItems(files, { documents: [...rulebook.documents.values()] }).flatMap((file) =>
  file.items.map((item) => ({ ...item, text: documentText(files, fileOf(item.id)) })),
);

function fileOf(id: string): string {
  const document = rulebook.documents.get(id.split("/")[0] ?? "");
  if (document === undefined) throw new Error(`there is no document of ${id}`);
  return document.file;
}

const pairs = [
  { chinese: "本页由非官方工具生成，并非行政机关出具", english: "Made by an unofficial tool" },
  ...pairsOfData(),
  // What the body of a plan says again in other words is shown beside the item, with one translation.
  ...items.flatMap(({ restated, text, translation }) =>
    restated === undefined
      ? []
      : [{ chinese: readableText(text, restated.ranges, loadGlyphs(files)), english: translation }],
  ),
  ...glossary.flatMap(({ "zh-CN": chinese, en }) => en.map((english) => ({ chinese, english }))),
];

/** Sample companies and their holders. */
const NAMES = /\p{Script=Han}+（虚构）\p{Script=Han}*/gu;
/** Numbers of documents, holders in examples of rules, the program's name, an example of what may be searched for. */
const OTHERS = [
  /\p{Script=Han}*令?(第\d+号|\d{4}年第\d+号)(（\d{4}年第\d+号令修订）)?/gu,
  /\p{Script=Han}+〔\d{4}〕\d+号/gu,
  /[甲乙丙丁]|准入?|医院|（?虚构）/g,
];
/** Notes that explain single words of a sentence, the English of each behind the next. */
const GLOSSED_IN_NOTES = new Set([
  "gz-2022-212/3-3a",
  "cd-2022-213/1-36c",
  "cd-2022-213/1-46",
  "cd-2022-213/4-13",
  "cd-2022-213/5-6c",
  "gz-2021-rf-signs/2b",
  "gz-2021-credit/2a",
]);
const RAW_GLYPHS = new RegExp(
  loadGlyphs(files)
    .map(({ raw }) => raw)
    .join("|"),
  "u",
);
const sources = { rulebook, items: items.map(({ text: _text, ...item }) => item), advisor, version: "0" };
const chineseAlone = chineseReader(pairs, { names: NAMES, others: OTHERS });

let running: Running;
beforeAll(async () => {
  running = await run(testApp());
});
afterAll(() => running.close());

/** What a page says in its own language: without its style, its language switch, and its tags. */
function textOf(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, "")
    .replace(/<a [^>]*hreflang="zh[^>]*>[^<]*<\/a>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

async function chineseOn(path: string): Promise<string[]> {
  const response = await fetch(running.address + path, {
    headers: { Accept: "text/html", "Accept-Language": "en" },
  });
  expect([path, response.status]).toEqual([path, 200]);
  return chineseAlone(textOf(await response.text())).map((run) => `${path}: ${run}`);
}

describe("in English no Chinese stands without its English beside it", () => {
  it("on the page of every item and of every document, the catalogue and the first page", async () => {
    const documents = [...rulebook.documents.values()];
    const paths = [
      "/",
      "/catalogue",
      ...documents.map(({ id }) => `/documents/${id}`),
      ...items.filter(({ id }) => !GLOSSED_IN_NOTES.has(id)).map(({ id }) => `/items/${id}`),
    ];
    const alone: string[] = [];
    for (const path of paths) alone.push(...(await chineseOn(`${path}?lang=en`)));
    expect(alone).toEqual([]);
  }, 120_000);

  it.each([
    ...new Set(rulebook.rules.map(({ document }) => document)),
  ])("in the reports on a company of each rule of %s, as a page and as a text", async (document) => {
    const alone: string[] = [];
    for (const rule of rulebook.rules.filter((one) => one.document === document)) {
      const [example] = rule.examples.filter(({ outcome }) => outcome !== "not-applicable");
      const { profile, asOf = rulebook.documents.get(document)?.examplesAsOf ?? IN_FORCE } = example ?? {};
      const read = reader.fromText(JSON.stringify(profile));
      const report = await answering.report(read, asOf);
      const about = report.findings.filter(({ outcome }) => outcome !== "not-applicable");
      if (about.some(({ provision }) => GLOSSED_IN_NOTES.has(provision.split(":")[0] ?? ""))) continue;
      const comparison = await compareCities(read, asOf, sources, false);
      const view = viewReport(report, rulebook, "en", false);
      const texts = [
        textOf(renderHtml({ report, comparison, rulebook, language: "en" }, "", false, null)),
        renderText(view, { language: "en", width: 80, colour: false }, true),
        renderMarkdown(view, "en"),
      ];
      for (const text of texts) {
        alone.push(...chineseAlone(text).map((run) => `${rule.id}: ${run}`));
        expect(text).not.toMatch(RAW_GLYPHS);
      }
    }
    expect([...new Set(alone)]).toEqual([]);
  }, 120_000);

  it.each(SAMPLES)("in the report of %s as a page", (sample) => {
    const given = [
      "check",
      `seeds/profiles/${sample}`,
      "--lang",
      "en",
      "--as-of",
      "2024-06-30",
      "--format",
      "html",
    ];
    expect(chineseAlone(textOf(zhunruInThread(given).stdout))).toEqual([]);
  });
});
