import type { Report } from "../../contract/report.ts";
import { spellOutAll } from "../../input/harmless.ts";
import { viewReport } from "../../report/view.ts";
import type { DecidedDossier } from "../decide.ts";
import { renderMachinePart, type RuleSource } from "../machine/make.ts";
import type { Block, Dossier } from "../model.ts";
import words from "../words.json" with { type: "json" };
import { describeAnswers } from "./answers.ts";
import { describeCities } from "./cities.ts";
import { describeCover } from "./cover.ts";
import { describeFacts } from "./facts.ts";
import { describeFindings } from "./findings.ts";
import { describeLaw, describeOpportunities } from "./law.ts";
import { describeOwnership } from "./ownership.ts";
import { say } from "./say.ts";
import { describeVerification } from "./verification.ts";
import { ATTACHMENT, type Views } from "./views.ts";

/** Everything that a dossier says, in each language; what the answers hold unseen is spelt out. */
export async function describe(decided: DecidedDossier, source: RuleSource): Promise<Dossier> {
  const { rulebook } = source;
  const { part } = decided;
  const report: Report = spellOutAll(decided.report);
  const views: Views = {
    "zh-CN": viewReport(report, rulebook, "zh-CN", false),
    en: viewReport(report, rulebook, "en", false),
  };
  const { name } = report.profile;
  const company = typeof name === "string" && name !== "" ? name : words.unnamed.en;
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
      ...describeFindings(views),
      ...describeOwnership(report.ownership),
      ...describeCities(await decided.compare(), rulebook),
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

function describeWarnings({ warnings }: Report): Block[] {
  if (warnings.length === 0) return [];
  return [
    { kind: "heading", level: 1, id: "warnings", text: say("warnings") },
    { kind: "list", ordered: false, items: warnings.map(({ message }) => ({ text: [{ words: message }] })) },
  ];
}
