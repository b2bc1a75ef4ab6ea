import { findNodeAtLocation, getNodeValue, parseTree } from "jsonc-parser";
import {
  type Fault,
  type FaultCode,
  type FaultValues,
  formatFault,
  lineOfPlace,
  type RuleFault,
  tell,
} from "../fault.ts";
import { type DataFiles, textOf } from "../files.ts";

/** The mistakes found so far, each once, with the line worked out from its place. */
export class FaultList {
  readonly #files: DataFiles;
  readonly #unreadable = new Map<string, Fault>();
  readonly #faults = new Map<string, Fault>();

  constructor(files: DataFiles) {
    this.#files = files;
  }

  /** A mistake at a place such as `items[3].quote` of a JSON file. */
  at(file: string, place: string, code: FaultCode, values: FaultValues = {}): void {
    const line = this.#files.has(file) ? lineOfPlace(textOf(this.#files, file), place) : null;
    this.add({ file, line, place, message: tell(code, values) });
  }

  /** A mistake at an offset of a document's text. */
  atOffset(file: string, offset: number, code: FaultCode, values: FaultValues): void {
    const line = textOf(this.#files, file).slice(0, offset).split("\n").length;
    this.add({ file, line, place: `offset ${offset}`, message: tell(code, values) });
  }

  /** Mistakes in a JSON file. */
  addPlaced(file: string, found: readonly RuleFault[]): void {
    if (found.length === 0) return;
    const text = textOf(this.#files, file);
    for (const fault of found) this.add({ file, line: lineOfPlace(text, fault.place), ...fault });
  }

  add(fault: Fault): void {
    this.#faults.set(formatFault(fault, "en"), fault);
  }

  /** A mistake for which a file cannot be read at all; these come before all others. */
  addUnreadable(fault: Fault): void {
    const entry = idOfEntry(this.#files, fault);
    const message = entry === null ? fault.message : tell("in-entry", { entry, message: fault.message });
    this.#unreadable.set(formatFault(fault, "en"), { ...fault, message });
  }

  /** Every mistake, file by file and line by line, after those for which a file could not be read. */
  list(): readonly Fault[] {
    return [this.#unreadable, this.#faults].flatMap((faults) =>
      [...faults.values()].sort(
        (a, b) => Number(a.file > b.file) - Number(a.file < b.file) || (a.line ?? 0) - (b.line ?? 0),
      ),
    );
  }
}

/** The id of the entry `facts[3]`, `items[3]` or `[3]` in which a fault lies; null where it has none. */
function idOfEntry(files: DataFiles, fault: Fault): string | null {
  const [, list = "", index] = /^([a-z]*)\[(\d+)\]/.exec(fault.place) ?? [];
  if (index === undefined || !files.has(fault.file)) return null;
  const root = parseTree(textOf(files, fault.file));
  const entry = [...(list === "" ? [] : [list]), Number.parseInt(index, 10)];
  for (const key of ["id", "item"]) {
    const node = root === undefined ? undefined : findNodeAtLocation(root, [...entry, key]);
    const id: unknown = node === undefined ? null : getNodeValue(node);
    if (typeof id === "string" && id !== "") return id;
  }
  return null;
}
