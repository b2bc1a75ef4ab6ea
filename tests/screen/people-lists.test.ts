import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type Agreed,
  type ColumnContext,
  NOTHING_AGREED,
  PLAIN_COLUMN,
} from "../../src/free-text/column-context.ts";
import { unitsIn } from "../../src/free-text/headings.ts";
import { readCell } from "../../src/free-text/read-cell.ts";
import { HeadingNames } from "../../src/screen/columns/heading-names.ts";
import { canonicalAnswer } from "../../src/situation/canonical.ts";
import { rulebook } from "../support/rulebook.ts";
import { byTheLaw, screen as screenByFrozenRules, temporaryFolder } from "./support.ts";

const { screen } = byTheLaw;
const folder = temporaryFolder();

/** What a cell says: the answer as a profile has it, `nothing`, `not known`, or `refused: …` with what was expected. */
function read(
  id: string,
  cell: string,
  column: Partial<ColumnContext> = {},
  agreed: Partial<Agreed> = {},
): unknown {
  const fact = rulebook.vocabulary.byId.get(id);
  if (fact === undefined) throw new Error(`there is no fact ${id}`);
  const reading = readCell(fact, cell, { ...PLAIN_COLUMN, ...column }, { ...NOTHING_AGREED, ...agreed });
  if (reading.kind === "nothing") return "nothing";
  if (reading.kind === "refused") return `refused: ${reading.problems[0]?.expected.en}`;
  return reading.answer === null ? "not known" : canonicalAnswer(reading.answer);
}

