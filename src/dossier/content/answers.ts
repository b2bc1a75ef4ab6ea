import type { AdvisedReport } from "../../evaluate/advice.ts";
import { headline } from "../../report/text.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Block, Statement, Verdict } from "../model.ts";
import type { Views } from "./describe.ts";
import { placeOfFinding } from "./findings.ts";
import { inEach, say, statement } from "./say.ts";

/** The colour of an outcome; none is that of consent. */
const TONES: Readonly<Record<Outcome, Verdict["tone"]>> = {
  eligible: "met",
  conditional: "open",
  undetermined: "open",
  ineligible: "unmet",
  "not-in-force": "open",
  "not-applicable": "open",
};

const DECIDING = 2;
const RANK = ["unmet", "unknown", "met"];

/** What each finding comes to, its deciding figures, and what is still needed. */
export function describeAnswers(report: AdvisedReport, views: Views): Block[] {
  const heading: Block = { kind: "heading", level: 1, id: "answers", text: say("answers") };
  if (views.en.findings.length === 0)
    return [heading, { kind: "paragraph", tone: "plain", text: say("noFindings") }];
  return [
    heading,
    ...views.en.findings.map((finding, index): Block => {
      const deciding = finding.requirements
        .map(({ result }, at) => ({ result, at }))
        .sort((a, b) => RANK.indexOf(a.result) - RANK.indexOf(b.result))
        .slice(0, DECIDING);
      const figure = (at: number): Statement =>
        statement((language) => {
          const { label = "", measures = [] } = views[language].findings[index]?.requirements[at] ?? {};
          return language === "zh-CN"
            ? `${label}：${measures.join("；")}`
            : `${label}: ${measures.join("; ")}`;
        });
      return {
        kind: "verdict",
        tone: TONES[
          report.findings.find(({ provision }) => provision === finding.provision)?.outcome ?? "undetermined"
        ],
        title: [
          {
            words: inEach((language) => views[language].findings[index]?.title ?? ""),
            to: placeOfFinding(finding.provision),
            strong: true,
          },
        ],
        outcome: statement((language) => {
          const view = views[language].findings[index];
          return view === undefined ? "" : headline(view, language);
        }),
        lines: [
          ...deciding.map(({ at }) => figure(at)),
          ...finding.open.map((_, at) =>
            say("stillNeeded", {
              text: inEach((language) => views[language].findings[index]?.open[at] ?? ""),
            }),
          ),
        ],
      };
    }),
  ];
}
