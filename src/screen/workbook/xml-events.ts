/** What a look through an XML text meets. Names are without prefixes. */
export interface XmlEvents {
  open(name: string, attributes: () => Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

const LONGEST_TAG = 1 << 20;

/** Thrown for what no spreadsheet program writes. */
export class XmlError extends Error {}

/**
 * Tells the events of an XML text that comes in pieces, with a memory of one tag. Made for the parts of workbooks:
 * document types, from which entities could grow, are refused; comments and instructions are passed over.
 */
export async function readXml(pieces: AsyncIterable<string>, events: XmlEvents): Promise<void> {
  let held = "";
  for await (const piece of pieces) {
    held = takeTags(held + piece, events);
    if (held.length > LONGEST_TAG) throw new XmlError("a tag or text without an end");
  }
  if (held.trim() !== "") throw new XmlError("the text ends inside a tag");
}

/** Takes whole tags, with the text before them, from the front; returns what is left. */
function takeTags(xml: string, events: XmlEvents): string {
  let at = 0;
  for (;;) {
    const open = xml.indexOf("<", at);
    if (open < 0) return xml.slice(at);
    const end = endOfTag(xml, open);
    if (end < 0) return xml.slice(at);
    if (open > at) events.text(decodeEntities(xml.slice(at, open)));
    takeTag(xml, open, end, events);
    at = end;
  }
}

function endOfTag(xml: string, open: number): number {
  if (xml.startsWith("<!--", open)) return after(xml, "-->", open + 4);
  if (xml.startsWith("<![CDATA[", open)) return after(xml, "]]>", open + 9);
  let at = open + 1;
  for (;;) {
    const close = xml.indexOf(">", at);
    if (close < 0) return -1;
    const double = xml.indexOf('"', at);
    if (double < 0 || double > close) return close + 1;
    const other = xml.indexOf('"', double + 1);
    if (other < 0) return -1;
    at = other + 1;
  }
}

function after(xml: string, end: string, from: number): number {
  const at = xml.indexOf(end, from);
  return at < 0 ? -1 : at + end.length;
}

function takeTag(xml: string, open: number, end: number, events: XmlEvents): void {
  const second = xml[open + 1];
  if (second === "!") {
    if (xml.startsWith("<![CDATA[", open)) events.text(xml.slice(open + 9, end - 3));
    else if (!xml.startsWith("<!--", open)) throw new XmlError("a document type");
    return;
  }
  if (second === "?") return;
  if (second === "/") {
    events.close(localName(xml.slice(open + 2, end - 1).trim()));
    return;
  }
  const isEmpty = xml[end - 2] === "/";
  const inner = xml.slice(open + 1, isEmpty ? end - 2 : end - 1);
  const space = inner.search(/\s/);
  const name = localName(space < 0 ? inner : inner.slice(0, space));
  events.open(name, () => attributesOf(space < 0 ? "" : inner.slice(space)));
  if (isEmpty) events.close(name);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null);
  for (const [, name = "", double, single] of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes[localName(name)] = decodeEntities(double ?? single ?? "");
  }
  return attributes;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]+);/g, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name] ?? whole;
    const code = name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
