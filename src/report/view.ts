import type { Finding } from "../contract/finding.ts";
import type { Report } from "../contract/report.ts";
import { spellOutAll } from "../input/harmless.ts";
import { showDay } from "../language/day.ts";
import { fill, joinList, type Language } from "../language/language.ts";
import type { Outcome } from "../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { describeWays, noteOnWays } from "./changes.ts";
import codes from "./codes.json" with { type: "json" };
import { viewLawNotes } from "./law-notes.ts";
import { nextSteps } from "./next-steps.ts";
import { viewAheadOf } from "./ahead/view.ts";
import { viewAnswers, viewBasis } from "./view-answers.ts";
import { viewFinding } from "./view-finding.ts";
import { withShownQuotes } from "./shown-quotes.ts";
import type { LawNoteView, ReportView } from "./view-types.ts";
import words from "./words.json" with { type: "json" };

/** `showAll` includes the provisions that are not about this case. What the answers hold unseen is spelt out. */
export function viewReport(
  given: Report,
  rulebook: Rulebook,
  language: Language,
  showAll: boolean,
): ReportView {
  const spelt = spellOutAll(given);
  const report: Report = {
    ...spelt,
    findings: withShownQuotes(spelt.findings, rulebook.glyphs),
    opportunities: withShownQuotes(spelt.opportunities, rulebook.glyphs),
  };
  const rules = new Map(rulebook.rules.map((rule) => [rule.id, rule]));
  const concerned = report.findings.filter((finding) => finding.outcome !== "not-applicable");
  const shown = (showAll ? report.findings : concerned).filter((finding) => !isGateOpen(finding));
  const mayConcern = concerned.filter(isGateOpen);
  const hidden = report.findings.length - shown.length - mayConcern.length;
  const name = report.profile.name;
  const total = String(report.findings.length);
  const notesOf = new Map(rulebook.opportunities.map(({ item, lawNotes: ids }) => [item, ids]));
  const lawNotes = viewLawNotes(
    [
      ...concerned
        .filter((finding) => !isGateOpen(finding))
        .flatMap((finding) => ruleOf(rules, finding.provision).lawNotes),
      ...report.opportunities.flatMap(({ item }) => notesOf.get(item) ?? []),
    ],
    rulebook,
    report.asOf,
    language,
  );
  const ownNotes = (ids: readonly string[] = []): LawNoteView[] =>
    lawNotes.filter((note) => ids.includes(note.id));
  return {
    ...(typeof name === "string"
      ? { heading: name, head: words.head[language] }
      : { heading: words.heading[language], head: words.headUnderItsName[language] }),
    asOf: asOfWords(report, rulebook, language),
    answers: viewAnswers(report, rulebook, language),
    nothingAsked: report.answers.length === 0 ? words.nothingAsked[language] : null,
    basis: viewBasis(report, rulebook, language),
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
      return viewFinding(finding, rule, ownNotes(notes), report, rulebook, language);
    }),
    mayConcern: mayConcern.map(({ provision, title }) => ({ provision, title: title[language] })),
    together: report.together.map(({ provisions, changes, blocked = [] }) => ({
      provisions: joinList(provisions, language),
      changes: describeWays(changes, blocked, rulebook, language),
      changesNote: noteOnWays(changes, language),
    })),
    ownership: report.ownership,
    sensitivity: report.sensitivity,
    vocabulary: rulebook.vocabulary,
    ahead:
      shown.length === 0
        ? null
        : viewAheadOf(
            report,
            shown.map(({ provision }) => provision),
            rulebook,
            language,
          ),
    opportunities: report.opportunities.map(({ item, title, effect, source }) => ({
      item,
      title: title[language],
      effect: effect?.[language] ?? null,
      clause: source.quote,
      translation: language === "zh-CN" ? null : source.translation,
      document: rulebook.documents.get(source.document)?.shortTitle[language] ?? source.document,
      lawNotes: ownNotes(notesOf.get(item)),
    })),
    lawNotes,
    hidden: hidden === 0 ? null : fill(words.hidden[language], { count: String(hidden) }),
    closing: [
      fill(words.rules[language], report.rules),
      words.disclaimer[language],
      ...(language === "zh-CN" ? [] : [words.translationNote.en]),
    ],
  };
}

/** The day asked about, and the day up to which the documents of the results were checked. */
function asOfWords({ asOf, answers, findings }: Report, rulebook: Rulebook, language: Language): string {
  const counting = answers.flatMap((answer) => answer.counting);
  const days = findings
    .filter(({ provision }) => counting.includes(provision))
    .flatMap(({ source }) => rulebook.documents.get(source.document)?.checkedTo ?? [])
    .sort();
  const date = showDay(asOf, language);
  const [checkedTo] = days;
  return checkedTo === undefined
    ? fill(words.asOf[language], { date })
    : fill(words.asOfChecked[language], { date, checkedTo: showDay(checkedTo, language) });
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
