import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type NewDocumentRequest, runNewDocument } from "../../../src/cli/commands/new-document.ts";
import { UsageError } from "../../../src/cli/usage.ts";
import { formatFault } from "../../../src/rules/fault.ts";
import { readDataFiles } from "../../../src/rules/files.ts";
import { verifyRulebook } from "../../../src/rules/verify/verify-rulebook.ts";
import { MANIFEST } from "../../rules/verify/small-rulebook.ts";
import { twoCities } from "../../rules/verify/two-cities.ts";

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const TEXT = "海星若干措施\n（一）放宽准入。允许设立旅行社。\n（二）支持离岸贸易。\n";

/** A folder with a rulebook, and a text beside it. */
function setUp(text: string | Uint8Array = TEXT): { root: string; file: string } {
  const root = mkdtempSync(join(tmpdir(), "new-document-"));
  folders.push(root);
  for (const [path, content] of twoCities()) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const file = join(root, "measures.txt");
  writeFileSync(file, text);
  return { root, file };
}

async function run(root: string, file: string, more: Partial<NewDocumentRequest> = {}): Promise<string> {
  let output = "";
  const request: NewDocumentRequest = {
    file,
    id: "hx-2026-1",
    city: "chengdu",
    title: { "zh-CN": "海星若干措施", en: "" },
    number: "",
    written: "2026-01-05",
    published: "",
    numbering: null,
    bySentence: false,
    print: false,
    language: "en",
    ...more,
  };
  await runNewDocument(request, { root, write: (text) => (output += text) });
  return output;
}

const faultsOf = (root: string) =>
  verifyRulebook(readDataFiles(root)).faults.map((fault) => formatFault(fault, "en"));

describe("rules new-document", () => {
  test("writes items with their places, the text, its hash and the manifest's entry", async () => {
    const { root, file } = setUp();
    const before = readFileSync(join(root, MANIFEST), "utf8");
    expect(await run(root, file)).toMatch(
      /^Written: rules\/hx-2026-1\/ \(items: 2\), seeds\/documents\/measures.txt/,
    );
    expect(readFileSync(join(root, "seeds/documents/measures.txt"), "utf8")).toBe(TEXT);
    const items = JSON.parse(readFileSync(join(root, "rules/hx-2026-1/items.json"), "utf8"));
    expect(items).toMatchObject({
      document: "hx-2026-1",
      numbered: [2],
      items: [
        { id: "hx-2026-1/1", class: "", quote: "放宽准入。允许设立旅行社。", ranges: [[10, 23]] },
        { id: "hx-2026-1/2", class: "", quote: "支持离岸贸易。", ranges: [[27, 34]] },
      ],
      headings: [{ text: "海星若干措施", ranges: [[0, 6]] }],
    });
    const manifest = readFileSync(join(root, MANIFEST), "utf8");
    expect(manifest.startsWith(before.trimEnd().replace(/\s*\]\s*\}$/, ""))).toBe(true);
    expect(JSON.parse(manifest).documents[2]).toMatchObject({
      id: "hx-2026-1",
      file: "measures.txt",
      written: "2026-01-05",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test("leaves to be written what has to be judged, and is whole once it is", async () => {
    const { root, file } = setUp();
    await run(root, file);
    const unwritten = [
      expect.stringMatching(/document.json:\d+: not written yet: examplesAsOf, checkedTo/),
      expect.stringMatching(/document.json:\d+: status\[0\]: not written yet: from, status/),
      expect.stringMatching(/items.json:\d+: items\[0\]: hx-2026-1\/1: not written yet: class, reason.zh-CN/),
      expect.stringMatching(/items.json:\d+: items\[1\]: hx-2026-1\/2: not written yet: class, reason.zh-CN/),
    ];
    expect(faultsOf(root)).toEqual([
      ...unwritten,
      expect.stringMatching(
        /manifest.json:\d+: documents\[2\]: hx-2026-1: not written yet: title.en, shortTitle/,
      ),
    ]);
    const words = { "zh-CN": "文字", en: "words" };
    // biome-ignore lint/suspicious/noExplicitAny: a test reaches into data whose shape it knows
    const fill = (path: string, edit: (data: any) => object): void => {
      const data = JSON.parse(readFileSync(join(root, path), "utf8"));
      writeFileSync(join(root, path), JSON.stringify(edit(data)));
    };
    fill(MANIFEST, ({ documents }) => {
      Object.assign(documents[2], {
        title: { "zh-CN": "海星若干措施", en: "Measures" },
        shortTitle: words,
        number: "1",
        issuer: words,
        level: "municipal-measure",
        published: null,
        term: null,
      });
      return { documents };
    });
    expect(faultsOf(root)).toEqual(unwritten);
    fill("rules/hx-2026-1/document.json", (document) => ({
      ...document,
      examplesAsOf: "2026-01-05",
      checkedTo: "2026-01-05",
      status: [{ from: "2026-01-05", status: "in-force", note: null }],
    }));
    fill("rules/hx-2026-1/items.json", (data) => ({
      ...data,
      items: (data.items as { readOnce?: true }[]).map(({ readOnce: _, ...item }, place) => ({
        ...item,
        class: "government",
        reason: words,
        title: words,
        addressee: words,
        translation: ["Access is eased; travel agencies are permitted.", "Offshore trade is supported."][
          place
        ],
      })),
    }));
    expect(faultsOf(root)).toEqual([]);
  });

  test("cuts into sentences where asked, and prints instead of writing", async () => {
    const { root, file } = setUp();
    const { items } = JSON.parse(await run(root, file, { bySentence: true, print: true }));
    expect(items.items.map(({ id, quote }: { id: string; quote: string }) => `${id} ${quote}`)).toEqual([
      "hx-2026-1/1a 放宽准入。",
      "hx-2026-1/1b 允许设立旅行社。",
      "hx-2026-1/2 支持离岸贸易。",
    ]);
    expect(existsSync(join(root, "rules/hx-2026-1"))).toBe(false);
    expect(faultsOf(root)).toEqual([]);
  });

  test.each([
    ["a document that is there", { id: "demo" }, /rules\/demo is already there and is not written over/],
    ["an unknown city", { city: "chengd" }, /option --city: found chengd; .*nearest: chengdu/],
    ["an id that is none", { id: "HX 1" }, /option --id: found HX 1/],
  ])("refuses %s, and writes nothing", async (_, more, message) => {
    const { root, file } = setUp();
    const before = [...readDataFiles(root)];
    const failure = await run(root, file, more).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect((failure as UsageError).message).toMatch(message);
    expect([...readDataFiles(root)]).toEqual(before);
  });

  test("refuses another text of the same name, and takes the very same one", async () => {
    const { root, file } = setUp();
    writeFileSync(join(root, "seeds/documents/measures.txt"), "别的文字");
    await expect(run(root, file)).rejects.toThrow(/seeds\/documents\/measures.txt is already there/);
    writeFileSync(join(root, "seeds/documents/measures.txt"), TEXT);
    expect(await run(root, join(root, "seeds/documents/measures.txt"))).toMatch(/^Written/);
  });

  test("refuses a text that is not there, empty or not UTF-8", async () => {
    const { root, file } = setUp(new Uint8Array([0xb9, 0xe3, 0xd6, 0xdd]));
    await expect(run(root, file)).rejects.toThrow(/is not valid UTF-8/);
    writeFileSync(file, " \n");
    await expect(run(root, file)).rejects.toThrow(/holds no text/);
    await expect(run(root, `${file}x`)).rejects.toThrow(/cannot be read \(there is no such file or folder\)/);
  });
});
