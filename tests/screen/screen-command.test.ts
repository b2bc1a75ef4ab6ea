import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { ScreenCommand } from "../../src/cli/commands/screen.ts";
import { readSheet } from "../../src/screen/workbook/workbook-reader.ts";
import { FROZEN_ROOT } from "../support/frozen.ts";
import { zhunru } from "../support/program.ts";
import { ROOT } from "../support/root.ts";
import { shown } from "../support/shown.ts";
import {
  byTheLaw,
  bytesIn,
  filesIn,
  screen,
  screenFileAt,
  TABLE,
  tableIn,
  temporaryFolder,
} from "./support.ts";

const folder = temporaryFolder();
const FILES = [
  "companies.csv",
  "left-out.csv",
  "profiles.jsonl",
  "rejects.csv",
  "results.csv",
  "summary.html",
  "summary.json",
];

describe("a list of profiles, which is read as it is written", () => {
  const profile = '{"name":"甲","city":"jingwan","activities":["star-survey"],"chineseShare":"0.67"}\n';

  it.each<[string, Partial<ScreenCommand>]>([
    ["--columns", { columns: join(folder, "columns.json") }],
    ["--ignore-column", { ignored: ["name"] }],
    ["--read", { read: ["$=USD"] }],
    ["--shares fraction", { shares: "fraction" }],
    ["--header-row", { headerRow: 2 }],
  ])("is refused with %s, which would change nothing", async (option, more) => {
    writeFileSync(join(folder, "columns.json"), '{"name": null}');
    const { status, stderr } = await screen(folder, profile, { more, ending: ".jsonl" });
    expect([status, stderr]).toEqual([2, expect.stringContaining(`option ${option}: input-`)]);
  });

  it("is taken with --shares percent, as which its shares are read anyway", async () => {
    const { status } = await screen(folder, profile, { more: { shares: "percent" }, ending: ".jsonl" });
    expect(status).toBe(0);
  });
});

