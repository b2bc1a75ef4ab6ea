import { findNodeAtLocation, parseTree } from "jsonc-parser";
import type { Words } from "../../language/language.ts";
import { manifestSchema } from "../document.ts";
import { type Fault, lineOfPlace, tell } from "../fault.ts";
import { type DataFiles, textOf } from "../files.ts";
import {
  documentText,
  fileOfItems,
  type ItemsFile,
  loadItems,
  type TextRange,
  textAt,
  withoutSpace,
} from "../items.ts";
import { parseFile } from "../parse-file.ts";
import { findRanges, type Recorded } from "./find-ranges.ts";

/** What came of looking for every quote again. */
export interface FixedRanges {
  /** The files whose ranges are new, whole, by their path. */
  readonly files: ReadonlyMap<string, string>;
  /** How many ranges are new, by document. */
  readonly moved: ReadonlyMap<string, number>;
  /** What was not found; its ranges stay as they were. */
  readonly lost: readonly Fault[];
}

/** A piece of text with the place in items.json where its ranges stand. */
interface Entry extends Recorded {
  readonly document: string;
  readonly path: readonly (string | number)[];
  readonly owner: string | Words;
}

/**
 * Finds the place of every quote again in texts that have changed since. Texts whose quotes all stand where they are
 * said to are left alone. Throws a RulebookError where the manifest or a list of items cannot be read.
 */
export function fixRanges(files: DataFiles): FixedRanges {
  const edits = new Map<string, Edit[]>();
  const lost: Fault[] = [];
  for (const [file, entries] of entriesByText(files)) {
    const text = documentText(files, file);
    if (entries.every((entry) => stands(entry, text))) continue;
    const found = findRanges(text, entries);
    for (const [index, entry] of entries.entries()) {
      const ranges = found[index] ?? null;
      if (ranges === null) lost.push(faultOf(entry, files));
      else if (String(ranges) !== String(entry.ranges))
        edits.set(entry.document, [...(edits.get(entry.document) ?? []), { path: entry.path, ranges }]);
    }
  }
  const rewritten = [...edits].map(([document, own]): [string, string] => {
    const path = fileOfItems(document);
    return [path, applyEdits(textOf(files, path), own)];
  });
  return {
    files: new Map(rewritten),
    moved: new Map([...edits].map(([document, own]) => [document, own.length])),
    lost,
  };
}

/** The pieces of every text, of all documents that stand in it. */
function entriesByText(files: DataFiles): Map<string, Entry[]> {
  const manifest = parseFile(files, "seeds/documents/manifest.json", manifestSchema);
  const entries = new Map<string, Entry[]>();
  for (const own of loadItems(files, manifest)) {
    const file = manifest.documents.find(({ id }) => id === own.document)?.file;
    if (file !== undefined) entries.set(file, [...(entries.get(file) ?? []), ...entriesOf(own)]);
  }
  return entries;
}

function entriesOf(own: ItemsFile): Entry[] {
  const { document } = own;
  const ofItems = own.items.flatMap(({ id, quote, ranges, restated }, index): Entry[] => {
    const entry = { document, path: ["items", index, "ranges"], owner: id, words: quote, ranges };
    if (restated === undefined) return [entry];
    const words = restated.difference === null ? quote : null;
    const path = ["items", index, "restated", "ranges"];
    const owner = tell("owner-restated", { item: id });
    return [entry, { document, path, owner, words, ranges: restated.ranges }];
  });
  const ofPieces = (["headings", "leads", "furniture"] as const).flatMap((group) =>
    own[group].map(
      ({ text, ranges }, index): Entry => ({
        document,
        path: [group, index, "ranges"],
        owner: tell("owner-entry", { text, group }),
        words: text,
        ranges,
      }),
    ),
  );
  return [...ofItems, ...ofPieces];
}

function stands({ words, ranges }: Entry, text: string): boolean {
  return words === null || withoutSpace(textAt(text, ranges)) === withoutSpace(words);
}

function faultOf({ document, path, owner }: Entry, files: DataFiles): Fault {
  const file = fileOfItems(document);
  const place = path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`))
    .join("")
    .slice(1);
  return {
    file,
    line: lineOfPlace(textOf(files, file), place),
    place,
    message: tell("range-not-found", { owner }),
  };
}

interface Edit {
  readonly path: readonly (string | number)[];
  readonly ranges: readonly TextRange[];
}

/** The text of a list of items with new ranges, all else as it was written. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  const root = parseTree(text);
  const nodes = edits.map(({ path, ranges }) => {
    const node = root === undefined ? undefined : findNodeAtLocation(root, [...path]);
    if (node === undefined) throw new Error(`there is nothing at ${path.join(".")}`);
    return { start: node.offset, end: node.offset + node.length, ranges };
  });
  return nodes
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end, ranges }) => {
      const pairs = ranges.map(([from, to]) => `[${from}, ${to}]`);
      return `${rest.slice(0, start)}[${pairs.join(", ")}]${rest.slice(end)}`;
    }, text);
}
