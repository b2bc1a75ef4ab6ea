import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";

/** Where the machine's part stands in a DOCX. */
export const PART_OF_DOCX = "customXml/item1.xml";

const NAMESPACE = "urn:zhunru:dossier:1";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
const ITEM = "{6E1C2B54-5E0B-4B7B-9A31-0D1F5A2C7E01}";

/**
 * Adds the machine's part to a DOCX, and takes chance and the clock out of it: identifiers that were drawn are
 * numbered, dates are the day asked about. `day` as YYYY-MM-DD.
 */
export function withCustomPart(docx: Uint8Array, json: string, day: string): Uint8Array {
  const files = unzipSync(docx);
  const edit = (path: string, change: (xml: string) => string): void => {
    const bytes = files[path];
    if (bytes === undefined) throw new Error(`a DOCX without ${path}`);
    files[path] = strToU8(change(strFromU8(bytes)));
  };
  files[PART_OF_DOCX] = strToU8(
    `${DECLARATION}<dossier xmlns="${NAMESPACE}" type="application/json">${escapeXml(escapeNoncharacters(json))}</dossier>`,
  );
  files["customXml/itemProps1.xml"] = strToU8(
    `${DECLARATION}<ds:datastoreItem ds:itemID="${ITEM}" xmlns:ds="${PROPERTIES}"><ds:schemaRefs><ds:schemaRef ds:uri="${NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  files["customXml/_rels/item1.xml.rels"] = strToU8(
    `${DECLARATION}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
  );
  edit("word/_rels/document.xml.rels", (xml) =>
    xml.replace(
      "</Relationships>",
      `<Relationship Id="rIdDossier" Type="${OFFICE}/customXml" Target="../customXml/item1.xml"/></Relationships>`,
    ),
  );
  edit("[Content_Types].xml", (xml) =>
    xml.replace(
      "</Types>",
      '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>',
    ),
  );
  edit("docProps/core.xml", (xml) =>
    xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`),
  );
  edit("word/document.xml", withBookmarksNumbered);
  const numbers = new Map<string, string>();
  for (const path of Object.keys(files)) {
    if (!/^word\/.*(\.xml|\.rels)$/.test(path)) continue;
    edit(path, (xml) =>
      xml.replace(/rId[a-z0-9_-]{18,24}(?=")/g, (id) => {
        const number = numbers.get(id) ?? `rIdN${numbers.size + 1}`;
        numbers.set(id, number);
        return number;
      }),
    );
  }
  return zipSync(inOrder(files));
}

/** The numbers of bookmarks count on from one document to the next; here they begin anew. */
function withBookmarksNumbered(xml: string): string {
  const numbers = new Map<string, string>();
  return xml.replace(/(<w:bookmark(?:Start|End)\b[^>]*w:id=")(\d+)"/g, (_, start: string, id: string) => {
    const number = numbers.get(id) ?? String(numbers.size + 1);
    numbers.set(id, number);
    return `${start}${number}"`;
  });
}

/** The list of types first, as readers expect, everything else by name; all of one time. */
function inOrder(files: Readonly<Record<string, Uint8Array>>): Zippable {
  const first = "[Content_Types].xml";
  const paths = Object.keys(files)
    .filter((path) => path !== first)
    .sort();
  const mtime = new Date("1980-01-01T00:00:00");
  return Object.fromEntries(
    [first, ...paths].flatMap((path) => {
      const bytes = files[path];
      return bytes === undefined ? [] : [[path, [bytes, { mtime, level: 6 }]]];
    }),
  );
}

/** JSON without the two characters that no XML may hold; they stand in its strings alone. */
function escapeNoncharacters(json: string): string {
  return json.replaceAll("\ufffe", "\\ufffe").replaceAll("\uffff", "\\uffff");
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}
