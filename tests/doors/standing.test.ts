import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Comparison } from "../../src/contract/comparison.ts";
import { byTheLaw, temporaryFolder } from "../screen/support.ts";
import { zhunruInThread } from "../support/program.ts";

const folder = temporaryFolder();
const file = join(folder, "vpn.json");
writeFileSync(
  file,
  JSON.stringify({
    city: "guangzhou",
    activities: ["domestic-internet-vpn", "social-survey"],
    foreignShare: "30",
    legalForm: "joint-venture",
    servesOnlyLocalForeignInvestedEnterprises: true,
    legalRepresentativeNationality: "CN",
  }),
);

/** By day: what is said of the plan of Guangzhou, of its measures of 2025, and of the plan of Chengdu. */
const STANDINGS = [
  [
    "2024-06-30",
    {
      en: [
        "Guangzhou plan of 2022: in force on this date",
        "Guangzhou measures of 2025: not yet in force on this date",
        "Chengdu plan of 2022: in force on this date",
      ],
      "zh-CN": ["广州方案（2022）：当日有效", "广州措施（2025）：当日尚未施行", "成都方案（2022）：当日有效"],
    },
  ],
  [
    "2026-02-28",
    {
      en: [
        "Guangzhou plan of 2022: three-year term ended; no express extension or repeal found",
        "Guangzhou measures of 2025: in force on this date",
        "Chengdu plan of 2022: three-year term ended; no express extension or repeal found",
      ],
      "zh-CN": [
        "广州方案（2022）：三年试点期已届满，未见明确延期或者废止的文件",
        "广州措施（2025）：当日有效",
        "成都方案（2022）：三年试点期已届满，未见明确延期或者废止的文件",
      ],
    },
  ],
] as const;

const plain = (text: string): string => text.replace(/<[^>]*>/g, " ").replace(/\s+/g, "");

describe.each(STANDINGS)("on %s the standing of each document", (day, said) => {
  describe.each(["en", "zh-CN"] as const)("(%s)", (language) => {
    const printed = (command: string, format: string): string =>
      zhunruInThread([command, file, "--as-of", day, "--format", format, "--lang", language]).stdout;

    it.each([
      ["compare", "text"],
      ["compare", "markdown"],
      ["compare", "html"],
      ["check", "html"],
    ])("stands in every cell of %s as %s", (command, format) => {
      const text = plain(printed(command, format));
      // Two cells of Guangzhou stand on its plan, one on its measures; both cells of Chengdu on its plan.
      const times = said[language].map((standing) => text.split(plain(standing)).length - 1);
      expect(times[0]).toBeGreaterThanOrEqual(2);
      expect(times[1]).toBeGreaterThanOrEqual(1);
      expect(times[2]).toBeGreaterThanOrEqual(2);
    });

    it("stands in the summary of a screening, with what the sources say of it", async () => {
      const table = `city,activities,foreignShare\nguangzhou,domestic-internet-vpn,30\nchengdu,domestic-internet-vpn,30\n`;
      const ended = await byTheLaw.screen(folder, table, { more: { asOf: day, language } });
      const page = plain(readFileSync(join(ended.out, "summary.html"), "utf8"));
      for (const standing of said[language]) expect(page).toContain(plain(standing));
      if (day === "2026-02-28") {
        expect(page).toContain(
          plain(
            language === "en" ? "No express extension or repeal was found" : "未见明确延期或者废止的文件",
          ),
        );
      }
    });
  });
});

const comparedOn = (day: string): Comparison =>
  JSON.parse(zhunruInThread(["compare", file, "--as-of", day, "--format", "json"]).stdout);
const PLANS = ["guangzhou", "chengdu"];
/** Whether a city without one of the two plans meets an item plainly, so that its cell carries a tick. */
const isMetElsewhere = (day: string): boolean =>
  comparedOn(day).rows.some(({ cells }) =>
    cells.some(
      (cell) =>
        !PLANS.includes(cell.city) &&
        cell.kind === "findings" &&
        cell.findings.every(({ outcome }) => outcome === "eligible"),
    ),
  );

describe("nothing conditional carries a plain tick", () => {
  it.each(["text", "markdown", "html"])("in a comparison as %s", (format) => {
    const lines = zhunruInThread([
      "compare",
      file,
      "--as-of",
      "2026-02-28",
      "--format",
      format,
      "--lang",
      "en",
    ]).stdout.replace(/\s+/g, " ");
    expect(lines).toContain("every stated test is met, which is no approval; points remain open");
    expect(lines.includes("✓")).toBe(format !== "html" && isMetElsewhere("2026-02-28"));
    if (format !== "html") expect(lines).toContain("◐");
  });

  it("in a comparison's data: a city where all is met has open points", () => {
    const standingsOn = (day: string): string[] =>
      comparedOn(day).cities.flatMap(({ city, standing }) => (PLANS.includes(city) ? [standing] : []));
    expect(standingsOn("2024-06-30")).toEqual(["met", "without-item"]);
    expect(standingsOn("2026-02-28")).toEqual(["met-with-open-points", "without-item"]);
  });
});
