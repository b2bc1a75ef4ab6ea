import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DOCUMENT, ITEMS, RULE, replaced, smallRulebook } from "../../rules/verify/small-rulebook.ts";
import { ROOT } from "../../support/root.ts";
import { folderOf, run } from "./support.ts";

describe("rules verify", () => {
  test("counts, and returns 0 where it finds no fault", async () => {
    const { status, output } = await run({ action: "verify" }, folderOf(smallRulebook()));
    expect(output).toMatchInlineSnapshot(`
      "items / characters (white space aside)
      document  eligibility  opportunity  government task  procedure   total
      demo           1 / 22        0 / 0           2 / 12      0 / 0  3 / 34
      total          1 / 22        0 / 0           2 / 12      0 / 0  3 / 34

      1 items of the class eligibility: 1 with a rule, 0 with the reason why they
      cannot be tested.
      1 rule, 5 of 5 examples pass; 2 facts; 1 law note.

      No fault was found.
      "
    `);
    expect(status).toBe(0);
  });

  test.each([
    ["a changed document", replaced(smallRulebook(), DOCUMENT, "社会", "市场"), /the SHA-256/],
    ["a failing example", replaced(smallRulebook(), RULE, '"66.999999"', '"67"'), /✗ outcome: ineligible/],
    [
      "a rule that cannot be loaded",
      replaced(smallRulebook(), RULE, '"67 %"', '"67 years"'),
      /the examples were not run/,
    ],
  ])("returns 1 on %s", async (_, texts, message) => {
    const { status, output } = await run({ action: "verify" }, folderOf(texts));
    expect(status).toBe(1);
    expect(output).toMatch(message);
  });

  test("tells the faults in the language asked for", async () => {
    const folder = folderOf(replaced(smallRulebook(), RULE, '"67 %"', '"67 years"'));
    const { output } = await run({ action: "verify", language: "zh-CN" }, folder);
    expect(output).toMatch(
      /rules\/demo\/1.json:\d+: requires.all\[0\]: 界限的单位是years，而chineseShare的单位是%/,
    );
  });

  test("gives the faults as data", async () => {
    const texts = replaced(smallRulebook(), DOCUMENT, "社会", "市场");
    const { output } = await run({ action: "verify", format: "json" }, folderOf(texts));
    expect(JSON.parse(output).faults).toContainEqual(
      expect.objectContaining({ file: "seeds/documents/manifest.json", line: expect.any(Number) }),
    );
  });
});

describe("rules verify --fix-ranges", () => {
  const verify = (root: string) => run({ action: "verify", fixRanges: true }, root);
  const itemsIn = (root: string) => readFileSync(join(root, ITEMS), "utf8");

  test("writes nothing where every quote stands where it is said to", async () => {
    const folder = folderOf(smallRulebook());
    const before = itemsIn(folder);
    const { status, output } = await verify(folder);
    expect(output).toMatch(/^No range was written anew\.\n/);
    expect(status).toBe(0);
    expect(itemsIn(folder)).toBe(before);
  });

  test("finds quotes again after the text has moved, and leaves the hash to the author", async () => {
    const texts = smallRulebook();
    const moved = `\n  ${(texts.get(DOCUMENT) ?? "").replaceAll("。", "。\n")}`;
    const folder = folderOf(new Map([...texts, [DOCUMENT, moved]]));
    const { status, output } = await verify(folder);
    expect(output).toMatch(/^demo: ranges written anew: 8\.\n/);
    expect(output).toContain("the SHA-256");
    expect(output).toContain("Faults: 1.");
    expect(status).toBe(1);
    const { items } = JSON.parse(itemsIn(folder));
    for (const { quote, ranges } of items)
      expect(ranges.map(([start, end]: [number, number]) => moved.slice(start, end)).join("")).toBe(quote);
    expect((await run({ action: "verify" }, folder)).output).toContain("Faults: 1.");
  });

  test("tells what is not found, with its line, and keeps its ranges", async () => {
    const texts = replaced(smallRulebook(), DOCUMENT, "2 推进公共服务。", "前言\n2 推进社会服务。");
    const folder = folderOf(texts);
    const { output } = await verify(folder);
    expect(output).toMatch(
      /rules\/demo\/items.json:\d+: items\[1\].ranges: demo\/2: its words were not found in the changed text/,
    );
    expect(output).toMatch(/^demo: ranges written anew: 3\./);
    const { items } = JSON.parse(itemsIn(folder));
    expect(items[1].ranges).toEqual(JSON.parse(texts.get(ITEMS) ?? "").items[1].ranges);
  });

  test("is an option of verify alone, as those of new-document are of it", async () => {
    const fails = (...given: string[]) => {
      const { status, stderr } = spawnSync("node", ["dist/zhunru.js", "rules", ...given], { cwd: ROOT });
      return `${status} ${stderr}`;
    };
    expect(fails("list", "--fix-ranges", "--lang", "en")).toMatch(
      /^2 rules list takes no option --fix-ranges/,
    );
    expect(fails("verify", "--print", "--lang", "en")).toMatch(/^2 rules verify takes no option --print/);
    expect(fails("new-document", "--lang", "en")).toMatch(/^2 rules new-document needs a text file/);
    expect(fails("new-document", "x", "--id", "x", "--lang", "en")).toMatch(/^2 .* needs the option --city/);
  });
});
