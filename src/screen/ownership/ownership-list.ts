import { closeSync, copyFileSync, openSync, statSync } from "node:fs";
import { showFound } from "../../input/problem.ts";
import { fillWords, inEach, joinList, type Language, type Words } from "../../language/language.ts";
import { writeWhole } from "../run/work-folder.ts";
import { recordsOfCsv } from "../source/csv-file.ts";
import { safeCell } from "../table/safe-cell.ts";
import { ownershipRecord } from "./row-owners.ts";
import words from "./words.json" with { type: "json" };

/** The files of a folder of ownerships, counted. */
export interface OwnershipCounts {
  readonly files: number;
  /** Files that belong to no row, and the first of their names. */
  readonly unused: number;
  readonly firstUnused: readonly string[];
}

const MOST_TOLD = 20;

/** The file in which each ownership file stands with the rows that it fits. */
export const OWNERSHIP_FILE = "ownership.csv";

/** Writes the list of files that fit rows, and after them those that fit none. */
export function writeOwnershipList(
  part: string,
  whole: string,
  names: readonly string[],
  language: Language,
): OwnershipCounts {
  const fitting = new Set<string>();
  const records = recordsOfCsv(part);
  records.next();
  for (const [file = ""] of records) fitting.add(file);
  const unused = names.filter((name) => !fitting.has(safeCell(name)));
  copyFileSync(part, whole);
  const descriptor = openSync(whole, "r+");
  try {
    const lines = unused.map((name) =>
      ownershipRecord(name, { line: null, name: "", use: "ofNoRow" }, language),
    );
    writeWhole(descriptor, Buffer.from(lines.join("")), statSync(whole).size);
  } finally {
    closeSync(descriptor);
  }
  return { files: names.length, unused: unused.length, firstUnused: unused.slice(0, MOST_TOLD) };
}

/** How many files belong to no row, and which. */
export function sayOwnershipFiles({ files, unused, firstUnused }: OwnershipCounts): Words {
  const say = (language: Language): string => {
    const shown = firstUnused.map(showFound);
    if (unused > firstUnused.length) shown.push("…");
    return joinList(shown, language);
  };
  const values = {
    files: String(files),
    unused: String(unused),
    names: inEach(say),
  };
  return fillWords(unused === 0 ? words.allUsed : words.unused, values);
}
