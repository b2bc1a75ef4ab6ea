import type { ShownOwnership } from "../../contract/ownership.ts";
import { type Language, textIn } from "../../language/language.ts";
import { hang } from "../layout.ts";
import { showReading } from "../values.ts";
import { directLines, lookThroughLines } from "./steps.ts";
import { ownershipTree } from "./tree.ts";
import words from "./words.json" with { type: "json" };

/**
 * The ownership section of a report as lines of at most `width` columns, without its heading: the tree, both readings
 * with every step, and what a reader must know of how holders were counted. Empty where nothing is known.
 */
export function ownershipLines(
  ownership: ShownOwnership | null,
  language: Language,
  width: number,
): string[] {
  if (ownership === null) return [];
  const notes = ownership.notes.flatMap(({ message }) => hang("  · ", textIn(message, language), width));
  if (ownership.form === "share") {
    const share = showReading(ownership.direct.foreign, language);
    return [...hang("  ", textIn(words.foreign, language, { share }), width), ...notes];
  }
  return [
    ...ownershipTree(ownership, language, width),
    "",
    ...directLines(ownership, language, width),
    "",
    ...lookThroughLines(ownership, language, width),
    "",
    ...notes,
  ];
}

/** The title of the section. */
export function ownershipHeading(language: Language): string {
  return textIn(words.heading, language);
}
