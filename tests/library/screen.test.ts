import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { evaluate, loadRules, parseProfile } from "../../src/library/index.ts";
import { renderJson } from "../../src/library/report.ts";
import { type Row, ScreenError, type ScreenedRow, screenFile, screenRows } from "../../src/library/screen.ts";
import { FROZEN_ROOT } from "../support/frozen.ts";
import { zhunru } from "../support/program.ts";
import { ROOT } from "../support/root.ts";

const rules = loadRules();
const asOf = "2024-06-30";
const folder = mkdtempSync(join(tmpdir(), "zhunru-library-screen-"));
afterAll(() => rmSync(folder, { recursive: true }));

const samples = readdirSync(`${ROOT}seeds/profiles`).map((file) =>
  readFileSync(`${ROOT}seeds/profiles/${file}`, "utf8"),
);

async function screened(rows: Iterable<Row>, by = rules): Promise<ScreenedRow[]> {
  const all: ScreenedRow[] = [];
  for await (const row of screenRows(by, rows, { asOf })) all.push(row);
  return all;
}

describe("rows in, results out", () => {
  it("gives each sample the findings of its report", async () => {
    const rows = await screened(samples);
    for (const [index, text] of samples.entries()) {
      const profile = parseProfile(rules, text);
      if (profile.asOf !== null && profile.asOf !== asOf) continue;
      const { findings } = await evaluate(rules, profile, { asOf });
      const about = findings
        .filter(({ outcome }) => outcome !== "not-applicable")
        .map(({ blocked: _, ...finding }) => finding);
      const row = rows[index];
      expect(row?.kind === "company" ? row.findings : row, text).toEqual(about);
    }
  });

  it("answers each row in its place, with everything that keeps it from being used", async () => {
    const given = [
      { name: "Invented One", city: "jingwan", activities: ["star-survey"], chineseShare: "66.9999" },
      '{"name": "Invented Two", "city": "jingwn", "chineseShare": 1e2}',
      { name: "Invented Three", chineseShare: 67 } as unknown as Row,
      { name: "Invented Four", asOf: "2023-06-30" },
      "[",
    ];
    const told = (await screened(given, loadRules({ folder: FROZEN_ROOT }))).map((row) =>
      row.kind === "company"
        ? [row.row, row.name, ...row.findings.map(({ provision, outcome }) => `${provision} ${outcome}`)]
        : [row.row, row.name, ...row.problems.map(({ path, code }) => `${path} ${code}`)],
    );
    expect(told).toEqual([
      [1, "Invented One", "jw-2022-1/1 ineligible"],
      [2, "Invented Two", "city unknown-choice", "chineseShare wrong-value"],
      [3, "Invented Three", "chineseShare wrong-value"],
      [4, "Invented Four", "asOf other-day"],
      [5, null, "[0] json-ends"],
    ]);
  });

  it("answers a row as if it were alone, whatever stood in the rows before", async () => {
    const rows = [
      "67",
      '"67"',
      '{"number":"67"}',
      '{"text":"67"}',
      '["67"]',
      '{"number":"60"}',
      "60",
      '"60"',
    ].map((share) => `{"name":"Invented ${share.replaceAll('"', "'")}","chineseShare":${share}}`);
    const kinds = (await screened(rows)).map(({ kind }) => kind);
    expect(kinds).toEqual(["company", "company", ...Array(4).fill("rejected"), "company", "company"]);
    expect(kinds).toEqual(await Promise.all(rows.map(async (row) => (await screened([row]))[0]?.kind)));
  });

  it("goes on after a row that is nested as deeply as one may be, or deeper", async () => {
    const chain = (levels: number): string =>
      `{"investors":${'[{"name":"Invented","share":"100","holders":'.repeat(levels)}[{"rest":"foreign"}]${"}]".repeat(levels)}}`;
    const told = (await screened([chain(1_248), chain(1_249), '{"name":"Invented After"}'])).map((row) =>
      row.kind === "company" ? row.name : row.problems.map(({ code }) => code),
    );
    expect(told).toEqual([null, ["too-deep"], "Invented After"]);
    const deepest = await evaluate(rules, parseProfile(rules, chain(1_248)), { asOf });
    expect(renderJson(deepest)).toContain('"rest": "foreign"');
  });

  it("holds no more than the row at hand", async () => {
    let asked = 0;
    function* endless(): Generator<Row> {
      for (;;) {
        asked += 1;
        yield { city: "guangzhou" };
      }
    }
    for await (const { row } of screenRows(rules, endless(), { asOf })) if (row === 3) break;
    expect(asked).toBe(3);
  });
});

describe("a whole file into a folder", () => {
  const file = join(folder, "list.csv");
  writeFileSync(
    file,
    "企业名称,城市,拟从事的业务,中方股比,币种\n某甲,天河,社会调查,66.9999%,USD\n某乙,广州,社会调查,六或七成,USD\n",
  );

  it("writes what the command writes", async () => {
    const [own, other] = [join(folder, "own"), join(folder, "command")];
    const summary = await screenFile(rules, {
      file,
      out: own,
      asOf,
      language: "zh-CN",
      headings: { 币种: null },
    });
    expect(summary).toMatchObject({ asOf, rows: 2, companies: 1, rejects: 1, leftOut: 0 });
    const columns = join(folder, "columns.json");
    writeFileSync(columns, '{"币种": null}');
    const command = [
      "screen",
      file,
      "--out",
      other,
      "--as-of",
      asOf,
      "--lang",
      "zh-CN",
      "--columns",
      columns,
    ];
    expect(zhunru(command).status).toBe(0);
    expect(readdirSync(own).sort()).toEqual(readdirSync(other).sort());
    for (const name of readdirSync(own))
      expect(readFileSync(join(own, name), "utf8"), name).toBe(readFileSync(join(other, name), "utf8"));
  });

  it("says what keeps it from screening", async () => {
    const missing = { file: join(folder, "none.csv"), out: join(folder, "none"), language: "en" } as const;
    const error = await screenFile(rules, missing).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ScreenError);
    expect((error as ScreenError).blame).toBe("input");
    expect((error as ScreenError).words["zh-CN"]).toContain("none.csv");
  });
});
