import { keepNumbersWhole } from "../language/whole-numbers.ts";

/** Text for Markdown: no character is read as markup, no line ends, no number is parted from its unit. */
export function plain(text: string): string {
  return keepNumbersWhole(text.replace(/\s*[\r\n]+\s*/g, " ")).replace(
    /[\\`*_[\]<>|#&!]/g,
    (character) => `\\${character}`,
  );
}
