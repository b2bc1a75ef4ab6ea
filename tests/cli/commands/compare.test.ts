import { describe, expect, test } from "vitest";
import { runCompare } from "../../../src/cli/commands/compare.ts";
import type { Comparison } from "../../../src/contract/comparison.ts";
import { displayWidth } from "../../../src/report/layout.ts";
import { readDataFiles } from "../../../src/rules/files.ts";
import { loadRulebook } from "../../../src/rules/rulebook.ts";
import { createProfileReader } from "../../../src/situation/parse-profile.ts";
import { withAddedLaw } from "../../support/added-law.ts";
import { FROZEN_FILES } from "../../support/frozen.ts";
import { ROOT } from "../../support/root.ts";

const OURS = readDataFiles(ROOT);
const THREE = withAddedLaw(OURS);

const SURVEY = {
  activities: ["social-survey"],
  chineseShare: "50",
  legalRepresentativeNationality: "CN",
};
const VPN = {
  activities: ["domestic-internet-vpn", "app-store"],
  foreignShare: "60",
  legalForm: "joint-venture",
  servesOnlyLocalForeignInvestedEnterprises: true,
  includesOnlinePublishing: false,
};

interface Options {
  readonly files?: typeof OURS;
  readonly language?: "zh-CN" | "en";
  readonly format?: "text" | "json" | "markdown" | "html";
  readonly onlyDifferences?: boolean;
}

async function compare(profile: object, options: Options = {}): Promise<string> {
  const { files = OURS, language = "en", format = "text", onlyDifferences = false } = options;
  const rulebook = loadRulebook(files);
  const written: string[] = [];
  const request = {
    profile: createProfileReader(rulebook.vocabulary).fromText(JSON.stringify(profile)),
    asOf: "2024-06-30",
    language,
    format,
    onlyDifferences,
  };
  const write = (text: string) => written.push(text);
  expect(
    await runCompare(request, { rulebook, files, version: "0.1.0", readStyle: () => "p{}", write }),
  ).toBe(0);
  return written.join("");
}

/** A text without the breaks of its lines. */
const unwrapped = (text: string): string => text.replace(/\s+/g, " ");

async function compared(profile: object, options: Options = {}): Promise<Comparison> {
  return JSON.parse(await compare(profile, { ...options, format: "json" })) as Comparison;
}

/** What is said of the cities of the two plans; other cities may stand beside them. */
const ofPlans = <Entry extends { readonly city: string }>(all: readonly Entry[] = []): Entry[] =>
  all.filter(({ city }) => city === "guangzhou" || city === "chengdu");

/** What a measure comes to in a city, by however many items; the measures of 2025 are not in force on that day. */
const comesTo = (cell: Comparison["rows"][number]["cells"][number]): string => {
  if (cell.kind !== "findings") return cell.kind;
  const outcomes = new Set(cell.findings.map(({ outcome }) => outcome));
  outcomes.delete("not-in-force");
  return [...outcomes].sort().join(" ");
};

