import type { Language, Words } from "../../language/language.ts";
import type { Edition } from "../machine/schema.ts";
import type { Dossier, Statement } from "../model.ts";
import { isSameInAll, languagesOf, type Run, runsOf, sayIn } from "../runs.ts";
import { type Column, heightOf, type Laid, smallestOf, takeThatFits } from "./columns.ts";
import { createPdf, type Element, type PdfDocument, useFont } from "./document.ts";
import type { FontName, Fonts } from "./fonts.ts";
import { type Line, layLines, type Measure } from "./lines.ts";
import { ACCENT, BOTTOM, FAINT, MARGIN, PAGE, PAGE_HEIGHT, type Style, WIDTH } from "./paper.ts";
import { Tags } from "./tags.ts";

/** What stands around the pieces of a row that goes on over pages. */
export interface Around {
  /** Room above and below each piece. */
  readonly pad: number;
  /** Draws what lies behind a piece, before it. */
  behind?(top: number, height: number): void;
  /** Draws at the top of each further page. */
  again?(): void;
}

const BASELINE = 0.72;
const GUTTER = 18;
/** A row that is higher than a page begins where at least this much room is left. */
const WORTH_BEGINNING = 120;

/** The pages of a document, filled from the top. */
export class Sheet {
  readonly doc: PdfDocument;
  readonly languages: readonly Language[];
  readonly title: string;
  readonly #fonts: Fonts;
  y: number = MARGIN.top;

  constructor(
    dossier: Dossier,
    readonly edition: Edition,
    fonts: Fonts,
  ) {
    this.languages = languagesOf(edition);
    this.title = `${this.say(dossier.title)} – ${this.say(dossier.company)}`;
    this.#fonts = fonts;
    this.doc = createPdf(this.title, this.first, dossier.day);
  }

  /** The language that stands first. */
  get first(): Language {
    return this.languages[0] ?? "en";
  }

  /** Words in the languages of the edition, one after the other. */
  say(words: Words): string {
    return sayIn(this.languages, words);
  }

  /** The languages in which a statement is printed. */
  languagesOf(statement: Statement): readonly Language[] {
    return isSameInAll(statement) ? [this.first] : this.languages;
  }