describe("people's words in the cells of a sheet", () => {
  it.each([
    ["Total assets (USD million)", "USD million"],
    ["Total assets,  USD  million", "USD million"],
    ["资产总额（ＵＳＤ）", "USD"],
    ["资产总额（万美元）", "万美元"],
  ])("the unit of the heading %s is told as it is written", (heading, unit) => {
    const meaning = new HeadingNames(rulebook.vocabulary).meaningOf(heading, []);
    expect([meaning?.fact, meaning?.context.unit]).toEqual(["investorTotalAssets", unit]);
  });

  it("of several units above a table each fact takes the one of its own kind, and none of two", () => {
    const names = new HeadingNames(rulebook.vocabulary);
    const above = unitsIn(["制表单位：某某（广州）公司", "单位：万美元、%（另有注明的除外）"]);
    const unitOf = (heading: string, units: readonly string[]) =>
      names.meaningOf(heading, units)?.context.unit;
    expect([unitOf("总资产", above), unitOf("外方股比", above)]).toEqual(["万美元", "%"]);
    const inOne = unitsIn(["填报单位：某区商务局（招商办）　截至2026年10月31日　单位：万美元、%"]);
    expect([unitOf("总资产", inOne), unitOf("外方股比", inOne)]).toEqual(["万美元", "%"]);
    expect(unitOf("总资产", ["万美元", "亿元人民币"])).toBeNull();
    expect(unitOf("Total assets", unitsIn(["Amounts in USD unless otherwise stated"]))).toBe("USD");
  });

  it("a currency behind a heading is its unit, and a short word is no choice of a list but a business", () => {
    const names = new HeadingNames(rulebook.vocabulary);
    const told = (heading: string) => {
      const meaning = names.meaningOf(heading, []);
      return meaning === null ? null : [meaning.fact, ...meaning.path, meaning.context.unit];
    };
    expect(told("Total assets US$m")).toEqual(["investorTotalAssets", "US$m"]);
    expect(told("Client ref")).toBeNull();
    expect([told("Services"), told("Guangzhou"), told("Publishing"), told("Law firm")]).toEqual(
      Array.from({ length: 4 }, () => null),
    );
    expect(told("Consulting")).toEqual(["activities", "=", "consulting", null]);
  });

  it("a unit above the table is told as it is written", () => {
    expect([unitsIn(["Unit: USD million"]), unitsIn(["", "单位：万美元"])]).toEqual([
      ["USD million"],
      ["万美元"],
    ]);
  });

  it.each([
    [
      "legalRepresentativeNationality",
      {
        英国: "GB",
        British: "GB",
        UK: "GB",
        中国籍: "CN",
        中国香港: "HK",
        中国香港特别行政区: "HK",
        "中国（澳门）": "MO",
        美国籍: "US",
        "United States": "US",
        GBR: "GB",
        CHN: "CN",
        "156": "CN",
        "Chinese (HK)": "HK",
        "P. R. China": "CN",
      },
    ],
    [
      "legalForm",
      {
        中外合资: "joint-venture",
        JV: "joint-venture",
        WFOE: "wholly-foreign-owned",
        "有限责任公司（中外合资）": "joint-venture",
        台港澳与境内合资: "joint-venture",
        国有独资: "domestic",
        "Co., Ltd. (JV)": "joint-venture",
        "有限公司（港商独资）": "wholly-foreign-owned",
        "合资经营企业（港或澳、台资）": "joint-venture",
        "有限责任公司(非自然人投资或控股的法人独资)": "domestic",
      },
    ],
    [
      "city",
      {
        天河: "guangzhou",
        南沙区: "guangzhou",
        广州市天河区: "guangzhou",
        广东省广州市: "guangzhou",
        武侯: "chengdu",
        深圳: "other",
        Shenzhen: "other",
        "Tianhe, Guangzhou": "guangzhou",
        "Guangzhou, Guangdong": "guangzhou",
        "Tianhe, Guangzhou, Guangdong, PRC": "guangzhou",
        "Chengdu, Sichuan, China": "chengdu",
        "Shenzhen, Guangdong": "other",
        "Guangzhou - Nansha": "guangzhou",
        "广州（天河）": "guangzhou",
        "成都（高新区）": "chengdu",
        "Qingyang, Chengdu": "chengdu",
      },
    ],
    [
      "includesOnlinePublishing",
      {
        "√": true,
        "✗": false,
        "×": false,
        Y: true,
        否: false,
        "—": "nothing",
        待定: "not known",
        TBC: "not known",
        "N/A": "nothing",
      },
    ],
    [
      "investorTotalAssets",
      {
        "US$200,000,000": { amount: "200000000", currency: "USD" },
        "2亿美元以上": { atLeast: "200000000", currency: "USD" },
        约3亿美元: "not known",
        超2亿美元: { moreThan: "200000000", currency: "USD" },
        "EUR 1.500m": { amount: "1500000", currency: "EUR" },
        "KWD 1.500": { amount: "1.5", currency: "KWD" },
        "30亿台币": { amount: "3000000000", currency: "TWD" },
        "n/k": "not known",
        不适用: "nothing",
      },
    ],
    [
      "investorTotalAssetsDate",
      {
        "20251231": "2025-12-31",
        "2025年12月31日": "2025-12-31",
        "31/12/2025": "2025-12-31",
        "12.31.2025": "2025-12-31",
        "2025-12-31 00:00:00": "2025-12-31",
        "2025/12/31 0:00": "2025-12-31",
        "2025-12-31T00:00:00.000": "2025-12-31",
        "31-Dec-2025": "2025-12-31",
        "31st of December 2025": "2025-12-31",
        "31 December, 2025": "2025-12-31",
        "05/05/2025": "2025-05-05",
      },
    ],
    [
      "foreignShare",
      {
        "1/3": "1/3",
        百分之四十: "40",
        不足50: { lessThan: "50" },
        "33 1/3%": "1/3",
        "66⅔%": "2/3",
        过半: { moreThan: "50" },
        半数以上: { atLeast: "50" },
        undisclosed: "not known",
      },
    ],
    [
      "activities",
      {
        "VPN services": ["domestic-internet-vpn"],
        "Internet access": ["internet-access"],
        "internet service provider": ["internet-access"],
      },
    ],
  ] as const)("%s is read as it was meant", (fact, cells) => {
    expect(Object.fromEntries(Object.keys(cells).map((cell) => [cell, read(fact, cell)]))).toEqual(cells);
  });

  it.each([
    ["investorTotalAssets", "$2,000,000", "the currency itself: USD"],
    ["investorTotalAssets", "¥2,000,000", "the currency itself: CNY, JPY"],
    ["legalForm", "独资", "which one is meant: wholly foreign-owned; domestic"],
    ["foreignShare", "50/50", "whose is meant"],
    ["investorTotalAssetsDate", "2025-12-31 08:00:00", "year, month and day"],
    ["foreignShare", "三七开", "30% or 70%"],
    ["foreignShare", "0.5", "--shares percent"],
    ["foreignShare", "1", "--shares percent"],
    ["foreignShare", "2025-01-03", "turned “1/3” into a date"],
    ["city", "同上", "nothing is copied from the row above"],
    ["city", "白云", "that of Guiyang"],
    ["city", "天府新区", "Meishan"],
    ["city", "Qingyang", "the city in Gansu"],
    ["city", "Xindu District", "Xingtai"],
    ["city", "Chengdu, Guangdong", "a city in China"],
    ["city", "Guangzhou (moving to Chengdu)", "a city in China"],
    ["city", "广州/四川", "a city in China"],
    ["city", "广州、成都", "several are named here"],
    ["city", "Guangzhou and Shenzhen", "several are named here"],
    ["city", "Atlantis", "a city in China"],
    ["city", "constructor", "a city in China"],
    ["investorTotalAssets", "见附件", "what is attached"],
    ["foreignShare", "#REF!", "the formula in the sheet failed"],
    ["legalRepresentativeNationality", "英国/加拿大", "United Kingdom (GB), Canada (CA)"],
    ["legalRepresentativeNationality", "美籍华人", "the nationality itself"],
    ["investorTotalAssetsDate", "03/04/2025", "its year first: 2025-04-03 or 2025-03-04?"],
    ["investorTotalAssetsDate", "13/13/2025", "year, month and day"],
    ["investorTotalAssetsDate", "31/02/2025", "real day"],
    ["foreignShare", "wholly owned", "100% where this side holds all"],
    ["foreignShare", "控股", "does not say how much"],
    ["foreignShare", "无", "0% where this side holds nothing"],
    ["foreignShare", "60% (see note)", "“60%” alone"],
    ["foreignShare", "60%*", "“60%” alone"],
    ["investorTotalAssets", "USD 1.2bn (FY23)", "“USD 1.2bn” alone"],
    ["investorTotalAssets", "USD 250.000", "a point before decimals, commas between thousands"],
    ["investorTotalAssets", "250.000 USD", "a point before decimals, commas between thousands"],
    ["investorTotalAssets", "JPY 30.000", "a point before decimals, commas between thousands"],
    ["legalForm", "JV (planned)", "“JV” alone"],
    ["legalForm", "港资", "which one is meant"],
    ["legalForm", "Co., Ltd.", "which one is meant"],
    ["includesOnlinePublishing", "Yes - see note", "“Yes” alone"],
    ["city", "GZ", "Guizhou"],
    ["activities", "Law firm", "“Law firm” may mean more"],
    ["activities", "law firms", "may mean more"],
    ["activities", "VPN; publishing", "“publishing” may mean more"],
    ["activities", "旅行社", "may mean more"],
    ["activities", "数据中心", "Other value-added telecommunications services is meant"],
    ["foreignShare", "五五开", "an even split is written as one share too"],
    ["investorTotalAssetsDate", "25.3.4", "year, month and day"],
    ["includesOnlinePublishing", "有", "under headings that ask"],
    ["includesOnlinePublishing", "1", "a column of nothing else"],
    ["includesOnlinePublishing", "x", "a tick or a cross"],
    ["unifiedSocialCreditCode", "9.14E+17", "lost its last digits"],
  ])("%s: %s has several meanings, or none, and is refused with what to write", (fact, cell, expected) => {
    expect(read(fact, cell)).toContain(expected);
  });

  it("one remark is told apart from the answer before it; of thousands none is, and nothing ends", () => {
    expect(read("foreignShare", `60%${" (a)".repeat(20_000)}`)).toContain("refused: a share from 0 to 100%");
  });

  it("is read as the run, the heading or the column says", () => {
    expect(read("investorTotalAssets", "$2,000,000", {}, { meanings: { $: "USD" } })).toEqual({
      amount: "2000000",
      currency: "USD",
    });
    expect(read("legalForm", "独资", {}, { meanings: { 独资: "外商独资" } })).toBe("wholly-foreign-owned");
    expect(read("foreignShare", "0.5", {}, { shares: "fraction" })).toBe("50");
    expect(read("foreignShare", "0.5", {}, { shares: "percent" })).toBe("0.5");
    expect(read("foreignShare", "0.5", { unit: "%" })).toBe("0.5");
    expect(read("investorTotalAssets", "20000", { unit: "万美元" })).toEqual({
      amount: "200000000",
      currency: "USD",
    });
    expect(read("investorTotalAssets", "2亿元人民币", { unit: "万美元" })).toContain(
      "the heading says “万美元”",
    );
    expect(read("includesOnlinePublishing", "有", { asksHaving: true })).toBe(true);
    expect(read("includesOnlinePublishing", "0", { isOnesAndZeros: true })).toBe(false);
    expect(read("investorTotalAssetsDate", "45657", { daysFrom: 1900 })).toBe("2024-12-31");
  });
});

