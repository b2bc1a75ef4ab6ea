import type { Report } from "../../contract/report.ts";
import { spellOutAll } from "../../input/harmless.ts";
import { inEach } from "../../language/language.ts";
import { withShownQuotes } from "../../report/shown-quotes.ts";
import { viewReport } from "../../report/view.ts";
import type { ReportView } from "../../report/view-types.ts";
import { type Glyphs, loadGlyphs, showGlyphs } from "../../rules/items.ts";
import type { DecidedDossier } from "../decide.ts";
import { type RuleSource, renderMachinePart } from "../machine/make.ts";
import type { Block, Dossier } from "../model.ts";
import words from "../words.json" with { type: "json" };
import { describeAhead } from "./ahead.ts";
import { describeAnswers } from "./answers.ts";
import { describeCities } from "./cities.ts";
import { describeCover } from "./cover.ts";
import { describeFacts } from "./facts.ts";
import { describeFindings } from "./findings.ts";
import { describeLaw, describeOpportunities } from "./law.ts";
import { describeOwnership } from "./ownership.ts";
import { say } from "./say.ts";
import { describeVerification } from "./verification.ts";
import { ATTACHMENT, viewIn } from "./views.ts";

/** Everything that a dossier says, in each language; what the answers hold unseen is spelt out. */
export async function describe(decided: DecidedDossier, source: RuleSource): Promise<Dossier> {
  const { rulebook, files } = source;
  const { part } = decided;
  const glyphs = loadGlyphs(files);
  const report: Report = spellOutAll(decided.report);
  const views = viewIn((language) => withGlyphs(viewReport(report, rulebook, language, false), glyphs));
  const { name } = report.profile;
  const company = typeof name === "string" && name !== "" ? inEach(() => name) : words.unnamed;
  return {
    title: words.title,
    company,
    day: report.asOf,
    footer: words.footer,
    cover: [
      ...describeCover(report, spellOutAll(part.pages), rulebook),
      ...describeAnswers(report, rulebook),
    ],
    body: [
      ...describeFacts(report, rulebook),
      ...describeWarnings(report),
      ...describeFindings(views, rulebook),
      ...describeAhead(views),
      ...describeOwnership(report.ownership),
      ...describeCities(withShownQuotes(await decided.compare(), glyphs), rulebook),
      ...describeOpportunities(views),
      ...describeLaw(views),
      ...describeVerification(part, rulebook),
    ],
    notesTitle: words.notes,
    clauseTitles: { quote: words.clauseQuote, translation: words.clauseTranslation },
    attachment: {
      name: ATTACHMENT,
      description: words.attachmentDescription,
      json: renderMachinePart(part),
    },
  };
}

/** A view whose quotes read as people print them: a gazette's odd glyphs are in no font. */
function withGlyphs(view: ReportView, glyphs: Glyphs): ReportView {
  const shown = (text: string): string => showGlyphs(text, glyphs);
  return {
    ...view,
    findings: view.findings.map((finding) => ({
      ...finding,
      clause: shown(finding.clause),
      requirements: finding.requirements.map((one) => ({ ...one, quote: shown(one.quote) })),
    })),
    opportunities: view.opportunities.map((one) => ({ ...one, clause: shown(one.clause) })),
  };
}

function describeWarnings({ warnings }: Report): Block[] {
  if (warnings.length === 0) return [];
  return [
    { kind: "heading", level: 1, id: "warnings", text: say("warnings") },
    { kind: "list", ordered: false, items: warnings.map(({ message }) => ({ text: [{ words: message }] })) },
  ];
}