describe("zhunru screen, what comes out", () => {
  it("writes results, companies, rejects and a summary, and says that no row was lost", async () => {
    const ended = await screen(folder, TABLE);
    expect(ended).toMatchObject({ status: 0, stderr: "" });
    expect(ended.stdout).toContain("5 rows in = 4 companies + 1 reject + 0 left out");
    expect(ended.files()).toEqual(FILES);
    const results = readFileSync(join(ended.out, "results.csv"), "utf8").split("\n");
    expect(results[0]).toMatch(/^line,name,provision,outcome,status,failing,gaps,missing,open,change/);
    expect(ended.table("results.csv")[0]).toMatchObject({
      line: "2",
      name: "甲公司",
      provision: "jw-2022-1/1",
      outcome: "ineligible",
      failing: "chinese-share; legal-representative",
      gaps: "chinese-share: 7 %",
      change: "chineseShare: 60 % → 67 %; legalRepresentativeNationality: GB → CN",
    });
    expect(ended.table("rejects.csv")).toEqual([
      expect.objectContaining({
        line: "5",
        column: "city; Chinese share; legalRepresentativeNationality",
        value: "jingwn; 101; XX",
        expected: expect.stringContaining("(nearest: Jingwan)"),
        name: "丙",
      }),
    ]);
    const summary = JSON.parse(readFileSync(join(ended.out, "summary.json"), "utf8"));
    expect(summary).toMatchObject({ rows: 5, companies: 4, rejects: 1, asOf: "2024-06-30" });
    expect(summary.nearest[0]).toMatchObject({ line: 3, actual: "67", bound: "67", distance: "0" });
    const page = shown(readFileSync(join(ended.out, "summary.html"), "utf8"));
    expect(page).toContain('<td>Chinese share at least 67%</td><td class="n">67%</td><td class="n">67%</td>');
  });

  it("tells what was understood, and what is missing", async () => {
    const ended = await screen(folder, TABLE);
    const companies = ended.table("companies.csv");
    expect(companies[1]).toMatchObject({ line: "3", eligible: "1", conditional: "1" });
    expect(companies[1]?.understood).toBe(
      "activities: “灯塔投资”: Lighthouse fund; investorTotalAssets: 200,000,000 USD",
    );
    const unknown = ended.table("results.csv").filter(({ line }) => line === "6");
    expect(unknown).toEqual([
      expect.objectContaining({
        outcome: "undetermined",
        missing: "foreignShare; chineseShare; legalRepresentativeNationality",
      }),
    ]);
  });

  it("writes no cell that a spreadsheet program would run", async () => {
    const names = ["=1+1", "+1", "-1", "@A1", "\t=1", "＝1"];
    const rows = names.map((name) => `"${name}",jingwan,star-survey,60,GB`).join("\n");
    const ended = await screen(
      folder,
      `name,city,activities,chineseShare,legalRepresentativeNationality\n${rows}\n`,
    );
    for (const table of ["results.csv", "companies.csv"]) {
      expect(ended.table(table).map(({ name }) => name)).toEqual(names.map((name) => `'${name.trim()}`));
    }
    const refused = await screen(folder, 'name,chineseShare\n"=A1","=1+1"\n');
    expect(refused.table("rejects.csv")[0]).toMatchObject({
      value: "'=1+1",
      name: "'=A1",
      chineseShare: "'=1+1",
    });
  });

  it("exits 1 with --fail-on-reject where a row could not be used", async () => {
    expect((await screen(folder, TABLE, { more: { failOnReject: true } })).status).toBe(1);
    expect((await screen(folder, "name,city\nA,jingwan\n", { more: { failOnReject: true } })).status).toBe(0);
  });

  it("gives the same bytes in threads as in one, in the order of the input", async () => {
    const rows = Array.from({ length: 3000 }, (_, index) =>
      `Company ${index},jingwan,star-survey,${index % 100}.${index % 7},CN,`.padEnd(400, " "),
    );
    const text = `${TABLE.split("\n")[0]}\n${rows.join("\n")}\n`;
    const alone = await screen(folder, text, { more: { threads: 1, shares: "percent" } });
    const many = await screen(folder, text, { more: { threads: 3, shares: "percent" } });
    const { "summary.json": _one, "summary.html": _page, ...first } = bytesIn(alone.out);
    const { "summary.json": _other, "summary.html": _second, ...second } = bytesIn(many.out);
    expect(second).toEqual(first);
    expect(many.table("companies.csv").map(({ line }) => line)).toEqual(
      rows.map((_, index) => String(index + 2)),
    );
  });

  it("writes results as JSON Lines and as a workbook too", async () => {
    const lines = await screen(folder, TABLE, { more: { table: "jsonl" } });
    expect(lines.files()).toContain("results.jsonl");
    const [first] = readFileSync(join(lines.out, "results.jsonl"), "utf8").split("\n");
    expect(JSON.parse(first ?? "")).toMatchObject({
      line: 2,
      failing: ["chinese-share", "legal-representative"],
      gaps: { "chinese-share": { gap: "7", unit: "%" } },
      change: [{ fact: "chineseShare", from: "60", to: "67" }, { fact: "legalRepresentativeNationality" }],
    });
    const book = await screen(folder, TABLE, { more: { table: "xlsx" } });
    expect(book.files()).toContain("results.xlsx");
    const sheets: string[][] = [];
    const names = ["Overview", "Findings", "Understood", "Rejected", "Left out", "Missing answers", "Basis"];
    for (const sheet of names) {
      await readSheet(join(book.out, "results.xlsx"), "results.xlsx", sheet, ({ number, cells }) => {
        if (number === 2) sheets.push([sheet, ...cells.slice(0, 5).map(({ text }) => text)]);
      });
    }
    expect(sheets).toMatchInlineSnapshot(`
      [
        [
          "Overview",
          "2",
          "甲公司",
          "✗ does not meet the stated tests",
          "– does not apply here",
          "– does not apply here",
        ],
        [
          "Findings",
          "2",
          "甲公司",
          "Foreign investment in star surveys",
          "Jingwan plan (invented)",
          "✗ does not meet the stated tests",
        ],
        [
          "Understood",
          "3",
          "乙公司",
          "Activities",
          "“灯塔投资”: Lighthouse fund",
        ],
        [
          "Rejected",
          "5",
          "city",
          "jingwn",
          "the name of a city in China, such as Jingwan, Wudao (nearest: Jingwan)",
          "丙",
        ],
        [
          "Missing answers",
          "6",
          "丁",
          "What share do the foreign holders have together?",
          "In percent, such as 50.",
          "the company's registration record",
        ],
        [
          "Basis",
          "What this is",
          "A comparison with stated tests; no decision, no legal advice. Made by an unofficial tool and not issued by any authority. Stated tests met is not an approval; other routes are not assessed.",
        ],
      ]
    `);
  });

  it("keeps names in a workbook as they are, in which no text is run", async () => {
    const names = [
      "=1+1",
      "+1",
      "-1 公司",
      "@A1",
      "'quoted",
      "＝1",
      '<a> & "b"',
      "line\nbreak",
      "_x0041_",
      "tab\there\u0007",
    ];
    const rows = names.map((name) => `"${name.replaceAll('"', '""')}",jingwan,star-survey,60,GB\n`).join("");
    const head = "name,city,activities,chineseShare,legalRepresentativeNationality\n";
    const book = await screen(folder, head + rows, { more: { table: "xlsx" } });
    const found: string[] = [];
    await readSheet(join(book.out, "results.xlsx"), "results.xlsx", null, ({ cells }) => {
      found.push(cells.find(({ column }) => column === 1)?.text ?? "");
    });
    expect(found).toEqual(["Company", ...names]);
  });
});

