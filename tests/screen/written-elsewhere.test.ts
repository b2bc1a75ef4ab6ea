import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type Agreed,
  type ColumnContext,
  NOTHING_AGREED,
  PLAIN_COLUMN,
} from "../../src/free-text/column-context.ts";
import { readCell } from "../../src/free-text/read-cell.ts";
import { plainText } from "../../src/input/numerals.ts";
import table from "../../src/input/traditional.json" with { type: "json" };
import { HeadingNames } from "../../src/screen/columns/heading-names.ts";
import { previewList } from "../../src/screen/run/preview.ts";
import type { InputRequest } from "../../src/screen/run/prepare-input.ts";
import { canonicalAnswer } from "../../src/situation/canonical.ts";
import { present } from "../../src/input/present.ts";
import { rulebook } from "../support/rulebook.ts";
import { rulebook as frozen } from "../support/frozen.ts";
import { bookScreening, COMPANY, HEAD, workbookOf, workbookParts, zipOf } from "./package.ts";
import { byTheLaw, temporaryFolder } from "./support.ts";

const folder = temporaryFolder();
const names = new HeadingNames(rulebook.vocabulary);
const { screenBook } = bookScreening(folder);

/** What a cell says: the answer as a profile has it, `nothing`, or `refused: …` with what was expected. */
function read(id: string, cell: string, column: Partial<ColumnContext> = {}, agreed: Partial<Agreed> = {}) {
  const fact = present(rulebook.vocabulary.byId.get(id), `fact ${id}`);
  const parsed = readCell(fact, cell, { ...PLAIN_COLUMN, ...column }, { ...NOTHING_AGREED, ...agreed });
  if (parsed.kind === "nothing") return "nothing";
  if (parsed.kind === "refused") return `refused: ${parsed.problems[0]?.expected.en}`;
  return parsed.answer === null ? "not known" : canonicalAnswer(parsed.answer);
}

const usd = (amount: string) => ({ amount, currency: "USD" });

describe("a list written in traditional characters", () => {
  it("is read as the same list in simplified ones", async () => {
    const { screen } = byTheLaw;
    const traditional =
      "企業名稱,所在地,擬從事業務,外方持股比例,法定代表人國籍,企業形式,投資方資產總額\n" +
      "甲,廣州市天河區,社會調查,不超過30%,中國,中外合資經營企業,3億港元\n" +
      "乙,成都高新區,應用商店,不適用,香港居民,外商獨資,港幣2億5千萬元以上\n合計,2家,,,,,\n";
    const simplified =
      "企业名称,所在地,拟从事业务,外方持股比例,法定代表人国籍,企业形式,投资方资产总额\n" +
      "甲,广州市天河区,社会调查,不超过30%,中国,中外合资经营企业,3亿港元\n" +
      "乙,成都高新区,应用商店,不适用,香港居民,外商独资,港币2亿5千万元以上\n合计,2家,,,,,\n";
    const [one, other] = [await screen(folder, traditional), await screen(folder, simplified)];
    expect(one.table("rejects.csv")).toEqual([]);
    expect(one.table("left-out.csv")).toMatchObject([{ line: "4", reason: "a total" }]);
    expect(one.table("companies.csv").map(({ warnings }) => warnings)).toEqual(["", ""]);
    const profilesOf = ({ out }: { readonly out: string }) =>
      readFileSync(join(out, "profiles.jsonl"), "utf8");
    expect(profilesOf(one)).toBe(profilesOf(other));
    expect(profilesOf(one)).toContain('"investorTotalAssets":{"atLeast":"250000000"');
  });

  it("has each character in one simplified form, and none that the mainland writes", () => {
    expect(table.traditional.length).toBe(table.simplified.length);
    expect(new Set(table.traditional).size).toBe(table.traditional.length);
    expect([...table.simplified].filter((form) => table.traditional.includes(form))).toEqual([]);
  });

  it("leaves open whose 元 is meant, in a cell and in a heading", () => {
    const asked = "refused: the currency itself: CNY, HKD, MOP, TWD";
    expect(["3億元", "3億元以上", "3億圓"].map((cell) => read("investorTotalAssets", cell))).toEqual([
      asked,
      asked,
      asked,
    ]);
    expect(read("investorTotalAssets", "3亿元")).toEqual({ amount: "300000000", currency: "CNY" });
    const unitOf = (heading: string) => names.meaningOf(heading, [])?.context.unit;
    expect([unitOf("資產總額（萬元）"), unitOf("資產總額（元）"), unitOf("資產總額（萬港元）")]).toEqual([
      null,
      null,
      "萬港元",
    ]);
    expect(unitOf("资产总额（万元）")).toBe("万元");
  });
});

