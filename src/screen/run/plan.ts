import type { Language } from "../../language/language.ts";
import type { ColumnPlan } from "../columns/headings.ts";
import type { OwnershipFolder } from "../ownership/ownership-folder.ts";
import type { Encoding } from "../source/encoding.ts";
import type { Table } from "../table/format-finding.ts";

/** How the records of an input are written: CSV, a JSON profile a line, or a JSON array of cells a line. */
export type RecordForm = "csv" | "profiles" | "rows";

/** Everything that decides what comes of a row; it travels to the threads. */
export interface ScreenPlan {
  readonly form: RecordForm;
  readonly encoding: Encoding;
  /** null for profiles, which name their facts themselves. */
  readonly columns: ColumnPlan | null;
  readonly asOf: string;
  readonly language: Language;
  readonly table: Table;
  /** Whether CSV files begin with the mark by which Excel knows UTF-8. */
  readonly byteOrderMark: boolean;
  /** Whether every cell that cannot be read rejects its row. */
  readonly isStrict: boolean;
  /** Whether results are in people's words, in CSV too. */
  readonly isInWords: boolean;
  /** The folder with the owners of companies; null where rows say it all. */
  readonly ownership: OwnershipFolder | null;
}
