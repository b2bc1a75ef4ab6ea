/** What is used of libraries that bring no types of their own. */
declare module "fontkit" {
  export interface Font {
    glyphForCodePoint(code: number): { readonly id: number };
    hasGlyphForCodePoint(code: number): boolean;
  }
  export function create(bytes: Buffer): Font;
}

declare module "linebreak" {
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
