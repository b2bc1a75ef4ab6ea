import type { AdvisedFinding, AdvisedReport, Sensitivity } from "../evaluate/advice.ts";
import type { ShownOwnership } from "../evaluate/ownership.ts";
import type { Finding, OpenPoint, RequirementResult } from "../evaluate/report.ts";
import { fill, joinList, type Language } from "../language/language.ts";
import type { Outcome } from "../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { describeWays } from "./changes.ts";
import codes from "./codes.json" with { type: "json" };
import { measuresOf } from "./measures.ts";
import { describeMissing } from "./missing-facts.ts";
import { nextSteps } from "./next-steps.ts";
import words from "./words.json" with { type: "json" };

/** A report in one language, in the order in which people read it; every format is drawn from it. */
export interface ReportView {
  readonly heading: string;
  readonly asOf: string;
  readonly concerned: string;
  readonly counts: readonly { readonly outcome: Outcome; readonly mark: string; readonly text: string }[];
  readonly next: readonly string[];
  readonly warnings: readonly string[];
  readonly findings: readonly FindingView[];
  /** Provisions of which place or activity are not known yet, so that a line each must do. */
  readonly mayConcern: readonly { readonly provision: string; readonly title: string }[];
  /** What would meet several findings at once that pull at the same fact. */
  readonly together: readonly { readonly provisions: string; readonly changes: readonly string[] }[];
  /** Who owns the company, as data: each format draws it in its own way. */
  readonly ownership: ShownOwnership | null;
  /** How close each number is to the edge, as data. */
  readonly sensitivity: readonly Sensitivity[];
  readonly vocabulary: Vocabulary;
  /** Measures that state no condition that decides, and that the company may ask about. */
  readonly opportunities: readonly OpportunityView[];
  /** Other law, each note once; findings refer to them by number. */
  readonly lawNotes: readonly LawNoteView[];
  readonly hidden: string | null;
  readonly closing: readonly string[];
}

export interface RequirementView {
  readonly result: RequirementResult["result"];
  readonly mark: string;
  readonly resultWords: string;
  readonly label: string;
  /** The company's value, the bound, the distance. */
  readonly measures: readonly string[];
  readonly quote: string;
}

export interface OpportunityView {
  readonly item: string;
  readonly title: string;
  readonly clause: string;
  readonly document: string;
}

export interface LawNoteView {
  readonly number: number;
  readonly id: string;
  readonly topic: string;
  readonly text: string;
  readonly instrument: string;
}

export interface FindingView {
  readonly provision: string;
  readonly outcome: Outcome;
  readonly mark: string;
  readonly title: string;
  readonly outcomeWords: string;
  /** In the headline where the document is anything but plainly in force. */
  readonly statusHeadline: string | null;
  readonly document: string;
  /** What the sources say of the status, where it does not stand among the open points already. */
  readonly statusNote: string | null;
  readonly place: string;
  readonly requirements: readonly RequirementView[];
  readonly clause: string;
  readonly translation: string | null;
  readonly missing: readonly string[];
  /** What would have to change: one entry for each way; or why nothing would help. */
  readonly changes: readonly string[];
  readonly open: readonly string[];
  /** The notes on other law that belong to the provision. */
  readonly lawNotes: readonly LawNoteView[];
}

/** `showAll` includes the provisions that are not about this case. */
export function viewReport(
  report: AdvisedReport,
  rulebook: Rulebook,
  language: Language,
  showAll: boolean,
): ReportView {
  const rules = new Map(rulebook.rules.map((rule) => [rule.id, rule]));
  const concerned = report.findings.filter((finding) => finding.outcome !== "not-applicable");
  const shown = (showAll ? report.findings : concerned).filter((finding) => !isGateOpen(finding));
  const mayConcern = concerned.filter(isGateOpen);
  const hidden = report.findings.length - shown.length - mayConcern.length;
  const name = report.profile["name"];
  const total = String(report.findings.length);
  const lawNotes = numberLawNotes(
    concerned.filter((finding) => !isGateOpen(finding)).map((finding) => ruleOf(rules, finding.provision)),
    rulebook,
    language,
  );
  return {
    heading: [words.heading[language], ...(typeof name === "string" ? [name] : [])].join(" · "),
    asOf: fill(words.asOf[language], { date: report.asOf }),
    concerned: fill(words[concerned.length === 0 ? "noneConcerned" : "concerned"][language], {
      total,
      count: String(concerned.length),
    }),
    counts: countOutcomes(concerned, language),
    next: nextSteps(report, rulebook, language),
    warnings: report.warnings.map((warning) => warning.message[language]),
    findings: shown.map((finding) => {
      const rule = ruleOf(rules, finding.provision);
      const notes = finding.outcome === "not-applicable" ? [] : rule.lawNotes;
      const own = lawNotes.filter((note) => notes.includes(note.id));
      return viewFinding(finding, rule, own, report, rulebook, language);
    }),
    mayConcern: mayConcern.map(({ provision, title }) => ({ provision, title: title[language] })),
    together: report.together.map(({ provisions, changes, blocked = [] }) => ({
      provisions: joinList(provisions, language),
      changes: describeWays(changes, blocked, rulebook, language),
    })),
    ownership: report.ownership,
    sensitivity: report.sensitivity,
    vocabulary: rulebook.vocabulary,
    opportunities: report.opportunities.map(({ item, title, source }) => ({
      item,
      title: title[language],
      clause: source.quote,
      document: rulebook.documents.get(source.document)?.shortTitle[language] ?? source.document,
    })),
    lawNotes,
    hidden: hidden === 0 ? null : fill(words.hidden[language], { count: String(hidden) }),
    closing: [fill(words.rules[language], report.rules), words.disclaimer[language]],
  };
}

