import stringWidth from "string-width";
import { columnName } from "./reference.ts";

const NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Styles of the cells that the program writes, by their index. */
export const STYLE = {
  plain: 0,
  heading: 1,
  text: 2,
  wrapped: 3,
  eligible: 4,
  conditional: 5,
  undetermined: 6,
  ineligible: 7,
  notInForce: 8,
  number: 9,
} as const;

/** The colours behind outcomes, in the order of their styles; no green but where nothing is left open. */
const FILLS = ["FFDDF3E1", "FFDCE9F7", "FFFBF0D0", "FFF8DAD6", "FFE5E7EB"];

/** A sheet of a workbook to be written. */
export interface Sheet {
  readonly name: string;
  readonly isHidden?: boolean;
  readonly pieces: Iterable<string>;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML cannot hold, or does not keep
const NOT_KEPT = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;

/** A text as workbooks spell it (ECMA-376, ST_Xstring): what XML does not keep by its code, and what looks like one. */
function spellOut(text: string): string {
  return text.replace(
    NOT_KEPT,
    (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
  );
}

/** Text inside XML. */
export function xmlText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A cell as it is written, and what it shows. */
export interface Cell {
  readonly xml: string;
  readonly text: string;
}

/** A cell as text, which no program takes for a formula. */
export function textCell(text: string, style: number): Cell {
  if (text === "") return { xml: `<c s="${style}"/>`, text };
  const xml = `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${xmlText(spellOut(text))}</t></is></c>`;
  return { xml, text };
}

/** More of a text than this no formula can hold. */
const LONGEST_IN_FORMULA = 255;

/** A cell of text that leads to a file beside the workbook; without the way where a formula cannot hold it. */
export function linkCell(text: string, file: string, style: number): Cell {
  if (text.length > LONGEST_IN_FORMULA || text === "") return textCell(text, style);
  const quoted = (part: string): string => `"${part.replaceAll('"', '""')}"`;
  const formula = xmlText(spellOut(`HYPERLINK(${quoted(file)},${quoted(text)})`));
  return { xml: `<c t="str" s="${style}"><f>${formula}</f><v>${xmlText(spellOut(text))}</v></c>`, text };
}

export function numberCell(number: number): Cell {
  return { xml: `<c s="${STYLE.number}"><v>${number}</v></c>`, text: String(number) };
}

/** The height of a line in points, and how many a row shows at most. */
const LINE = 16;
const MOST_LINES = 20;

/** A row whose height shows its cells whole: not every program works it out by itself. */
function rowXml(cells: readonly Cell[], widths: readonly number[]): string {
  const lines = cells.reduce((most, { text }, index) => Math.max(most, linesOf(text, widths[index] ?? 0)), 1);
  const height = lines === 1 ? "" : ` ht="${LINE * Math.min(lines, MOST_LINES)}" customHeight="1"`;
  return `<row${height}>${cells.map(({ xml }) => xml).join("")}</row>`;
}

/** How much of a column the words of a line fill. */
const FILLED = 0.85;

/** How many lines a text takes in a column, in characters; a Chinese one is as wide as two others. */
function linesOf(text: string, width: number): number {
  if (text.length * 2 < width * FILLED && !text.includes("\n")) return 1;
  return text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(stringWidth(line) / (width * FILLED))), 0);
}

/** In characters: what fits across a page on its side without becoming too small to read. */
const WIDEST_PAGE = 260;

/** How a sheet is printed: on its side, as wide as the page where that can still be read, its pages numbered. */
function printing(widths: readonly number[]): { readonly head: string; readonly foot: string } {
  const fits = widths.reduce((sum, width) => sum + width, 0) <= WIDEST_PAGE;
  const fit = fits ? ' fitToWidth="1" fitToHeight="0"' : "";
  return {
    head: fits ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : "",
    foot: `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"${fit}/><headerFooter><oddFooter>&amp;C&amp;A  &amp;P / &amp;N</oddFooter></headerFooter>`,
  };
}

/** A sheet's XML: columns of such widths, the first row frozen; `behind` stands behind the rows. */
export function* sheetXml(
  widths: readonly number[],
  rows: Iterable<readonly Cell[]>,
  options: {
    readonly columnStyle?: number;
    readonly behind?: string;
    /** How many columns can be filtered, and how many stay in sight. */
    readonly filteredColumns?: number;
    readonly frozenColumns?: number;
  } = {},
): Generator<string> {
  const { columnStyle = STYLE.plain, behind = "", filteredColumns = 0, frozenColumns = 0 } = options;
  const split = frozenColumns === 0 ? "" : `xSplit="${frozenColumns}" `;
  const first = `${columnName(frozenColumns)}2`;
  const pane = frozenColumns === 0 ? "bottomLeft" : "bottomRight";
  const columns = widths
    .map(
      (width, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${columnStyle}" customWidth="1"/>`,
    )
    .join("");
  const { head, foot } = printing(widths);
  yield `${HEAD}<worksheet xmlns="${NAMESPACE}">${head}<sheetViews><sheetView workbookViewId="0"><pane ${split}ySplit="1" topLeftCell="${first}" activePane="${pane}" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>`;
  let last = 0;
  for (const row of rows) {
    last += 1;
    yield rowXml(row, widths);
  }
  const filter =
    filteredColumns === 0
      ? ""
      : `<autoFilter ref="A1:${columnName(filteredColumns - 1)}${Math.max(last, 1)}"/>`;
  yield `</sheetData>${filter}${behind}${foot}</worksheet>`;
}

/** The parts of a workbook other than its sheets. */
export function workbookParts(sheets: readonly Omit<Sheet, "pieces">[]): Map<string, string> {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const overrides = sheets
    .map(
      (_, index) =>
        `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
    )
    .join("");
  const list = sheets
    .map(
      ({ name, isHidden }, index) =>
        `<sheet name="${xmlText(name)}" sheetId="${index + 1}"${isHidden === true ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
    )
    .join("");
  // The headings stand on each page that is printed.
  const headings = sheets
    .map(
      ({ name }, index) =>
        `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${xmlText(`'${name.replaceAll("'", "''")}'!$1:$1`)}</definedName>`,
    )
    .join("");
  const relations = sheets
    .map(
      (_, index) =>
        `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
    )
    .join("");
  return new Map([
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${overrides}</Types>`,
    ],
    [
      "_rels/.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${HEAD}<workbook xmlns="${NAMESPACE}" xmlns:r="${RELATIONS}"><sheets>${list}</sheets><definedNames>${headings}</definedNames></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations}<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      "xl/styles.xml",
      `${HEAD}<styleSheet xmlns="${NAMESPACE}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="${2 + FILLS.length}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${FILLS.map((colour) => `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/></patternFill></fill>`).join("")}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${5 + FILLS.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf>${FILLS.map((_, index) => `<xf numFmtId="49" fontId="0" fillId="${index + 2}" borderId="0" xfId="0" applyFill="1" applyNumberFormat="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf>`).join("")}<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    ],
  ]);
}
