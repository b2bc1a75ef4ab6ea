import { strFromU8, unzipSync } from "fflate";
import { UnreadableDossier } from "../machine/read.ts";
import words from "../words.json" with { type: "json" };
import { PART_OF_DOCX } from "../docx/custom-part.ts";
import { BrokenPdf, type PdfObject, pdfObjects } from "./pdf-objects.ts";

/** A dossier's file: what kind it is, and the text of the machine's part in it. */
export interface OpenedFile {
  readonly kind: "pdf" | "docx" | "json";
  readonly text: string;
}

const LARGEST_PART = 64 * 1024 * 1024;

/** Takes the machine's part out of a file. Throws an UnreadableDossier for a file that has none, or that is damaged. */
export function openFile(bytes: Uint8Array): OpenedFile {
  const start = Buffer.from(bytes.subarray(0, 5)).toString("latin1");
  if (start === "%PDF-") return { kind: "pdf", text: decode(partOfPdf(bytes)) };
  if (start.startsWith("PK")) return { kind: "docx", text: partOfDocx(bytes) };
  const text = decode(bytes);
  if (!text.trimStart().startsWith("{")) throw new UnreadableDossier(words.noDossier);
  return { kind: "json", text };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableDossier(words.noDossier);
  }
}

function partOfPdf(bytes: Uint8Array): Uint8Array {
  let objects: ReadonlyMap<number, PdfObject>;
  try {
    objects = pdfObjects(bytes);
  } catch (error) {
    if (error instanceof BrokenPdf) throw new UnreadableDossier(words.brokenPdf);
    throw error;
  }
  const files = [...objects.values()].filter(({ head }) => /\/Type \/Filespec/.test(head));
  const [file, another] = files;
  if (file === undefined) throw new UnreadableDossier(words.noAttachment);
  if (another !== undefined) throw new UnreadableDossier(words.attachments);
  const number = /\/EF <<\s*\/U?F (\d+) 0 R/.exec(file.head)?.[1] ?? "";
  const stream = objects.get(Number.parseInt(number, 10))?.stream;
  if (stream == null) throw new UnreadableDossier(words.brokenPdf);
  return stream;
}

function partOfDocx(bytes: Uint8Array): string {
  let xml: Uint8Array | undefined;
  try {
    const filter = ({ name, originalSize }: { name: string; originalSize: number }): boolean =>
      name === PART_OF_DOCX && originalSize <= LARGEST_PART;
    xml = unzipSync(bytes, { filter })[PART_OF_DOCX];
  } catch {
    throw new UnreadableDossier(words.brokenDocx);
  }
  const text = /<dossier[^>]*>([^<]*)<\/dossier>/.exec(xml === undefined ? "" : strFromU8(xml))?.[1];
  if (text === undefined) throw new UnreadableDossier(words.noPart);
  const marks: Readonly<Record<string, string>> = {
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    "#13": "\r",
    amp: "&",
  };
  return text.replace(/&(lt|gt|quot|apos|amp|#13);/g, (_, name: string) => marks[name] ?? "");
}
