import { UNSEEN } from "../../input/harmless.ts";

/** A text that cannot do anything to a terminal but stand there. */
export function harmless(text: string): string {
  return text.replace(UNSEEN, " ");
}

/** No answer is longer; what is longer was not meant as one. */
export const LONGEST_LINE = 1_000;
