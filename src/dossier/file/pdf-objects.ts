import { inflateSync } from "node:zlib";

/** One object of a PDF: what stands before its stream, and the stream, inflated; null where it has none. */
export interface PdfObject {
  readonly head: string;
  readonly stream: Uint8Array | null;
}

/** A PDF whose objects cannot be read. */
export class BrokenPdf extends Error {}

const LARGEST_STREAM = 64 * 1024 * 1024;

/**
 * The objects of a PDF as this program writes them: each in the open, none packed into another. Throws a BrokenPdf for a
 * stream that is cut or cannot be inflated.
 */
export function pdfObjects(bytes: Uint8Array): ReadonlyMap<number, PdfObject> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString("latin1");
  const objects = new Map<number, PdfObject>();
  const opening = /(?:^|[\r\n])(\d{1,10}) 0 obj\b/g;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const start = opening.lastIndex;
    const end = text.indexOf("endobj", start);
    if (end === -1) throw new BrokenPdf("an object has no end");
    const at = text.indexOf("stream", start);
    const number = Number.parseInt(found[1] ?? "", 10);
    if (at === -1 || at > end) {
      objects.set(number, { head: text.slice(start, end).trim(), stream: null });
      opening.lastIndex = end;
      continue;
    }
    const head = text.slice(start, at).trim();
    const from = text.startsWith("\r\n", at + 6) ? at + 8 : at + 7;
    const length = Number.parseInt(/\/Length (\d+)(?! \d+ R)/.exec(head)?.[1] ?? "", 10);
    if (!Number.isSafeInteger(length) || !/^\s*endstream/.test(text.slice(from + length, from + length + 16)))
      throw new BrokenPdf("a stream is cut");
    const raw = buffer.subarray(from, from + length);
    objects.set(number, { head, stream: head.includes("/FlateDecode") ? inflate(raw) : raw });
    opening.lastIndex = from + length;
  }
  return objects;
}

function inflate(bytes: Uint8Array): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: LARGEST_STREAM });
  } catch {
    throw new BrokenPdf("a stream cannot be inflated");
  }
}
