import type { Finding, OpenPoint, RequirementResult } from "../contract/finding.ts";
import type { AdvisedReport } from "../contract/report.ts";
import { present } from "../input/present.ts";
import { joinSentences, type Language, labelled, textIn } from "../language/language.ts";
import { needsTranslation } from "../language/languages.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { describeChangeSets, noteOnChangeSets } from "./changes.ts";
import codes from "./codes.json" with { type: "json" };
import { measuresOf } from "./measures.ts";
import { describeMissing } from "./missing-facts.ts";
import { showPlace, showPlaceIn } from "./places.ts";
import type { FindingView, LawNoteView, RequirementView } from "./view-types.ts";
import words from "./words.json" with { type: "json" };

/** One finding in one language; `lawNotes` are those of its rule, as the report numbers them. */
export function viewFinding(
  finding: Finding,
  rule: Rule,
  lawNotes: readonly LawNoteView[],
  report: AdvisedReport,
  rulebook: Rulebook,
  language: Language,
): FindingView {
  const document = present(
    rulebook.documents.get(finding.source.document),
    `document ${finding.source.document}`,
  );
  const { mark, words: outcomeWords } = codes.outcomes[finding.outcome];
  const status = textIn(codes.statuses[finding.status], language);
  const standing =
    rule.restatesNationalLaw === true ? words.restatesNationalLaw : codes.statuses[finding.status];
  const isTermOpen = finding.open.some((point) => point.kind === "term");
  const leads = report.leads.filter(({ provision }) => provision === finding.provision);
  const isBanned = leads.some(({ kind }) => kind === "ban");
  const isOutOfForce = finding.outcome === "not-in-force";
  const result = isOutOfForce ? status : textIn(outcomeWords, language);
  const first = leads.map(({ text }) => textIn(text, language));
  const led = (sentences: readonly string[]): string =>
    sentences.length === 0 ? result : joinSentences([...sentences, asSentence(result)], language);
  return {
    provision: finding.provision,
    outcome: finding.outcome,
    mark,
    title: textIn(finding.title, language),
    first,
    outcomeWords: textIn(outcomeWords, language),
    inShort: led(first),
    inFewWords: led(isBanned ? [textIn(words.bannedInShort, language)] : []),
    statusHeadline: finding.status === "in-force" ? null : textIn(standing, language),
    document: textIn(words.document, language, {
      title: textIn(document.title, language),
      number: document.number,
      status,
    }),
    statusNote: isTermOpen ? null : (textIn(finding.statusNote, language) ?? null),
    place: showPlace(rule.item, finding.source.quote, rulebook, language),
    summaryPlace: showPlaceIn(rule.item, finding.source.quote, rulebook, language),
    requirements: finding.requirements.map((requirement) =>
      viewRequirement(requirement, rule, rulebook, language),
    ),
    clause: finding.source.quote,
    translation: needsTranslation(language) ? rule.translation : null,
    missing: describeMissing(finding.missing, finding, report, rulebook, language),
    changes: describeChangeSets(finding.changes, finding.blocked ?? [], rulebook, language),
    changesNote: noteOnChangeSets(finding.changes, language),
    open: finding.open.map((point) => showOpen(point, language)),
    lawNotes,
  };
}

/** Words that stand after a sentence begin with a capital. */
function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function showOpen(point: OpenPoint, language: Language): string {
  const parts = [textIn(codes.kinds[point.kind], language)];
  if (point.quote !== undefined) parts.push(`“${point.quote}”`);
  if (point.translation !== undefined && needsTranslation(language)) parts.push(`(“${point.translation}”)`);
  const head = joinSentences(parts, language);
  if (point.note === undefined) return head;
  return labelled(head, textIn(point.note, language), language);
}

function viewRequirement(
  requirement: RequirementResult,
  rule: Rule,
  rulebook: Rulebook,
  language: Language,
): RequirementView {
  const { mark, words: resultWords } = codes.results[requirement.result];
  const label = textIn(rule.requirements[requirement.id]?.label, language) ?? requirement.id;
  return {
    result: requirement.result,
    mark,
    resultWords: textIn(resultWords, language),
    label,
    measures: measuresOf(requirement, rulebook, language, rule.requirements[requirement.id]?.unsettled),
    quote: requirement.quote,
    translation: needsTranslation(language) ? requirement.translation : null,
  };
}
