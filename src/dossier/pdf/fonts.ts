import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fillWords, type Words } from "../../language/language.ts";
import type { HasGlyph, Script } from "../runs.ts";
import words from "../words.json" with { type: "json" };
import { type Face, openFace } from "./face.ts";

/** The fonts of the pages: their files in dist/fonts, where the build puts them. */
const FILES = {
  latin: "NotoSans_400Regular.ttf",
  latinBold: "NotoSans_700Bold.ttf",
  han: "NotoSansSC_400Regular.ttf",
  hanBold: "NotoSansSC_700Bold.ttf",
} as const;
export type FontName = keyof typeof FILES;

/** A font that the build did not put where it belongs. */
export class FontMissing extends Error {
  readonly words: Words;

  constructor(file: string) {
    const text = fillWords(words.fontMissing, { file });
    super(text.en);
    this.name = "FontMissing";
    this.words = text;
  }
}

export interface Fonts {
  readonly faces: Readonly<Record<FontName, Face>>;
  readonly hasGlyph: HasGlyph;
}

/** Opens the fonts below the program's folder. Throws a FontMissing where one is not there. */
export function openFonts(root: string): Fonts {
  const open = (name: FontName): Face => {
    const file = join(root, "dist", "fonts", FILES[name]);
    try {
      return openFace(readFileSync(file));
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") throw new FontMissing(file);
      throw error;
    }
  };
  const faces = {
    latin: open("latin"),
    latinBold: open("latinBold"),
    han: open("han"),
    hanBold: open("hanBold"),
  };
  const known = new Map<string, boolean>();
  const hasGlyph = (script: Script, codePoint: number): boolean => {
    const key = `${script} ${codePoint}`;
    const found = known.get(key) ?? faces[script].hasGlyphForCodePoint(codePoint);
    known.set(key, found);
    return found;
  };
  return { faces, hasGlyph };
}
