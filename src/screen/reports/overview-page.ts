import { outcomesOn } from "../../evaluate/outcomes-on.ts";
import { fill } from "../../language/language.ts";
import codes from "../../report/codes.json" with { type: "json" };
import { keepNumbersWholeIn } from "../../report/html/whole-numbers.ts";
import type { Rule, Rulebook } from "../../rules/rulebook.ts";
import { LinesReader } from "../columns/lines-reader.ts";
import { companiesOf } from "../since/companies-of-run.ts";
import { rulesInSight } from "../summary/summary.ts";
import { escapeHtml } from "../summary/summary-page.ts";
import { reportFile, REPORTS_FOLDER, type ReportsRun } from "./report-maker.ts";
import words from "./words.json" with { type: "json" };

/** The page of all companies by the items that are about any of them, in pieces; each name leads to its report. */
export function* overviewPage(run: ReportsRun): Generator<string> {
  const { rulebook, summary, wishes, style } = run;
  const { language } = wishes;
  const say = (key: keyof typeof words, values: Record<string, string> = {}): string =>
    escapeHtml(fill(words[key][language], values));
  const shown = rulesInSight(summary);
  const { rows, companies, rejects, leftOut, asOf, rules, input } = summary;
  const counts = {
    rows: String(rows),
    companies: String(companies),
    rejects: String(rejects),
    leftOut: String(leftOut),
  };
  const stamp = say("stamp", { file: input.name, day: asOf, version: rules.version });
  yield keepNumbersWholeIn(`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${say("title")} · ${escapeHtml(input.name)}</title><style>${style}</style></head><body class="standalone wide"><main>
<h1>${say("title")}</h1><p class="stamp">${stamp}</p><p>${say("totals", counts)}</p>
`);
  if (companies === 0) yield `<p>${say("none")}</p>`;
  else {
    const heads = shown.map((place) => headOf(rulebook.rules[place] as Rule, rulebook, run)).join("");
    yield `<div class="overview" tabindex="0" role="region" aria-label="${say("title")}"><table><thead><tr><th scope="col" class="n">${say("line")}</th><th scope="col">${say("company")}</th>${heads}</tr></thead><tbody>\n`;
    yield* companyRows(run, shown);
    yield "</tbody></table></div>\n";
  }
  yield `<footer class="closing"><p>${say("closing")}</p></footer></main></body></html>\n`;
}

function headOf(rule: Rule, { documents }: Rulebook, { summary, wishes: { language } }: ReportsRun): string {
  const document = summary.documents.find(({ id }) => id === rule.document);
  const title = document?.title ?? documents.get(rule.document)?.shortTitle;
  const standing = document === undefined ? "" : codes.statuses[document.status][language];
  return `<th scope="col">${escapeHtml(rule.title[language])}<small>${escapeHtml(title?.[language] ?? rule.document)}: ${escapeHtml(standing)}</small></th>`;
}

function* companyRows(run: ReportsRun, shown: readonly number[]): Generator<string> {
  const { rulebook, summary, wishes } = run;
  const { language, form } = wishes;
  const reader = new LinesReader(rulebook.vocabulary, summary.asOf);
  const outcomesOf = outcomesOn(rulebook, summary.asOf);
  for (const { line, name, profile } of companiesOf(run.files, run.folder, null)) {
    const reading = reader.read(line, profile);
    if (reading.kind !== "read") throw new Error("a kept profile cannot be read");
    const outcomes = outcomesOf(reading.profile);
    const cells = shown.map((index) => {
      const outcome = outcomes[index] ?? "not-applicable";
      if (outcome === "not-applicable") return '<td class="none">–</td>';
      const { mark, short } = codes.outcomes[outcome];
      return `<td class="${outcome}"><span aria-hidden="true">${mark}</span> ${escapeHtml(short[language])}</td>`;
    });
    const told = name === "" ? fill(words.unnamed[language], { line: String(line) }) : name;
    const link = `<a href="${REPORTS_FOLDER}/${reportFile(line, form)}">${escapeHtml(told)}</a>`;
    yield `<tr><td class="n">${line}</td><th scope="row">${link}</th>${cells.join("")}</tr>\n`;
  }
}
