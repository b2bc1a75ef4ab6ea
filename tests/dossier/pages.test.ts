import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { makeDocx } from "../../src/dossier/docx/make-docx.ts";
import { comparePages } from "../../src/dossier/file/compare-pages.ts";
import { openFile } from "../../src/dossier/file/open.ts";
import { pdfObjects } from "../../src/dossier/file/pdf-objects.ts";
import { renderMachinePart } from "../../src/dossier/machine/make.ts";
import { createPdfMaker } from "../../src/dossier/pdf/make-pdf.ts";
import { ROOT } from "../support/root.ts";
import { decided, GROUP, pdfOf, SAMPLES, SURVEY, sample, told } from "./support.ts";

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

describe("the pages", () => {
  it("are the same bytes each time, in every form of language, and hold the machine's part", async () => {
    for (const language of ["en", "zh-CN", "both"] as const) {
      const dossier = await decided(SURVEY, { language });
      const bytes = await pdfOf(dossier);
      expect(Buffer.compare(bytes, await pdfOf(dossier))).toBe(0);
      expect(openFile(bytes)).toEqual({ kind: "pdf", text: renderMachinePart(dossier.part) });
      expect(comparePages(bytes, bytes).kind).toBe("same");
    }
  });

  it.each(
    SAMPLES,
  )("of %s begin with a heading of the first level and skip none, as PDF/UA asks", async (name) => {
    const { cover, body } = await told(await decided(sample(name)));
    const levels = [...cover, ...body].flatMap((block) => (block.kind === "heading" ? [block.level] : []));
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
  });

  it("of a company without a name say so in the language of the pages", async () => {
    const dossier = await told(await decided(sample("blank.json"), { language: "zh-CN" }));
    expect(dossier.company).toEqual({ "zh-CN": "未写名称", en: "no name given" });
    const bytes = await pdfOf(await decided(sample("blank.json"), { language: "zh-CN" }));
    const title = Buffer.from("未写名称", "utf16le").swap16();
    expect([title, Buffer.from("未写名称")].some((form) => Buffer.from(bytes).includes(form))).toBe(true);
  });

  it("tell items that may concern the company apart by their ids, as like items bear one title", async () => {
    const { body } = await told(await decided(sample("blank.json")));
    const at = body.findIndex((block) => block.kind === "heading" && block.id === "may-concern");
    const list = body[at + 1];
    const lines = list?.kind === "list" ? list.items.map(({ text }) => JSON.stringify(text)) : [];
    expect(lines.length).toBeGreaterThan(100);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it("print a gazette's odd glyphs as the marks that they stand for, and tell city by city", async () => {
    const whole = JSON.stringify(await told(await decided(GROUP)));
    expect(whole).toContain("总部经济。实施");
    expect(whole.replace(/"json":.*/, "")).not.toMatch(/[ꎬꎮ]/);
    expect(whole).toContain("The cities side by side");
  });

  it("tell where the printed words were changed", async () => {
    const bytes = Buffer.from(await pdfOf(await decided(SURVEY)));
    const other = await pdfOf(await decided(SURVEY, { preparedFor: "Example Counsel (fictitious)" }));
    const compared = comparePages(other, bytes);
    expect(compared).toMatchObject({ kind: "differ" });
    expect(compared.kind === "differ" && compared.reasons[0]?.en).toBe(
      "page 1: what is printed is not what the attached data say",
    );
  });

  it("tell that something was appended", async () => {
    const bytes = await pdfOf(await decided(SURVEY));
    const longer = Buffer.concat([bytes, Buffer.from("\n% more\n")]);
    expect(comparePages(longer, bytes)).toMatchObject({ kind: "differ" });
  });

  it("never draw a name as markup, and tell a character that no font has by its code", async () => {
    const name = "<b>&amp;</b>) Tj ET %PDF (\\u202e𠮷 한국";
    const dossier = await decided(JSON.stringify({ ...JSON.parse(SURVEY), name }));
    const bytes = await pdfOf(dossier);
    expect(openFile(bytes).text).toBe(renderMachinePart(dossier.part));
    const docx = unzipSync(await makeDocx(await told(dossier), "en"));
    const xml = strFromU8(docx["word/document.xml"] ?? new Uint8Array());
    expect(xml).not.toContain("<b>&amp;</b>");
    expect(xml).toContain("&lt;b&gt;");
  });

  it("divide a row that is higher than a page", async () => {
    const dossier = await told(await decided(SURVEY));
    const long = Array.from({ length: 400 }, (_, index) => `word${index}`).join(" ");
    const cell = [[{ text: `${long} ${long}`, language: "en" as const }]];
    const table = {
      kind: "table" as const,
      widths: [1, 4],
      head: [[{ text: "x", language: "en" as const }]],
      rows: [[cell, cell]],
    };
    const bytes = await createPdfMaker(ROOT)({ ...dossier, cover: [], body: [table] }, "en");
    const pages = [...pdfObjects(bytes).values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
    expect(pages.length).toBeGreaterThan(2);
    const lowest = [...pdfObjects(bytes).values()].flatMap(({ stream }) =>
      stream === null
        ? []
        : [...text(stream).matchAll(/1 0 0 1 [\d.]+ ([\d.]+) Tm/g)].map(([, y]) => Number(y)),
    );
    expect(Math.min(...lowest)).toBeGreaterThan(20);
  });
});

describe("a DOCX", () => {
  it("holds no character that XML forbids, whatever a name and the machine's part hold", async () => {
    const name = `Invented${String.fromCodePoint(0, 0xb, 0x1b, 0xfffe, 0xffff)}`;
    const dossier = await decided(JSON.stringify({ ...JSON.parse(SURVEY), name }), { preparedFor: name });
    const bytes = await makeDocx(await told(dossier), "en");
    for (const [path, part] of Object.entries(unzipSync(bytes)))
      expect(strFromU8(part), path).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    expect(JSON.parse(openFile(bytes).text)).toEqual(JSON.parse(renderMachinePart(dossier.part)));
  });

  it("begins each numbered list with 1, since notes on other law are cited by their number", async () => {
    const files = unzipSync(await makeDocx(await told(await decided(SURVEY)), "en"));
    const [document, numbering] = ["document", "numbering"].map((name) =>
      strFromU8(files[`word/${name}.xml`] ?? new Uint8Array()),
    );
    const lists = new Set([...(document ?? "").matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id));
    const begun = [...(numbering ?? "").matchAll(/<w:num w:numId="(\d+)".*?<\/w:num>/g)]
      .filter(([whole]) => whole.includes('<w:startOverride w:val="1"/>'))
      .map(([, id]) => id);
    expect(lists.size).toBeGreaterThan(3);
    expect(begun).toEqual(expect.arrayContaining([...lists]));
  });

  it("holds the machine's part, and is the same bytes each time", async () => {
    const dossier = await decided(GROUP);
    const bytes = await makeDocx(await told(dossier), "both");
    expect(openFile(bytes)).toEqual({ kind: "docx", text: renderMachinePart(dossier.part) });
    expect(Buffer.compare(bytes, await makeDocx(await told(dossier), "both"))).toBe(0);
  });
});
