import { fill, type Language } from "../language/language.ts";
import type { Outcome } from "../rules/rule-schema.ts";
import { lawNoteText, lawNoteTopics } from "./law-notes.ts";
import { displayWidth, hang, wrap } from "./layout.ts";
import { ownershipHeading, ownershipLines } from "./ownership/lines.ts";
import { drawRuler } from "./ruler.ts";
import type { FindingView, ReportView, RequirementView } from "./view-types.ts";
import words from "./words.json" with { type: "json" };

/** How a text report is drawn: its language, the columns at hand, and whether the terminal shows colour. */
export interface TextStyle {
  readonly language: Language;
  readonly width: number;
  readonly colour: boolean;
}

type Tone = "good" | "bad" | "open" | "strong" | "faint";

const CODES: Readonly<Record<Tone, string>> = { good: "32", bad: "31", open: "33", strong: "1", faint: "2" };

const TONES: Readonly<Record<Outcome, Tone>> = {
  eligible: "good",
  conditional: "open",
  undetermined: "open",
  ineligible: "bad",
  "not-applicable": "faint",
  "not-in-force": "faint",
};

const RESULT_TONES = { met: "good", unmet: "bad", unknown: "open" } as const;

/** The report for a terminal or a plain file; every colour repeats what a mark and words say. */
export function renderText(view: ReportView, style: TextStyle): string {
  const paint = (text: string, tone: Tone): string =>
    style.colour ? `\u001b[${CODES[tone]}m${text}\u001b[0m` : text;
  const { width, language } = style;
  const rule = "─".repeat(width);
  const heading = (text: string): string[] => ["", paint(text, "strong")];
  const lines: string[] = [
    ...wrap(view.heading, width).map((line) => paint(line, "strong")),
    ...wrap(view.asOf, width),
    ...heading(words.summary[language]),
    ...hang("  ", view.concerned, width),
    ...view.counts.flatMap(({ outcome, mark, text }) =>
      hang(`  ${mark} `, text, width).map((line) => paint(line, TONES[outcome])),
    ),
  ];
  const list = (title: string, items: readonly string[], prefix: (index: number) => string): void => {
    if (items.length === 0) return;
    lines.push(...heading(title), ...items.flatMap((item, index) => hang(prefix(index), item, width)));
  };
  list(words.next[language], view.next, (index) => `  ${index + 1}. `);
  list(words.warnings[language], view.warnings, () => "  ! ");
  for (const finding of view.findings) lines.push("", rule, ...findingLines(finding, style, paint));
  for (const { provisions, changes, changesNote } of view.together) {
    lines.push(
      "",
      rule,
      ...wrap(fill(words.together[language], { provisions }), width).map((line) => paint(line, "strong")),
    );
    lines.push(...changes.flatMap((change) => hang("- ", change, width)));
    if (changesNote !== null) lines.push(...wrap(changesNote, width));
  }
  const ownership = ownershipLines(view.ownership, language, width);
  if (ownership.length > 0) lines.push("", rule, paint(ownershipHeading(language), "strong"), ...ownership);
  if (view.sensitivity.length > 0) lines.push("", rule, paint(words.sensitivity[language], "strong"));
  for (const sensitivity of view.sensitivity) {
    lines.push(...drawRuler(sensitivity, view.vocabulary, language, width), "");
  }
  if (view.mayConcern.length > 0) {
    lines.push("", rule, ...wrap(words.mayConcern[language], width).map((line) => paint(line, "strong")));
    for (const { provision, title } of view.mayConcern)
      lines.push(...hang("? ", `${provision}  ${title}`, width));
  }
  if (view.opportunities.length > 0) lines.push("", rule, ...opportunityLines(view, style, paint));
  if (view.lawNotes.length > 0) {
    lines.push("", rule, paint(words.lawNotes[language], "strong"));
    for (const note of view.lawNotes)
      lines.push(...hang(`[${note.number}] `, lawNoteText(note, language), width));
  }
  lines.push("", rule);
  if (view.hidden !== null) lines.push(...wrap(view.hidden, width));
  lines.push(...view.closing.flatMap((line) => wrap(line, width)).map((line) => paint(line, "faint")));
  return `${lines.join("\n")}\n`;
}

