import type { Comparison } from "../../contract/comparison.ts";
import type { Report } from "../../contract/report.ts";
import { createHash } from "node:crypto";
import { type Language, textIn } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { renderJson } from "../json.ts";
import { LinkCode } from "../pictures/link-code.tsx";
import { withShownQuotes } from "../shown-quotes.ts";
import { viewReport } from "../view.ts";
import { renderStandalone } from "./page.tsx";
import { ReportBody, type ReportProps } from "./report-body.tsx";
import { Section } from "./section.tsx";
import words from "./words.json" with { type: "json" };

/** All that a report is drawn from. */
export interface ReportData {
  readonly report: Report;
  readonly comparison: Comparison;
  readonly rulebook: Rulebook;
  readonly language: Language;
}

/** What the report's components take; `addressOf` gives the page of a provision, null where there is none. */
export function reportProps(
  { report, comparison, rulebook, language }: ReportData,
  addressOf: ReportProps["addressOf"],
  showAll = false,
  changeOf: ReportProps["changeOf"] = null,
): ReportProps {
  const hidden = report.findings.filter(({ outcome }) => outcome === "not-applicable").length;
  return {
    view: viewReport(report, rulebook, language, showAll),
    comparison: withShownQuotes(comparison, rulebook.glyphs),
    results: new Map(report.findings.map(({ provision, requirements }) => [provision, requirements])),
    hiddenCount: showAll ? 0 : hidden,
    reference: referenceOf(report),
    language,
    addressOf,
    changeOf,
  };
}

/** A short name of exactly this report: the same answers, rules and day give the same one. */
export function referenceOf(report: Report): string {
  const hash = createHash("sha256").update(renderJson(report)).digest("hex").toUpperCase();
  return `${hash.slice(0, 4)}-${hash.slice(4, 8)}-${hash.slice(8, 12)}`;
}

/**
 * The report as one HTML file with its style in it and nothing from the outside. `link` reopens the case on the server
 * that it was made on; null for a report that was made without one.
 */
export function renderHtml(data: ReportData, style: string, showAll: boolean, link: string | null): string {
  const { language } = data;
  const props = reportProps(data, null, showAll);
  const title = `${props.view.heading} · ${props.view.head} (${props.reference})`;
  const content = (
    <>
      <ReportBody {...props} />
      <Section id="reopen" heading={textIn(words.reopen, language)}>
        {link === null ? (
          <p>{textIn(words.reopenByFile, language)}</p>
        ) : (
          <LinkCode link={link} language={language} />
        )}
      </Section>
    </>
  );
  return renderStandalone(content, title, language, style);
}
