import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../src/screen/source/csv.ts";
import { spoolText } from "../../src/screen/source/spool-text.ts";
import { Random } from "../proof/evaluators/random.ts";
import { byTheLaw, bytesIn, temporaryFolder } from "./support.ts";

const { screen } = byTheLaw;
const folder = temporaryFolder();
const SEED = 18_030;

/** Characters with their bytes in GB18030: those of the national standard of 1980, in its order. */
const BYTES = new Map<string, number[]>();
for (let lead = 0xb0; lead <= 0xf7; lead += 1) {
  for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
    const text = new TextDecoder("gb18030").decode(Uint8Array.of(lead, trail));
    if (/^[\u4e00-\u9fff]$/.test(text)) BYTES.set(text, [lead, trail]);
  }
}
const HANZI = [...BYTES.keys()];

function gb(text: string): Buffer {
  return Buffer.from(Array.from(text, (sign) => BYTES.get(sign) ?? [...Buffer.from(sign)]).flat());
}

const HEAD = "name,city\n";

describe("a file in an encoding that is not read", () => {
  it("is told as what it was read, where its headings are nothing", async () => {
    const big5 = Buffer.from("a657bad92cabb0a5ab0a412cbc730a", "hex");
    const ended = await screen(folder, big5);
    expect(ended.stderr).toMatch(/matches nothing.*read as GB18030: where its headings look garbled/);
    expect((await screen(folder, "Firma,Stadt\n")).stderr).not.toContain("GB18030");
  });
});

describe("a file in two encodings", () => {
  it.each<[string, Buffer[], string]>([
    [
      "UTF-8, then GB18030",
      [Buffer.from("甲公司,guangzhou\nA,chengdu\n"), gb("乙公司,广州\n")],
      "line 4, column 1: this line is in GB18030, while line 2 is in UTF-8",
    ],
    [
      "GB18030, then UTF-8",
      [gb("甲公司,广州\nA,chengdu\n"), Buffer.from("乙公司,广州\n")],
      "line 4, column 1: this line is in UTF-8, while line 2 is in GB18030",
    ],
    [
      "UTF-8 that GB18030 has no characters for",
      [gb("甲公司,广州\n"), Buffer.from("€ 1,guangzhou\n")],
      "line 3, column 1: this line is in UTF-8, while line 2 is in GB18030",
    ],
  ])("is refused with the line: %s", async (_name, parts, said) => {
    for (const head of [HEAD, HEAD.replaceAll("\n", "\r\n")]) {
      const ended = await screen(folder, Buffer.concat([Buffer.from(head), ...parts]));
      expect(ended.stderr).toContain(said);
      expect([ended.status, ended.stdout, ended.files()]).toEqual([2, "", []]);
    }
  });

  it("is refused where it begins with the mark of UTF-8", async () => {
    const ended = await screen(
      folder,
      Buffer.concat([Buffer.from(`\ufeff${HEAD}A,other\n`), gb("乙公司,广州\n")]),
    );
    expect(ended.stderr).toContain("line 3, column 1: this line is in GB18030, while line 1 is in UTF-8");
  });

  it("is refused across the pieces in which a file is read, in the midst of quotes too", async () => {
    const many = gb(`"甲公司\n乙公司",chengdu\n`.repeat(40_000));
    const ended = await screen(
      folder,
      Buffer.concat([Buffer.from(HEAD), many, Buffer.from("丙公司,成都\n")]),
    );
    expect(ended.stderr).toContain("line 80002, column 1: this line is in UTF-8, while line 2 is in GB18030");
  });
});

