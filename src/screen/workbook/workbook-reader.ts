import { nearest, showFound } from "../../input/problem.ts";
import { screenError, type ScreenError } from "../screen-error.ts";
import { formOfFormat, type NumberForm, textOfNumber } from "./number-cell.ts";
import { readXml, XmlError, type XmlEvents } from "./xml-events.ts";
import { ZipReader } from "./zip-reader.ts";

/** A row of a sheet: its number, from 1, and its cells as text; trailing empty cells may be left out. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** The sheet that was read, and the other ones that people can see. */
export interface SheetChoice {
  readonly sheet: string;
  readonly others: readonly string[];
}

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const LONGEST_STRINGS = 256 << 20;

type Attributes = () => Readonly<Record<string, string>>;

/**
 * Reads the rows of a sheet of an XLSX workbook, handing each to `take`: of the one named, or of the first that is not
 * hidden. Throws a ScreenError.
 */
export async function readSheet(
  file: string,
  name: string,
  wanted: string | null,
  take: (row: SheetRow) => void,
): Promise<SheetChoice> {
  const zip = new ZipReader(file, name);
  const broken = (part: string): ScreenError => screenError("brokenWorkbook", { source: name, part });
  const read = async (part: string, events: Partial<XmlEvents>): Promise<void> => {
    try {
      await readXml(zip.text(part), {
        open: (name, attributes) => events.open?.(name, attributes),
        text: (text) => events.text?.(text),
        close: (name) => events.close?.(name),
      });
    } catch (error) {
      throw error instanceof XmlError ? broken(part) : error;
    }
  };
  if (!zip.has("xl/workbook.xml")) throw broken("xl/workbook.xml");
  const { sheets, isFrom1904 } = await readWorkbook(read);
  const chosen = chooseSheet(sheets, wanted, name);
  const target = chosen === undefined ? null : await targetOf(read, chosen.relation);
  if (chosen === undefined || target === null || !zip.has(target)) throw broken("xl/workbook.xml");
  const strings = zip.has("xl/sharedStrings.xml")
    ? await readStrings(read, () => broken("xl/sharedStrings.xml"))
    : [];
  const forms = zip.has("xl/styles.xml") ? await readForms(read) : [];
  const sheet = new SheetEvents({ strings, forms, isFrom1904 }, take, () => broken(target));
  await read(target, sheet);
  const others = sheets.filter((other) => other !== chosen && !other.isHidden);
  return { sheet: chosen.title, others: others.map(({ title }) => title) };
}

type Read = (part: string, events: Partial<XmlEvents>) => Promise<void>;

interface ListedSheet {
  readonly title: string;
  readonly relation: string;
  readonly isHidden: boolean;
}

async function readWorkbook(read: Read): Promise<{ sheets: ListedSheet[]; isFrom1904: boolean }> {
  const sheets: ListedSheet[] = [];
  let isFrom1904 = false;
  await read("xl/workbook.xml", {
    open: (name, attributes) => {
      if (name === "sheet") {
        const { name: title = "", id = "", state = "visible" } = attributes();
        sheets.push({ title, relation: id, isHidden: state !== "visible" });
      }
      if (name === "workbookPr") isFrom1904 = ["1", "true"].includes(attributes().date1904 ?? "");
    },
  });
  return { sheets, isFrom1904 };
}

function chooseSheet(
  sheets: readonly ListedSheet[],
  wanted: string | null,
  source: string,
): ListedSheet | undefined {
  if (wanted === null) return sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];
  const titles = sheets.map(({ title }) => title);
  const chosen = sheets.find(({ title }) => title === wanted);
  if (chosen !== undefined) return chosen;
  throw screenError("noSuchSheet", {
    source,
    found: showFound(wanted),
    expected: titles.map(showFound).join(", "),
    nearest: nearest(wanted, titles) ?? "–",
  });
}