type Paint = (text: string, tone: Tone) => string;

function opportunityLines(
  { opportunities }: ReportView,
  { language, width }: TextStyle,
  paint: Paint,
): string[] {
  return [
    paint(words.opportunities[language], "strong"),
    ...wrap(words.opportunitiesNote[language], width),
    ...opportunities.flatMap(({ item, title, effect, clause, translation, lawNotes }) => [
      ...hang("- ", `${item}  ${title}`, width),
      ...(effect === null ? [] : hang("  ", effect, width)),
      ...hang("  ", `“${clause}”`, width),
      ...(translation === null ? [] : hang("  ", `“${translation}”`, width)),
      ...(lawNotes.length === 0 ? [] : hang("  ", lawNoteTopics(lawNotes, language), width)),
    ]),
  ];
}

function findingLines(finding: FindingView, style: TextStyle, paint: Paint): string[] {
  const { language, width } = style;
  const lines = [
    ...wrap(`${finding.provision}  ${finding.title}`, width).map((line) => paint(line, "strong")),
    ...finding.first.flatMap((line) => hang("! ", line, width)).map((line) => paint(line, "strong")),
    ...hang(`${finding.mark} `, headline(finding, language), width).map((line) =>
      paint(line, TONES[finding.outcome]),
    ),
    ...hang("  ", finding.document, width),
    ...(finding.statusNote === null ? [] : hang("  ", finding.statusNote, width)),
  ];
  if (finding.requirements.length > 0) {
    lines.push("", `  ${words.requirements[language]}`);
    for (const requirement of finding.requirements)
      lines.push(...requirementLines(requirement, style, paint));
  }
  const separator = language === "zh-CN" ? "：" : ": ";
  lines.push(
    "",
    ...hang("  ", `${words.text[language]} (${finding.place})${separator}${finding.clause}`, width),
  );
  if (finding.translation !== null) {
    lines.push(...hang("  ", `${words.translation[language]}${separator}${finding.translation}`, width));
  }
  const list = (title: string, items: readonly string[]): void => {
    if (items.length > 0) lines.push("", `  ${title}`, ...items.flatMap((item) => hang("  - ", item, width)));
  };
  list(words.missing[language], finding.missing);
  list(words.changes[language], finding.changes);
  if (finding.changesNote !== null) lines.push(...hang("  ", finding.changesNote, width));
  list(words.open[language], finding.open);
  if (finding.lawNotes.length > 0) {
    lines.push(
      "",
      `  ${words.alsoGoverns[language]}`,
      ...hang("  ", lawNoteTopics(finding.lawNotes, language), width),
    );
  }
  return lines;
}

/** The outcome in the contract's words, with the document's status where that is anything but plain. */
export function headline(finding: FindingView, language: Language): string {
  if (finding.statusHeadline === null || finding.outcome === "not-in-force") return finding.outcomeWords;
  return `${finding.outcomeWords}${language === "zh-CN" ? "；" : "; "}${finding.statusHeadline}`;
}

function requirementLines(
  requirement: RequirementView,
  { language, width }: TextStyle,
  paint: Paint,
): string[] {
  const prefix = `  ${requirement.mark} ${requirement.resultWords}  `;
  const indent = " ".repeat(displayWidth(prefix));
  return [
    ...hang(prefix, requirement.label, width).map((line) => paint(line, RESULT_TONES[requirement.result])),
    ...hang(indent, requirement.measures.join(language === "zh-CN" ? "；" : "; "), width),
    ...hang(indent, `“${requirement.quote}”`, width),
    ...(requirement.translation === null ? [] : hang(indent, `“${requirement.translation}”`, width)),
  ];
}
