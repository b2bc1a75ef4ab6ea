import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { dividerOf, findTable, type HeadRow } from "../columns/find-table.ts";
import { HeadingNames } from "../columns/heading-names.ts";
import type { ColumnPlan, HeadingWishes } from "../columns/headings.ts";
import { withColumnsOfOnes } from "../columns/ones-and-zeros.ts";
import { screenError, withRemark } from "../screen-error.ts";
import { ENCODINGS, type Encoding, lookAtFile, lookAtText } from "../source/encoding.ts";
import { kindOfInput, spoolStandardInput } from "../source/spool.ts";
import { spoolSheet } from "../source/spool-sheet.ts";
import { beginningOf, spoolText, type TextForm, utf16Of } from "../source/spool-text.ts";
import { readFirstRecords } from "../source/table-header.ts";
import type { SheetChoice } from "../workbook/workbook-reader.ts";
import type { RecordForm } from "./plan.ts";
import { checkUnchanged } from "./screen-file.ts";
import type { Records } from "./shard.ts";
import type { WorkFolder } from "./work-folder.ts";

/** An input whose columns are known: what to read of it, and what it was. */
export interface PreparedInput {
  readonly records: Records;
  readonly form: RecordForm;
  readonly encoding: Encoding;
  readonly columns: ColumnPlan | null;
  /** What stands above the headings of a table. */
  readonly titles: readonly HeadRow[];
  /** Of the file that was given. */
  readonly size: number;
  readonly sha256: string;
  /** The hash of the records. */
  readonly content: string;
  /** null where the input is no workbook. */
  readonly choice: SheetChoice | null;
  /** How a text was written that had to be rewritten as a CSV; null for all others. */
  readonly writtenAs: TextForm | null;
}

/** Which input is to be read, and how. */
export interface InputRequest {
  /** `-` is standard input. */
  readonly file: string;
  /** What people call the file, where it is kept under another name. */
  readonly calledName?: string;
  /** The sheet of a workbook; null for the first. */
  readonly sheet: string | null;
  readonly wishes: HeadingWishes;
  /** Whether an interrupted run is taken up again. */
  readonly resume: boolean;
}

const INPUT = "input.spool";
const ROWS = "rows.spool";
const TEXT = "text.spool";

/** Files of a work folder that hold an input. */
export const SPOOLS = [INPUT, ROWS, TEXT];

/**
 * Looks at a whole input and judges its headings; standard input and the rows of a sheet are copied into the work
 * folder. Throws a ScreenError for what cannot be screened.
 */
export async function prepareInput(
  folder: WorkFolder,
  request: InputRequest,
  vocabulary: Vocabulary,
  standardInput: AsyncIterable<Uint8Array>,
): Promise<PreparedInput> {
  const isStandardInput = request.file === "-";
  const file = isStandardInput ? folder.file(INPUT) : request.file;
  const name = isStandardInput ? "stdin" : (request.calledName ?? basename(file));
  if (isStandardInput) await spoolStandardInput(standardInput, file, request.resume);
  else if (!existsSync(file)) throw screenError("noFile", { source: file });
  const kind = kindOfInput(file);
  if (kind === "old-workbook") throw screenError("oldWorkbook", { source: name });
  if (kind === "encrypted-workbook") throw screenError("encryptedWorkbook", { source: name });
  if (kind === "workbook") return prepareSheet({ file, name }, folder.file(ROWS), request, vocabulary);
  if (request.sheet !== null) throw screenError("noSheets", { source: name });
  const isNamedParquet = /\.parquet$/i.test(name);
  if (isNamedParquet && kind !== "parquet") throw screenError("notParquet", { source: name });
  if (kind !== "table") refuseWishes(request.wishes, name, kind);
  if (kind === "parquet") return prepareParquet({ file, name }, folder.file(ROWS), request, vocabulary);
  return prepareText({ file, name }, kind, folder.file(TEXT), request, vocabulary);
}

/** What a list says of its words and headings; throws a ScreenError for what such an input would leave out in silence. */
function refuseWishes(
  { meanings, ignored, agreed, headerRow }: HeadingWishes,
  source: string,
  kind: "profiles" | "parquet",
): void {
  const hasHeadings = kind === "parquet";
  const kinds = (headings: boolean): string => `CSV, XLSX${headings ? ", Parquet" : ""}`;
  const refused = [
    { option: "--columns", isGiven: !hasHeadings && meanings.size > 0, kinds: kinds(true) },
    { option: "--ignore-column", isGiven: !hasHeadings && ignored.length > 0, kinds: kinds(true) },
    { option: "--read", isGiven: Object.keys(agreed.meanings).length > 0, kinds: kinds(false) },
    { option: "--shares fraction", isGiven: agreed.shares === "fraction", kinds: kinds(false) },
    { option: "--header-row", isGiven: headerRow !== null, kinds: kinds(false) },
  ].find(({ isGiven }) => isGiven);
  if (refused !== undefined)
    throw screenError("readAsWritten", { option: refused.option, source, kinds: refused.kinds });
}

interface NamedFile {
  readonly file: string;
  readonly name: string;
}