  layout(statement: Statement, language: Language, width: number, style: Style): Line[] {
    const runs = runsOf(statement, language, this.#fonts.hasGlyph);
    const justify = style.justify === true && language === "zh-CN";
    return layLines(runs, width, style.size, this.#measure(style), justify);
  }

  readonly #measure =
    (style: Style): Measure =>
    (text, run, size) =>
      useFont(this.doc, fontOf(run, style), this.#fonts.faces).widthOfString(text, size);

  newPage(): void {
    this.doc.addPage();
    this.y = MARGIN.top;
  }

  /** Goes to a new page where less than this height is left. */
  room(height: number): void {
    if (this.y + height > BOTTOM && this.y > MARGIN.top) this.newPage();
  }

  child(parent: Element, type: string, language?: Language, more: object = {}): Element {
    const element = this.doc.struct(type, { ...(language === undefined ? {} : { lang: language }), ...more });
    parent.add(element);
    return element;
  }

  /** Draws what a screen reader passes over. */
  artifact(draw: () => void, options: object = { type: "Layout" }): void {
    this.doc.markContent("Artifact", options);
    draw();
    this.doc.endMarkedContent();
  }

  /** Draws a line over the width of the text. */
  rule(y: number, colour: string, width: number): void {
    this.doc
      .moveTo(MARGIN.left, y)
      .lineTo(PAGE.width - MARGIN.right, y)
      .lineWidth(width)
      .strokeColor(colour)
      .stroke();
  }

  /** A place to which a link leads. */
  anchor(id: string): void {
    this.doc.addNamedDestination(id, "XYZ", 0, this.y - 6, null);
  }

  /** The height that a statement takes, in one language or in two beside each other. */
  heightOfStatement(statement: Statement, style: Style, indent = 0): number {
    const languages = this.languagesOf(statement);
    const width = (WIDTH - indent - GUTTER * (languages.length - 1)) / languages.length;
    const counts = languages.map((language) => this.layout(statement, language, width, style).length);
    return Math.max(...counts) * style.leading;
  }

  /** A statement in one language, or in two beside each other, each a paragraph of its own. */
  statement(
    tag: string,
    statement: Statement,
    style: Style,
    parent: Element,
    indent = 0,
    label?: string,
  ): void {
    const languages = this.languagesOf(statement);
    const full = WIDTH - indent;
    const width = (full - GUTTER * (languages.length - 1)) / languages.length;
    const isItem = tag === "LI";
    const item = isItem ? this.child(parent, "LI") : parent;
    const lines = languages.map((language) => this.layout(statement, language, width, style));
    const height = Math.max(...lines.map(({ length }) => length)) * style.leading;
    this.room(Math.min(height, languages.length > 1 ? PAGE_HEIGHT / 3 : style.leading * 4));
    if (label !== undefined) this.#label(item, label, indent, style);
    const body = isItem ? this.child(item, "LBody") : item;
    const columns = languages.map((language, index) => ({
      x: MARGIN.left + indent + index * (width + GUTTER),
      paragraphs: [
        {
          lines: lines[index] ?? [],
          language,
          style,
          element: this.child(body, isItem ? "P" : tag, language),
        },
      ],
    }));
    this.flow(columns, { pad: 0 });
    if (!isItem) return;
    body.end();
    item.end();
  }

  #label(parent: Element, label: string, indent: number, style: Style): void {
    const { doc } = this;
    const element = this.child(parent, "Lbl");
    const content = doc.markStructureContent("Lbl");
    const font = useFont(doc, "latin", this.#fonts.faces);
    doc._fontSize = style.size;
    doc.fillColor(FAINT);
    const x = MARGIN.left + indent - 5 - font.widthOfString(label, style.size);
    doc._fragment(label, x, this.y + style.leading * BASELINE, { baseline: "alphabetic" });
    doc.endMarkedContent();
    element.add(content);
    element.end();
  }

  /** The height of columns beside each other, as if a page had no end. */
  heightOf(columns: readonly Column[]): number {
    return Math.max(0, ...columns.map(({ paragraphs }) => heightOf(paragraphs)));
  }

  /** Draws columns beside each other; where the page ends they go on upon the next. Ends the paragraphs' elements. */
  flow(columns: readonly Column[], around: Around): void {
    let rest = columns;
    const { pad } = around;
    const whole = this.heightOf(columns) + pad * 2;
    const isTall = whole > PAGE_HEIGHT;
    const wanted = isTall ? WORTH_BEGINNING : whole;
    if (pad > 0 && this.y + wanted > BOTTOM) this.#turn(around);
    else if (this.y + smallestOf(columns) > BOTTOM) this.#turn(around);
    for (;;) {
      const taken = rest.map((column) => takeThatFits(column, BOTTOM - this.y - pad * 2));
      const height = Math.max(0, ...taken.map(({ part }) => heightOf(part.paragraphs))) + pad * 2;
      const top = this.y;
      around.behind?.(top, height);
      for (const { part } of taken) {
        this.y = top + pad;
        for (const paragraph of part.paragraphs) this.#draw(paragraph, part.x);
      }
      this.y = top + height;
      rest = taken.map(({ rest: left }) => left);
      if (rest.every(({ paragraphs }) => paragraphs.length === 0)) break;
      this.#turn(around);
    }
    for (const { paragraphs } of columns) for (const { element } of paragraphs) element?.end();
  }

  #turn({ again }: Around): void {
    this.newPage();
    again?.();
  }

  #draw({ lines, language, style, element }: Laid, x: number): void {
    const tags = new Tags(this.doc, element, language);
    for (const line of lines) {
      for (const segment of line.segments) {
        const { run } = segment;
        tags.enter(run);
        this.#fragment(segment.text, x + segment.x, style, run, segment.spacing);
        if (run.to !== undefined && element !== null)
          tags.link(x + segment.x, this.y, segment.width, style.leading);
      }
      this.y += style.leading;
    }
    tags.leave();
  }

  #fragment(text: string, x: number, style: Style, run: Run, spacing = 0): void {
    const { doc } = this;
    useFont(doc, fontOf(run, style), this.#fonts.faces);
    doc._fontSize = style.size;
    doc.fillColor(run.to === undefined ? style.colour : ACCENT);
    const options = { baseline: "alphabetic", characterSpacing: spacing };
    doc._fragment(text, x, this.y + style.leading * BASELINE, options);
  }

  /** Draws one line of text at a place, without tags; from its right end where `anchor` is "end". */
  line(
    statement: Statement,
    language: Language,
    style: Style,
    x: number,
    y: number,
    anchor: "start" | "end",
  ): void {
    const [line] = this.layout(statement, language, Number.MAX_SAFE_INTEGER, style);
    if (line === undefined) return;
    const kept = this.y;
    this.y = y - style.leading * BASELINE;
    const left = anchor === "end" ? x - line.width : x;
    for (const { text, run, x: at } of line.segments) this.#fragment(text, left + at, style, run);
    this.y = kept;
  }
}

function fontOf(run: Run, style: Style): FontName {
  const isBold = run.strong || style.strong === true;
  return isBold ? `${run.script}Bold` : run.script;
}
