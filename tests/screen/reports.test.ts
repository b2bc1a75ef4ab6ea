import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readHeading } from "../../src/cli/commands/screen-reports.ts";
import { zhunru } from "../support/program.ts";
import { byTheLaw, filesIn, temporaryFolder } from "./support.ts";

const { screen } = byTheLaw;
const folder = temporaryFolder();
const LIST = `name,city,activities,chineseShare,legalRepresentativeNationality,investors
"甲 <b>&""虚构""",guangzhou,social-survey,,CN,"[{""name"":""机密持有人"",""origin"":""foreign"",""share"":""33""},{""name"":""某某公司"",""origin"":""mainland"",""share"":""67""}]"
乙,chengdu,outbound-tourism,40%,GB,
丙,guangzhu,social-survey,40%,GB,
`;
const PLAIN = { heading: null, preparedFor: null, withoutHolders: false };

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("screen --reports: a report for each company", () => {
  it("one page each, listed in the overview, with the firm's heading and a way back", async () => {
    const heading = readHeading(file("heading.txt", "某某咨询（虚构）\n电话 000\n"), "html");
    const ended = await screen(folder, LIST, {
      more: { reports: { ...PLAIN, form: "html", heading } },
    });
    expect(ended.stderr).toBe("");
    expect(filesIn(join(ended.out, "reports"))).toEqual(["2.html", "3.html"]);
    const overview = readFileSync(join(ended.out, "overview.html"), "utf8");
    expect(overview).toContain('<a href="reports/2.html">甲 &lt;b&gt;&amp;&quot;虚构&quot;</a>');
    expect(overview).toContain("3 rows: 2 companies, 1 rejected");
    const page = readFileSync(join(ended.out, "reports", "2.html"), "utf8");
    expect(page).toContain('<header class="firm-heading"><p>某某咨询（虚构）</p><p>电话 000</p></header>');
    expect(page).toContain('<a href="../overview.html">← All companies</a>');
    expect(page).toContain("机密持有人");
    expect(page).not.toMatch(/<script|(?:src|href)="https?:/);
  });

  it.each(["html", "docx"] as const)("--no-holders leaves names of holders out of %s", async (form) => {
    const more = { reports: { ...PLAIN, form, withoutHolders: true } };
    const ended = await screen(folder, LIST, { more });
    const file_ = join(ended.out, "reports", `2.${form}`);
    expect(readFileSync(file_).includes("机密持有人")).toBe(false);
    if (form === "docx") expect(zhunru(["verify", file_, "--lang", "en"]).stdout).toContain("confirmed");
  });

  it("a PDF is a dossier that can be decided again", async () => {
    const ended = await screen(folder, LIST, { more: { reports: { ...PLAIN, form: "pdf" } } });
    expect(filesIn(join(ended.out, "reports"))).toEqual(["2.pdf", "3.pdf"]);
    const { status, stdout } = zhunru(["verify", join(ended.out, "reports", "3.pdf"), "--lang", "en"]);
    expect([status, stdout]).toEqual([0, expect.stringContaining("confirmed")]);
  });

  it("the workbook's overview leads to the reports", async () => {
    const more = { reports: { ...PLAIN, form: "html" as const }, table: "xlsx" as const };
    const ended = await screen(folder, LIST, { more });
    const again = await screen(folder, readFileSync(join(ended.out, "results.xlsx")), {
      ending: ".xlsx",
      more: { ignored: ["Row", "Note"], columns: null },
    });
    expect(again.stderr).toContain("matches nothing that is asked");
    expect(existsSync(join(ended.out, "overview.html"))).toBe(true);
  });

  it("reports of an earlier run go, and what else stands in their folder stays", async () => {
    const first = await screen(folder, LIST, { more: { reports: { ...PLAIN, form: "html" } } });
    const reports = join(first.out, "reports");
    writeFileSync(join(reports, "mine.txt"), "");
    const program = (...more: string[]): unknown =>
      zhunru(["screen", first.file, "--out", first.out, "--force", "--lang", "en", ...more]).status;
    expect(program("--reports", "docx")).toBe(0);
    expect(readdirSync(reports).sort()).toEqual(["2.docx", "3.docx", "mine.txt"]);
    expect(program()).toBe(0);
    expect(readdirSync(reports)).toEqual(["mine.txt"]);
    expect(existsSync(join(first.out, "overview.html"))).toBe(false);
  });

  it("a heading is some lines of text, or a picture in pages", () => {
    const png = file("logo.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]));
    expect(readHeading(png, "html")).toMatchObject({ kind: "picture", type: "image/png" });
    expect(() => readHeading(png, "pdf")).toThrow("takes text only");
    for (const bad of ["", "\n".repeat(9), "x\n".repeat(7), "x".repeat(300)])
      expect(() => readHeading(file("bad.txt", bad), "html")).toThrow("option --heading");
    expect(() => readHeading(join(folder, "none"), "html")).toThrow("option --heading");
    const alone = zhunru(["screen", png, "--out", join(folder, "o"), "--no-holders", "--lang", "en"]);
    expect([alone.status, alone.stderr]).toEqual([2, expect.stringContaining("together with --reports")]);
  });
});
