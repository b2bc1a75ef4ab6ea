import { findNodeAtLocation, getNodeValue, parseTree } from "jsonc-parser";
import { type Fault, formatFault, lineOfPlace } from "../fault.ts";
import { type DataFiles, textOf } from "../files.ts";

/** The mistakes found so far, each once, with the line worked out from its place. */
export class FaultList {
  readonly #files: DataFiles;
  readonly #faults = new Map<string, Fault>();

  constructor(files: DataFiles) {
    this.#files = files;
  }

  /** A mistake at a place such as `items[3].quote` of a JSON file. */
  at(file: string, place: string, message: string): void {
    this.add({
      file,
      line: this.#files.has(file) ? lineOfPlace(textOf(this.#files, file), place) : null,
      place,
      message,
    });
  }

  /** A mistake at an offset of a document's text. */
  atOffset(file: string, offset: number, message: string): void {
    const line = textOf(this.#files, file).slice(0, offset).split("\n").length;
    this.add({ file, line, place: `offset ${offset}`, message });
  }

  /** A mistake inside an entry that has an id (a fact, an item, a law note), told by that id. */
  addNamed(fault: Fault): void {
    const name = idOfEntry(this.#files, fault);
    this.add(name === null ? fault : { ...fault, message: `${name}: ${fault.message}` });
  }

  add(fault: Fault): void {
    this.#faults.set(formatFault(fault), fault);
  }

  /** Every mistake, file by file and line by line. */
  list(): readonly Fault[] {
    return [...this.#faults.values()].sort(
      (a, b) => Number(a.file > b.file) - Number(a.file < b.file) || (a.line ?? 0) - (b.line ?? 0),
    );
  }
}

/** The id of the entry `facts[3]`, `items[3]` or `[3]` in which a fault lies; null where it has none. */
function idOfEntry(files: DataFiles, fault: Fault): string | null {
  const [, list = "", index] = /^([a-z]*)\[(\d+)\]/.exec(fault.place) ?? [];
  if (index === undefined || !files.has(fault.file)) return null;
  const root = parseTree(textOf(files, fault.file));
  const path = [...(list === "" ? [] : [list]), Number.parseInt(index, 10), "id"];
  const node = root === undefined ? undefined : findNodeAtLocation(root, path);
  const id: unknown = node === undefined ? null : getNodeValue(node);
  return typeof id === "string" ? id : null;
}
