import { describe, expect, it } from "vitest";
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

it.each([
  "utf16le",
  "of the other order",
])("a file in UTF-16 is refused with the way to save it: %s", async (order) => {
  const text = Buffer.from(`\ufeff${HEAD}甲公司,guangzhou\n`, "utf16le");
  const ended = await screen(folder, order === "utf16le" ? text : text.swap16());
  expect([ended.status, ended.stderr]).toEqual([2, expect.stringContaining("“CSV UTF-8 (comma delimited)”")]);
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