async function targetOf(read: Read, relation: string): Promise<string | null> {
  let target: string | null = null;
  await read("xl/_rels/workbook.xml.rels", {
    open: (name, attributes) => {
      if (name !== "Relationship") return;
      const { Id, Target = "" } = attributes();
      if (Id === relation) target = Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`;
    },
  });
  return target;
}

async function readStrings(read: Read, broken: () => ScreenError): Promise<string[]> {
  const strings: string[] = [];
  let current: string | null = null;
  let isText = false;
  let isPhonetic = false;
  let length = 0;
  await read("xl/sharedStrings.xml", {
    open: (name) => {
      if (name === "si") current = "";
      if (name === "rPh") isPhonetic = true;
      isText = name === "t" && !isPhonetic;
    },
    text: (text) => {
      if (!isText || current === null) return;
      current += text;
      length += text.length;
      if (length > LONGEST_STRINGS) throw broken();
    },
    close: (name) => {
      if (name === "t") isText = false;
      if (name === "rPh") isPhonetic = false;
      if (name === "si" && current !== null) strings.push(current);
    },
  });
  return strings;
}

/** The form of numbers by the index of a cell's style. */
async function readForms(read: Read): Promise<NumberForm[]> {
  const codes = new Map<number, string>();
  const forms: NumberForm[] = [];
  let inCells = false;
  await read("xl/styles.xml", {
    open: (name, attributes) => {
      if (name === "cellXfs") inCells = true;
      if (name !== "numFmt" && !(name === "xf" && inCells)) return;
      const { numFmtId = "0", formatCode } = attributes();
      const id = Number.parseInt(numFmtId, 10);
      if (name === "numFmt") codes.set(id, formatCode ?? "");
      else forms.push(formOfFormat(id, codes.get(id)));
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return forms;
}

interface SheetContext {
  readonly strings: readonly string[];
  readonly forms: readonly NumberForm[];
  readonly isFrom1904: boolean;
}

/** Puts the rows of a sheet together. */
class SheetEvents implements XmlEvents {
  readonly #context: SheetContext;
  readonly #take: (row: SheetRow) => void;
  readonly #broken: () => ScreenError;
  #number = 0;
  #cells: string[] = [];
  #column = 0;
  #type = "n";
  #form: NumberForm = "plain";
  #value = "";
  #isValue = false;

  constructor(context: SheetContext, take: (row: SheetRow) => void, broken: () => ScreenError) {
    this.#context = context;
    this.#take = take;
    this.#broken = broken;
  }

  open(name: string, attributes: Attributes): void {
    if (name === "row") {
      const given = attributes().r;
      const number = given === undefined ? this.#number + 1 : Number.parseInt(given, 10);
      if (!(number > this.#number && number <= MOST_ROWS)) throw this.#broken();
      this.#number = number;
      this.#cells = [];
    } else if (name === "c") {
      const { r, t = "n", s = "" } = attributes();
      this.#column = r === undefined ? this.#cells.length : columnOf(r);
      if (!(this.#column >= 0 && this.#column < MOST_COLUMNS)) throw this.#broken();
      this.#type = t;
      this.#form = this.#context.forms[Number.parseInt(s, 10)] ?? "plain";
      this.#value = "";
    } else if (name === "v" || name === "t") this.#isValue = true;
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.#isValue = false;
    else if (name === "c") {
      while (this.#cells.length < this.#column) this.#cells.push("");
      this.#cells[this.#column] = this.#textOfCell();
    } else if (name === "row") this.#take({ number: this.#number, cells: this.#cells });
  }

  #textOfCell(): string {
    const value = this.#value;
    if (value === "") return "";
    if (this.#type === "s") {
      const text = this.#context.strings[Number.parseInt(value, 10)];
      if (text === undefined) throw this.#broken();
      return text;
    }
    if (this.#type === "b") return value === "1" ? "true" : "false";
    if (this.#type === "d") return value.slice(0, 10);
    return this.#type === "n" ? textOfNumber(value, this.#form, this.#context.isFrom1904) : value;
  }
}

/** The column of a reference such as `AB12`, from 0; negative for what is none. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "")
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
