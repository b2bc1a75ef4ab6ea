import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { applyEdits, modify } from "jsonc-parser";
import { nearest, showFound } from "../../input/problem.ts";
import { fillWords, type Language, textIn } from "../../language/language.ts";
import type { Numbering } from "../../rules/authoring/cut-document.ts";
import { createSkeleton, type NewDocument, type Skeleton } from "../../rules/authoring/skeleton.ts";
import { manifestSchema } from "../../rules/document.ts";
import { readDataFiles } from "../../rules/files.ts";
import { parseFile } from "../../rules/parse-file.ts";
import { PATTERNS } from "../../vocabulary/patterns.ts";
import { vocabularySchema } from "../../rules/vocabulary-schema.ts";
import words from "../new-document-words.json" with { type: "json" };
import { systemFault } from "../system-fault.ts";
import { UsageError, withNearest } from "../usage.ts";
import { writeWhole } from "../whole-file.ts";

export interface NewDocumentRequest {
  readonly file: string;
  readonly id: string;
  readonly city: string;
  readonly title: NewDocument["title"];
  readonly number: string;
  readonly written: string;
  readonly published: string;
  readonly numbering: Numbering | null;
  readonly bySentence: boolean;
  /** Whether the files are printed instead of written. */
  readonly print: boolean;
  readonly language: Language;
}

/** What the command needs of the outside world. */
export interface NewDocumentContext {
  /** The folder that holds rules/ and seeds/. */
  readonly root: string;
  write(text: string): void;
}

const MANIFEST = "seeds/documents/manifest.json";

/**
 * `zhunru rules new-document FILE`: a text cut into items with their places, as files for its author to complete.
 * Throws a UsageError on a text that cannot be read, an unknown city, and a document that is already there: nothing
 * is ever written over.
 */
export async function runNewDocument(
  request: NewDocumentRequest,
  { root, write }: NewDocumentContext,
): Promise<number> {
  const { id, language } = request;
  const name = basename(request.file);
  const bytes = readDocument(request.file);
  checkIsNew(request, name, bytes, root);
  const skeleton = createSkeleton(bytes, decode(bytes, request.file), { ...request, file: name });
  const { entry, document, items, count } = skeleton;
  if (request.print) write(`${compactRanges(JSON.stringify({ entry, document, items }, null, 2))}\n`);
  else {
    writeDocument(skeleton, id, name, bytes, root);
    write(`${textIn(fillWords(words.done, { id, items: String(count), file: name }), language)}\n`);
  }
  return 0;
}

function readDocument(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(fillWords(words.cannotRead, { file, reason: systemFault(error) }));
  }
}

function decode(bytes: Uint8Array, file: string): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UsageError(fillWords(words.notUtf8, { file }));
  }
  if (text.trim() === "") throw new UsageError(fillWords(words.empty, { file }));
  return text;
}

function checkIsNew({ id, city }: NewDocumentRequest, name: string, bytes: Uint8Array, root: string): void {
  const files = readDataFiles(root);
  if (!PATTERNS.id.test(id)) throw new UsageError(fillWords(words.badId, { found: showFound(id) }));
  const { facts } = parseFile(files, "rules/facts.json", vocabularySchema);
  const known = facts.find((fact) => fact.id === "city")?.choices?.map((choice) => choice.id) ?? [];
  if (!known.includes(city)) {
    const unknown = fillWords(words.unknownCity, { found: showFound(city), expected: known.join(", ") });
    throw new UsageError(withNearest(unknown, nearest(city, known)));
  }
  const manifest = parseFile(files, MANIFEST, manifestSchema);
  if (existsSync(join(root, "rules", id)) || manifest.documents.some((document) => document.id === id))
    throw new UsageError(fillWords(words.exists, { path: `rules/${id}` }));
  const same = files.get(`seeds/documents/${name}`);
  if (same !== undefined && Buffer.compare(same, bytes) !== 0)
    throw new UsageError(fillWords(words.exists, { path: `seeds/documents/${name}` }));
}

/** Writes all files or none; the manifest, by which the program knows the document, comes last. */
function writeDocument(
  { entry, document, items }: Skeleton,
  id: string,
  name: string,
  bytes: Uint8Array,
  root: string,
): void {
  const folder = join(root, "rules", id);
  const text = join(root, "seeds/documents", name);
  const manifest = join(root, MANIFEST);
  const hadText = existsSync(text);
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, "document.json"), `${JSON.stringify(document, null, 2)}\n`);
    writeFileSync(join(folder, "items.json"), `${compactRanges(JSON.stringify(items, null, 2))}\n`);
    if (!hadText) writeWhole(text, bytes);
    const known = readFileSync(manifest, "utf8");
    const options = { isArrayInsertion: true, formattingOptions: { insertSpaces: true, tabSize: 2 } };
    writeWhole(manifest, applyEdits(known, modify(known, ["documents", -1], entry, options)));
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!hadText) rmSync(text, { force: true });
    throw error;
  }
}

/** Ranges on one line, as they are written everywhere. */
function compactRanges(json: string): string {
  return json
    .replace(/\[\s+(\d+),\s+(\d+)\s+\]/g, "[$1, $2]")
    .replace(
      /"ranges": \[\s+([^"]*?\])\s+\]/g,
      (_, ranges: string) => `"ranges": [${ranges.replace(/\s+/g, " ")}]`,
    );
}
