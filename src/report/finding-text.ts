import { bracketed, joinClauses, type Language, labelled, textIn } from "../language/language.ts";
import { lawNoteTopics } from "./law-notes.ts";
import { displayWidth, hang, wrap } from "./layout.ts";
import { type Paint, RESULT_TONES, type TextStyle, TONES } from "./text-style.ts";
import type { FindingView, RequirementView } from "./view-types.ts";
import words from "./words.json" with { type: "json" };

/** A whole finding for a terminal or a plain file: its tests, its clause, what is missing and what would change it. */
export function findingLines(finding: FindingView, style: TextStyle, paint: Paint): string[] {
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
    lines.push("", `  ${textIn(words.requirements, language)}`);
    for (const requirement of finding.requirements)
      lines.push(...requirementLines(requirement, style, paint));
  }
  lines.push(
    "",
    ...hang(
      "  ",
      labelled(bracketed(textIn(words.text, language), finding.place, language), finding.clause, language),
      width,
    ),
  );
  if (finding.translation !== null) {
    lines.push(
      ...hang("  ", labelled(textIn(words.translation, language), finding.translation, language), width),
    );
  }
  const list = (title: string, items: readonly string[]): void => {
    if (items.length > 0) lines.push("", `  ${title}`, ...items.flatMap((item) => hang("  - ", item, width)));
  };
  list(textIn(words.missing, language), finding.missing);
  list(textIn(words.changes, language), finding.changes);
  if (finding.changesNote !== null) lines.push(...hang("  ", finding.changesNote, width));
  list(textIn(words.open, language), finding.open);
  if (finding.lawNotes.length > 0) {
    lines.push(
      "",
      `  ${textIn(words.alsoGoverns, language)}`,
      ...hang("  ", lawNoteTopics(finding.lawNotes, language), width),
    );
  }
  return lines;
}

/** The outcome in the contract's words, with the document's status where that is anything but plain. */
export function headline(finding: FindingView, language: Language): string {
  if (finding.statusHeadline === null || finding.outcome === "not-in-force") return finding.outcomeWords;
  return joinClauses([finding.outcomeWords, finding.statusHeadline], language);
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
    ...hang(indent, joinClauses(requirement.measures, language), width),
    ...hang(indent, `“${requirement.quote}”`, width),
    ...(requirement.translation === null ? [] : hang(indent, `“${requirement.translation}”`, width)),
  ];
}