describe("a file of another form that leaves no doubt", () => {
  const TABLE = [
    ["客户", "城市", "业务", "外方持股", "总资产"],
    ["甲,公司", "广州", "社会调查", "33%", "2亿美元"],
    ['"乙"\n公司', "成都", "社会调查；观光", "33%", ""],
    ["丙公司", "天河", "社会调查", "", "1亿美元"],
  ];
  const written = (divider: string): string =>
    TABLE.map((row) =>
      row.map((cell) => (/["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(divider),
    ).join("\r\n");

  it.each<[string, string, (text: string) => Buffer]>([
    ["UTF-16, with tabs", "\t", (text) => Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16, with tabs", "\t", (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
    ["UTF-8, with tabs", "\t", (text) => Buffer.from(text)],
    ["UTF-8, with semicolons", ";", (text) => Buffer.from(`\ufeff${text}`)],
  ])("is read, and that is said: %s", async (said, divider, encode) => {
    const ended = await screen(folder, encode(written(divider)));
    const told = `the text was read as ${said} between its cells\n`;
    expect([ended.status, ended.stderr]).toEqual([0, told]);
    expect(ended.table("companies.csv").map(({ line, name }) => [line, name])).toEqual([
      ["2", "甲,公司"],
      ["5", "丙公司"],
    ]);
    expect(ended.table("rejects.csv").map(({ line, value, 客户 }) => [line, value, 客户])).toEqual([
      ["3", "观光", '"乙"\n公司'],
    ]);
  });

  it("a sign that may part thousands or decimals is asked about where semicolons divide the cells", async () => {
    const list =
      "Client;City;Planned business;Foreign share;Total assets\nA;Guangzhou;holding company;50%;USD 200.500 million\n";
    const ended = await screen(folder, list);
    expect(ended.table("rejects.csv")).toEqual([
      expect.objectContaining({ expected: expect.stringContaining("may part thousands or decimals") }),
    ]);
    const plain = await screen(folder, list.replaceAll(";", "\t"));
    expect(plain.table("companies.csv").map(({ name }) => name)).toEqual(["A"]);
  });

  it.each([
    ["JSON Lines in UTF-16", '{"name":"A"}', "JSON Lines in UTF-16"],
    ["a broken quote", 'name\tcity\n"A\tguangzhou\n', "line 2, column 1: a cell that opens with a quote"],
    ["half a character", "name\tcity\nA\ud800\tguangzhou\n", "no sound UTF-16 text"],
  ])("is refused where it is not whole: %s", async (_name, text, said) => {
    const ended = await screen(folder, Buffer.from(`\ufeff${text}`, "utf16le"));
    expect([ended.status, ended.stderr, ended.files()]).toEqual([2, expect.stringContaining(said), []]);
  });

  it("keeps every record on its line, across the pieces in which it is read", async () => {
    const [from, to] = [join(folder, "wide.txt"), join(folder, "wide.csv")];
    const rows = Array.from({ length: 30_000 }, (_, index) => `甲${index},公司\t"另\n行"\t广州\r\n\n`).join(
      "",
    );
    writeFileSync(from, Buffer.from(`\ufeff${rows}`, "utf16le"));
    await spoolText(from, "wide.txt", { encoding: "utf-16le", start: 2, divider: "\t" }, to);
    const records = Array.from(parseCsv(readFileSync(to, "utf8"), 1), ({ line, cells }) => [line, ...cells]);
    expect(records).toHaveLength(30_000);
    expect(records.at(-1)).toEqual([89_998, "甲29999,公司", "另\n行", "广州"]);
  });
});

it(`a file in GB18030 alone is read, whatever its characters (seed ${SEED})`, async () => {
  const random = new Random(SEED);
  const names = Array.from({ length: 5_000 }, () =>
    Array.from({ length: 4 + random.below(8) }, () => random.pick(HANZI)).join(""),
  );
  const table = HEAD + names.map((name) => `${name},other\n`).join("");
  const read = await screen(folder, gb(table));
  expect(read.stderr).toBe("");
  const same = await screen(folder, table);
  expect(bytesIn(read.out)["companies.csv"]).toBe(bytesIn(same.out)["companies.csv"]);
});
