import type { Finding } from "../contract/finding.ts";
import type { Report } from "../contract/report.ts";
import { spellOutAll } from "../input/harmless.ts";
import { showDay } from "../language/day.ts";
import { joinList, type Language, textIn } from "../language/language.ts";
import { needsTranslation } from "../language/languages.ts";
import { isGateOpen } from "../logic/tree.ts";
import type { Outcome } from "../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { viewAheadOf } from "./ahead/view.ts";
import { describeChangeSets, noteOnChangeSets } from "./changes.ts";
import codes from "./codes.json" with { type: "json" };
import { viewLawNotes } from "./law-notes.ts";
import { nextSteps } from "./next-steps.ts";
import { withShownQuotes } from "./shown-quotes.ts";
import { viewAnswers, viewBasis } from "./view-answers.ts";
import { viewFinding } from "./view-finding.ts";
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
  const shown = (showAll ? report.findings : concerned).filter(({ missing }) => !isGateOpen(missing));
  const mayConcern = concerned.filter(({ missing }) => isGateOpen(missing));
  const hidden = report.findings.length - shown.length - mayConcern.length;
  const name = report.profile.name;
  const total = String(report.findings.length);
  const notesOf = new Map(rulebook.opportunities.map(({ item, lawNotes: ids }) => [item, ids]));
  const lawNotes = viewLawNotes(
    [
      ...concerned
        .filter(({ missing }) => !isGateOpen(missing))
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
      ? { heading: name, head: textIn(words.head, language) }
      : { heading: textIn(words.heading, language), head: textIn(words.headUnderItsName, language) }),
    asOf: asOfWords(report, rulebook, language),
    answers: viewAnswers(report, rulebook, language),
    nothingAsked: report.answers.length === 0 ? textIn(words.nothingAsked, language) : null,
    basis: viewBasis(report, rulebook, language),
    concerned: textIn(words[concerned.length === 0 ? "noneConcerned" : "concerned"], language, {
      total,
      count: String(concerned.length),
    }),
    counts: countOutcomes(concerned, language),
    next: nextSteps(report, rulebook, language),
    warnings: report.warnings.map((warning) => textIn(warning.message, language)),
    findings: shown.map((finding) => {
      const rule = ruleOf(rules, finding.provision);
      const notes = finding.outcome === "not-applicable" ? [] : rule.lawNotes;
      return viewFinding(finding, rule, ownNotes(notes), report, rulebook, language);
    }),
    mayConcern: mayConcern.map(({ provision, title }) => ({ provision, title: textIn(title, language) })),
    together: report.together.map(({ provisions, changes, blocked = [] }) => ({
      provisions: joinList(provisions, language),
      changes: describeChangeSets(changes, blocked, rulebook, language),
      changesNote: noteOnChangeSets(changes, language),
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
      title: textIn(title, language),
      effect: textIn(effect, language) ?? null,
      clause: source.quote,
      translation: needsTranslation(language) ? source.translation : null,
      document: textIn(rulebook.documents.get(source.document)?.shortTitle, language) ?? source.document,
      lawNotes: ownNotes(notesOf.get(item)),
    })),
    lawNotes,
    hidden: hidden === 0 ? null : textIn(words.hidden, language, { count: String(hidden) }),
    closing: [
      textIn(words.rules, language, report.rules),
      textIn(words.disclaimer, language),
      ...(needsTranslation(language) ? [textIn(words.translationNote, language)] : []),
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
    ? textIn(words.asOf, language, { date })
    : textIn(words.asOfChecked, language, { date, checkedTo: showDay(checkedTo, language) });
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
    const text = textIn(words.count, language, {
      count: String(count),
      outcome: textIn(outcomeWords, language),
    });
    return [{ outcome, mark, text }];
  });
}