async function prepareSheet(
  { file, name }: NamedFile,
  rows: string,
  { sheet, wishes }: InputRequest,
  vocabulary: Vocabulary,
): Promise<PreparedInput> {
  const { stamp, size, sha256 } = lookAtFile(file);
  const names = new HeadingNames(vocabulary);
  const { plan, titles, choice } = await spoolSheet({ file, name, wanted: sheet }, rows, (first) =>
    findTable(first, names, wishes),
  );
  checkUnchanged({ file, name, stamp });
  const spooled = lookAtFile(rows);
  const records = { file: rows, name, stamp: spooled.stamp, offset: 0, line: 1, end: spooled.size };
  return {
    records,
    form: "rows",
    encoding: "utf-8",
    columns: withColumnsOfOnes(plan, vocabulary, records, "rows", "utf-8"),
    titles,
    size,
    sha256,
    content: spooled.sha256,
    choice,
    writtenAs: null,
  };
}

/** The rows of a Parquet file, as JSON Lines. */
async function prepareParquet(
  { file, name }: NamedFile,
  rows: string,
  { wishes }: InputRequest,
  vocabulary: Vocabulary,
): Promise<PreparedInput> {
  const { stamp, size, sha256 } = lookAtFile(file);
  const { spoolParquet } = await import("../parquet/spool-parquet.ts");
  await spoolParquet({ file, name }, rows, vocabulary, wishes);
  checkUnchanged({ file, name, stamp });
  const spooled = lookAtFile(rows);
  return {
    records: { file: rows, name, stamp: spooled.stamp, offset: 0, line: 1, end: spooled.size },
    form: "profiles",
    encoding: "utf-8",
    columns: null,
    titles: [],
    size,
    sha256,
    content: spooled.sha256,
    choice: null,
    writtenAs: null,
  };
}

/** The bytes of UTF-16's byte-order mark. */
const MARK = 2;

async function prepareText(
  { file, name }: NamedFile,
  kind: "profiles" | "table",
  spool: string,
  { wishes }: InputRequest,
  vocabulary: Vocabulary,
): Promise<PreparedInput> {
  const utf16 = utf16Of(file);
  const look =
    utf16 === null ? lookAtText(file, name) : { ...lookAtFile(file), encoding: utf16, start: MARK };
  const { encoding, start, stamp, size, sha256 } = look;
  if (size === start) throw screenError("emptyInput", { source: name });
  const given = { size, sha256, content: sha256, choice: null, writtenAs: null };
  const records = { file, name, stamp, offset: start, line: 1, end: size };
  if (kind === "profiles" && isPlain(encoding))
    return { ...given, records, form: "profiles", encoding, columns: null, titles: [] };
  const beginning = beginningOf(file, name, { encoding, start });
  if (beginning.trimStart().startsWith("{")) throw screenError("utf16", { source: name });
  const names = new HeadingNames(vocabulary);
  const divider = dividerOf(beginning, names, wishes);
  const tableOf = (text: Records, own: Encoding) => {
    try {
      return prepareCsv(text, own, names, wishes, vocabulary);
    } catch (error) {
      throw encoding === "gb18030" ? withRemark(error, "otherEncoding", {}) : error;
    }
  };
  if (isPlain(encoding) && divider === ",") return { ...given, ...tableOf(records, encoding) };
  const writtenAs = { encoding, start, divider };
  await spoolText(file, name, writtenAs, spool);
  checkUnchanged({ file, name, stamp });
  const spooled = lookAtFile(spool);
  const copied = { file: spool, name, stamp: spooled.stamp, offset: 0, line: 1, end: spooled.size };
  const table = tableOf(copied, "utf-8");
  return {
    ...given,
    ...table,
    content: spooled.sha256,
    writtenAs,
    columns: inDoubtOf(table.columns, divider),
  };
}

function isPlain(encoding: TextForm["encoding"]): encoding is Encoding {
  return (ENCODINGS as readonly string[]).includes(encoding);
}

/** Semicolons come from where a comma stands before decimals and a point between thousands, or the other way round. */
function inDoubtOf(plan: ColumnPlan, divider: string): ColumnPlan {
  const areSignsInDoubt = divider === ";";
  return {
    ...plan,
    columns: plan.columns.map((column) => ({ ...column, context: { ...column.context, areSignsInDoubt } })),
  };
}

/** The table of a text whose cells are divided by commas. */
function prepareCsv(
  text: Records,
  encoding: Encoding,
  names: HeadingNames,
  wishes: HeadingWishes,
  vocabulary: Vocabulary,
) {
  const { file, name, offset: start, end: size } = text;
  const first = readFirstRecords(file, name, { start, size, encoding });
  const { plan, titles, above } = findTable(first, names, wishes);
  const last = first[above - 1];
  if (last === undefined) throw new Error("a table was found without headings");
  const records = { ...text, offset: last.nextOffset, line: last.nextLine };
  const columns = withColumnsOfOnes(plan, vocabulary, records, "csv", encoding);
  return { records, form: "csv" as const, encoding, columns, titles };
}
