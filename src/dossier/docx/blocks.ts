import {
  Bookmark,
  FootnoteReferenceRun,
  HeadingLevel,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Language } from "../../language/language.ts";
import type { Edition } from "../machine/schema.ts";
import type { Block, Cell, Clause, Dossier, List, Statement } from "../model.ts";
import { isSameInAll, languagesOf, runsOf } from "../runs.ts";
import { CLAUSE_BORDERS, NO_BORDERS, ROW_BORDERS, SHADE } from "./styles.ts";

type Drawn = Paragraph | Table;

/** In twentieths of a point. */
const WIDTH = 9400;
const INDENT = 260;
const SHADING = { type: ShadingType.CLEAR, fill: SHADE, color: "auto" };
const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
const PARAGRAPHS = { lead: "Lead", faint: "Faint", plain: "BodyText" } as const;

/** The reader's machine brings the fonts, so every character is written as it is. */
const hasEveryGlyph = (): boolean => true;

/** Draws the blocks of a dossier as paragraphs and tables, and gathers their footnotes. */
export class Blocks {
  readonly footnotes: Record<string, { children: Paragraph[] }> = {};
  readonly #titles: Dossier["clauseTitles"];
  readonly #languages: readonly Language[];
  readonly #first: Language;
  #lists = 0;

  constructor(
    titles: Dossier["clauseTitles"],
    readonly edition: Edition,
  ) {
    this.#titles = titles;
    this.#languages = languagesOf(edition);
    this.#first = this.#languages[0] ?? "en";
  }

