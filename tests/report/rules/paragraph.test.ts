import { expect, test } from "vitest";
import { createCatalogue, findEntry } from "../../../src/report/rules/catalogue.ts";
import { markedParagraph } from "../../../src/report/rules/paragraph.ts";
import { documentText, loadItems, showGlyphs } from "../../../src/rules/items.ts";
import { loadRulebook } from "../../../src/rules/rulebook.ts";
import { asFiles, smallRulebook } from "../../rules/verify/small-rulebook.ts";

const files = asFiles(smallRulebook());
const rulebook = loadRulebook(files);
const catalogue = createCatalogue(
  rulebook,
  loadItems(files, { documents: [...rulebook.documents.values()] }),
);

function paragraphOf(id: string, glyphs: { raw: string; shown: string; name: string }[] = []): string {
  const entry = findEntry(catalogue, id);
  if (entry === null) throw new Error(`no item ${id}`);
  return markedParagraph(entry, documentText(files, "demo.txt"), glyphs, "zh-CN");
}

test("the clause is marked as one piece where page furniture breaks it up", () => {
  expect(paragraphOf("demo/1")).toBe(
    "一、要求[[允许外商投资社会调查，中方股比不低于67%。]]推进公共服务。支持企业。",
  );
});

test("what stands around it is its neighbours", () => {
  expect(paragraphOf("demo/3")).toBe(
    "一、要求允许外商投资社会调查，中方股比不低于67%。推进公共服务。[[支持企业。]]",
  );
});

test("odd glyphs are shown as what they stand for", () => {
  expect(paragraphOf("demo/2", [{ raw: "推", shown: "〔推〕", name: "" }])).toContain(
    "[[〔推〕进公共服务。]]",
  );
  expect(showGlyphs("一ꎬ二ꎬ", [{ raw: "ꎬ", shown: "，", name: "comma" }])).toBe("一，二，");
});
