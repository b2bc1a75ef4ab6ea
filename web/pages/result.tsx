import type { VNode } from "preact";
import { textIn } from "../../src/language/language.ts";
import { ReportBody, type ReportProps } from "../../src/report/html/report-body.tsx";
import { LinkCode } from "../../src/report/pictures/link-code.tsx";
import { HandOver } from "../forms/hand-over.tsx";
import { Links } from "../forms/links.tsx";
import { Layout, type PageContext } from "../layout.tsx";
import { WhatIf, type WhatIfProps } from "./what-if.tsx";
import words from "../words.json" with { type: "json" };

export interface ResultProps {
  readonly context: PageContext;
  /** null for a case that is too large to be kept. */
  readonly caseId: string | null;
  /** The cities side by side, where the case is about several: data are about one. */
  readonly cities: readonly { readonly id: string; readonly title: string }[];
  /** Whether the answers say who holds the company, so that it can be written out. */
  readonly isOwnershipKnown: boolean;
  readonly report: ReportProps;
  /** Answers to be tried; null for a case that is not kept. */
  readonly whatIf: WhatIfProps | null;
  /** The links that reopen the case; null for a case that is not kept. */
  readonly links: { readonly all: string; readonly unnamed: string } | null;
}

/** The report, with the ways back to the answers and to keep it. */
export function ResultPage(props: ResultProps): VNode {
  const { context, caseId, cities, isOwnershipKnown, report, whatIf, links } = props;
  const { language } = context;
  const text = words.result;
  const file = (extension: string): string => `/case/${caseId}/report.${extension}`;
  return (
    <Layout context={context} title={report.view.heading} section="start">
      <ReportBody {...report} belowAnswers={whatIf === null ? null : <WhatIf {...whatIf} />} />
      {caseId === null ? null : (
        <p class="back">
          <a href={`/case/${caseId}/answers`}>{textIn(text.back, language)}</a>
        </p>
      )}
      {caseId === null ? null : (
        <section class="part keep">
          <h2>{textIn(text.keep, language)}</h2>
          <ul>
            <li>
              <a href={file("html")} download>
                {textIn(text.html, language)}
              </a>
            </li>
            <DataLinks address={file("json")} label={textIn(text.json, language)} cities={cities} />
            <li>
              <a href={file("md")} download>
                {textIn(text.markdown, language)}
              </a>
            </li>
            <DataLinks
              address={`/case/${caseId}/profile.json`}
              label={textIn(text.profile, language)}
              cities={cities}
            />
            {isOwnershipKnown ? (
              <li>
                <a href={`/case/${caseId}/ownership.json`} download>
                  {textIn(words.ownershipFile.download, language)}
                </a>
              </li>
            ) : null}
          </ul>
          <p class="hint">{textIn(text.print, language)}</p>
          <HandOver language={language} address={`/case/${caseId}/dossier`} cities={cities} />
          {links === null ? null : <Links language={language} links={links} />}
        </section>
      )}
      <div class="printed-only">
        <LinkCode link={links?.unnamed ?? null} language={language} />
      </div>
    </Layout>
  );
}

/** The link to a file of data; one for each city where there are several. */
function DataLinks({
  address,
  label,
  cities,
}: Pick<ResultProps, "cities"> & { readonly address: string; readonly label: string }): VNode {
  const files = [
    ...(cities.length === 0 ? [{ href: address, name: label }] : []),
    ...cities.map(({ id, title }) => ({ href: `${address}?city=${id}`, name: `${label} · ${title}` })),
  ];
  return (
    <>
      {files.map(({ href, name }) => (
        <li key={href}>
          <a href={href} download>
            {name}
          </a>
        </li>
      ))}
    </>
  );
}
