import type { ReportAnswer } from "../../contract/answers.ts";
import type { Report } from "../../contract/report.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { Block, Statement, Verdict } from "../model.ts";
import { activityInCity } from "./cover.ts";
import { leadsTo, listed } from "./findings.ts";
import { say } from "./say.ts";

/** The colour of a verdict; none is that of consent. */
const TONES: Readonly<Record<Outcome, Verdict["tone"]>> = {
  eligible: "met",
  conditional: "open",
  undetermined: "open",
  ineligible: "unmet",
  "not-in-force": "open",
  "not-applicable": "open",
};

/** What leads a headline, in its colour; the rest is told below. */
const LEADING: readonly ReportAnswer["parts"][number]["kind"][] = ["ban", "verdict", "other-route"];

/** What each answer comes to, its figures, its scope and standing, and everything that is still needed. */
export function describeAnswers({ answers, findings }: Report, rulebook: Rulebook): Block[] {
  const heading: Block = { kind: "heading", level: 1, id: "answers", text: say("answers") };
  if (answers.length === 0) return [heading, { kind: "paragraph", tone: "plain", text: say("noAnswers") }];
  const concerned = new Set(
    findings.filter(({ outcome }) => outcome !== "not-applicable").map(({ provision }) => provision),
  );
  return [heading, ...answers.flatMap((answer) => describeAnswer(answer, concerned, rulebook))];
}

function describeAnswer(answer: ReportAnswer, concerned: ReadonlySet<string>, rulebook: Rulebook): Block[] {
  const leading = answer.parts.filter(({ kind }) => LEADING.includes(kind));
  const others = answer.parts.filter(({ kind }) => !LEADING.includes(kind) && kind !== "need");
  const verdict: Verdict = {
    kind: "verdict",
    tone: TONES[answer.verdict],
    title: [{ words: activityInCity(answer.activity, answer.city, rulebook), strong: true }],
    outcome: leading.flatMap(
      ({ text }, index): Statement => [
        ...(index === 0 ? [] : [{ words: { "zh-CN": "", en: " " } }]),
        { words: text },
      ],
    ),
    lines: [
      ...others.map(({ text }): Statement => [{ words: text }]),
      ...itemsOf(answer, concerned, rulebook),
    ],
  };
  if (answer.needs.length === 0) return [verdict];
  return [
    verdict,
    { kind: "paragraph", tone: "faint", text: say("needs") },
    { kind: "list", ordered: true, items: answer.needs.map(({ text }) => ({ text: [{ words: text }] })) },
  ];
}

/** The items that the answer rests on, each leading to what came of it. */
function itemsOf(
  { findings }: ReportAnswer,
  concerned: ReadonlySet<string>,
  rulebook: Rulebook,
): Statement[] {
  const linked = findings.filter((provision) => concerned.has(provision));
  return linked.length === 0 ? [] : [[...say("whereItStands"), ...listed(leadsTo(linked, rulebook))]];
}
