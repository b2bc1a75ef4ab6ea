import { bracketed, joinClauses, type Language, labelled, textIn, type Words } from "../language/language.ts";
import type { AheadView } from "./ahead/view.ts";
import { headline } from "./finding-text.ts";
import { lawNoteText, lawNoteTopics } from "./law-notes.ts";
import { plain } from "./markdown-text.ts";
import { ownershipHeading, ownershipLines } from "./ownership/lines.ts";
import { drawRuler } from "./ruler.ts";
import { type AnswerView, basisHeading, joinPlaces } from "./view-answers.ts";
import type { FindingView, ReportView } from "./view-types.ts";
import words from "./words.json" with { type: "json" };

const WIDTH = 80;

/** The report as Markdown, for a file or a ticket; whatever the answers hold is written as plain text. */
export function renderMarkdown(view: ReportView, language: Language): string {
  const lines: string[] = [
    `# ${plain(view.heading)}`,
    "",
    plain(view.head),
    "",
    plain(view.asOf),
    ...view.answers.flatMap((answer) => answerLines(answer, language)),
    ...(view.nothingAsked === null ? [] : ["", plain(view.nothingAsked)]),
  ];
  const section = (title: string, items: readonly string[], mark: string): void => {
    if (items.length > 0) lines.push("", `## ${title}`, "", ...items.map((item) => `${mark} ${plain(item)}`));
  };
  if (view.answers.length === 0) section(textIn(words.next, language), view.next, "1.");
  section(
    basisHeading(view.basis, language),
    view.basis.map(({ title, value }) => labelled(title, value, language)),
    "-",
  );
  section(textIn(words.warnings, language), view.warnings, "-");
  if (view.findings.length > 0) lines.push("", `## ${textIn(words.findings, language)}`);
  for (const finding of view.findings) lines.push("", ...findingLines(finding, language));
  for (const { provisions, changes, changesNote } of view.together) {
    section(textIn(words.together, language, { provisions }), changes, "-");
    if (changesNote !== null) lines.push("", plain(changesNote));
  }
  const rulers = view.sensitivity.flatMap((one) => [...drawRuler(one, view.vocabulary, language, WIDTH), ""]);
  if (rulers.length > 0) {
    lines.push("", `## ${textIn(words.sensitivity, language)}`, "", ...fenced(rulers.slice(0, -1)));
  }
  if (view.ahead !== null) lines.push("", `## ${view.ahead.heading}`, ...aheadLines(view.ahead));
  const ownership = ownershipLines(view.ownership, language, WIDTH);
  if (ownership.length > 0) lines.push("", `## ${ownershipHeading(language)}`, "", ...fenced(ownership));
  lines.push(...besideLines(view, language), "", "---", "");
  if (view.hidden !== null) lines.push(plain(view.hidden), "");
  lines.push(...view.closing.flatMap((line) => [plain(line), ""]));
  return `${lines.join("\n").trimEnd()}\n`;
}

