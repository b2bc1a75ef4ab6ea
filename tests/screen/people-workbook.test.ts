import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import warnings from "../../src/profile/warnings.json" with { type: "json" };
import workbookWords from "../../src/screen/workbook/words.json" with { type: "json" };
import { byTheLaw, temporaryFolder } from "./support.ts";

const { screen } = byTheLaw;
const folder = temporaryFolder();
const LIST = `name,city,activities,foreignShare,legalForm
Named (invented),guangzhou,social-survey,33,joint-venture
Silent (invented),guangzhou,,100,domestic
`;

/** The rows of the sheets by their names: each cell's text, and the row's height in points. */
function sheetsOf(file: string): Record<string, { readonly height: string; readonly cells: string[] }[]> {
  const parts = unzipSync(readFileSync(file));
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const names = [...part("xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/g)].map(([, name = ""]) => name);
  return Object.fromEntries(
    names.map((name, index) => [
      name,
      [...part(`xl/worksheets/sheet${index + 1}.xml`).matchAll(/<row([^>]*)>(.*?)<\/row>/gs)].map(
        ([, attributes = "", row = ""]) => ({
          height: /ht="(\d+)"/.exec(attributes)?.[1] ?? "",
          cells: [...row.matchAll(/<c(?: [^>/]*)?(?:\/>|>(.*?)<\/c>)/gs)].map(([, cell = ""]) =>
            cell.replace(/<[^>]*>/g, ""),
          ),
        }),
      ),
    ]),
  );
}

describe("the workbook of a screening", () => {
  it("tells beside a client on which other line it stands too", async () => {
    const list = `${LIST}Named (invented),chengdu,app-store,33,joint-venture\n`;
    const ended = await screen(folder, list, { more: { table: "xlsx" } });
    const { Overview: overview = [] } = sheetsOf(join(ended.out, "results.xlsx"));
    expect(overview.slice(1).map(({ cells }) => cells.slice(0, 3))).toEqual([
      ["2", "Named (invented)", "one name or credit code with line 4; please check"],
      ["3", "Silent (invented)", expect.not.stringContaining("credit code")],
      ["4", "Named (invented)", "one name or credit code with line 2; please check"],
    ]);
  });

  it("shows the items about companies whose business is known, and asks the others for theirs first", async () => {
    const ended = await screen(folder, LIST, { more: { table: "xlsx" } });
    const { Overview: overview = [], "Missing answers": missing = [] } = sheetsOf(
      join(ended.out, "results.xlsx"),
    );
    expect(overview.map(({ cells }) => cells)).toEqual([
      [
        "Row",
        "Company",
        "Note",
        "Foreign investment in social surveys\nGuangzhou plan of 2022: in force on this date",
      ],
      ["2", "Named (invented)", "", "? cannot say yet"],
      [
        "3",
        "Silent (invented)",
        "not answered: Activities; any item may concern it; the form of enterprise does not fit the direct foreign share; please check both",
        "? cannot say yet",
      ],
    ]);
    const [heads, named, silent] = overview.map(({ height }) => Number.parseInt(height || "16", 10));
    expect([heads, named, silent]).toEqual([80, 16, 64]);
    expect(missing.slice(1).map(({ cells }) => [cells[1], cells[2]])).toEqual([
      ["Named (invented)", "What is the nationality (country or region) of the legal representative?"],
      ["Silent (invented)", "What does the company plan to do, or apply for?"],
    ]);
  });

  it("fills every place of its words", async () => {
    const before = await screen(folder, LIST);
    const since = { folder: before.out, key: null };
    const { out } = await screen(folder, LIST.replace("33", "32"), { more: { table: "xlsx", since } });
    const sheets = sheetsOf(join(out, "results.xlsx"));
    const told = Object.values(sheets).flatMap((rows) => rows.flatMap(({ cells }) => cells));
    expect(told.filter((text) => /[{}]/.test(text))).toEqual([]);
    expect(told).toContain("2 rows = 2 companies + 0 rejected + 0 left out");
  });

  it("has words for every warning of the answers", () => {
    const codes = Object.keys(warnings);
    expect(codes.filter((code) => !(code in workbookWords.warnings))).toEqual([]);
    expect(codes.length).toBeGreaterThan(10);
  });
});
