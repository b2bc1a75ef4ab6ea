import { outcomesOn } from "../../evaluate/outcomes-on.ts";
import { textIn } from "../../language/language.ts";
import { GATES } from "../../logic/tree.ts";
import codes from "../../report/codes.json" with { type: "json" };
import { keepNumbersWholeIn } from "../../report/html/whole-numbers.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../../rules/rulebook.ts";
import { LinesReader } from "../columns/lines-reader.ts";
import { companiesOf } from "../since/companies-of-run.ts";
import { mostFirst } from "../summary/summary.ts";
import { escapeHtml } from "../summary/summary-page.ts";
import { REPORTS_FOLDER, type ReportsRun, reportFile } from "./report-maker.ts";
import words from "./words.json" with { type: "json" };

/** The page of all companies by the items that are about any of them, in pieces; each name leads to its report. */
export function* overviewPage(run: ReportsRun): Generator<string> {
  const { rulebook, summary, wishes, style } = run;
  const { language } = wishes;
  const say = (key: keyof typeof words, values: Record<string, string> = {}): string =>
    escapeHtml(textIn(words[key], language, values));
  const shown = rulesAbout(run);
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
    yield `</tbody></table></div>\n<p>${say("notApplicable")}</p>\n`;
  }
  yield `<footer class="closing"><p>${say("closing")}</p></footer></main></body></html>\n`;
}

function headOf(rule: Rule, { documents }: Rulebook, { summary, wishes: { language } }: ReportsRun): string {
  const document = summary.documents.find(({ id }) => id === rule.document);
  const title = document?.title ?? documents.get(rule.document)?.shortTitle;
  const standing = document === undefined ? "" : textIn(codes.statuses[document.status], language);
  return `<th scope="col">${escapeHtml(textIn(rule.title, language))}<small>${escapeHtml(textIn(words.standing, language, { document: textIn(title, language) ?? rule.document, standing }))}</small></th>`;
}

/** The profiles of the run, with the outcome of every rule. */
function* outcomesIn({ rulebook, summary, files, folder }: ReportsRun): Generator<{
  readonly line: number;
  readonly name: string;
  readonly isGateOpen: boolean;
  readonly outcomes: readonly Outcome[];
}> {
  const reader = new LinesReader(rulebook.vocabulary, summary.asOf);
  const outcomesOf = outcomesOn(rulebook, summary.asOf);
  for (const { line, name, profile } of companiesOf(files, folder, null)) {
    const parsed = reader.read(line, profile);
    if (parsed.kind !== "read") throw new Error("a kept profile cannot be read");
    const isGateOpen = GATES.some((gate) => (parsed.profile.get(gate) ?? null) === null);
    yield { line, name, isGateOpen, outcomes: outcomesOf(parsed.profile) };
  }
}

/**
 * The places of the rules that are about any company, those about most companies first. A company whose activities or
 * city are not known would bring in every rule; its row says so instead.
 */
function rulesAbout(run: ReportsRun): readonly number[] {
  const { rules } = run.rulebook;
  const counts = rules.map(() => 0);
  for (const { isGateOpen, outcomes } of outcomesIn(run)) {
    if (isGateOpen) continue;
    outcomes.forEach((outcome, place) => {
      if (outcome !== "not-applicable") counts[place] = (counts[place] ?? 0) + 1;
    });
  }
  return mostFirst([...rules.keys()], (place) => counts[place] ?? 0);
}

function* companyRows(run: ReportsRun, shown: readonly number[]): Generator<string> {
  const { language, form } = run.wishes;
  for (const { line, name, isGateOpen, outcomes } of outcomesIn(run)) {
    const cells = shown.map((index) => {
      const outcome = outcomes[index] ?? "not-applicable";
      if (outcome === "not-applicable") return '<td class="none">–</td>';
      const { mark, short } = codes.outcomes[outcome];
      return `<td class="${outcome}"><span aria-hidden="true">${mark}</span> ${escapeHtml(textIn(short, language))}</td>`;
    });
    const told = name === "" ? textIn(words.unnamed, language, { line: String(line) }) : name;
    const link = `<a href="${REPORTS_FOLDER}/${reportFile(line, form)}">${escapeHtml(told)}</a>`;
    const open = isGateOpen ? `<small>${escapeHtml(textIn(words.gateOpen, language))}</small>` : "";
    yield `<tr><td class="n">${line}</td><th scope="row">${link}${open}</th>${cells.join("")}</tr>\n`;
  }
}
