import { hang, wrap } from "../layout.ts";
import { plainMarks } from "./marked-text.ts";
import type { DifferenceView, ProvisionView } from "./view.ts";
import { type Language, textIn } from "../../language/language.ts";
import words from "./words.json" with { type: "json" };

/** A difference for a terminal or a plain file, no line wider than `width` columns. */
export function renderDifferenceText(view: DifferenceView, language: Language, width: number): string {
  const lines = [...wrap(view.heading, width), ...wrap(view.summary, width)];
  for (const provision of view.provisions) {
    lines.push("", "─".repeat(width), ...provisionLines(provision, language, width));
  }
  lines.push("", ...view.notes.flatMap((note) => wrap(note, width)));
  return `${lines.join("\n")}\n`;
}

function provisionLines(
  { heading, clauses, recorded, regions }: ProvisionView,
  language: Language,
  width: number,
): string[] {
  const lines = wrap(heading, width);
  if (clauses !== null) {
    const { old, now } = clauses;
    lines.push(...hang("  ", textIn(words.clauseOld, language, { quote: plainMarks(old) }), width));
    lines.push(...hang("  ", textIn(words.clauseNew, language, { quote: plainMarks(now) }), width));
  }
  lines.push(...recorded.flatMap((change) => hang("  · ", change, width)));
  for (const { where, outcomes, witness, beside, clients } of regions) {
    lines.push(
      "",
      ...hang("  ", where, width),
      ...hang("    ", outcomes, width),
      ...(clients === null ? [] : hang("    ", clients, width)),
      ...hang("    ", witness, width),
      ...(beside === null ? [] : hang("    ", beside, width)),
    );
  }
  return lines;
}
