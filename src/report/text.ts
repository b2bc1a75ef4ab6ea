import { labelled, textIn } from "../language/language.ts";
import { aheadLines } from "./ahead/text.ts";
import { findingLines } from "./finding-text.ts";
import { lawNoteText, lawNoteTopics } from "./law-notes.ts";
import { hang, wrap } from "./layout.ts";
import { ownershipHeading, ownershipLines } from "./ownership/lines.ts";
import { drawRuler } from "./ruler.ts";
import { type Paint, painter, type TextStyle, TONES } from "./text-style.ts";
import { type AnswerView, basisHeading, joinPlaces } from "./view-answers.ts";
import type { ReportView } from "./view-types.ts";
import words from "./words.json" with { type: "json" };

/** At most so many lines for one activity in one city, where the whole is not asked for. */
const SHORT = 60;

/**
 * The report for a terminal or a plain file: the answers first, and their verdicts again at the end; every colour
 * repeats what a mark and words say. `full` has everything that the report holds.
 */
export function renderText(view: ReportView, style: TextStyle, full: boolean): string {
  const paint = painter(style);
  const { width } = style;
  const above = [
    ...wrap(view.heading, width).map((line) => paint(line, "strong")),
    ...wrap(view.head, width),
    ...wrap(view.asOf, width),
    ...view.answers.flatMap((answer) => answerLines(answer, style, paint)),
    ...(view.nothingAsked === null ? [] : nothingAskedLines(view, style, paint)),
  ];
  const end = endLines(view, style, paint, full);
  const room =
    full || view.answers.length !== 1 ? Number.POSITIVE_INFINITY : SHORT - above.length - end.length;
  const beside = besideLines(view, style, paint);
  const shown = beside.length <= room ? beside : beside.slice(0, Math.max(0, room));
  const lines = [...above, ...shown, ...(full ? wholeLines(view, style, paint) : []), ...end];
  return `${lines.join("\n")}\n`;
}

const MOST_NEEDS = 8;

function answerLines(answer: AnswerView, { language, width }: TextStyle, paint: Paint): string[] {
  const needs = answer.needs.slice(0, MOST_NEEDS);
  const hidden = answer.needs.length - needs.length;
  return [
    "",
    ...wrap(answer.heading, width).map((line) => paint(line, "strong")),
    ...(answer.first === null ? [] : hang("  ! ", answer.first, width).map((line) => paint(line, "strong"))),
    ...hang(`  ${answer.mark} `, answer.verdict, width).map((line) => paint(line, TONES[answer.outcome])),
    ...[...answer.facts, ...(answer.standing === null ? [] : [answer.standing])].flatMap((fact) =>
      hang("    ", fact, width),
    ),
    ...answer.elsewhere.flatMap((text) => hang("    · ", text, width)),
    ...(needs.length === 0 ? [] : [`    ${textIn(words.stillNeeded, language)}`]),
    ...needs.flatMap(({ text }, index) => hang(`      ${index + 1}. `, text, width)),
    ...(hidden > 0 ? [`      ${textIn(words.moreNeeds, language, { count: String(hidden) })}`] : []),
    ...(answer.places.length === 0
      ? []
      : hang("    ", textIn(words.where, language, { places: joinPlaces(answer, language) }), width)),
  ];
}

function nothingAskedLines(view: ReportView, { language, width }: TextStyle, paint: Paint): string[] {
  return [
    "",
    ...hang("  ? ", view.nothingAsked ?? "", width).map((line) => paint(line, "open")),
    ...(view.next.length === 0 ? [] : ["", paint(textIn(words.next, language), "strong")]),
    ...view.next.flatMap((item, index) => hang(`  ${index + 1}. `, item, width)),
  ];
}