/** Whether it is not even known yet if place and activity are the provision's. */
function isGateOpen(finding: Finding): boolean {
  return finding.missing.includes("city") || finding.missing.includes("activities");
}

function ruleOf(rules: ReadonlyMap<string, Rule>, id: string): Rule {
  const rule = rules.get(id);
  if (rule === undefined) throw new Error(`the report speaks of ${id}, which is no rule`);
  return rule;
}

const FIRST_SHOWN: readonly Outcome[] = [
  "ineligible",
  "undetermined",
  "conditional",
  "eligible",
  "not-in-force",
];

function countOutcomes(findings: readonly Finding[], language: Language): ReportView["counts"] {
  return FIRST_SHOWN.flatMap((outcome) => {
    const count = findings.filter((finding) => finding.outcome === outcome).length;
    if (count === 0) return [];
    const { mark, words: outcomeWords } = codes.outcomes[outcome];
    const text = fill(words.count[language], { count: String(count), outcome: outcomeWords[language] });
    return [{ outcome, mark, text }];
  });
}

function viewFinding(
  finding: AdvisedFinding,
  rule: Rule,
  lawNotes: readonly LawNoteView[],
  report: AdvisedReport,
  rulebook: Rulebook,
  language: Language,
): FindingView {
  const document = rulebook.documents.get(finding.source.document);
  const { mark, words: outcomeWords } = codes.outcomes[finding.outcome];
  const status = codes.statuses[finding.status][language];
  const isTermOpen = finding.open.some((point) => point.kind === "term");
  return {
    provision: finding.provision,
    outcome: finding.outcome,
    mark,
    title: finding.title[language],
    outcomeWords: outcomeWords[language],
    statusHeadline: finding.status === "in-force" ? null : status,
    document: fill(words.document[language], {
      title: document?.title[language] ?? finding.source.document,
      number: document?.number ?? "",
      status,
    }),
    statusNote: isTermOpen ? null : (finding.statusNote?.[language] ?? null),
    place: showPlace(finding, language),
    requirements: finding.requirements.map((requirement) =>
      viewRequirement(requirement, rule, rulebook, language),
    ),
    clause: finding.source.quote,
    translation: language === "zh-CN" ? null : rule.translation,
    missing: describeMissing(finding.missing, finding, report, rulebook, language),
    changes: describeWays(finding.changes, finding.blocked ?? [], rulebook, language),
    open: finding.open.map((point) => showOpen(point, language)),
    lawNotes,
  };
}

function showPlace(finding: Finding, language: Language): string {
  const { table, item, clause } = finding.source;
  const values = { table: String(table), item: String(item), clause: clause ?? "" };
  return fill(words[table === null ? "itemPlace" : "tablePlace"][language], values);
}

function showOpen(point: OpenPoint, language: Language): string {
  const parts = [codes.kinds[point.kind][language]];
  if (point.quote !== undefined) parts.push(`“${point.quote}”`);
  const head = parts.join(language === "zh-CN" ? "" : " ");
  if (point.note === undefined) return head;
  return language === "zh-CN" ? `${head}：${point.note[language]}` : `${head}: ${point.note[language]}`;
}

/** The law notes of some rules, each once, in the order in which the findings come to them. */
function numberLawNotes(rules: readonly Rule[], rulebook: Rulebook, language: Language): LawNoteView[] {
  const ids = [...new Set(rules.flatMap((rule) => rule.lawNotes))];
  return ids.flatMap((id, index) => {
    const note = rulebook.lawNotes.get(id);
    if (note === undefined) return [];
    const number = note.number === null ? "" : ` ${note.number}`;
    const instrument = fill(words.instrument[language], {
      instrument: note.instrument[language] + number,
      confidence: codes.confidences[note.confidence][language],
    });
    return [{ number: index + 1, id, topic: note.topic[language], text: note.text[language], instrument }];
  });
}

function viewRequirement(
  requirement: RequirementResult,
  rule: Rule,
  rulebook: Rulebook,
  language: Language,
): RequirementView {
  const { mark, words: resultWords } = codes.results[requirement.result];
  const label = rule.requirements[requirement.id]?.label[language] ?? requirement.id;
  return {
    result: requirement.result,
    mark,
    resultWords: resultWords[language],
    label,
    measures: measuresOf(requirement, rulebook, language),
    quote: requirement.quote,
  };
}