describe("signs that are not what they look like", () => {
  it("what nobody sees changes nothing, and fills no cell", () => {
    expect(read("chineseShare", "\u200b67\u00ad%\ufeff")).toBe("67");
    expect(read("city", "广州\u200b")).toBe("guangzhou");
    expect(read("includesOnlinePublishing", "✔\ufe0f")).toBe(true);
    expect(read("chineseShare", "\u200b")).toBe("nothing");
  });

  it.each([
    ["chineseShare", "6①", "“6” alone"],
    ["chineseShare", "67%¹", "“67%” alone"],
    ["chineseShare", "5²%", "a share from 0 to 100%"],
    ["chineseShare", "①5%", "a share from 0 to 100%"],
    ["investorTotalAssets", "USD 200¹", "“USD 200” alone"],
    ["originalFloorArea", "1000③", "“1000” alone"],
  ])("%s: the sign of a note in %s is no digit", (fact, cell, expected) => {
    expect(read(fact, cell)).toContain(`refused: ${expected}`);
  });

  it("the power of a unit is", () => {
    expect([read("originalFloorArea", "1000 m²"), read("originalFloorArea", "1000㎡")]).toEqual([
      "1000",
      "1000",
    ]);
    expect(plainText("33⅓%")).toBe("33 1⁄3%".replace(" ", ""));
  });

  it("a raised digit of a workbook's rich text is no digit of the number before it", async () => {
    const rich = (text: string, raised: string) => ({
      xml: `<c t="inlineStr"><is><r><t>${text}</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>${raised}</t></r></is></c>`,
    });
    const row = (cell: { readonly xml: string }) => [...COMPANY.slice(0, 3), cell, "CN"];
    const ended = await screenBook(
      await workbookOf({ rows: [HEAD, row(rich("6", "1")), row(rich("6", "a"))] }),
    );
    expect(ended.table("rejects.csv").map(({ value }) => value)).toEqual(["6¹", "6a"]);
  });
});

describe("numbers as other countries write them", () => {
  it.each([
    ["chineseShare", "67,5 %", "67.5"],
    ["chineseShare", "66,6667%", "66.6667"],
    ["investorTotalAssets", "1,5 Mio. USD", usd("1500000")],
    ["investorTotalAssets", "USD 1.5 Mrd", usd("1500000000")],
    ["investorTotalAssets", "USD 200MM", usd("200000000")],
    ["investorTotalAssets", "12,34,56,789 USD", usd("123456789")],
    ["investorTotalAssets", "₹ 20 crore", { amount: "200000000", currency: "INR" }],
    ["investorTotalAssets", "INR 200 lakh", { amount: "20000000", currency: "INR" }],
    ["investorTotalAssets", "200億円", { amount: "20000000000", currency: "JPY" }],
    ["investorTotalAssets", "人民币贰亿元整", { amount: "200000000", currency: "CNY" }],
    ["foreignLawyerYearsOutsideChina", "3y", "3"],
    ["legalRepresentativeNationality", "香港永久性居民", "HK"],
    ["legalRepresentativeNationality", "台籍", "TW"],
    ["city", "Guangzhou, Guangdong Province", "guangzhou"],
    ["city", "Chengdu (Sichuan)", "chengdu"],
    ["city", "广州市前进路5号", "guangzhou"],
    ["city", "成都市（高新区）", "chengdu"],
    ["city", "广州市琶洲", "guangzhou"],
  ])("%s: %s", (fact, cell, answer) => {
    expect(read(fact, cell)).toEqual(answer);
  });

  it.each([
    ["chineseShare", "60,40%"],
    ["chineseShare", "67,5"],
    ["investorTotalAssets", "1.234 Mio. USD"],
    ["investorTotalAssets", "1,234 Mio. USD"],
    ["foreignLawyerYearsOutsideChina", "36m"],
    ["originalFloorArea", "48000m"],
    ["city", "广州市外"],
    ["city", "成都市除外"],
    ["city", "成都市（港）"],
    ["city", "成都市tbc"],
    ["originalFloorArea", "48,000 m²k"],
    ["foreignLawyerYearsOutsideChina", "①"],
    ["chineseShare", "六成①"],
    ["city", "Guangzhou (Sichuan)"],
    ["legalRepresentativeNationality", "港澳居民"],
  ])("%s: %s may mean two things, or another than it seems", (fact, cell) => {
    expect(read(fact, cell)).toContain("refused: ");
  });
});

