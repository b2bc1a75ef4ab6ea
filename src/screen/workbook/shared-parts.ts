import { builtInFormat, type NumberFormat, readFormat } from "./number-format.ts";
import type { PackageReader } from "./package-reader.ts";
import { readPart } from "./workbook-parts.ts";

/** What all shared strings may take together, in characters; each counts for some more. */
const LONGEST_STRINGS = 256 << 20;
const EACH = 16;

/** The shared strings of a workbook, by their index. Throws a ScreenError. */
export async function readStrings(zip: PackageReader, part: string | null): Promise<string[]> {
  const strings: string[] = [];
  if (part === null) return strings;
  const runs = new TextRuns();
  let length = 0;
  await readPart(zip, part, {
    open: (name, attributes) => {
      if (name === "si") runs.clear();
      runs.open(name, attributes);
    },
    text: (text) => runs.add(text),
    close: (name) => {
      runs.close(name);
      if (name !== "si") return;
      const { text } = runs;
      length += text.length + EACH;
      if (length > LONGEST_STRINGS) throw zip.broken(part);
      strings.push(ownCopy(text));
    },
  });
  return strings;
}

/** The same text apart from the piece of XML that it was cut from, which would be kept with it. */
function ownCopy(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}

/** A character that XML cannot hold, as a workbook spells it (ECMA-376, ST_Xstring). */
const SPELT_OUT = /_x([0-9A-Fa-f]{4})_/g;

/** The raised form of each digit. */
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * Puts a text together that may stand in several runs; how they are pronounced (`rPh`) is no part of it. Digits that are
 * raised or lowered stay apart from the number that they stand beside: 6 with the sign of note 1 is no 61.
 */
export class TextRuns {
  #text = "";
  #isRaised = false;
  #isText = false;
  #isPhonetic = false;

  get text(): string {
    return unescapeText(this.#text);
  }

  clear(): void {
    this.#text = "";
  }

  open(name: string, { val = "" }: Readonly<Record<string, string>>): void {
    if (name === "rPh") this.#isPhonetic = true;
    if (name === "r") this.#isRaised = false;
    if (name === "vertAlign") this.#isRaised = val === "superscript" || val === "subscript";
    this.#isText = name === "t" && !this.#isPhonetic;
  }

  add(text: string): void {
    if (this.#isText) this.#text += this.#isRaised ? raised(text) : text;
  }

  close(name: string): void {
    if (name === "t") this.#isText = false;
    if (name === "rPh") this.#isPhonetic = false;
    if (name === "r") this.#isRaised = false;
  }
}

function raised(text: string): string {
  return text.replace(/\d/g, (digit) => RAISED.charAt(Number.parseInt(digit, 10)));
}

/** The text with its spelt-out characters in their places. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(SPELT_OUT, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Cell formats that a workbook may have (65,490 by its makers' word), with room for those who do not count. */
const MOST_FORMATS = 1 << 20;

/** The number formats of a workbook by the index of a cell's style. Throws a ScreenError. */
export async function readFormats(zip: PackageReader, part: string | null): Promise<NumberFormat[]> {
  const formats: NumberFormat[] = [];
  if (part === null) return formats;
  const own = new Map<string, NumberFormat>();
  const struck: boolean[] = [];
  let isInCells = false;
  await readPart(zip, part, {
    open: (name, { numFmtId = "0", formatCode = "", fontId = "0", val }) => {
      if (name === "cellXfs") isInCells = true;
      if (name === "numFmt") own.set(numFmtId, readFormat(formatCode));
      if (name === "font") struck.push(false);
      if (name === "strike" && struck.length > 0) struck[struck.length - 1] = isOn(val);
      if (name === "xf" && isInCells) {
        const format = own.get(numFmtId) ?? builtInFormat(numFmtId);
        formats.push(struck[Number.parseInt(fontId, 10)] === true ? { ...format, isStruck: true } : format);
      }
      if ([formats.length, own.size, struck.length].some((count) => count > MOST_FORMATS))
        throw zip.broken(part);
    },
    close: (name) => {
      if (name === "cellXfs") isInCells = false;
    },
  });
  return formats;
}

/** Whether an attribute of yes and no says yes, as one that is left out does. */
function isOn(val: string | undefined): boolean {
  return val !== "0" && val !== "false";
}
