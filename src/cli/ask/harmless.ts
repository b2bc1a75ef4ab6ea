/** What moves the cursor, changes colours or turns the direction of a terminal. */
const UNSEEN = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** A text that cannot do anything to a terminal but stand there. */
export function harmless(text: string): string {
  return text.replace(UNSEEN, " ");
}

/** No answer is longer; what is longer was not meant as one. */
export const LONGEST_LINE = 1_000;
