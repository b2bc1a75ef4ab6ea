import type { Language, Words } from "../language/language.ts";

/** A piece of running text: the same said in each language, or one text in its own (a quote, a name, a hash). */
export type Piece = ({ readonly words: Words } | { readonly text: string; readonly language: Language }) & {
  readonly strong?: true;
  /** The id of the heading or list item that it leads to. */
  readonly to?: string;
  readonly note?: Statement;
};

/** A paragraph, or what stands in a cell or an item of a list. */
export type Statement = readonly Piece[];

/** How a block stands out: what leads, what is told in small print, and everything else. */
export type Tone = "lead" | "faint" | "plain";

export interface Heading {
  readonly kind: "heading";
  readonly level: 1 | 2 | 3;
  readonly id: string;
  readonly text: Statement;
}

export interface Paragraph {
  readonly kind: "paragraph";
  readonly tone: Tone;
  readonly text: Statement;
}

export interface List {
  readonly kind: "list";
  readonly ordered: boolean;
  readonly items: readonly { readonly id?: string; readonly text: Statement }[];
}

/** A cell holds one or more statements, each a paragraph of its own. */
export type Cell = readonly Statement[];

export interface Table {
  readonly kind: "table";
  /** Parts of the width. */
  readonly widths: readonly number[];
  /** Empty where each row's first cell says what it is. */
  readonly head: readonly Statement[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A clause in Chinese, with its unofficial translation where the reader may need it. */
export interface Clause {
  readonly kind: "clause";
  readonly place: Statement;
  readonly quote: string;
  readonly translation: string;
}

/** One answer in short. Its colour repeats what its words say. */
export interface Verdict {
  readonly kind: "verdict";
  readonly tone: "unmet" | "open" | "met";
  readonly title: Statement;
  readonly outcome: Statement;
  readonly lines: readonly Statement[];
}

type Point = readonly [x: number, y: number];

/** Part of a picture, in points from its upper left corner. */
export type Shape =
  | { readonly kind: "line"; readonly points: readonly Point[]; readonly isForeign: boolean }
  | {
      readonly kind: "box";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly isForeign: boolean;
    }
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly anchor: "start" | "end";
      readonly isStrong: boolean;
      readonly text: Statement;
    };

/** A drawing with its alternative text, and the same as rows of an indented table where nothing can be drawn. */
export interface Picture {
  readonly kind: "picture";
  readonly alt: Words;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly head: readonly Statement[];
  readonly rows: readonly { readonly depth: number; readonly cells: readonly Statement[] }[];
}

export type Block = Heading | Paragraph | List | Table | Clause | Verdict | Picture;

/** What a dossier says, told once; every form and language of it is drawn from this. */
export interface Dossier {
  readonly title: Words;
  readonly company: Words;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly footer: Words;
  readonly cover: readonly Block[];
  readonly body: readonly Block[];
  readonly notesTitle: Words;
  readonly clauseTitles: { readonly quote: Words; readonly translation: Words };
  readonly attachment: { readonly name: string; readonly description: Words; readonly json: string };
}
