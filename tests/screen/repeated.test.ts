import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { besideEach, sayRepeated } from "../../src/screen/run/repeated.ts";
import { screen, temporaryFolder } from "./support.ts";

const folder = temporaryFolder();

const LIST = `name,unifiedSocialCreditCode,city
甲公司,91440101MA5ABCDE1X,jingwan
乙公司,,jingwan
甲公司（镜湾）,91440101ＭＡ5ABCDE1X,jingwan
乙公司 ,,雾岛市
丙公司,,jingwan
`;

it("a client named twice, by one name or one credit code, is told, and its lines are screened by themselves", async () => {
  const ended = await screen(folder, LIST);
  expect(ended.stderr).toBe(
    "clients with one name or one credit code on several lines, each screened by itself; please check: 甲公司 (lines 2, 4); 乙公司 (lines 3, 5)\n",
  );
  const { companies, repeated } = JSON.parse(readFileSync(join(ended.out, "summary.json"), "utf8"));
  expect([companies, repeated]).toEqual([
    5,
    [
      { name: "甲公司", lines: [2, 4] },
      { name: "乙公司", lines: [3, 5] },
    ],
  ]);
  const once = await screen(folder, LIST.split("\n").slice(0, 3).join("\n"));
  expect(once.stderr).toBe("");
});

it("each line is told of the others", () => {
  const beside = besideEach([{ name: "甲公司", lines: [2, 4, 9] }], "zh-CN");
  expect([...beside.keys()]).toEqual([2, 4, 9]);
  expect(beside.get(4)).toBe("与第2、9行名称或者信用代码相同，请核对");
});

it("of many lines the first ten are told, whatever line asks", () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => index + 2);
  const repeated = [{ name: "甲公司", lines }];
  expect(sayRepeated(repeated).en).toMatch(/甲公司 \(lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and others\)$/);
  const beside = besideEach(repeated, "zh-CN");
  expect(beside.size).toBe(lines.length);
  expect(beside.get(3)).toBe("与第2、4、5、6、7、8、9、10、11、12等行名称或者信用代码相同，请核对");
  expect(beside.get(20_001)).toBe("与第2、3、4、5、6、7、8、9、10、11等行名称或者信用代码相同，请核对");
});

it("of many the first ten are told", () => {
  const many = Array.from({ length: 12 }, (_, index) => ({ name: `甲${index}`, lines: [2, index + 3] }));
  expect(sayRepeated(many).en).toMatch(/甲9 \(lines 2, 12\); and 2 more$/);
});
