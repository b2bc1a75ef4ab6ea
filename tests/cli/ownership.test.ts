import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { zhunruInThread } from "../support/program.ts";
import { ROOT } from "../support/root.ts";

const SAMPLE = "examples/ownership/";
const FILE = `${SAMPLE}three-layers.bods.json`;
const DAY = ["--as-of", "2024-06-30"];

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "zhunru-ownership-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Finding {
  readonly provision: string;
}

/** The findings of a command as data, which are all that an ownership decides. */
function findings(...command: string[]): Finding[] {
  const ended = zhunruInThread(["check", ...command, ...DAY, "--format", "json"]);
  expect(ended.status, ended.stderr).toBe(0);
  return JSON.parse(ended.stdout).findings;
}

describe("an ownership of three layers in the standard's form", () => {
  it("comes to the same findings as the profile's own form", () => {
    const own = findings(`${SAMPLE}three-layers.json`);
    expect(findings(`${SAMPLE}company.json`, "--ownership", FILE)).toEqual(own);
    expect(own.some(({ provision }) => provision === "gz-2022-212/1-12")).toBe(true);
  });

  it("comes to the same findings with ranges in the innermost layer", () => {
    const ranged = join(folder, "ranged.json");
    const bounds = '"exclusiveMinimum": 50, "maximum": 75';
    writeFileSync(ranged, readFileSync(`${ROOT}${FILE}`, "utf8").replace('"exact": 62.5', bounds));
    const profile = JSON.parse(readFileSync(`${ROOT}${SAMPLE}three-layers.json`, "utf8"));
    const { holders } = profile.investors[1];
    holders[0].share = { moreThan: "50", atMost: "75" };
    holders.push({ rest: null });
    const own = join(folder, "own.json");
    writeFileSync(own, JSON.stringify(profile));
    const told = findings(own);
    expect(findings(`${SAMPLE}company.json`, "--ownership", ranged)).toEqual(told);
    expect(told).not.toEqual(findings(`${SAMPLE}three-layers.json`));
  });

  it("tells on standard error how it was read, in the language asked for", () => {
    const ended = zhunruInThread([
      "check",
      `${SAMPLE}company.json`,
      "--ownership",
      FILE,
      ...DAY,
      "--lang",
      "en",
    ]);
    expect(ended.stderr).toMatchInlineSnapshot(`
      "examples/ownership/three-layers.bods.json: the ownership of 澄湖调查（虚构）有限公司 on 30 June 2024 was read; note:
        · 2 statements of interests that by their dates were not held on the day: not counted (sample-three-layers-11-qingyu-chenghu, sample-three-layers-12-larkmoor-chenghu)
        · 1 statement with voting rights or other interests that are no shareholding: read, not counted (sample-three-layers-12-larkmoor-chenghu)
        · 1 statement of indirect shareholdings: left out, since the direct ones of each level count (sample-three-layers-18-lin-wan-chenghu)
        · 2 statements were replaced by later ones on the same record; the one that stood on the day counts (sample-three-layers-09-qingyu-chenghu, sample-three-layers-10-larkmoor-chenghu)
        · of Chinese nationality with all residences on the Mainland, read as Mainland residents: 林晚（虚构）, 陈禾（虚构）
      "
    `);
    const chinese = zhunruInThread([
      "ahead",
      `${SAMPLE}company.json`,
      "--ownership",
      FILE,
      ...DAY,
      "--lang",
      "zh-CN",
    ]);
    expect(chinese.stderr).toMatchInlineSnapshot(`
      "examples/ownership/three-layers.bods.json：澄湖调查（虚构）有限公司在2024年6月30日的持股已读入，说明如下：
        · 有2条声明的权益按其起止日期在所问日期当日不存在，未计入：sample-three-layers-11-qingyu-chenghu、sample-three-layers-12-larkmoor-chenghu
        · 有1条声明含表决权等股权以外的权益，已读入但不计入股比：sample-three-layers-12-larkmoor-chenghu
        · 有1条声明的持股为间接持股，按各级直接持股计算，不重复计入：sample-three-layers-18-lin-wan-chenghu
        · 有2条声明后来被同一记录的声明替代，以所问日期当日有效的为准：sample-three-layers-09-qingyu-chenghu、sample-three-layers-10-larkmoor-chenghu
        · 中国国籍且住所均在内地，按内地居民计：林晚（虚构）、陈禾（虚构）
      "
    `);
  });

  it("is decided by the day asked about", () => {
    const shares = (day: string): unknown => {
      const command = [
        "check",
        `${SAMPLE}company.json`,
        "--ownership",
        FILE,
        "--as-of",
        day,
        "--format",
        "json",
      ];
      return JSON.parse(zhunruInThread(command).stdout).ownership.direct.foreign;
    };
    expect(shares("2023-11-14")).toBe("45");
    expect(shares("2023-11-15")).toBe("30");
  });

  it("is written out, and comes to the same findings again", () => {
    const written = zhunruInThread(["ownership", `${SAMPLE}three-layers.json`, "--format", "bods", ...DAY]);
    expect(written.status).toBe(0);
    expect(written.stderr).toBe("");
    const file = join(folder, "written.json");
    writeFileSync(file, written.stdout);
    expect(findings(`${SAMPLE}company.json`, "--ownership", file)).toEqual(
      findings(`${SAMPLE}three-layers.json`),
    );
  });

  it("goes into a comparison of cities", () => {
    const compared = (...command: string[]): object => {
      const ended = zhunruInThread(["compare", ...command, ...DAY, "--format", "json"]);
      expect(ended.status, ended.stderr).toBe(0);
      return JSON.parse(ended.stdout).findings ?? JSON.parse(ended.stdout).cities;
    };
    expect(compared(`${SAMPLE}company.json`, "--ownership", FILE)).toEqual(
      compared(`${SAMPLE}three-layers.json`),
    );
  });
});

describe("what the command line refuses", () => {
  it.each([
    [
      "a company without a file",
      ["check", `${SAMPLE}company.json`, "--company", "x"],
      /--company belongs to --ownership/,
    ],
    ["standard input twice", ["check", "-", "--ownership", "-"], /can be read once/],
    [
      "an ownership beside another",
      ["check", `${SAMPLE}three-layers.json`, "--ownership", FILE],
      /three-layers\.bods\.json.*\n.*entities: .*either the table/,
    ],
    [
      "a company that the file has not",
      ["check", `${SAMPLE}company.json`, "--ownership", FILE, "--company", "qingyo"],
      /the file has no qingyo; .*nearest: qingyu/,
    ],
    [
      "a profile without owners",
      ["ownership", `${SAMPLE}company.json`],
      /does not say who holds the company/,
    ],
    [
      "another form",
      ["ownership", `${SAMPLE}three-layers.json`, "--format", "csv"],
      /--format: found csv; expected bods/,
    ],
  ])("%s", (_, command, expected) => {
    const ended = zhunruInThread(command);
    expect(ended.status).toBe(2);
    expect(ended.stdout).toBe("");
    expect(ended.stderr).toMatch(expected);
  });
});
