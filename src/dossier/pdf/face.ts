import { create, type Font } from "fontkit";

interface Glyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

/** A font as pdfkit draws with it, opened once per process. */
export type Face = Font;

/**
 * Opens a TrueType font. Glyphs are taken straight from its tables of characters and widths: shaping would parse all
 * of a Chinese font's substitutions, and its ligatures would spoil the text that is read back from the page.
 */
export function openFace(bytes: Uint8Array): Face {
  const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) as Font & {
    readonly hmtx: { readonly metrics: { readonly length: number; get(index: number): { advance: number } } };
  };
  const glyphs = new Map<number, Glyph>();
  const glyphOf = (code: number): Glyph => {
    const known = glyphs.get(code);
    if (known !== undefined) return known;
    const { id } = font.glyphForCodePoint(code);
    const { metrics } = font.hmtx;
    const glyph = {
      id,
      advanceWidth: metrics.get(Math.min(id, metrics.length - 1)).advance,
      codePoints: [code],
    };
    glyphs.set(code, glyph);
    return glyph;
  };
  const layout = (text: string) => {
    const run = Array.from(text, (character) => glyphOf(character.codePointAt(0) ?? 0));
    // pdfkit scales the positions in place, and asks for their sum afterwards.
    const positions = run.map(({ advanceWidth }) => ({
      xAdvance: advanceWidth,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    }));
    return {
      glyphs: run,
      positions,
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      },
    };
  };
  return Object.assign(Object.create(font), { layout });
}
