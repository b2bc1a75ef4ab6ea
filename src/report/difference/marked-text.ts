import { diffChars } from "diff";

/** A text in parts, those that the other text does not have marked. */
export type MarkedText = readonly { readonly text: string; readonly isChanged: boolean }[];

/** Two texts with the characters marked in which they differ. */
export function markChanges(
  old: string,
  now: string,
): { readonly old: MarkedText; readonly now: MarkedText } {
  const parts = diffChars(old, now);
  return {
    old: parts
      .filter(({ added }) => !added)
      .map(({ value, removed }) => ({ text: value, isChanged: removed })),
    now: parts
      .filter(({ removed }) => !removed)
      .map(({ value, added }) => ({ text: value, isChanged: added })),
  };
}

/** The marks in plain text: brackets around what changed. */
export function plainMarks(text: MarkedText): string {
  return text.map(({ text: own, isChanged }) => (isChanged ? `[${own}]` : own)).join("");
}