  draw(block: Block): Drawn[] {
    switch (block.kind) {
      case "heading": {
        const id = idOf(block.id);
        const heading = LEVELS[block.level - 1] ?? HeadingLevel.HEADING_3;
        const text = this.#spoken(block.text).flatMap((language, index) => [
          ...(index > 0 ? [new TextRun("  ")] : []),
          ...this.runs(block.text, language),
        ]);
        return [new Paragraph({ heading, children: [new Bookmark({ id, children: text })] })];
      }
      case "paragraph":
        return this.#statement(block.text, PARAGRAPHS[block.tone]);
      case "list":
        return this.#list(block);
      case "table":
        return [this.#table(block.head, block.rows, block.widths), space()];
      case "clause":
        return this.#clause(block);
      case "verdict":
        return [
          ...this.#statement(block.title, "VerdictTitle"),
          ...this.#statement(block.outcome, "Verdict"),
          ...block.lines.flatMap((line) => this.#statement(line, "VerdictLine")),
        ];
      case "picture": {
        // An indented table: it is edited and read aloud more easily than a drawing.
        const rows = block.rows.map(({ cells }) => cells.map((cell): Cell => [cell]));
        const depths = block.rows.map(({ depth }) => depth);
        return [this.#table(block.head, rows, [10, 2, 8], depths), space()];
      }
    }
  }

  /** The runs of a statement, each with its language, links and footnotes in their place. */
  runs(statement: Statement, language: Language): ParagraphChild[] {
    return statement.flatMap((piece): ParagraphChild[] => {
      const texts = runsOf([piece], language, hasEveryGlyph).map(
        ({ text, strong, language: spoken }) =>
          new TextRun({
            text,
            bold: strong,
            language: { value: "en-GB", eastAsia: "zh-CN" },
            ...(spoken === "zh-CN" ? { font: { hint: "eastAsia" } } : {}),
            ...(piece.to === undefined ? {} : { style: "Hyperlink" }),
          }),
      );
      const linked =
        piece.to === undefined ? texts : [new InternalHyperlink({ anchor: idOf(piece.to), children: texts })];
      return piece.note === undefined ? linked : [...linked, this.#footnote(piece.note, language)];
    });
  }

  #footnote(note: Statement, language: Language): ParagraphChild {
    const number = Object.keys(this.footnotes).length + 1;
    this.footnotes[number] = {
      children: [new Paragraph({ style: "FootnoteText", children: this.runs(note, language) })],
    };
    return new FootnoteReferenceRun(number);
  }

  #spoken(statement: Statement): readonly Language[] {
    return isSameInAll(statement) ? [this.#first] : this.#languages;
  }

  #statement(statement: Statement, style: string): Drawn[] {
    const paragraphs = this.#spoken(statement).map(
      (language) => new Paragraph({ style, children: this.runs(statement, language) }),
    );
    return paragraphs.length === 1 ? paragraphs : [beside(paragraphs)];
  }

  #list({ items, ordered }: List): Drawn[] {
    // Notes on other law are cited by their number, so that each list begins with 1.
    this.#lists += 1;
    const numbering = { reference: ordered ? "ordered" : "bulleted", level: 0, instance: this.#lists };
    return items.flatMap(({ id, text }): Drawn[] => {
      const paragraphs = this.#spoken(text).map((language, index) => {
        const children = this.runs(text, language);
        const marked = id === undefined ? children : [new Bookmark({ id: idOf(id), children })];
        return index === 0
          ? new Paragraph({ style: "ListParagraph", numbering, children: marked })
          : new Paragraph({ style: "BodyText", children });
      });
      return paragraphs.length === 1 ? paragraphs : [beside(paragraphs)];
    });
  }

  #table(
    head: readonly Statement[],
    rows: readonly (readonly Cell[])[],
    parts: readonly number[],
    depths: readonly number[] = [],
  ): Table {
    const total = parts.reduce((sum, part) => sum + part, 0);
    const widths = parts.map((part) => Math.round((part / total) * WIDTH));
    const cell = (content: Cell, index: number, style: string, depth = 0): TableCell => {
      const indent = index === 0 && depth > 0 ? { indent: { left: depth * INDENT } } : {};
      return new TableCell({
        width: { size: widths[index] ?? 0, type: WidthType.DXA },
        margins: { top: 60, bottom: 60, left: 80, right: 80 },
        ...(style === "TableHead" ? { shading: SHADING } : {}),
        children: content.flatMap((statement) =>
          this.#spoken(statement).map(
            (language) =>
              new Paragraph({
                style,
                ...indent,
                keepNext: style === "TableHead",
                children: this.runs(statement, language),
              }),
          ),
        ),
      });
    };
    const heads = head.map((statement, index) => cell([statement], index, "TableHead"));
    return new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: ROW_BORDERS,
      rows: [
        ...(heads.length === 0
          ? []
          : [new TableRow({ tableHeader: true, cantSplit: true, children: heads })]),
        ...rows.map(
          (cells, row) =>
            new TableRow({
              cantSplit: true,
              children: cells.map((content, index) => cell(content, index, "TableText", depths[row])),
            }),
        ),
      ],
    });
  }

  #clause({ place, quote, translation }: Clause): Drawn[] {
    const spoken = this.#languages.at(-1) ?? this.#first;
    const sides = [
      { title: this.#titles.quote, text: quote, language: "zh-CN" as const },
      { title: this.#titles.translation, text: translation, language: "en" as const },
    ].slice(0, this.edition === "zh-CN" ? 1 : 2);
    const cells = sides.map(
      ({ title, text, language }) =>
        new TableCell({
          shading: SHADING,
          margins: { top: 100, bottom: 100, left: 140, right: 140 },
          children: [
            new Paragraph({ style: "TableHead", children: this.runs([{ words: title }], spoken) }),
            new Paragraph({ style: "Clause", children: this.runs([{ text, language }], language) }),
          ],
        }),
    );
    const table = new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths: sides.map(() => WIDTH / sides.length),
      borders: CLAUSE_BORDERS,
      rows: [new TableRow({ cantSplit: true, children: cells })],
    });
    return [...this.#statement(place, "Faint"), table, space()];
  }
}

/** Both languages in one row, without lines. */
function beside(paragraphs: readonly Paragraph[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: NO_BORDERS,
    layout: TableLayoutType.FIXED,
    columnWidths: paragraphs.map(() => WIDTH / paragraphs.length),
    rows: [
      new TableRow({
        cantSplit: true,
        children: paragraphs.map(
          (paragraph) => new TableCell({ margins: { left: 0, right: 160 }, children: [paragraph] }),
        ),
      }),
    ],
  });
}

function space(): Paragraph {
  return new Paragraph({ style: "TableText", children: [] });
}

/** The name of a bookmark takes letters, digits and underscores, and at most 40 of them. */
function idOf(id: string): string {
  return `z_${id.replace(/[^a-z0-9]/gi, "_")}`.slice(0, 40);
}
