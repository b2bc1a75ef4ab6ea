import type { Language } from "../language/language.ts";
import type { Outcome } from "../rules/rule-schema.ts";

/** How a text report is drawn: its language, the columns at hand, and whether the terminal shows colour. */
export interface TextStyle {
  readonly language: Language;
  readonly width: number;
  readonly colour: boolean;
}

export type Tone = "good" | "bad" | "open" | "strong" | "faint";

const CODES: Readonly<Record<Tone, string>> = { good: "32", bad: "31", open: "33", strong: "1", faint: "2" };

/** The tone of an outcome, and of the result of a test. */
export const TONES: Readonly<Record<Outcome, Tone>> = {
  eligible: "good",
  conditional: "open",
  undetermined: "open",
  ineligible: "bad",
  "not-applicable": "faint",
  "not-in-force": "faint",
};

export const RESULT_TONES = { met: "good", unmet: "bad", unknown: "open" } as const;

/** A text in the colour of a tone, or as it is. */
export type Paint = (text: string, tone: Tone) => string;

export function painter({ colour }: TextStyle): Paint {
  return (text, tone) => (colour ? `\u001b[${CODES[tone]}m${text}\u001b[0m` : text);
}
