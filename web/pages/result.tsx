import type { VNode } from "preact";
import { ReportBody, type ReportProps } from "../../src/report/html/report-body.tsx";
import { LinkCode } from "../../src/report/pictures/link-code.tsx";
import { Links } from "../forms/links.tsx";
import { Layout, type PageContext } from "../layout.tsx";
import { WhatIf, type WhatIfProps } from "./what-if.tsx";
import words from "../words.json" with { type: "json" };

export interface ResultProps {
  readonly context: PageContext;
  /** null for a case that is too large to be kept. */
  readonly caseId: string | null;
  readonly report: ReportProps;
  /** Answers to be tried; null for a case that is not kept. */
  readonly whatIf: WhatIfProps | null;
  /** The links that reopen the case; null for a case that is not kept. */
  readonly links: { readonly all: string; readonly unnamed: string } | null;
}

/** The report, with the ways back to the answers and to keep it. */
export function ResultPage({ context, caseId, report, whatIf, links }: ResultProps): VNode {
  const { language } = context;
  const text = words.result;
  const file = (extension: string): string => `/case/${caseId}/report.${extension}`;
  return (
    <Layout context={context} title={report.view.heading} section="start">
      <ReportBody {...report} belowAnswers={whatIf === null ? null : <WhatIf {...whatIf} />} />
      {caseId === null ? null : (
        <p class="back">
          <a href={`/case/${caseId}/answers`}>{text.back[language]}</a>
        </p>
      )}
      {caseId === null ? null : (
        <section class="part keep">
          <h2>{text.keep[language]}</h2>
          <ul>
            <li>
              <a href={file("html")} download>
                {text.html[language]}
              </a>
            </li>
            <li>
              <a href={file("json")} download>
                {text.json[language]}
              </a>
            </li>
            <li>
              <a href={file("md")} download>
                {text.markdown[language]}
              </a>
            </li>
            <li>
              <a href={`/case/${caseId}/profile.json`} download>
                {text.profile[language]}
              </a>
            </li>
          </ul>
          <p class="hint">{text.print[language]}</p>
          {links === null ? null : <Links language={language} links={links} />}
        </section>
      )}
      <div class="printed-only">
        <LinkCode link={links?.unnamed ?? null} language={language} />
      </div>
    </Layout>
  );
}
