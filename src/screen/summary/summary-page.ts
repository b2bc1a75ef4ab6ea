import { type Language, textIn } from "../../language/language.ts";
import codes from "../../report/codes.json" with { type: "json" };
import { openKinds } from "../../report/compare/view.ts";
import compareWords from "../../report/compare/words.json" with { type: "json" };
import { keepNumbersWholeIn } from "../../report/html/whole-numbers.ts";
import { OUTCOMES, type Outcome } from "../../rules/rule-schema.ts";
import { sayOwnershipFiles } from "../ownership/ownership-list.ts";
import { showQuantity } from "../../vocabulary/quantities.ts";
import words from "../words.json" with { type: "json" };
import { aboutOf, type OutcomeCounts, type Summary } from "./summary.ts";

/** From the best to the last; what is not about a company is told in words only. */
const DRAWN: readonly Outcome[] = OUTCOMES.filter((outcome) => outcome !== "not-applicable").toReversed();

const COLOURS: Readonly<Record<Outcome, string>> = {
  eligible: "#1a7f37",
  conditional: "#3b82b6",
  undetermined: "#b7791f",
  ineligible: "#b42318",
  "not-in-force": "#6b7280",
  "not-applicable": "#d1d5db",
};

const STYLE = `body{font:16px/1.5 system-ui,"Noto Sans CJK SC","WenQuanYi Zen Hei",sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1f2328}
table{border-collapse:collapse;width:100%}th,td{padding:.3rem .5rem;text-align:left;border-bottom:1px solid #d0d7de;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}caption{text-align:left;font-weight:600;margin:1.5rem 0 .5rem}
.bar{display:flex;height:1.1rem;min-width:12rem;background:#f0f2f4}.bar span{display:block;height:100%}
.whole{white-space:nowrap}
.key span{display:inline-block;width:.9rem;height:.9rem;margin:0 .3rem 0 1rem;vertical-align:-.1rem}`;

/** The page of a screening: totals, a chart of the outcomes of each provision, the companies nearest to a bound. */
export function renderSummaryPage(summary: Summary, language: Language): string {
  const texts = words.page;
  const say = (key: keyof typeof texts, values: Record<string, string> = {}): string =>
    escapeHtml(textIn(texts[key], language, values));
  const values = {
    rows: String(summary.rows),
    companies: String(summary.companies),
    rejects: String(summary.rejects),
    leftOut: String(summary.leftOut),
    findings: String(summary.findings),
    day: summary.asOf,
    file: summary.input.name,
    version: summary.rules.version,
  };
  return keepNumbersWholeIn(`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${say("title")}</title><style>${STYLE}</style></head><body>
<h1>${say("title")}</h1>
<p>${say("source", values)}</p>
<p>${say("totals", values)}</p>
${ownershipLine(summary, language)}<p class="key">${DRAWN.map((outcome) => `<span style="background:${COLOURS[outcome]}"></span>${outcomeWords(outcome, language)}`).join("")}</p>
<table><caption>${say("provisions")}</caption><thead><tr><th>${say("provision")}</th><th>${say("chart")}</th>${DRAWN.map((outcome) => `<th class="n">${outcomeWords(outcome, language)}</th>`).join("")}</tr></thead><tbody>
${provisionRows(summary, language)}
</tbody></table>
<h2>${escapeHtml(textIn(compareWords.documents, language))}</h2>
<ul>
${documentRows(summary, language)}
</ul>
<table><caption>${say("nearest")}</caption><thead><tr><th class="n">${say("line")}</th><th>${say("name")}</th><th>${say("provision")}</th><th>${say("requirement")}</th><th class="n">${say("actual")}</th><th class="n">${say("bound")}</th></tr></thead><tbody>
${nearestRows(summary, language)}
</tbody></table>
<p>${say("notApproval")}</p>
</body></html>
`);
}

function ownershipLine({ ownership }: Summary, language: Language): string {
  return ownership === undefined
    ? ""
    : `<p>${escapeHtml(textIn(sayOwnershipFiles(ownership), language))}</p>\n`;
}

function outcomeWords(outcome: Outcome, language: Language): string {
  return escapeHtml(textIn(codes.outcomes[outcome].short, language));
}

function provisionRows(summary: Summary, language: Language): string {
  const byId = new Map(summary.documents.map((document) => [document.id, document]));
  const standing = (id: string): string => {
    const document = byId.get(id);
    if (document === undefined) throw new Error(`there is no document ${id}`);
    return escapeHtml(textIn(compareWords.standing, language, standingOf(document, language)));
  };
  return summary.provisions
    .filter(({ outcomes }) => aboutOf(outcomes) > 0)
    .map(({ provision, title, document, open, outcomes }) => {
      const conditions = openKinds(open, language).map((line) => `<br><small>${escapeHtml(line)}</small>`);
      const cells = DRAWN.map((outcome) => `<td class="n">${outcomes[outcome]}</td>`).join("");
      return `<tr><td>${escapeHtml(provision)}<br>${escapeHtml(textIn(title, language))}<br><small>${standing(document)}</small>${conditions.join("")}</td><td>${bar(outcomes, language)}</td>${cells}</tr>`;
    })
    .join("\n");
}

type SummaryDocument = Summary["documents"][number];

function standingOf({ title, status }: SummaryDocument, language: Language): Record<string, string> {
  return { document: textIn(title, language), status: textIn(codes.statuses[status], language) };
}

/** What the sources say of the standing of the documents that have rows above. */
function documentRows({ provisions, documents }: Summary, language: Language): string {
  const shown = new Set(provisions.flatMap((row) => (aboutOf(row.outcomes) > 0 ? [row.document] : [])));
  return documents
    .filter(({ id }) => shown.has(id))
    .map((document) => {
      const line = textIn(compareWords.standing, language, standingOf(document, language));
      const note = textIn(document.statusNote, language);
      const text = note === undefined ? line : textIn(compareWords.documentNote, language, { line, note });
      return `<li>${escapeHtml(text)}</li>`;
    })
    .join("\n");
}

function bar(outcomes: OutcomeCounts, language: Language): string {
  const all = aboutOf(outcomes);
  const parts = DRAWN.filter((outcome) => outcomes[outcome] > 0).map((outcome) => {
    const tenths = Math.round((outcomes[outcome] * 1000) / all);
    return `<span style="width:${tenths / 10}%;background:${COLOURS[outcome]}" title="${outcomeWords(outcome, language)}: ${outcomes[outcome]}"></span>`;
  });
  return `<div class="bar" aria-hidden="true">${parts.join("")}</div>`;
}

function nearestRows({ nearest }: Summary, language: Language): string {
  return nearest
    .map(({ line, name, provision, label, actual, bound, unit }) => {
      const cells = [name, provision, textIn(label, language)].map((text) => `<td>${escapeHtml(text)}</td>`);
      const numbers = [actual, bound].map(
        (number) => `<td class="n">${escapeHtml(showQuantity(number, unit, language))}</td>`,
      );
      return `<tr><td class="n">${line}</td>${cells.join("")}${numbers.join("")}</tr>`;
    })
    .join("\n");
}

/** Text inside HTML, attributes too. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
