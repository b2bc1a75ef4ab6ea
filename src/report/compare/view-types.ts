/** Something with a mark before it, the standing of the documents it is said of, and its clause below. */
export interface MarkedLine {
  readonly mark: string;
  readonly text: string;
  readonly standings: readonly string[];
  /** What stays open, and which answers are missing. */
  readonly conditions: readonly string[];
  readonly clause: string | null;
  /** The English of the clause; null where there is no clause, and for readers of Chinese. */
  readonly translation: string | null;
}

/** What would have to change, with its heading; no lines where nothing has to. */
export interface RemedyView {
  readonly heading: string;
  readonly lines: readonly string[];
  /** What holds of every change; null where there is none. */
  readonly note: string | null;
}

export interface CellView {
  readonly city: string;
  readonly lines: readonly MarkedLine[];
  readonly remedy: RemedyView | null;
}

export interface RowView {
  readonly title: string;
  readonly cells: readonly CellView[];
  readonly least: string | null;
}

export interface CityView {
  readonly city: string;
  readonly mark: string;
  readonly text: string;
  readonly remedy: RemedyView | null;
}

/** A comparison in one language, in the order in which people read it; every format is drawn from it. */
export interface ComparisonView {
  readonly heading: string;
  readonly asOf: string;
  readonly warnings: readonly string[];
  readonly rows: readonly RowView[];
  readonly noRows: string | null;
  readonly hidden: string | null;
  readonly cities: readonly CityView[];
  readonly least: string | null;
  /** Every document that is spoken of, with its standing and what the sources say of it. */
  readonly documents: readonly string[];
  readonly closing: readonly string[];
}
