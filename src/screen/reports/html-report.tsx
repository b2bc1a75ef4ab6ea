import type { VNode } from "preact";
import { createAdvisor } from "../../advise/advisor.ts";
import { compareCities } from "../../advise/compare/compare-cities.ts";
import { answerReport } from "../../answers/answer-report.ts";
import { withoutHolders } from "../../dossier/machine/without-holders.ts";
import { createEvaluator } from "../../evaluate/evaluate.ts";
import { textIn } from "../../language/language.ts";
import { renderStandalone } from "../../report/html/page.tsx";
import { ReportBody } from "../../report/html/report-body.tsx";
import { reportProps } from "../../report/html/standalone.tsx";
import type { Item } from "../../rules/items.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { type MakeReport, OVERVIEW_FILE, type ReportWishes } from "./report-maker.ts";
import words from "./words.json" with { type: "json" };

/** What pages are made from: the rules with their items, the program's version, the style sheet. */
export interface HtmlSources {
  readonly rulebook: Rulebook;
  readonly items: readonly Item[];
  readonly version: string;
  readonly style: string;
}

/** Makes one page for each company, with the firm's heading above and a way back to all companies. */
export function createHtmlReports(wishes: ReportWishes, { style, ...parts }: HtmlSources): MakeReport {
  const { rulebook, version } = parts;
  const { language, asOf } = wishes;
  const advisor = createAdvisor(rulebook, createEvaluator(rulebook, version));
  const sources = { ...parts, advisor };
  return async (profile) => {
    const situation = advisor.situation(wishes.withoutHolders ? withoutHolders(profile) : profile, asOf);
    const report = answerReport(await advisor.reportIn(situation, { keep: [] }), rulebook);
    const known = { situation, findings: report.findings };
    const comparison = await compareCities(situation.profile, asOf, sources, false, known);
    const props = reportProps({ report, comparison, rulebook, language }, null);
    const name = profile.get("name");
    const title = name?.kind === "text" ? `${name.text} · ${props.view.heading}` : props.view.heading;
    return renderStandalone(
      <>
        <Heading {...wishes} />
        <p class="back">
          <a href={`../${OVERVIEW_FILE}`}>{textIn(words.back, language)}</a>
        </p>
        <ReportBody {...props} />
      </>,
      title,
      language,
      style,
    );
  };
}

/** The firm's own heading, and for whom it prepared the report; nothing where neither is given. */
function Heading({ heading, preparedFor, language }: ReportWishes): VNode | null {
  if (heading === null && preparedFor === null) return null;
  return (
    <header class="firm-heading">
      {heading?.kind === "picture" ? (
        <img src={`data:${heading.type};base64,${heading.base64}`} alt="" />
      ) : (
        heading?.lines.map((line) => <p key={line}>{line}</p>)
      )}
      {preparedFor === null ? null : <p>{textIn(words.preparedFor, language, { name: preparedFor })}</p>}
    </header>
  );
}
