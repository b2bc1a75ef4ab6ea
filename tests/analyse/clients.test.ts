import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createFlipFinder } from "../../src/analyse/difference/clients.ts";
import { diffVersions } from "../../src/analyse/difference/versions.ts";
import { createEvaluator } from "../../src/evaluate/evaluate.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { loadRulebook } from "../../src/rules/rulebook.ts";
import { evaluator, FROZEN_ROOT, reader, rulebook } from "../support/frozen.ts";
import { zhunruInThread } from "../support/program.ts";

const DAY = "2024-06-30";
const SURVEY = "jw-2022-1/1";
const folder = mkdtempSync(join(tmpdir(), "zhunru-clients-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A copy of the rules in which the survey's bound is 51 percent. */
function copyWith51(): string {
  const copy = join(folder, "rules-51");
  for (const part of ["rules", "seeds/documents"])
    cpSync(join(FROZEN_ROOT, part), join(copy, part), { recursive: true });
  const file = join(copy, "rules", `${SURVEY}.json`);
  writeFileSync(file, readFileSync(file, "utf8").replaceAll('"67 %"', '"51 %"'));
  return copy;
}

const COPY = copyWith51();
const SHARES = ["45%", "51%", "60%", "66.9999%", "67%", "80%", "?", ""];
const REPRESENTATIVES = ["CN", "CN", "GB", "HK", ""];

/** 1,000 invented clients, every share with every representative. */
const SHEET = join(folder, "clients.csv");
const rows = Array.from({ length: 1_000 }, (_, place) => {
  const share = SHARES[place % SHARES.length] ?? "";
  const representative = REPRESENTATIVES[Math.floor(place / SHARES.length) % REPRESENTATIVES.length] ?? "";
  const name = place === 2 ? "<b>虚构</b>" : `Heron ${place + 2} (fictitious)`;
  return `${name},jingwan,${place % 10 === 9 ? "kite-post" : "star-survey"},${share},${representative}`;
});
/** Answers that nobody can read; the second business looks at none of them, so that `screen` takes that row. */
const UNREAD = "Y,jingwan,star-survey,much,CN\nZ,jingwan,kite-post,60,nowhere\n";
writeFileSync(
  SHEET,
  `name,city,activities,chineseShare,legalRepresentativeNationality\n${rows.join("\n")}\nX,Atlantis,,,\n${UNREAD}`,
);

/** The profile that a row of the sheet gives. */
function profileOf(row: string) {
  const [, city, activity, share = "", representative = ""] = row.split(",");
  return reader.fromText(
    JSON.stringify({
      city,
      activities: [activity],
      ...(share === "" ? {} : { chineseShare: share === "?" ? null : share.replace("%", "") }),
      ...(representative === "" ? {} : { legalRepresentativeNationality: representative }),
    }),
  );
}

const diff = (...more: string[]) =>
  zhunruInThread(["rules", "diff", FROZEN_ROOT, COPY, "--clients", SHEET, "--as-of", DAY, ...more]);

interface ToldRegion {
  readonly old: string;
  readonly new: string;
  readonly clients: readonly { readonly line: number; readonly name: string }[];
}

describe("rules diff --clients", () => {
  it("names whom of 1,000 clients a bound of 51 instead of 67 percent moves, by region, as two evaluations do", async () => {
    const { status, stdout } = diff("--format", "json");
    expect(status).toBe(0);
    const told = JSON.parse(stdout);
    const moved = told.provisions.flatMap(
      ({ provision, regions }: { provision: string; regions: ToldRegion[] }) =>
        regions.flatMap((region) =>
          region.clients.map(({ line }) => `${line} ${provision} ${region.old} → ${region.new}`),
        ),
    );
    const other = createEvaluator(loadRulebook(readDataFiles(COPY)), "");
    const expected: string[] = [];
    for (const [place, row] of rows.entries()) {
      const profile = profileOf(row);
      const [old, now] = [await evaluator.findings(profile, DAY), await other.findings(profile, DAY)];
      for (const [index, { provision, outcome }] of old.entries())
        if (outcome !== now[index]?.outcome)
          expected.push(`${place + 2} ${provision} ${outcome} → ${now[index]?.outcome}`);
    }
    expect(expected.length).toBeGreaterThan(100);
    expect(moved.sort()).toEqual(expected.sort());
    expect(told.clients).toEqual({
      asOf: DAY,
      companies: 1_001,
      unusable: 2,
      flipped: new Set(expected.map((line) => line.split(" ")[0])).size,
    });
  }, 120_000);

  it("says so in the language of the reader, in text and on a page, names as text", () => {
    const english = diff("--lang", "en").stdout.replace(/\s+/g, " ");
    expect(english).toContain("does not meet the stated tests → stated tests met, not an approval");
    expect(english).toContain("Clients (");
    expect(english).toContain("<b>虚构</b> (row 4)");
    expect(english).toContain("of 1001 clients, ");
    expect(diff("--lang", "zh-CN").stdout).toContain("2行无法使用");
    expect(diff("--lang", "en", "--format", "html").stdout).toContain("&lt;b>虚构&lt;/b> (row 4)");
  }, 120_000);

  it("tells what is no list, and takes no documents", () => {
    const none = zhunruInThread(["rules", "diff", FROZEN_ROOT, COPY, "--clients", join(folder, "none.csv")]);
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining("none.csv")]);
    const documents = zhunruInThread([
      "rules",
      "diff",
      "gz-2022-212",
      "cd-2022-213",
      "--clients",
      SHEET,
      "--lang",
      "en",
    ]);
    expect([documents.status, documents.stderr]).toEqual([2, expect.stringContaining("--clients belongs")]);
    const list = zhunruInThread(["rules", "list", "--clients", SHEET, "--lang", "en"]);
    expect([list.status, list.stderr]).toEqual([2, expect.stringContaining("--clients")]);
  }, 60_000);

  it("does not call a rule that came and does not apply a change", () => {
    const without = { ...rulebook, rules: rulebook.rules.filter(({ id }) => id !== SURVEY) };
    const finder = createFlipFinder(diffVersions(without, rulebook, [], DAY), DAY);
    const company = (more: object) => reader.fromText(JSON.stringify({ city: "jingwan", ...more }));
    expect(finder.add(1, company({ activities: ["kite-post"] }))).toEqual([]);
    const found = finder.add(2, company({ activities: ["star-survey"], chineseShare: "60" }));
    expect(found.map(({ old, new: now }) => [old, now])).toEqual([[null, "ineligible"]]);
  });
});