/** What else may concern the company: items still open to it, measures without a test, other law. */
function besideLines({ mayConcern, opportunities, lawNotes }: ReportView, language: Language): string[] {
  const section = (heading: Words, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ["", `## ${textIn(heading, language)}`, "", ...lines];
  const measures = opportunities.flatMap(({ item, title, effect, clause, translation, lawNotes: notes }) => [
    `- ${item} ${plain(title)}`,
    ...(effect === null ? [] : [`  ${plain(effect)}`]),
    `  > ${plain(clause)}`,
    ...(translation === null ? [] : ["", `  *${plain(translation)}*`]),
    ...(notes.length === 0 ? [] : ["", `  ${plain(lawNoteTopics(notes, language))}`]),
  ]);
  const introduced = measures.length === 0 ? [] : [plain(textIn(words.opportunitiesNote, language)), ""];
  return [
    ...section(
      words.mayConcern,
      mayConcern.map(({ provision, title }) => `- ? ${provision} ${plain(title)}`),
    ),
    ...section(words.opportunities, [...introduced, ...measures]),
    ...section(
      words.lawNotes,
      lawNotes.map((note) => `- \\[${note.number}\\] ${plain(lawNoteText(note, language))}`),
    ),
  ];
}

function aheadLines({ span, none, turns, notes }: AheadView): string[] {
  return [
    ...[span, ...(none === null ? [] : [none])].flatMap((text) => ["", plain(text)]),
    ...(turns.length === 0 ? [] : [""]),
    ...turns.flatMap(({ mark, turn, title, provision, lastDay, causes }) => [
      `- **${mark} ${plain(turn)}** ${plain(`${title} (${provision})`)}`,
      ...[lastDay, ...causes].map((text) => `  - ${plain(text)}`),
    ]),
    ...notes.flatMap((note) => ["", plain(note)]),
  ];
}

function answerLines(answer: AnswerView, language: Language): string[] {
  const paragraphs = [
    ...(answer.first === null ? [] : [`**${plain(answer.first)}**`]),
    `**${answer.mark} ${plain(answer.verdict)}**`,
    ...[...answer.facts, ...(answer.standing === null ? [] : [answer.standing])].map((fact) => plain(fact)),
  ];
  return [
    "",
    `## ${plain(answer.heading)}`,
    ...paragraphs.flatMap((paragraph) => ["", paragraph]),
    ...(answer.elsewhere.length === 0 ? [] : ["", ...answer.elsewhere.map((text) => `- ${plain(text)}`)]),
    ...(answer.needs.length === 0 ? [] : ["", `### ${textIn(words.stillNeeded, language)}`, ""]),
    ...answer.needs.map(({ text }) => `1. ${plain(text)}`),
    ...(answer.places.length === 0
      ? []
      : ["", plain(textIn(words.where, language, { places: joinPlaces(answer, language) }))]),
  ];
}

function findingLines(finding: FindingView, language: Language): string[] {
  const lines = [
    `### ${finding.provision} ${plain(finding.title)}`,
    "",
    ...finding.first.flatMap((line) => [`**${plain(line)}**`, ""]),
    `**${finding.mark} ${plain(headline(finding, language))}**`,
    "",
    plain(finding.document),
  ];
  if (finding.statusNote !== null) lines.push("", plain(finding.statusNote));
  if (finding.requirements.length > 0) {
    lines.push("", `#### ${textIn(words.requirements, language)}`, "");
    for (const requirement of finding.requirements) {
      lines.push(
        `- ${requirement.mark} **${requirement.resultWords}** ${plain(requirement.label)}`,
        `  - ${plain(joinClauses(requirement.measures, language))}`,
        `  - “${plain(requirement.quote)}”`,
        ...(requirement.translation === null ? [] : [`  - “${plain(requirement.translation)}”`]),
      );
    }
  }
  lines.push("", `> ${bracketed(plain(finding.clause), plain(finding.place), language)}`);
  if (finding.translation !== null) {
    lines.push("", `*${textIn(words.translation, language)}*: ${plain(finding.translation)}`);
  }
  const list = (title: string, items: readonly string[]): void => {
    if (items.length > 0) lines.push("", `#### ${title}`, "", ...items.map((item) => `- ${plain(item)}`));
  };
  list(textIn(words.missing, language), finding.missing);
  list(textIn(words.changes, language), finding.changes);
  if (finding.changesNote !== null) lines.push("", plain(finding.changesNote));
  list(textIn(words.open, language), finding.open);
  if (finding.lawNotes.length > 0) {
    lines.push(
      "",
      `#### ${textIn(words.alsoGoverns, language)}`,
      "",
      plain(lawNoteTopics(finding.lawNotes, language)),
    );
  }
  return lines;
}

/** Lines that are shown as they stand; the fence is longer than any that they hold. */
function fenced(lines: readonly string[]): string[] {
  const held = lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
  const fence = "`".repeat(Math.max(2, ...held) + 1);
  return [`${fence}text`, ...lines, fence];
}
