import { beforeAll, describe, expect, it } from "vitest";
import type { AdvisedReport } from "../../src/evaluate/advice.ts";
import { LANGUAGES } from "../../src/language/language.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { viewReport } from "../../src/report/view.ts";
import { leavesOf } from "../../src/rules/condition.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { ROOT } from "../support/root.ts";
import { advisor, IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

/** Sentences that would be wrong in law, whatever the answers. */
const NEVER: readonly (readonly [string, RegExp])[] = [
  [
    "the cap of 50 % on domestic VPN is no national rule",
    /50 ?%[^.。;；]{0,40}(nationwide|nationally|throughout China|全国(适用|范围内))/i,
  ],
  [
    "lifting the pilot's cap is not 100 % allowed",
    /100 ?% (is |of foreign capital is )?(allowed|permitted)|(允许|可以?)(外资)?(持股)?100%/i,
  ],
  [
    "the lawyers' new figure is unknown",
    /(lowered|reduced|eased) to (2|two) years|降(低)?(至|到|为)(2|两|二)年/i,
  ],
  [
    "the pilot does not end three years after the plan was written",
    /2025-12-29|2025-12-28|2025年12月2[89]日/,
  ],
  [
    "outbound tourism is not simply allowed",
    /outbound tourism (is|:) (allowed|permitted)|(可以|允许)(直接)?(经营|从事)出境旅游(业务)?[。，]/i,
  ],
  ["USD 200 million is not the only condition", /only condition|唯一(的)?条件/i],
  [
    "a pilot is neither repealed nor plainly valid after its term",
    /the plan (was|is) repealed|方案已(经)?废止/i,
  ],
];

const reports: AdvisedReport[] = [];
let said: string[] = [];

beforeAll(async () => {
  const seen = new Set<string>();
  for (const rule of rulebook.rules) {
    for (const { profile, outcome, asOf } of rule.examples) {
      const key = `${rule.id} ${outcome} ${asOf ?? ""}`;
      if (outcome === "not-applicable" || seen.has(key)) continue;
      seen.add(key);
      const day = asOf ?? rulebook.documents.get(rule.document)?.examplesAsOf ?? IN_FORCE;
      reports.push(await advisor.report(reader.fromText(JSON.stringify(profile)), day));
    }
  }
  said = reports.flatMap((report) =>
    LANGUAGES.map((language) => renderMarkdown(viewReport(report, rulebook, language, false), language)),
  );
}, 120_000);

describe("what must never be said", () => {
  it.each(NEVER)("%s", (_name, sentence) => {
    expect(said.flatMap((text) => sentence.exec(text)?.[0] ?? [])).toEqual([]);
  });

  it("is in no rule, note or measure either", () => {
    const texts = [...readDataFiles(ROOT)].flatMap(([path, bytes]) =>
      path.startsWith("rules/") ? [Buffer.from(bytes).toString("utf8")] : [],
    );
    for (const [, sentence] of NEVER)
      expect(texts.flatMap((text) => sentence.exec(text)?.[0] ?? [])).toEqual([]);
  });

  it("the 15 % rule is Chengdu's only", () => {
    const rules = rulebook.rules.filter((rule) =>
      leavesOf(rule.requires).some((leaf) => String(leaf.raw.value).startsWith("15 %")),
    );
    expect(rules.map((rule) => rule.id)).toEqual(["cd-2022-213/2-9"]);
  });

  it("equal preferences for donated elder care are Chengdu's only", () => {
    const rules = rulebook.rules.filter((rule) => rule.quote.includes("同等优惠政策"));
    expect(rules.map((rule) => rule.document)).toEqual(rules.map(() => "cd-2022-213"));
  });

  it("travel agencies and investment companies are never simply eligible, and say what else is needed", () => {
    const found = reports.flatMap((report) =>
      report.findings.filter(({ provision }) =>
        ["gz-2022-212/1-13", "cd-2022-213/1-16", "gz-2022-212/4-9", "cd-2022-213/4-15"].includes(provision),
      ),
    );
    expect(found.filter((finding) => finding.outcome === "conditional").length).toBeGreaterThan(3);
    for (const finding of found) {
      expect(finding.outcome).not.toBe("eligible");
      if (finding.outcome === "conditional")
        expect(finding.open.map((point) => point.kind)).toContain("other-rules");
    }
  });

  it("a social survey that meets the shares is told of the approval of each project", () => {
    const rule = rulebook.rules.find(({ id }) => id === "gz-2022-212/1-12");
    const notes = (rule?.lawNotes ?? []).map((id) => rulebook.lawNotes.get(id)?.text.en ?? "");
    expect(notes.some((text) => /approval/.test(text))).toBe(true);
  });

  it("support is never a right: every rule on a 支持 sentence leaves something open", () => {
    const rules = rulebook.rules.filter((rule) => /^(支持|鼓励|探索)/.test(rule.quote));
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.filter((rule) => rule.open.length === 0).map((rule) => rule.id)).toEqual([]);
  });
});