/** What the answers rest on, what to check in them, and each result in a line. */
function besideLines(view: ReportView, { language, width }: TextStyle, paint: Paint): string[] {
  const isAsked = view.nothingAsked === null;
  const findings = view.findings.filter(({ outcome }) => isAsked || outcome !== "not-in-force");
  return [
    ...(view.basis.length === 0 ? [] : ["", paint(basisHeading(view.basis, language), "strong")]),
    ...view.basis.flatMap(({ title, value }) => hang("  - ", labelled(title, value, language), width)),
    ...(view.warnings.length === 0 ? [] : ["", paint(textIn(words.warnings, language), "strong")]),
    ...view.warnings.flatMap((warning) => hang("  ! ", warning, width)),
    ...(findings.length === 0 ? [] : ["", paint(textIn(words.findings, language), "strong")]),
    ...findings.flatMap((finding) => {
      const values = { place: finding.summaryPlace, title: finding.title, outcome: finding.inFewWords };
      return hang(`  ${finding.mark} `, textIn(words.resultLine, language, values), width);
    }),
  ];
}

/** The last lines: each verdict again, where the rest is, and what this is not. */
function endLines(view: ReportView, { language, width }: TextStyle, paint: Paint, full: boolean): string[] {
  const rule = "─".repeat(width);
  const verdicts = view.answers.map(
    ({ mark, heading, inShort }) =>
      `${mark} ${textIn(words.line, language, { place: heading, outcome: inShort })}`,
  );
  const closing = full ? view.closing : [...view.closing.slice(1), textIn(words.whole, language)];
  return [
    "",
    rule,
    ...closing.flatMap((line) => wrap(line, width)).map((line) => paint(line, "faint")),
    ...verdicts.flatMap((line) => hang("", line, width)).map((line) => paint(line, "strong")),
  ];
}

/** Everything else that the report holds: the results, margins, owners, measures and other law. */
function wholeLines(view: ReportView, style: TextStyle, paint: Paint): string[] {
  const { width, language } = style;
  const rule = "─".repeat(width);
  const lines: string[] = [];
  for (const finding of view.findings) lines.push("", rule, ...findingLines(finding, style, paint));
  for (const { provisions, changes, changesNote } of view.together) {
    lines.push(
      "",
      rule,
      ...wrap(textIn(words.together, language, { provisions }), width).map((line) => paint(line, "strong")),
    );
    lines.push(...changes.flatMap((change) => hang("- ", change, width)));
    if (changesNote !== null) lines.push(...wrap(changesNote, width));
  }
  if (view.sensitivity.length > 0) lines.push("", rule, paint(textIn(words.sensitivity, language), "strong"));
  for (const sensitivity of view.sensitivity) {
    lines.push(...drawRuler(sensitivity, view.vocabulary, language, width), "");
  }
  if (view.ahead !== null) {
    lines.push("", rule, paint(view.ahead.heading, "strong"), ...aheadLines(view.ahead, width));
  }
  const ownership = ownershipLines(view.ownership, language, width);
  if (ownership.length > 0) lines.push("", rule, paint(ownershipHeading(language), "strong"), ...ownership);
  if (view.mayConcern.length > 0) {
    lines.push(
      "",
      rule,
      ...wrap(textIn(words.mayConcern, language), width).map((line) => paint(line, "strong")),
    );
    for (const { provision, title } of view.mayConcern)
      lines.push(...hang("? ", `${provision}  ${title}`, width));
  }
  if (view.opportunities.length > 0) lines.push("", rule, ...opportunityLines(view, style, paint));
  if (view.lawNotes.length > 0) {
    lines.push("", rule, paint(textIn(words.lawNotes, language), "strong"));
    for (const note of view.lawNotes)
      lines.push(...hang(`[${note.number}] `, lawNoteText(note, language), width));
  }
  if (view.hidden !== null) lines.push("", ...wrap(view.hidden, width));
  return lines;
}

function opportunityLines(
  { opportunities }: ReportView,
  { language, width }: TextStyle,
  paint: Paint,
): string[] {
  return [
    paint(textIn(words.opportunities, language), "strong"),
    ...wrap(textIn(words.opportunitiesNote, language), width),
    ...opportunities.flatMap(({ item, title, effect, clause, translation, lawNotes }) => [
      ...hang("- ", `${item}  ${title}`, width),
      ...(effect === null ? [] : hang("  ", effect, width)),
      ...hang("  ", `“${clause}”`, width),
      ...(translation === null ? [] : hang("  ", `“${translation}”`, width)),
      ...(lawNotes.length === 0 ? [] : hang("  ", lawNoteTopics(lawNotes, language), width)),
    ]),
  ];
}