describe("a list as an office keeps it", () => {
  const OFFICE = `虚构咨询客户清单,,,,,
填表：某某,,,,单位：万美元,
序号,客户名称,所在城市,拟从事业务,总资产,备注
1,虚构甲,天河,投资性公司,20000,
2,虚构乙,深圳,社会调查,待定,已注销
序号,客户名称,所在城市,拟从事业务,总资产,备注
3,虚构丙,成都市武侯区,投资性公司、社会调查,¥5亿,
合计,,,,,3家
注：以上均为虚构
`;

  it("titles, repeated headings, totals and notes are left out; companies + rejects + left out = rows in", async () => {
    const ended = await screen(folder, OFFICE);
    expect(ended.stdout).toContain("8 rows in = 2 companies + 1 reject + 5 left out");
    expect(ended.table("left-out.csv").map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      "1 above the headings",
      "2 above the headings",
      "6 the headings again",
      "8 a total",
      "9 a note",
    ]);
    expect(ended.table("companies.csv").map(({ name, warnings }) => `${name} ${warnings}`)).toEqual([
      "虚构甲 ",
      "虚构乙 deregistered-or-revoked",
    ]);
    expect(ended.table("companies.csv")[0]?.understood).toContain("200,000,000 USD");
    expect(ended.table("rejects.csv")[0]).toMatchObject({ line: "7", value: "¥" });
  });

  it("a bad cell rejects its row only where a rule that concerns it looks at the fact, unless the run is strict", async () => {
    const list =
      "name,city,activities,chineseShare,legalRepresentativeNationality,investorTotalAssets\n甲,guangzhou,social-survey,60%,CN,some\n";
    const ended = await screen(folder, list);
    expect(ended.table("companies.csv")[0]).toMatchObject({ name: "甲", warnings: "cell-not-read" });
    expect(ended.table("companies.csv")[0]?.understood).toContain("“some” was not read");
    const strict = await screen(folder, list, { more: { isStrict: true } });
    expect(strict.table("rejects.csv")).toMatchObject([{ column: "investorTotalAssets" }]);
    const asked = await screen(folder, list.replace("60%", "many"));
    expect(asked.table("rejects.csv")[0]?.column).toBe("chineseShare; investorTotalAssets");
  });

  it("two rows of headings are one; a column for each activity is a list", async () => {
    const list =
      "客户,城市,股比,,业务,\n,,中方,外方,社会调查,出境旅游业务\n甲,广州,67%,33%,√,\n乙,成都,60%,40%,×,√\n";
    const ended = await screen(folder, list);
    expect(ended.stderr).toBe("");
    expect(ended.table("companies.csv").map(({ name }) => name)).toEqual(["甲", "乙"]);
  });

  it("the row of groups may stand above the headings that name most, and lines may end in empty cells", async () => {
    const list =
      "外资项目库,,,,,,\n基本情况,,股权比例,,拟办业务,,\n名称,落地城市,中方,外方,（可多选）,,\n甲,广州,67%,33%,社会调查,,\n乙,成都,60%,40%,社会调查,,\n";
    const ended = await screen(folder, list);
    expect(ended.stderr).toBe("");
    expect(ended.table("companies.csv").map(({ name }) => name)).toEqual(["甲", "乙"]);
    expect(ended.table("left-out.csv").map(({ line }) => line)).toEqual(["1"]);
    const over = await screen(folder, "客户,城市,\n甲,广州,\n乙,广州,老客户\n");
    expect(over.table("rejects.csv")).toMatchObject([
      { line: "3", expected: expect.stringContaining("3 cells") },
    ]);
  });

  it("a range that cannot be read is shown as it stands", async () => {
    const ended = await screen(
      folder,
      "客户,城市,业务,外方股比,总资产\n甲,广州,社会调查,49%（拟增至51%）,不足20\n",
      {
        more: { isStrict: true },
      },
    );
    expect(ended.table("rejects.csv")[0]?.value).toBe("49%（拟增至51%）; 不足20");
  });

  it("a business with its short form in brackets is read; a word for another business is told what it is", async () => {
    const list =
      "客户,城市,业务\n甲（虚构）,广州,国内互联网虚拟专用网（IP-VPN）\n乙（虚构）,广州,APP商店\n丙（虚构）,广州,以上都不是\n丁（虚构）,广州,市场调查\n";
    const ended = await screen(folder, list, { more: { language: "zh-CN" } });
    expect(ended.table("companies.csv").map(({ name }) => name)).toEqual([
      "甲（虚构）",
      "乙（虚构）",
      "丙（虚构）",
    ]);
    expect(ended.table("rejects.csv")).toMatchObject([
      {
        value: "市场调查",
        expected: expect.stringMatching(
          /^市场调查是另一回事，本条只涉及社会调查。.*业务名称，例如.*；都不是的，填“以上都不是”（最接近：社会调查）$/,
        ),
      },
    ]);
  });

  it("English headings are known by their words, and places and businesses as offices write them", async () => {
    const list = `Client,Location,Planned business,Nationality of legal representative,Total assets of investor (USD m),Chinese stake,Serves local FIEs only?
Alder (fict.),Guangzhou Nansha,social survey,PRC,,67%,
Birch (fict.),Chengdu Hi-tech Zone,outbound tours,British,210,40%,Yes
Cedar (fict.),Guangzhou Chengdu,social survey,PRC,,67%,
`;
    const ended = await screen(folder, list);
    expect([ended.status, ended.stderr]).toEqual([0, ""]);
    expect(
      readFileSync(join(ended.out, "profiles.jsonl"), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      {
        city: "guangzhou",
        activities: ["social-survey"],
        chineseShare: "67",
        legalRepresentativeNationality: "CN",
      },
      {
        city: "chengdu",
        activities: ["outbound-tourism"],
        investorTotalAssets: { amount: "210000000", currency: "USD" },
        servesOnlyLocalForeignInvestedEnterprises: true,
      },
    ]);
    expect(ended.table("rejects.csv")).toMatchObject([{ column: "Location", value: "Guangzhou Chengdu" }]);
  });

  it("the shares of holders are read as people write them, ranges too; a split is refused at its column", async () => {
    const head =
      "name,city,activities,investors.0.name,investors.0.origin,investors.0.share,investors.1.name,investors.1.origin,investors.1.share,legalRepresentativeNationality";
    const row = (name: string, first: string, second: string): string =>
      `${name},jingwan,star-survey,A,foreign,${first},B,mainland,${second},CN`;
    const rows = [
      row("甲（虚构）", "25-33%", "67%至75%"),
      row("乙（虚构）", "三分之一", "三分之二"),
      row("丙（虚构）", "40%-60%", "60%"),
    ];
    const ended = await screenByFrozenRules(folder, `${[head, ...rows].join("\n")}\n`, {
      more: { isStrict: true },
    });
    expect(ended.table("results.csv").map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      "甲（虚构） eligible",
      "乙（虚构） ineligible",
    ]);
    expect(ended.table("rejects.csv")).toMatchObject([
      { column: "investors.0.share", expected: expect.stringContaining("whose is meant, 40% or 60%?") },
    ]);
  });

  it("a heading of two names is the fact that one of them names; the country of an investor only describes", async () => {
    const list = "客户,城市,行业/业务,外方国别,外方持股,法人国籍\n甲（虚构）,广州,社会调查,英国,33%,中国\n";
    const ended = await screen(folder, list);
    expect([ended.status, ended.stderr]).toEqual([0, ""]);
    expect(ended.table("results.csv")).toMatchObject([
      { provision: "gz-2022-212/1-12", outcome: "eligible", failing: "" },
    ]);
  });

  it("a list of holders, and one that stands sideways, are refused as what they are", async () => {
    const holders = await screen(folder, "公司名称,股东名称,城市\n甲,乙,广州\n");
    expect([holders.status, holders.stderr]).toEqual([2, expect.stringContaining("each row is a holder")]);
    const sideways = await screen(folder, "公司名称,甲\n城市,广州\n外资股比,50%\n业务,社会调查\n");
    expect([sideways.status, sideways.stderr]).toEqual([2, expect.stringContaining("paste it transposed")]);
  });

  it("no heading is said to be near a fact that has its column, and the map to give back names none twice", async () => {
    const ended = await screen(
      folder,
      "企业名称,城市,统一社会信用代码,行业编码代码\n甲,广州,91440101MA5AAAAA01,I64\n",
    );
    expect([ended.status, ended.stderr]).toEqual([2, expect.not.stringContaining("nearest")]);
    const map = JSON.parse(readFileSync(join(ended.out, "columns.json"), "utf8"));
    expect(map).toMatchObject({ 统一社会信用代码: "unifiedSocialCreditCode", 行业编码代码: null });
  });

  it("an English heading of two rows is told with a blank between them", async () => {
    const list = "Client,City,Ownership,\n,,Foreign %,Chinese %\nA,Guangzhou,wholly owned,\n";
    const ended = await screen(folder, list, { more: { isStrict: true } });
    const [reject] = ended.table("rejects.csv");
    expect(reject?.column).toBe("Ownership Foreign %");
  });

  it("numbered questions beside their companies, and a holder among other words, are known too", async () => {
    const sideways = await screen(
      folder,
      "No.,Question,A,B\n1,City,Guangzhou,Guangzhou\n2,Foreign share,50%,50%\n3,Form,JV,JV\n",
    );
    expect([sideways.status, sideways.stderr]).toEqual([2, expect.stringContaining("paste it transposed")]);
    const holders = await screen(folder, "Client,City / district,Shareholder / partner\nA,Tianhe,B\n");
    expect([holders.status, holders.stderr]).toEqual([2, expect.stringContaining("each row is a holder")]);
  });

  it.each([
    "Clients of 2026\nClient|City|Activity\nA|Guangzhou|VPN\n",
    "Client\tCity\nName;Town;Location\nA;B;Guangzhou\n",
  ])("cells divided by bars, or by one sign or another, are refused with the way to save them: %j", async (list) => {
    const ended = await screen(folder, list);
    expect([ended.status, ended.stderr]).toEqual([
      2,
      expect.stringContaining("“CSV UTF-8 (comma delimited)”"),
    ]);
  });

  it("the nearest business is told by its title", async () => {
    const ended = await screen(
      folder,
      "Client,City,Activity\nA,Guangzhou,internet acces; social surveys & VPN\n",
    );
    expect(ended.table("rejects.csv")).toMatchObject([
      { value: "internet acces", expected: expect.stringMatching(/\(nearest: Internet access services\)$/) },
    ]);
  });

  it("all unknown headings are told at once, with a map to edit and give back", async () => {
    const ended = await screen(
      folder,
      "name,City of hope,wholly unheard of,foreignShar\nA,guangzhou,1,50%\n",
    );
    expect(ended.stderr).toContain("wholly unheard of");
    expect(ended.stderr).toContain("foreignShar matches nothing that is asked (nearest: Foreign share)");
    expect(ended.files()).toEqual(["columns.json"]);
  });

  it("the map holds no guess at one of the two sides of a share", async () => {
    const ended = await screen(folder, "name,activity,Citty,UK share\nA,VPN,Guangzhou,60%\n");
    const map = JSON.parse(readFileSync(join(ended.out, "columns.json"), "utf8"));
    expect(map).toMatchObject({ Citty: "city", "UK share": null });
  });
});
