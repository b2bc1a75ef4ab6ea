import { findNodeAtLocation, parseTree } from "jsonc-parser";

/** A mistake of a rule author: the file, the place in it, and what is wrong. */
export interface Fault {
  readonly file: string;
  readonly line: number | null;
  readonly place: string;
  readonly message: string;
}

/** Data that cannot be used; lists every mistake that was found. */
export class RulebookError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(formatFault).join("\n"));
    this.name = "RulebookError";
    this.faults = faults;
  }
}

/** `rules/gz-2022-212/1-12.json:14: requires.all[0]: …` */
export function formatFault(fault: Fault): string {
  const line = fault.line === null ? "" : `:${fault.line}`;
  const place = fault.place === "" ? "" : ` ${fault.place}:`;
  return `${fault.file}${line}:${place} ${fault.message}`;
}

/** The line, from 1, of a place such as `requires.all[0].value` in a JSON text; null where it is not there. */
export function lineOfPlace(text: string, place: string): number | null {
  const root = parseTree(text);
  if (root === undefined) return null;
  const path = place.split(/[.[\]]+/).filter((part) => part !== "");
  for (let length = path.length; length >= 0; length -= 1) {
    const steps = path
      .slice(0, length)
      .map((part) => (/^\d+$/.test(part) ? Number.parseInt(part, 10) : part));
    const node = findNodeAtLocation(root, steps);
    if (node !== undefined) return text.slice(0, node.offset).split("\n").length;
  }
  return null;
}
