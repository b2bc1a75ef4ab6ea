import { SaxesParser, type SaxesTagPlain, type XMLDecl } from "saxes";

/** What a look through an XML text meets. Names are without prefixes. */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Thrown for what no spreadsheet program writes. */
export class XmlError extends Error {}

/** No tag, text or comment is longer, in characters. */
const LONGEST_EVENT = 1 << 20;
const DEEPEST = 100;

const ENCODINGS = ["utf-8", "utf-16", "us-ascii"];

/**
 * Tells the events of an XML part, whose bytes come in pieces of UTF-8 or UTF-16, with a memory of one tag. Document
 * types, from which entities could grow, are refused; comments and instructions are passed over. Throws an XmlError.
 */
export async function readXml(pieces: AsyncIterable<Uint8Array>, events: Partial<XmlEvents>): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let sinceEvent = 0;
  let depth = 0;
  // No more than six handlers: with eight, the runtime keeps saxes' own state in a way that is three times as slow.
  parser.on("opentag", (tag) => {
    sinceEvent = 0;
    if (depth === 0) checkEncoding(parser.xmlDecl);
    depth += 1;
    if (depth > DEEPEST) throw new XmlError("tags within tags without end");
    events.open?.(localName(tag.name), localAttributes(tag));
  });
  parser.on("closetag", (tag) => {
    sinceEvent = 0;
    depth -= 1;
    events.close?.(localName(tag.name));
  });
  const takeText = (text: string): void => {
    sinceEvent = 0;
    events.text?.(text);
  };
  parser.on("text", takeText);
  parser.on("cdata", takeText);
  parser.on("doctype", () => {
    throw new XmlError("a document type");
  });
  parser.on("error", (error) => {
    throw new XmlError(error.message);
  });
  for await (const text of decode(pieces)) {
    parser.write(text);
    sinceEvent += text.length;
    if (sinceEvent > LONGEST_EVENT) throw new XmlError("a tag or text without an end");
  }
  parser.close();
}

function checkEncoding({ encoding = "utf-8" }: XMLDecl): void {
  if (!ENCODINGS.includes(encoding.toLowerCase())) throw new XmlError(`encoding ${encoding}`);
}

/** The text of a part, by its byte-order mark or its first character. */
async function* decode(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  try {
    for await (const piece of pieces) {
      decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
      yield decoder.decode(piece, { stream: true });
    }
    if (decoder !== null) yield decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? new XmlError(error.message) : error;
  }
}

const UTF_16: readonly (readonly [string, readonly [number, number]])[] = [
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
  ["utf-16le", [0x3c, 0x00]],
  ["utf-16be", [0x00, 0x3c]],
];

function encodingOf(start: Uint8Array): string {
  return UTF_16.find(([, bytes]) => bytes.every((byte, index) => start[index] === byte))?.[0] ?? "utf-8";
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function localAttributes({ attributes }: SaxesTagPlain): Readonly<Record<string, string>> {
  for (const name in attributes) {
    if (name.includes(":")) {
      return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [localName(key), value]));
    }
  }
  return attributes;
}