describe("zhunru screen, what goes in", () => {
  let plain: Awaited<ReturnType<typeof screen>>;
  beforeAll(async () => {
    plain = await screen(folder, TABLE);
  });

  it.each([
    ["a byte-order mark", `\ufeff${TABLE}`],
    ["Windows line breaks", TABLE.replaceAll("\n", "\r\n")],
    ["no line break at the end", TABLE.trimEnd()],
  ])("reads %s", async (_name, text) => {
    expect(bytesIn((await screen(folder, text)).out)["results.csv"]).toBe(bytesIn(plain.out)["results.csv"]);
  });

  it("reads GB18030", async () => {
    const bytes = execFileSync("iconv", ["-f", "UTF-8", "-t", "GB18030"], { input: TABLE });
    const ended = await screen(folder, bytes);
    expect(bytesIn(ended.out)["results.csv"]).toBe(bytesIn(plain.out)["results.csv"]);
    expect(bytesIn(ended.out)["rejects.csv"]).toBe(bytesIn(plain.out)["rejects.csv"]);
  });

  it("reads standard input", async () => {
    const out = join(folder, "from-stdin");
    const ended = zhunru(["screen", "-", "--rules", FROZEN_ROOT, "--out", out, "--as-of", "2024-06-30"], {
      input: TABLE,
    });
    expect(ended.status).toBe(0);
    expect(bytesIn(out)["results.csv"]).toBe(bytesIn(plain.out)["results.csv"]);
  });

  it("reads JSON Lines, and rejects the lines that are no profile", async () => {
    const lines = [
      '{"name":"A","city":"jingwan","activities":["star-survey"],"chineseShare":60,"legalRepresentativeNationality":"GB"}',
      '{"name":"B","city":"jingwan","citty":1}',
      '{"name":"C","chineseShare":66.99999999999999999}',
      "",
      "[]",
    ];
    const ended = await screen(folder, lines.join("\n"), { ending: ".jsonl" });
    expect(ended.stdout).toContain("4 rows in = 1 company + 3 rejects");
    expect(ended.table("rejects.csv").map(({ line, column }) => [line, column])).toEqual([
      ["2", "citty"],
      ["3", "chineseShare"],
      ["5", ""],
    ]);
    expect(ended.table("results.csv")[0]).toMatchObject({ line: "1", outcome: "ineligible" });
  });

  it("takes parts of facts, JSON in a cell, headings of a map, and columns to be ignored", async () => {
    const map = join(folder, "map.json");
    writeFileSync(map, '{"外方": "foreignShare", "备注": null}');
    const head =
      "name,city,activities,外方,备注,电话,investorTotalAssets.amount,investorTotalAssets.currency,exchangeRates";
    const row =
      'A,jingwan,lighthouse-fund,40,x,1,"200000000",EUR,"[{""from"":""EUR"",""to"":""USD"",""rate"":""1.1""}]"';
    const ended = await screen(folder, `${head}\n${row}\n`, {
      more: { columns: map, ignored: ["电话"] },
    });
    expect(ended.stderr).toBe("");
    expect(ended.table("results.csv")[0]).toMatchObject({
      provision: "jw-2022-1/3",
      outcome: "conditional",
    });
    const owners = `name,city,activities,investors.0.name,investors.0.origin,investors.0.share,investors.1.name,investors.1.origin,investors.1.share,legalRepresentativeNationality
A,jingwan,star-survey,甲,mainland,67,乙,foreign,33,CN
B,jingwan,star-survey,甲,mainland,60,乙,foreign,33,CN
`;
    const table = await screen(folder, owners);
    expect(table.table("results.csv")[0]).toMatchObject({ outcome: "eligible" });
    expect(table.table("rejects.csv")[0]).toMatchObject({ column: "investors", value: "93" });
  });

  it("takes a template in both languages, filled in, back", async () => {
    for (const language of ["en", "zh-CN"]) {
      const file = join(folder, `template-${language}.xlsx`);
      const made = zhunru([
        "screen",
        "--rules",
        FROZEN_ROOT,
        "--template",
        file,
        "--activity",
        "star-survey",
        "--lang",
        language,
      ]);
      expect(made).toMatchObject({ status: 0, stderr: "" });
      const out = join(folder, `template-${language}`);
      const empty = await screenFileAt(file, out);
      expect(empty.stdout).toContain("0 rows in");
      expect(filesIn(out)).toEqual(FILES);
    }
    const csv = join(folder, "template.csv");
    zhunru(["screen", "--rules", FROZEN_ROOT, "--template", csv, "--activity", "star-survey"]);
    expect(readFileSync(csv, "utf8")).toBe(
      "Name,City,Activities,Chinese share,Foreign share,Country (region) of the legal representative\n",
    );
    expect(zhunru(["screen", "--rules", FROZEN_ROOT, "--template", csv]).status).toBe(2);
    expect(
      zhunru(["screen", "--rules", FROZEN_ROOT, "--template", "--activity", "star-surveys"]).stderr,
    ).toContain("nearest: star-survey");
  });
});

