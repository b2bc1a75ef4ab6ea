/**
 * `zhunru/report`: a report as text, Markdown, HTML and JSON, in either language, as `check` prints it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderHtml as renderPage } from "../report/html/standalone.tsx";
import { renderJson as renderJsonText } from "../report/json.ts";
import { renderMarkdown as renderMarkdownText } from "../report/markdown.ts";
import { renderText as renderPlainText } from "../report/text.ts";
import { viewReport } from "../report/view.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import { ownFolder } from "./own-folder.ts";
import { insideOf, type Rules } from "./rules.ts";
import type { Comparison, Report } from "./shapes.ts";

export type { Comparison, Report } from "./shapes.ts";
export type { Rules } from "./rules.ts";

export type Language = "zh-CN" | "en";

export interface ReportOptions {
  readonly language: Language;
  /** Whether the provisions that are not about this case are shown too; not by default. */
  readonly all?: boolean;
}

export interface TextOptions extends ReportOptions {
  /** Whether everything is told, and not the answers alone; not by default. */
  readonly full?: boolean;
  /** Columns of a line; a Chinese character takes two. 80 by default, at least 40. */
  readonly width?: number;
  /** Whether the codes by which a terminal shows colours are in the text; not by default. */
  readonly colour?: boolean;
}

const WIDTH = 80;
const NARROWEST = 40;

/** The report as text, as `check` prints it. Throws a TypeError for a report that other rules made. */
export function renderText(rules: Rules, report: Report, options: TextOptions): string {
  const { language, all = false, full = false, width = WIDTH, colour = false } = options;
  const view = viewReport(report, rulesOf(report, rules), language, all);
  return renderPlainText(view, { language, width: Math.max(NARROWEST, width), colour }, full);
}

/** The report as Markdown; what the answers hold is written as plain text. Throws as `renderText`. */
export function renderMarkdown(rules: Rules, report: Report, options: ReportOptions): string {
  const { language, all = false } = options;
  return renderMarkdownText(viewReport(report, rulesOf(report, rules), language, all), language);
}

/**
 * The report as one HTML file with its style in it and nothing from the outside, the cities side by side. `comparison` is
 * that of the same profile and day. Throws as `renderText`, and where report and comparison are of different answers.
 */
export function renderHtml(
  rules: Rules,
  report: Report,
  comparison: Comparison,
  options: ReportOptions,
): string {
  const { language, all = false } = options;
  const rulebook = rulesOf(report, rules);
  if (caseOf(report) !== caseOf(comparison))
    throw new TypeError("the report and the comparison are not of the same answers, day and rules");
  const style = readFileSync(join(ownFolder(), "dist/web/site.css"), "utf8");
  return renderPage({ report, comparison, rulebook, language }, style, all, null);
}

/** The report as `check --format json` prints it and the API sends it: the same report gives the same bytes. */
export function renderJson(report: Report): string {
  return renderJsonText(report);
}

function rulesOf({ rules: { sha256 } }: Report, rules: Rules): Rulebook {
  const { rulebook } = insideOf(rules);
  if (rulebook.sha256 === sha256) return rulebook;
  throw new TypeError(`the report was made by the rules ${sha256}, not by these (${rulebook.sha256})`);
}

function caseOf({ rules, asOf, profile }: Report | Comparison): string {
  return JSON.stringify([rules, asOf, profile]);
}
