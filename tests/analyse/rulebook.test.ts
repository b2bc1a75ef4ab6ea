import { describe, expect, it } from "vitest";
import { mapLeaves } from "../../src/analyse/difference/versions.ts";
import { faultsOfObservations } from "../../src/analyse/rulebook/accepted.ts";
import { analyseRulebook } from "../../src/analyse/rulebook/analyse-rulebook.ts";
import { keyOf, type Observation, showTest } from "../../src/analyse/rulebook/observation.ts";
import { parseDecimal } from "../../src/exact/rational.ts";
import type { Language } from "../../src/language/language.ts";
import { renderAnalysisText } from "../../src/report/analysis/text.ts";
import { viewAnalysis } from "../../src/report/analysis/view.ts";
import { displayWidth } from "../../src/report/layout.ts";
import {
  ACCEPTED_OBSERVATIONS,
  type AcceptedObservations,
  loadAcceptedObservations,
} from "../../src/rules/accepted-observations.ts";
import type { Leaf } from "../../src/rules/condition.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { loadLikeRules } from "../../src/rules/like-rules.ts";
import type { Rule } from "../../src/rules/rulebook.ts";
import { canonicalProfile } from "../../src/situation/canonical.ts";
import * as frozen from "../support/frozen.ts";
import { zhunru } from "../support/program.ts";
import { ROOT } from "../support/root.ts";
import { rulebook } from "../support/rulebook.ts";

const files = readDataFiles(ROOT);
const likes = loadLikeRules(files);
const accepted = loadAcceptedObservations(files);
const POST = ["jw-2022-1/2", "jw-2025-1/1", "wd-2022-1/1"];

/** A share compared with another number. */
function withBound(leaf: Leaf, percent: string): Leaf {
  const value = parseDecimal(percent);
  if (value === null || leaf.bound.kind !== "quantity") throw new Error("no number is compared");
  return { ...leaf, bound: { ...leaf.bound, value }, raw: { ...leaf.raw, value: `${percent} %` } };
}

/** The named rules, one of them changed. */
function versionWith(ids: readonly string[], changed: string, change: (rule: Rule) => Rule) {
  const rules = frozen.rulebook.rules.filter(({ id }) => ids.includes(id));
  return { ...frozen.rulebook, rules: rules.map((rule) => (rule.id === changed ? change(rule) : rule)) };
}

function moved(id: string, percent: string) {
  return versionWith(POST, id, (rule) => ({
    ...rule,
    requires: mapLeaves(rule.requires, (leaf) =>
      leaf.fact === "foreignShare" ? withBound(leaf, percent) : leaf,
    ),
  }));
}

function brief({ kind, rules, about }: Observation): string {
  return keyOf({ kind, rules, about });
}

