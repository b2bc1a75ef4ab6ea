import { type Language, LANGUAGES, textIn, type Words } from "../language/language.ts";
import type { Edition } from "./machine/schema.ts";
import type { Piece, Statement } from "./model.ts";

export type Script = "han" | "latin";

/** A stretch of text in one script, one language and one manner. */
export interface Run {
  text: string;
  readonly script: Script;
  readonly language: Language;
  readonly strong: boolean;
  readonly to?: string;
  readonly note?: Statement;
}

/** Whether the font of a script can draw a character. */
export type HasGlyph = (script: Script, codePoint: number) => boolean;

/** The languages of an edition, in the order in which they stand on the page. */
export function languagesOf(edition: Edition): readonly Language[] {
  return edition === "both" ? LANGUAGES : [edition];
}

/** Words in several languages, one after the other; once where they read the same. */
export function sayIn(languages: readonly Language[], words: Words): string {
  return [...new Set(languages.map((language) => textIn(words, language)))].join(" / ");
}

/** Whether a statement reads the same in every language, so that it is printed once. */
export function isSameInAll(statement: Statement): boolean {
  return statement.every((piece) => !("words" in piece));
}

/** What a piece says in a language. */
export function textOf(piece: Piece, language: Language): string {
  return "words" in piece ? textIn(piece.words, language) : piece.text;
}

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
/** Full width in Chinese text, proportional in English. */
const SHARED = /[“”‘’…—·《》]/u;
const NEUTRAL = /[\s\d\p{P}\p{S}]/u;
const INVISIBLE = new Set([0xfe0f, 0x200b, 0xad]);

/** A text as it can be printed: what the fonts cannot draw is shown by its code, never left out. */
function printable(text: string, hasGlyph: HasGlyph): string {
  const bound = text
    .normalize("NFC")
    .replace(/✗/g, "×")
    .replace(/↺\s?/g, "")
    .replace(/(\d) (?=[%‰]|[A-Z]{3}\b)/g, "$1\u00a0");
  return Array.from(bound, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (INVISIBLE.has(code)) return "";
    const isDrawn = code < 32 || hasGlyph("latin", code) || hasGlyph("han", code);
    return isDrawn ? character : `〔U+${code.toString(16).toUpperCase()}〕`;
  }).join("");
}

/** A statement in a language, as runs of one script each. */
export function runsOf(statement: Statement, language: Language, hasGlyph: HasGlyph): Run[] {
  return statement.flatMap((piece) => runsOfPiece(piece, language, hasGlyph));
}

function runsOfPiece(piece: Piece, language: Language, hasGlyph: HasGlyph): Run[] {
  const own = "words" in piece ? language : piece.language;
  const manner = {
    strong: piece.strong === true,
    ...(piece.to === undefined ? {} : { to: piece.to }),
  };
  const runs: Run[] = [];
  for (const character of printable(textOf(piece, language), hasGlyph)) {
    const last = runs.at(-1);
    const script = scriptOf(character, own, hasGlyph);
    const spoken = languageOf(character, own, last?.language);
    if (last !== undefined && last.script === script && last.language === spoken) last.text += character;
    else runs.push({ text: character, script, language: spoken, ...manner });
  }
  const final = runs.pop();
  if (final === undefined) return runs;
  return [...runs, piece.note === undefined ? final : { ...final, note: piece.note }];
}

function scriptOf(character: string, own: Language, hasGlyph: HasGlyph): Script {
  const isHan = HAN.test(character) || (own === "zh-CN" && SHARED.test(character));
  const [wanted, other]: readonly [Script, Script] = isHan ? ["han", "latin"] : ["latin", "han"];
  return hasGlyph(wanted, character.codePointAt(0) ?? 0) ? wanted : other;
}

function languageOf(character: string, own: Language, before: Language | undefined): Language {
  if (HAN.test(character)) return "zh-CN";
  if (NEUTRAL.test(character)) return before ?? own;
  return /\p{L}/u.test(character) ? "en" : own;
}
