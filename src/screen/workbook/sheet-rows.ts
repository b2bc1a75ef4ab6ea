import type { ScreenError } from "../screen-error.ts";
import { type NumberText, readNumber } from "./number-cell.ts";
import type { NumberFormat } from "./number-format.ts";
import { columnName, placeOf } from "./reference.ts";
import { TextRuns, unescapeText } from "./shared-parts.ts";
import type { XmlEvents } from "./xml-reader.ts";

/** A cell of a sheet that is not empty, or has a comment. */
export interface SheetCell {
  /** From 0. */
  readonly column: number;
  /** What stands in it; the formula where its result is not stored. */
  readonly text: string;
  readonly isFormula: boolean;
  /** What the sheet shows in place of its number; null where that is the same. */
  readonly shown: string | null;
  /** The number that the sheet stores, where it has more digits than count; else null. */
  readonly stored: string | null;
  /** The number that is stored, where it is shown in larger units; else null. */
  readonly scaled: string | null;
  readonly isStruck: boolean;
  /** Whether its column is hidden. */
  readonly isHidden: boolean;
  /** What somebody noted beside it; null where nobody did. */
  readonly comment: string | null;
}

/** A row of a sheet: its number, from 1, and its cells from left to right; empty ones are left out. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly SheetCell[];
  /** Hidden by hand or by a filter. */
  readonly isHidden: boolean;
}

/** Cells that a sheet shows as one; numbers from 1, columns from 0. */
export interface MergedCells {
  readonly reference: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly isFrom1904: boolean;
  readonly isToBeComputed: boolean;
  /** Comments by the references of their cells. */
  readonly comments: ReadonlyMap<string, string>;
}

const MOST_ROWS = 1_048_576;
/** A sheet has no more columns. */
export const MOST_COLUMNS = 16_384;
const MOST_MERGED = 1 << 20;

const GENERAL: NumberFormat = { form: "plain", places: null };

type Attributes = Readonly<Record<string, string>>;

/** Puts the rows of a sheet together out of its XML, and the cells that it shows as one. */
export class SheetRows implements XmlEvents {
  readonly merged: MergedCells[] = [];
  readonly #context: SheetContext;
  readonly #take: (row: SheetRow) => void;
  readonly #broken: () => ScreenError;
  readonly #runs = new TextRuns();
  /** First and last of hidden columns beside each other, from 0. */
  readonly #hiddenColumns: (readonly [number, number])[] = [];
  #isInData = false;
  #number = 0;
  #isHidden = false;
  #cells: SheetCell[] = [];
  #column = -1;
  #comment: string | null = null;
  #type = "n";
  #format = GENERAL;
  #value: string | null = null;
  #formula: string | null = null;
  #isIn: "v" | "f" | null = null;

  /** `take` is handed each row; `broken` makes the error for what no spreadsheet program writes. */
  constructor(context: SheetContext, take: (row: SheetRow) => void, broken: () => ScreenError) {
    this.#context = context;
    this.#take = take;
    this.#broken = broken;
  }

