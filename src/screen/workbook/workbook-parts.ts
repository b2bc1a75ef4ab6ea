import { posix } from "node:path";
import { nearest, showFound } from "../../input/problem.ts";
import { screenError } from "../screen-error.ts";
import type { PackageReader } from "./package-reader.ts";
import { readXml, XmlError, type XmlEvents } from "./xml-reader.ts";

/** A sheet of a workbook, and the part that holds it. */
export interface ListedSheet {
  readonly title: string;
  readonly isHidden: boolean;
  readonly part: string;
}

/** What a workbook says of all its sheets. */
export interface WorkbookParts {
  readonly sheets: readonly ListedSheet[];
  readonly isFrom1904: boolean;
  /** Whether the workbook says itself that the results of its formulas are not worked out yet. */
  readonly isToBeComputed: boolean;
  /** The parts of shared strings and of styles, where there are any. */
  readonly strings: string | null;
  readonly styles: string | null;
}

/** A relation of a part to another: its kind without the standard's address, and the part. */
interface Relation {
  readonly kind: string;
  readonly part: string;
}

/** Finds the workbook through the relations of its package, and what belongs to it. Throws a ScreenError. */
export async function readWorkbookParts(zip: PackageReader, source: string): Promise<WorkbookParts> {
  const root = Array.from((await relationsOf(zip, "")).values());
  const book = root.find(({ kind }) => kind === "officeDocument")?.part;
  if (book === undefined || !zip.has(book)) throw otherFormat(zip, source) ?? zip.broken("_rels/.rels");
  if (book.endsWith(".bin")) throw screenError("otherSpreadsheet", { source, format: "XLSB" });
  const relations = await relationsOf(zip, book);
  const listed: { title: string; state: string; id: string }[] = [];
  let isFrom1904 = false;
  let isToBeComputed = false;
  await readPart(zip, book, {
    open: (name, { name: title = "", id = "", state = "visible", date1904, fullCalcOnLoad }) => {
      if (name === "sheet") listed.push({ title, state, id });
      if (name === "workbookPr") isFrom1904 = isTrue(date1904);
      if (name === "calcPr") isToBeComputed = isTrue(fullCalcOnLoad);
    },
  });
  const sheets = listed.flatMap(({ title, state, id }) => {
    const relation = relations.get(id);
    if (relation === undefined) throw zip.broken(book);
    return relation.kind === "worksheet"
      ? [{ title, isHidden: state !== "visible", part: relation.part }]
      : [];
  });
  const partOf = (kind: string): string | null =>
    Array.from(relations.values()).find((relation) => relation.kind === kind)?.part ?? null;
  return { sheets, isFrom1904, isToBeComputed, strings: partOf("sharedStrings"), styles: partOf("styles") };
}

/** The sheet that is wanted, or the first that is not hidden. Throws a ScreenError. */
export function chooseSheet(
  sheets: readonly ListedSheet[],
  wanted: string | null,
  source: string,
): ListedSheet | undefined {
  if (wanted === null) return sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];
  const chosen = sheets.find(({ title }) => title === wanted);
  if (chosen !== undefined) return chosen;
  const titles = sheets.map(({ title }) => title);
  throw screenError("noSuchSheet", {
    source,
    found: showFound(wanted),
    expected: titles.map(showFound).join(", "),
    nearest: nearest(wanted, titles) ?? "–",
  });
}

/** Reads an XML part. Throws a ScreenError where it is none. */
export async function readPart(zip: PackageReader, part: string, events: Partial<XmlEvents>): Promise<void> {
  try {
    await readXml(zip.bytes(part), events);
  } catch (error) {
    throw error instanceof XmlError ? zip.broken(part) : error;
  }
}

/** The relations of a part, or of the package itself (``), by their ids. */
export async function relationsOf(zip: PackageReader, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, "_rels", `${posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  if (!zip.has(name)) return relations;
  await readPart(zip, name, {
    open: (tag, { Id = "", Type = "", Target = "", TargetMode }) => {
      if (tag !== "Relationship" || TargetMode === "External") return;
      const path = Target.startsWith("/") ? Target.slice(1) : posix.join(folder, Target);
      relations.set(Id, { kind: Type.slice(Type.lastIndexOf("/") + 1), part: unescaped(path) });
    },
  });
  return relations;
}

/** The name of a part as its package has it, where a relation writes it as an address. */
function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function otherFormat(zip: PackageReader, source: string): Error | null {
  const isOpenDocument = zip.has("META-INF/manifest.xml") && zip.has("content.xml");
  return isOpenDocument ? screenError("otherSpreadsheet", { source, format: "ODS" }) : null;
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}
