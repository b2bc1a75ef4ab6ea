import { type Language, textIn } from "../../language/language.ts";
import { languages } from "../../language/languages.ts";
import type { Control } from "./dialogue.ts";
import words from "./words.json" with { type: "json" };

/** A typed text as it is compared: case, width and outer space aside. */
export function plainKey(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** The control that a typed line names, among those that the question has; null for an answer. */
export function controlNamed(typed: string, controls: readonly Control[]): Control | null {
  const key = plainKey(typed);
  if (controls.includes("unknown") && words.unknownKeys.map(plainKey).includes(key)) return "unknown";
  return controls.find((candidate) => keysOf(candidate).includes(key)) ?? null;
}

/** Whether a typed line is meant as a command. */
export function looksLikeControl(typed: string): boolean {
  return plainKey(typed).startsWith("/");
}

/** The words for a control. */
export function labelOfControl(control: Control, language: Language): string {
  return textIn(words.controls[control].label, language);
}

/** All that can be typed for a control, in whatever language. */
export function keysOf(control: Control): string[] {
  const { key, others } = words.controls[control];
  return [...languages().map((language) => textIn(key, language)), ...others];
}

/** How a control is typed in the language. */
export function keyOfControl(control: Control, language: Language): string {
  return textIn(words.controls[control].key, language);
}

/** `/unknown I don't know`, one for each control. */
export function describeControls(controls: readonly Control[], language: Language): string[] {
  return controls.map(
    (control) => `${keyOfControl(control, language)}  ${labelOfControl(control, language)}`,
  );
}