  open(name: string, attributes: Attributes): void {
    if (name === "sheetData") this.#isInData = true;
    else if (name === "mergeCell") this.#merge(attributes.ref);
    else if (name === "col") this.#hideColumns(attributes);
    else if (!this.#isInData) return;
    else if (name === "c") this.#openCell(attributes);
    else if (name === "v") {
      this.#value = "";
      this.#isIn = "v";
    } else if (name === "f") {
      this.#formula = "";
      this.#isIn = "f";
    } else if (name === "row") this.#openRow(attributes);
    else this.#runs.open(name, attributes);
  }

  text(text: string): void {
    if (this.#isIn === "v") this.#value += text;
    else if (this.#isIn === "f") this.#formula += text;
    else this.#runs.add(text);
  }

  close(name: string): void {
    if (name === "sheetData") this.#isInData = false;
    else if (!this.#isInData) return;
    else if (name === "v" || name === "f") this.#isIn = null;
    else if (name === "c") this.#closeCell();
    else if (name === "row")
      this.#take({ number: this.#number, cells: this.#cells, isHidden: this.#isHidden });
    else this.#runs.close(name);
  }

  #hideColumns({ min = "", max = min, hidden }: Attributes): void {
    if (!isTrue(hidden)) return;
    this.#hiddenColumns.push([Number.parseInt(min, 10) - 1, Number.parseInt(max, 10) - 1]);
  }

  #openRow({ r, hidden }: Attributes): void {
    this.#isHidden = isTrue(hidden);
    const number = r === undefined ? this.#number + 1 : Number.parseInt(r, 10);
    if (!(number > this.#number && number <= MOST_ROWS)) throw this.#broken();
    this.#number = number;
    this.#cells = [];
    this.#column = -1;
  }

  #openCell({ r, t = "n", s }: Attributes): void {
    const column = r === undefined ? this.#column + 1 : this.#columnOf(r);
    if (column <= this.#column || column >= MOST_COLUMNS) throw this.#broken();
    this.#column = column;
    const { comments } = this.#context;
    this.#comment =
      comments.size === 0 ? null : (comments.get(r ?? `${columnName(column)}${this.#number}`) ?? null);
    this.#type = t;
    this.#format = (s === undefined ? undefined : this.#context.formats[Number.parseInt(s, 10)]) ?? GENERAL;
    this.#value = null;
    this.#formula = null;
    this.#runs.clear();
  }

  #closeCell(): void {
    const column = this.#column;
    const comment = this.#comment;
    const { isStruck = false } = this.#format;
    const isHidden = this.#hiddenColumns.some(([first, last]) => first <= column && column <= last);
    const beside = { isStruck, isHidden, comment };
    if (this.#formula !== null && this.#isWithoutResult()) {
      const text = `=${unescapeText(this.#formula)}`;
      this.#cells.push({ column, text, isFormula: true, shown: null, stored: null, scaled: null, ...beside });
      return;
    }
    const { text, shown, stored = null, scaled = null } = this.#textOfCell();
    if (text !== "" || comment !== null)
      this.#cells.push({ column, text, isFormula: false, shown, stored, scaled, ...beside });
  }

  #textOfCell(): NumberText {
    const value = this.#value;
    if (this.#type === "inlineStr") return plain(this.#runs.text);
    if (value === null || value === "") return plain("");
    if (this.#type === "n") return readNumber(value, this.#format, this.#context.isFrom1904);
    if (this.#type === "s") {
      const text = this.#context.strings[Number.parseInt(value, 10)];
      if (text === undefined) throw this.#broken();
      return plain(text);
    }
    if (this.#type === "b") return plain(value === "1" || value === "true" ? "true" : "false");
    return plain(this.#type === "d" ? value.replace(MIDNIGHT, "") : unescapeText(value));
  }

  /** An empty text is a result, an empty number is none. */
  #isWithoutResult(): boolean {
    return (
      this.#context.isToBeComputed || this.#value === null || (this.#value === "" && this.#type !== "str")
    );
  }

  /** The column of a reference such as `AB12`, which must lie in this row, from 0. */
  #columnOf(reference: string): number {
    const { row, column } = placeOf(reference) ?? { row: 0, column: 0 };
    if (row !== this.#number) throw this.#broken();
    return column;
  }

  #merge(reference = ""): void {
    const [from = "", to = from] = reference.split(":");
    const first = placeOf(from);
    const last = placeOf(to);
    if (first === null || last === null || this.merged.length >= MOST_MERGED) throw this.#broken();
    const [top = 0, bottom = 0] = [first.row, last.row].toSorted((one, other) => one - other);
    const [left = 0, right = 0] = [first.column, last.column].toSorted((one, other) => one - other);
    this.merged.push({ reference, top, bottom, left, right });
  }
}

function isTrue(attribute: string | undefined): boolean {
  return attribute === "1" || attribute === "true";
}

const MIDNIGHT = /T00:00:00(?:\.0+)?Z?$/;

function plain(text: string): NumberText {
  return { text, shown: null };
}
