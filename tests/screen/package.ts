import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { screen } from "./support.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A cell of a sheet to be made: its text, or its XML. */
type MadeCell = string | { readonly xml: string };

/** What a workbook to be made holds beside the rows of its one sheet. */
export interface MadeWorkbook {
  readonly rows?: readonly (readonly MadeCell[])[];
  /** In place of the rows. */
  readonly sheetData?: string;
  /** Before and behind the rows. */
  readonly before?: string;
  readonly behind?: string;
  readonly styles?: string;
  readonly strings?: string;
  /** Inside `workbook`, before and behind the sheets. */
  readonly book?: { readonly before?: string; readonly behind?: string };
  /** The names of the parts, where they are not the usual ones. */
  readonly names?: { readonly book?: string; readonly sheet?: string };
  /** How an XML text becomes bytes. */
  readonly encode?: (xml: string) => Buffer;
}

/** The parts of a workbook, made by hand. */
export function workbookParts(made: MadeWorkbook): Record<string, Buffer> {
  const encode = made.encode ?? ((xml: string) => Buffer.from(xml));
  const book = made.names?.book ?? "xl/workbook.xml";
  const sheet = made.names?.sheet ?? "xl/worksheets/sheet1.xml";
  const [, folder = "", name = ""] = /^(.*\/)?([^/]+)$/.exec(book) ?? [];
  const relations = [
    relation("rId1", "worksheet", `/${sheet}`),
    ...(made.styles === undefined ? [] : [relation("rId2", "styles", "/styles.xml")]),
    ...(made.strings === undefined ? [] : [relation("rId3", "sharedStrings", "/strings.xml")]),
  ];
  const data = made.sheetData ?? (made.rows ?? []).map(rowXml).join("");
  const xml: Record<string, string> = {
    "_rels/.rels": relationsXml([relation("rId1", "officeDocument", book)]),
    [book]: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${made.book?.before ?? ""}<sheets><sheet name="企业" sheetId="1" r:id="rId1"/></sheets>${made.book?.behind ?? ""}</workbook>`,
    [`${folder}_rels/${name}.rels`]: relationsXml(relations),
    [sheet]: `<worksheet xmlns="${MAIN}">${made.before ?? ""}<sheetData>${data}</sheetData>${made.behind ?? ""}</worksheet>`,
    ...(made.styles === undefined
      ? {}
      : { "styles.xml": `<styleSheet xmlns="${MAIN}">${made.styles}</styleSheet>` }),
    ...(made.strings === undefined ? {} : { "strings.xml": `<sst xmlns="${MAIN}">${made.strings}</sst>` }),
  };
  return Object.fromEntries(Object.entries(xml).map(([part, text]) => [part, encode(text)]));
}

/** An archive of such parts; `isStored`: not compressed, so that a test can damage what it finds. */
export async function zipOf(
  parts: Readonly<Record<string, Buffer>>,
  options: { readonly isStored?: boolean; readonly isZip64?: boolean } = {},
): Promise<Buffer> {
  const zip = new ZipFile();
  const isZip64 = options.isZip64 === true;
  for (const [name, bytes] of Object.entries(parts)) {
    zip.addBuffer(bytes, name, { compress: options.isStored !== true, forceZip64Format: isZip64 });
  }
  zip.end({ forceZip64Format: isZip64, comment: "" });
  return buffer(zip.outputStream);
}

/** A workbook made by hand, as a file. */
export async function workbookOf(made: MadeWorkbook): Promise<Buffer> {
  return zipOf(workbookParts(made));
}

function rowXml(cells: readonly MadeCell[], index: number): string {
  const made = cells.map((cell) =>
    typeof cell === "string"
      ? `<c t="inlineStr"><is><t xml:space="preserve">${cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`
      : cell.xml,
  );
  return `<row r="${index + 1}">${made.join("")}</row>`;
}

function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
}

function relationsXml(relations: readonly string[]): string {
  return `<Relationships xmlns="${PACKAGE}">${relations.join("")}</Relationships>`;
}

/** The headings of a sheet of companies, and one of them: it falls 7 % short of 67 %. */
export const HEAD = ["name", "city", "activities", "chineseShare", "legalRepresentativeNationality"];
export const COMPANY = ["甲公司", "jingwan", "star-survey", "60%", "CN"];

/** Screenings of workbooks in a folder. */
export function bookScreening(folder: string) {
  /** Screens the bytes of a workbook. */
  const screenBook = (book: Buffer) => screen(folder, book, { ending: ".xlsx" });

  /** What a workbook of one company came to: its gap to 67 %, or what was said. */
  async function gapOf(book: Buffer): Promise<string | undefined> {
    const ended = await screenBook(book);
    return ended.status === 0 ? ended.table("results.csv")[0]?.gaps : ended.stderr;
  }

  return { screenBook, gapOf };
}