describe("every city side by side", () => {
  test("as one HTML file with its style in it, and names as text", async () => {
    const page = await compare({ ...SURVEY, name: "<b>A & B</b>" }, { format: "html" });
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain("<style>p{}</style>");
    expect(page).toContain("&lt;b>A &amp; B&lt;/b>");
    expect(page).not.toMatch(/<script|https?:\/\//);
    expect(page).toContain("the documents of Chengdu have no such item");
  });

  test("like measures are one row, and a city without the item has a cell of its own", async () => {
    const { rows } = await compared(SURVEY);
    expect(rows).toHaveLength(1);
    expect(ofPlans(rows[0]?.cells).map(({ city, kind }) => [city, kind])).toEqual([
      ["guangzhou", "findings"],
      ["chengdu", "no-item"],
    ]);
    const text = unwrapped(await compare(SURVEY));
    expect(text).toContain(
      "the documents of Chengdu have no such item (which neither permits nor forbids anything)",
    );
    expect(await compare(SURVEY, { language: "zh-CN" })).toContain(
      "成都市的文件没有此项（不等于禁止，也不等于允许）",
    );
  });

  test("a row for each measure, a cell for each city, with outcome and clause", async () => {
    const { rows } = await compared(VPN);
    const shown = rows.map(({ activities, cells }) => [
      activities,
      ofPlans(cells).map((cell) =>
        cell.kind === "findings" ? cell.findings.map(({ provision }) => provision) : cell.kind,
      ),
    ]);
    expect(shown).toEqual([
      [["domestic-internet-vpn"], [["gz-2022-212/1-49", "gz-2025-22/17c"], ["cd-2022-213/1-47"]]],
      [["app-store"], [["gz-2022-212/1-50:app-store"], ["cd-2022-213/1-48:app-store"]]],
    ]);
    expect(await compare(VPN)).toContain("Guangzhou plan of 2022, table 1, item 49");
  });

  test("says where nothing has to change, and not that a met test needs the fewest changes", async () => {
    const met = { ...VPN, activities: ["app-store"] };
    const text = unwrapped(await compare(met));
    expect(text).toContain("no change needed: Guangzhou, Chengdu");
    expect(text).toContain("the stated tests are met without any change in: Guangzhou, Chengdu");
    expect(text).not.toContain("fewest");
  });

  test("each cell tells the standing of its document and on what it depends, in every form", async () => {
    const profile = { activities: ["investment-company"], foreignShare: "60" };
    const forms = ["text", "markdown", "html"] as const;
    const told = await Promise.all(
      forms.flatMap((format) => [
        compare({ ...profile, investorTotalAssets: { amount: "200000000", currency: "USD" } }, { format }),
        compare(profile, { format }),
      ]),
    );
    for (const [index, text] of told.entries()) {
      const read = text.replace(/\s+/g, " ");
      expect(read).toContain("Chengdu plan of 2022: in force on this date");
      expect(read).toContain("points open: other rules");
      if (index % 2 === 1) expect(read).toMatch(/depends on: [^.]*[Tt]otal assets/);
    }
  });

  test.each([
    ["en", "✗ Nationally closed to foreign investors", "an item is nationally closed to foreign investors"],
    ["zh-CN", "✗ 全国负面清单禁止外商投资", "其中有全国禁止外商投资的事项"],
  ] as const)("a national ban leads its cell and its city's summary: %s", async (language, led, summed) => {
    for (const format of ["text", "markdown", "html"] as const) {
      const said = (await compare(SURVEY, { format, language })).replace(
        /\s+/g,
        language === "en" ? " " : "",
      );
      expect(said).toContain(summed.replace(/\s+/g, language === "en" ? " " : ""));
      if (format === "text") expect(said).toContain(led.replace(/\s+/g, language === "en" ? " " : ""));
    }
    const [cell] = (await compared(SURVEY)).rows[0]?.cells ?? [];
    expect(cell?.kind === "findings" ? cell.leads.map(({ kind }) => kind) : null).toEqual(["ban"]);
  });

  test("only differences leaves out what comes to the same everywhere, and says so", async () => {
    const both = { ...SURVEY, activities: ["social-survey", "app-store"], includesOnlinePublishing: false };
    for (const profile of [both, VPN]) {
      const all = (await compared(profile)).rows;
      const differing = all.filter(({ cells }) => new Set(cells.map(comesTo)).size > 1);
      const hidden = all.length - differing.length;
      const { rows, hiddenRows } = await compared(profile, { onlyDifferences: true });
      expect([rows, hiddenRows]).toEqual([differing, hidden]);
      const text = await compare(profile, { onlyDifferences: true });
      expect(text.includes(`${hidden} more come`)).toBe(hidden > 0);
    }
  });

  test("the city in which the profile stands decides nothing", async () => {
    const { profile: _, ...here } = await compared({ ...VPN, city: "chengdu" });
    const { profile: __, ...elsewhere } = await compared(VPN);
    expect(JSON.stringify(here.cities)).toBe(JSON.stringify(elsewhere.cities));
  });

  test("the cheapest change of each city, and equal cities need equally little", async () => {
    const post = { ...VPN, activities: ["kite-post"], includesOnlinePublishing: undefined };
    const { cities, needsLeast } = await compared(post, { files: FROZEN_FILES });
    expect(cities.map(({ city, standing, remedy }) => [city, standing, remedy?.changes])).toEqual([
      ["jingwan", "to-change", [{ fact: "foreignShare", from: "60", to: "50" }]],
      ["wudao", "to-change", [{ fact: "foreignShare", from: "60", to: "50" }]],
    ]);
    expect(needsLeast).toEqual(["jingwan", "wudao"]);
  });

  test("without activities there is nothing to compare, and that is no permission", async () => {
    const { rows, needsLeast } = await compared({ chineseShare: "50" });
    expect([rows, needsLeast]).toEqual([[], []]);
    expect(await compare({ chineseShare: "50" })).toMatch(/neither permits nor\s+forbids/);
  });

  test("the same bytes for the same input, and no line wider than 80 columns", async () => {
    expect(await compare(VPN, { format: "json" })).toBe(await compare(VPN, { format: "json" }));
    for (const language of ["zh-CN", "en"] as const) {
      for (const line of (
        await compare({ ...VPN, activities: ["social-survey", ...VPN.activities] }, { language })
      ).split("\n")) {
        expect(displayWidth(line)).toBeLessThanOrEqual(80);
      }
    }
  });

  test("Markdown is a table of measures and cities, and a name is never read as markup", async () => {
    const markdown = await compare({ ...SURVEY, name: "<b>|x|" }, { format: "markdown" });
    expect(markdown).toMatch(/^\| Item \| Guangzhou \| Chengdu \|/m);
    expect(markdown).toContain("\\<b\\>\\|x\\|");
  });
});

describe("a third city", () => {
  test("is added by data alone, and may need least", async () => {
    const { rows, cities, needsLeast } = await compared(SURVEY, { files: THREE });
    expect(rows[0]?.cells.map(({ city, kind }) => [city, kind])).toEqual([
      ["guangzhou", "findings"],
      ["chengdu", "no-item"],
      ["haixing", "findings"],
    ]);
    expect(cities.map(({ city, standing, remedy }) => [city, standing, remedy?.changes?.[0]?.to])).toEqual([
      ["guangzhou", "to-change", "67"],
      ["chengdu", "without-item", undefined],
      ["haixing", "to-change", "55"],
    ]);
    expect(needsLeast).toEqual(["haixing"]);
    expect(await compare(SURVEY, { files: THREE })).toContain("the fewest changes are needed in: Haixing");
  });

  test("has no item of the others' measures", async () => {
    const text = unwrapped(await compare(VPN, { files: THREE }));
    expect(text).toContain("the documents of Haixing have no such item");
  });
});
