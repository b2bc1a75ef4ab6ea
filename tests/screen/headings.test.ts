import { describe, expect, it } from "vitest";
import { HeadingNames } from "../../src/screen/columns/heading-names.ts";
import { rulebook } from "../support/rulebook.ts";
import { byTheLaw, bytesIn, temporaryFolder } from "./support.ts";

const { screen } = byTheLaw;
const folder = temporaryFolder();
const names = new HeadingNames(rulebook.vocabulary);

describe("headings as offices write them", () => {
  it.each<[string, string[]]>([
    [
      "foreignShare",
      [
        "Foreign %",
        "% foreign",
        "Foreign investor's share (%)",
        "外资%",
        "外方出资比例",
        "境外投资者持股比例",
      ],
    ],
    [
      "chineseShare",
      ["Chinese %", "PRC shareholding", "Chinese partner's share", "中方股权占比", "内资比例"],
    ],
    ["investorTotalAssets", ["境外投资者总资产", "申请前一年资产总额", "Foreign party's total assets"]],
    ["investorTotalAssetsDate", ["资产总额日期", "总资产截止日", "Total assets as at"]],
    ["plannedApplicationDate", ["预计申请时间", "Target filing date"]],
    ["legalForm", ["JV/WFOE", "Entity form", "公司形式", "登记类型"]],
    [
      "legalRepresentativeNationality",
      ["法定代表人（国籍）", "法人代表国别", "Legal Rep Citizenship", "LR nationality"],
    ],
    ["activities", ["拟开展的业务", "拟申请业务", "Proposed activities", "Type of business"]],
    ["city", ["项目所在地", "拟落户区", "Target city", "所在区", "District"]],
    ["servesOnlyLocalForeignInvestedEnterprises", ["仅服务本地外企", "Local FIE clients only"]],
    ["includesOnlinePublishing", ["是否涉及网络出版", "Has online publishing?"]],
    ["foreignLawyerYearsOutsideChina", ["境外执业年限", "Years of practice outside China"]],
    ["vehicleAgeYears", ["车辆年龄", "Car age (years)"]],
    ["originalFloorArea", ["原有建筑面积（㎡）", "Original GFA (sqm)"]],
    ["unifiedSocialCreditCode", ["USCC No.", "Social credit code"]],
  ])("%s stands under its usual names", (fact, headings) => {
    expect(headings.map((heading) => names.meaningOf(heading, [])?.fact ?? heading)).toEqual(
      headings.map(() => fact),
    );
  });

  it("what may mean several things, or whose it is says nobody, is not taken for a fact", () => {
    const headings = [
      "国家/地区",
      "Country / Region",
      "Ownership",
      "外方股份",
      "母公司总资产",
      "主营业务",
      "类型",
    ];
    expect(headings.filter((heading) => names.meaningOf(heading, []) !== null)).toEqual([]);
  });

  it("the two sides under a group of shares are known, and what is applied for is the business", async () => {
    const { companies } = await screened(
      "客户,股比结构,,区县,申请事项\n,中方,外方,,\n虚构甲有限公司,40%,六成,番禺区,国内虚拟专用网（VPN）业务\n",
    );
    expect(companies).toEqual([
      expect.objectContaining({
        name: "虚构甲有限公司",
        understood: expect.stringMatching(/Guangzhou.*Domestic internet VPN.*foreignShare: 60%/),
      }),
    ]);
  });

  it("a second name and the district beside the city are carried, wherever they stand", async () => {
    const { companies } = await screened(
      "英文名称,企业名称,所在区,城市,拟从事的业务\nFict One Ltd,虚构甲有限公司,天河区,广州,社会调查\n",
    );
    expect(companies).toEqual([
      expect.objectContaining({ name: "虚构甲有限公司", 英文名称: "Fict One Ltd", 所在区: "天河区" }),
    ]);
  });

  it("the district alone tells the city, and one name alone names the client", async () => {
    const { companies } = await screened("English name,District\nFict One Ltd,Tianhe\n");
    expect(companies).toEqual([
      expect.objectContaining({ name: "Fict One Ltd", understood: expect.stringContaining("Guangzhou") }),
    ]);
  });

  // 行业 says what a company does, as a register has it, and not what it plans.
  it("no column for the business is told where one that describes may have been meant", async () => {
    const list = (heading: string) => `企业名称,城市,${heading}\n虚构甲有限公司,广州,社会调查\n`;
    const described = await screen(folder, list("行业"));
    expect(described.table("companies.csv")).toEqual([expect.objectContaining({ 行业: "社会调查" })]);
    expect(described.stderr).toBe(
      "no column says “Activities”, so every company counts as not having answered; if one of the columns does say so, give it that heading\n",
    );
    expect(JSON.parse(bytesIn(described.out)["summary.json"] ?? "").input.withoutColumn).toEqual([
      "activities",
    ]);
    await screened(list("拟从事的业务"));
    await screened("企业名称,城市\n虚构甲有限公司,广州\n");
  });
});

async function screened(list: string) {
  const ended = await screen(folder, list);
  expect(ended.stderr).toBe("");
  return { companies: ended.table("companies.csv") };
}