describe("zhunru screen, a template that was filled in and saved by LibreOffice", () => {
  const { screenFileAt } = byTheLaw;
  const book = join(ROOT, "tests/screen/fixtures/filled-in-libreoffice.xlsx");

  it("tells which sheets were not read, and reads the one that is named", async () => {
    const out = join(folder, "sheets");
    const first = await screenFileAt(book, out);
    expect(first.stderr).toMatchInlineSnapshot(`
      "the sheet 企业 was read; not read: 说明 (--sheet chooses another one)
      "
    `);
    const { input } = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
    const named = await screenFileAt(book, join(folder, "named"), { sheet: input.sheet });
    expect(named).toEqual({ ...first, stdout: first.stdout.replace(out, join(folder, "named")) });
    const [other] = input.sheetsNotRead;
    const help = await screenFileAt(book, join(folder, "help"), { sheet: other });
    expect([help.status, help.stderr]).toMatchInlineSnapshot(`
      [
        2,
        "line 2, column 1: the labels stand in the first column and the companies beside them; expected one row for each company with the labels as headings (a spreadsheet program can paste it transposed)",
      ]
    `);
    const none = await screenFileAt(book, join(folder, "none"), { sheet: "Companie" });
    expect([none.status, none.stderr]).toMatchInlineSnapshot(`
      [
        2,
        "filled-in-libreoffice.xlsx: there is no sheet Companie; expected one of 企业, 说明, lists (nearest: –)",
      ]
    `);
    const table = await screen(folder, TABLE, { more: { sheet: "Companies" } });
    expect([table.status, table.stderr]).toEqual([2, expect.stringContaining("is no XLSX file")]);
  });

  it("is screened: texts, a list, shares that the program keeps as 0.67 and 0.07 and shows as percent", async () => {
    const out = join(folder, "libreoffice");
    const ended = await screenFileAt(book, out);
    expect(ended.stdout).toContain("4 rows in = 3 companies + 1 reject");
    const results = tableIn(join(out, "results.csv"));
    expect(results.map(({ line, provision, outcome, change }) => [line, provision, outcome, change])).toEqual(
      [
        ["2", "gz-2022-212/1-12", "eligible", ""],
        [
          "3",
          "gz-2022-212/1-12",
          "ineligible",
          "chineseShare: 60 % → 67 %; legalRepresentativeNationality: GB → CN",
        ],
        ["3", "gz-2022-212/4-9", "conditional", ""],
        ["5", "gz-2022-212/1-12", "ineligible", "chineseShare: 7 % → 67 %"],
      ],
    );
    expect(tableIn(join(out, "rejects.csv"))).toEqual([
      expect.objectContaining({ line: "4", column: "拟从事的业务", value: "利用存量工业用地增加容积" }),
    ]);
  });
});