describe("holders and lines of a list", () => {
  it("the origin of a holder is read as people write it", async () => {
    const heads =
      "Client,City,Activity,investors.0.name,investors.0.origin,investors.0.share,investors.1.rest";
    const rows = ["X,HK,60%,中国", "X,英国,60%,PRC", "X,外国,60%,mainland", "X,境外,60%,内资"];
    const list = await byTheLaw.screen(
      folder,
      `${heads}\n${rows.map((row) => `A,Guangzhou,VPN,${row}`).join("\n")}\n`,
    );
    const profiles = readFileSync(join(list.out, "profiles.jsonl"), "utf8").trim().split("\n");
    const originsIn = (line: string) =>
      JSON.parse(line).investors?.map((one: { origin?: string; rest?: string }) => one.origin ?? one.rest);
    expect(profiles.map(originsIn)).toEqual([
      ["hong-kong", "mainland"],
      ["foreign", "mainland"],
      ["foreign", "mainland"],
    ]);
    expect(list.table("companies.csv")[0]?.understood).toContain(
      "“HK”: Hong Kong, China; “中国”: mainland China",
    );
    expect(list.table("rejects.csv")).toMatchObject([
      {
        column: "investors.0.origin",
        value: "境外",
        expected: expect.stringContaining("where the holder comes from"),
      },
    ]);
  });

  it("a line of dashes is no company", async () => {
    const list = await byTheLaw.screen(
      folder,
      "Client,City,Activity\nA,Guangzhou,VPN\n---,,\n√,Guangzhou,VPN\n",
    );
    expect(list.table("left-out.csv")).toMatchObject([{ line: "3", reason: "an empty row" }]);
    expect(list.table("companies.csv").map(({ name }) => name)).toEqual(["A", "√"]);
  });
});

/** A workbook with a cover before the sheet of companies. */
async function coveredBook(): Promise<Buffer> {
  const SHEET = "xl/worksheets/sheet1.xml";
  const cover = workbookParts({
    rows: [
      ["", "客戶核對"],
      ["", "製表：某某"],
    ],
  });
  const second = present(workbookParts({ rows: [HEAD, COMPANY] })[SHEET], SHEET);
  const withSecond = (part: string, before: string, added: string) =>
    Buffer.from(String(cover[part]).replace(before, `${added}${before}`));
  return zipOf({
    ...cover,
    "xl/worksheets/sheet2.xml": second,
    "xl/workbook.xml": withSecond(
      "xl/workbook.xml",
      "</sheets>",
      '<sheet name="清單" sheetId="2" r:id="rId9"/>',
    ),
    "xl/_rels/workbook.xml.rels": withSecond(
      "xl/_rels/workbook.xml.rels",
      "</Relationships>",
      '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet2.xml"/>',
    ),
  });
}