describe("the rulebook by itself", () => {
  it("says nothing of rules that decide, are reached, and agree", () => {
    const version = versionWith(POST, "", (rule) => rule);
    expect(analyseRulebook(version, [["jw-2022-1/2", "wd-2022-1/1"]])).toEqual([]);
  });

  it("names a test that never decides, since another asks for more", () => {
    const id = "jw-2022-1/1";
    const version = versionWith([id], id, (rule) => {
      const leaves: Leaf[] = [];
      mapLeaves(rule.requires, (leaf) => {
        if (leaf.fact === "chineseShare") leaves.push(withBound(leaf, "51"));
        return leaf;
      });
      return { ...rule, requires: { kind: "all", members: [rule.requires, ...leaves] } };
    });
    const [observation, ...more] = analyseRulebook(version, []);
    expect(more).toEqual([]);
    expect(observation?.kind).toBe("never-decides");
    expect(observation?.tests.map((own) => own.map(showTest))).toEqual([["chineseShare atLeast 51 %"]]);
  });

  it("names bounds in which like rules differ", () => {
    const observations = analyseRulebook(moved("wd-2022-1/1", "49"), [["jw-2022-1/2", "wd-2022-1/1"]]);
    expect(observations.map(brief)).toEqual(["bounds-differ jw-2022-1/2 wd-2022-1/1 foreignShare"]);
    expect(observations[0]?.tests.map((own) => own.map(showTest))).toEqual([
      ["foreignShare moreThanInEitherReading 0 %", "foreignShare atMost 50 %"],
      ["foreignShare moreThanInEitherReading 0 %", "foreignShare atMost 49 %"],
    ]);
  });

  it("shows a company that two items answer differently on the same activity", async () => {
    const version = moved("jw-2025-1/1", "40");
    const [clash, ...more] = analyseRulebook(version, []);
    expect(more).toEqual([]);
    expect(clash && brief(clash)).toBe("clash jw-2022-1/2 jw-2025-1/1 ");
    if (clash?.shown === null || clash === undefined) throw new Error("no company is shown");
    expect(clash.shown.outcomes).toContain("ineligible");
    const answers = canonicalProfile(clash.shown.profile);
    const findings = await frozen.evaluator.findings(
      frozen.reader.fromText(JSON.stringify(answers)),
      clash.shown.asOf,
    );
    const own = findings.find(({ provision }) => provision === "jw-2022-1/2");
    expect(own?.outcome).toBe(clash.shown.outcomes[0]);
  });
});

it("says that whoever meets a rule meets another of its document", () => {
  const rules = ["gz-2021-credit/5b", "gz-2021-credit/7e:banned-by-memorandum"];
  const version = { ...rulebook, rules: rulebook.rules.filter(({ id }) => rules.includes(id)) };
  const observations = analyseRulebook(version, []);
  expect(observations.map(brief)).toEqual([
    "implied gz-2021-credit/7e:banned-by-memorandum gz-2021-credit/5b ",
  ]);
});

describe("what the authors accepted", () => {
  const observations = analyseRulebook(rulebook, likes);

  it("is all that there is to say, each with its reason", () => {
    expect(observations.length).toBeGreaterThan(20);
    expect(faultsOfObservations(observations, accepted, rulebook, files)).toEqual([]);
  });

  it("is asked for where it is new, and given up where it is said no more", () => {
    const [first, ...others] = observations;
    if (first === undefined) throw new Error("nothing is said");
    const without: AcceptedObservations = accepted.map((entry) => ({
      ...entry,
      observations: entry.observations.filter((one) => keyOf(one) !== keyOf(first)),
    }));
    const [fresh, ...more] = faultsOfObservations(observations, without, rulebook, files);
    expect(more).toEqual([]);
    expect(fresh?.file).toBe("rules/cd-2022-213/5-6a.json");
    expect(fresh?.message.en).toContain("never decides any company's outcome");
    const [stale, ...none] = faultsOfObservations(others, accepted, rulebook, files);
    expect(none).toEqual([]);
    expect(stale).toMatchObject({ file: ACCEPTED_OBSERVATIONS, line: expect.any(Number) });
    expect(stale?.message.en).toContain(keyOf(first));
  });

  it.each<[Language, string]>([
    ["en", "No text here says which prevails."],
    ["zh-CN", "各份文件均未写明以哪一条为准。"],
  ])("is printed with both clauses (%s)", (language, said) => {
    const text = renderAnalysisText(viewAnalysis(observations, accepted, rulebook, language), 80);
    expect(text.replace(/\s+/g, "")).toContain(said.replace(/\s+/g, ""));
    for (const line of text.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(80);
  });

  it("is data too", () => {
    const { status, stdout } = zhunru(["rules", "analyse", "--format", "json"]);
    expect(status).toBe(0);
    const { observations: told } = JSON.parse(stdout);
    expect(told).toHaveLength(observations.length);
    const clash = told.find(({ kind }: { kind: string }) => kind === "clash");
    expect(clash.clauses).toHaveLength(2);
    expect(clash.accepted.en).toContain("neither text says which prevails");
  });
});
