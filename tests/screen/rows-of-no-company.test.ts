import { describe, expect, it } from "vitest";
import { byTheLaw, temporaryFolder } from "./support.ts";

const { screen } = byTheLaw;
const folder = temporaryFolder();

async function screened(list: string, more: NonNullable<Parameters<typeof screen>[2]>["more"] = {}) {
  const ended = await screen(folder, list, { more });
  return {
    out: ended.out,
    stderr: ended.stderr,
    names: ended.table("companies.csv").map(({ name }) => name),
    rejects: ended.table("rejects.csv").map(({ line, column, expected }) => [line, column, expected]),
    leftOut: ended.table("left-out.csv").map(({ line, reason }) => `${line} ${reason}`),
    companies: ended.table("companies.csv"),
  };
}

describe("rows of a list that are no company", () => {
  it("headings of its parts, subtotals with their count, signatures and numbers alone are left out", async () => {
    const list = await screened(`序号,客户,所在地,业务,外方持股,备注
一、广州地区,,,,,
1,虚构甲有限公司,天河,社会调查,33%,
,小计：1家,,,,
二、成都地区,二、成都地区,二、成都地区,二、成都地区,二、成都地区,二、成都地区
2,虚构乙有限公司,武侯,社会调查,33%,
3,,,,,待补
合计（2家）,,,,66%,
制表人：某某,,审核人：某某,,,日期：2026年9月
※ 均为虚构,,,,,
`);
    expect(list.names).toEqual(["虚构甲有限公司", "虚构乙有限公司"]);
    expect(list.rejects).toEqual([]);
    expect(list.leftOut).toEqual([
      "2 a note",
      "4 a total",
      "5 a note",
      "7 nothing that is asked is filled in (only a number, a remark or the like)",
      "8 a total",
      "9 a note",
      "10 a note",
    ]);
  });

  it("a title or a place that stands alone heads a part of the list; a name that stands alone is a client", async () => {
    const list = await screened(
      "Client,City,Planned business\nChengdu clients,,\nA (fict.),Chengdu,social survey\nGuangzhou,,\nB (fict.),Guangzhou,VPN\n广州客户名单,,\nC (fict.),,\nGuangzhou,Guangzhou,VPN\n",
    );
    expect(list.names).toEqual(["A (fict.)", "B (fict.)", "C (fict.)", "Guangzhou"]);
    expect(list.leftOut).toEqual(["2 a note", "4 a note", "6 a note"]);
  });

  it("a row with a share and no name goes on about the company above, and is refused as that", async () => {
    const list = await screened(
      "Client,City,Planned business,Foreign share\nA (fict.),Guangzhou,social survey,30%\n,,,25%\nB (fict.),Chengdu,social survey,\n",
    );
    expect(list.names).toEqual(["A (fict.)", "B (fict.)"]);
    expect(list.rejects).toEqual([
      ["3", "Client", expect.stringContaining("may be another holder of the company above")],
    ]);
  });
});

describe("a column for each activity", () => {
  const CROSSES = "客户,城市,社会调查,出境旅游业务\n甲,广州,x,√\n";

  it("is named by its own heading where a mark cannot be read", async () => {
    const { rejects } = await screened(CROSSES);
    expect(rejects).toEqual([["2", "社会调查", expect.stringContaining("--read 'x=yes'")]]);
  });

  it("is read as the run says that its marks are meant", async () => {
    const list = await screened(CROSSES, { read: ["x=是"] });
    expect([list.names, list.rejects]).toEqual([["甲"], []]);
  });
});