describe("a workbook with a cover", () => {
  it("is refused with the name of the other sheet, and looked at there on the page", async () => {
    const ended = await screenBook(await coveredBook());
    expect(ended.stderr).toContain("the sheet that was read is the first, 企业, and there are also 清單");
    const request: InputRequest = {
      file: ended.file,
      sheet: null,
      resume: false,
      wishes: { meanings: new Map(), ignored: [], agreed: NOTHING_AGREED, headerRow: null },
    };
    const out = mkdtempSync(join(folder, "preview-"));
    const look = { asOf: "2024-06-30", language: "en" } as const;
    const { sheet, sheets, columns } = await previewList(request, out, frozen, look);
    expect([sheet, sheets, columns.map(({ fact }) => fact)]).toEqual(["清單", ["清單", "企业"], HEAD]);
    await expect(previewList({ ...request, sheet: "企业" }, out, frozen, look)).rejects.toThrow("no heading");
  });
});

describe("units that stand in several places", () => {
  it("an amount without a scale under a heading with one is asked about", () => {
    const millions = { unit: "USD million" };
    expect(read("investorTotalAssets", "250 USD", millions)).toBe(
      "refused: one unit: the heading says “USD million” and the cell “250 USD”",
    );
    expect(read("investorTotalAssets", "250 million USD", millions)).toEqual(usd("250000000"));
    expect(read("investorTotalAssets", "250 USD", { unit: "USD" })).toEqual(usd("250"));
  });

  it.each([
    ["总资产（人民币万元）", { amount: "2500000", currency: "CNY" }],
    ["总资产（单位：人民币万元）", { amount: "2500000", currency: "CNY" }],
    ["總資產（新台幣億元）", { amount: "25000000000", currency: "TWD" }],
    ["资产总额（人民币，万元）", { amount: "2500000", currency: "CNY" }],
    ["Total assets (USD '000)", usd("250000")],
    ["Total assets US$'000", usd("250000")],
    ["Total assets (in thousands of USD)", usd("250000")],
    ["Total assets in millions of USD", usd("250000000")],
    ["Total assets – US$ in millions", usd("250000000")],
  ])("250 under %s", (heading, answer) => {
    expect(
      read("investorTotalAssets", "250", present(names.meaningOf(heading, []), heading).context),
    ).toEqual(answer);
  });

  it("a unit of a heading that is not understood is not the one above the table", () => {
    const unitOf = (heading: string) => present(names.meaningOf(heading, ["USD"]), heading).context.unit;
    expect(["Total assets (USD mil)", "总资产（亿）", "Total assets (2023)"].map(unitOf)).toEqual([
      null,
      null,
      "USD",
    ]);
  });

  it("a sign of several currencies is that of the heading, where it may be", () => {
    expect(read("investorTotalAssets", "$250m", { unit: "USD" })).toEqual(usd("250000000"));
    expect(read("investorTotalAssets", "￥2亿", { unit: "万元" })).toEqual({
      amount: "200000000",
      currency: "CNY",
    });
    expect(read("investorTotalAssets", "$250m", { unit: "万元" })).toContain("refused: the currency itself");
    expect(read("investorTotalAssets", "$250", { unit: "USD million" })).toContain("refused: one unit");
  });

  it("a currency in the heading below another scale above the table is asked about", () => {
    const contextOf = (heading: string, above: string) =>
      present(names.meaningOf(heading, [above]), heading).context;
    const column = contextOf("资产总额（美元）", "万元");
    expect(read("investorTotalAssets", "25000", column)).toContain(
      "the heading says “美元” and the lines above",
    );
    expect(read("investorTotalAssets", "2.5亿美元", column)).toEqual(usd("250000000"));
    expect(contextOf("资产总额（万美元）", "万元").otherUnit).toBeNull();
    expect(contextOf("资产总额（美元）", "元").otherUnit).toBeNull();
  });
});
