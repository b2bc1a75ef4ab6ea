import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { HeadingNames } from "../columns/heading-names.ts";
import { writeWhole } from "../run/work-folder.ts";
import { piecesOf } from "../source/pieces.ts";
import { csvRecord } from "../table/safe-cell.ts";
import { type Cause, Causes } from "./causes.ts";
import { companiesOf, type Identity, type KeyColumn, keysOfRejects } from "./companies-of-run.ts";
import { matchRows } from "./match-rows.ts";
import { PastCompanies } from "./past-companies.ts";
import { PastOutcomes } from "./past-outcomes.ts";
import type { PastRun } from "./past-run.ts";

/** What differs for a company: the outcome of a rule; or that it stands in one of the two lists alone. */
export type Flip =
  | {
      readonly kind: "changed";
      readonly line: number;
      readonly name: string;
      readonly provision: string;
      readonly before: Outcome;
      readonly after: Outcome;
      readonly causes: readonly Cause[];
    }
  | { readonly kind: "came" | "went"; readonly line: number; readonly name: string };

/** How much differs. */
export interface FlipCounts {
  readonly changed: number;
  /** Companies with a changed outcome. */
  readonly companies: number;
  readonly came: number;
  readonly went: number;
  /** Companies of one list whose row in the other could not be used. */
  readonly notCompared: number;
}

/** The columns of flips.csv. */
const FLIP_COLUMNS: readonly string[] = ["line", "name", "provision", "before", "after", "cause"];

/** A screening whose files are written, and what it was made with. */
export interface PresentRun {
  readonly files: { readonly companies: string; readonly profiles: string; readonly rejects: string };
  /** What people call its folder. */
  readonly folder: string;
  readonly rulebook: Rulebook;
  /** YYYY-MM-DD. */
  readonly asOf: string;
}

/**
 * Finds what differs from an earlier screening and writes it twice: as flips.csv (`table`) and, a JSON value a line,
 * for the workbook (`lines`); `spool` may hold the earlier companies meanwhile. `key` is the heading of the column by
 * which rows are the same; null for their codes and names. Throws a ScreenError where the rows cannot be told apart, or
 * the earlier results cannot be read.
 */
export async function writeFlips(
  now: PresentRun,
  past: PastRun,
  key: string | null,
  to: { readonly table: string; readonly lines: string; readonly spool: string },
): Promise<FlipCounts> {
  const counts = { changed: 0, companies: 0, came: 0, went: 0, notCompared: 0 };
  const [writeTable, writeLines] = [new Appended(to.table), new Appended(to.lines)];
  try {
    // As the other files of the folder: with the mark by which spreadsheet programs know UTF-8, or without.
    writeTable.add((beginsWithMark(now.files.companies) ? "\ufeff" : "") + csvRecord(FLIP_COLUMNS));
    let last = 0;
    for await (const flip of flipsOf(now, past, key, to.spool)) {
      if (flip === "not-compared") {
        counts.notCompared += 1;
        continue;
      }
      counts[flip.kind] += 1;
      if (flip.kind === "changed" && flip.line !== last) {
        counts.companies += 1;
        last = flip.line;
      }
      writeTable.add(csvRecord(cellsOf(flip)));
      writeLines.add(`${JSON.stringify(flip)}\n`);
    }
    return counts;
  } finally {
    writeTable.close();
    writeLines.close();
  }
}

function cellsOf(flip: Flip): string[] {
  const { line, name, kind } = flip;
  if (kind !== "changed") return [String(line), name, "", "", "", kind];
  return [String(line), name, flip.provision, flip.before, flip.after, flip.causes.join("+")];
}

/** Whether a file begins with the mark by which spreadsheet programs know UTF-8. */
export function beginsWithMark(file: string): boolean {
  const [first] = piecesOf(file, 0, 3);
  return first !== undefined && Buffer.from(first).toString() === "\ufeff";
}

/** A file that grows. */
export class Appended {
  readonly #descriptor: number;
  #length = 0;

  constructor(file: string) {
    this.#descriptor = openSync(file, "w");
  }

  add(text: string): void {
    const bytes = Buffer.from(text);
    writeWhole(this.#descriptor, bytes, this.#length);
    this.#length += bytes.length;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

async function* flipsOf(
  now: PresentRun,
  past: PastRun,
  heading: string | null,
  spool: string,
): AsyncGenerator<Flip | "not-compared"> {
  const { rulebook, asOf } = now;
  const names = new HeadingNames(rulebook.vocabulary);
  const key: KeyColumn | null = heading === null ? null : { heading, fact: factOf(heading, names) };
  const inPast = (file: string): string => join(past.folder, file);
  const written = past.rules.sha256 === rulebook.sha256 ? null : await PastOutcomes.open(past);
  const files = { companies: inPast("companies.csv"), profiles: inPast("profiles.jsonl") };
  const before = new PastCompanies(spool, companiesOf(files, past.folder, key), written);
  try {
    const rows = Array.from(companiesOf(now.files, now.folder, key), ({ profile: _, ...row }) => row);
    const matches = matchRows(rows, before.identities);
    const isKey = (found: string): boolean =>
      heading === null ? IDENTITY.includes(factOf(found, names) ?? "") : found === heading;
    const rejectedBefore = keysOfRejects(inPast("rejects.csv"), isKey);
    const causes = new Causes(rulebook, asOf, past);
    let index = 0;
    for (const company of companiesOf(now.files, now.folder, key)) {
      const place = matches[index] ?? null;
      const { line, name } = company;
      index += 1;
      if (place !== null) {
        for (const change of causes.of(company.profile, before.at(place)))
          yield { kind: "changed", line, name, ...change };
      } else if (isAmong(company, rejectedBefore)) yield "not-compared";
      else yield { kind: "came", line, name };
    }
    const rejectedNow = keysOfRejects(now.files.rejects, isKey);
    const kept = new Set(matches);
    for (const [place, row] of before.identities.entries()) {
      if (kept.has(place)) continue;
      if (isAmong(row, rejectedNow)) yield "not-compared";
      else yield { kind: "went", line: row.line, name: row.name };
    }
  } finally {
    before.close();
  }
}

/** The facts by which companies are told apart where no column is named. */
const IDENTITY: readonly string[] = ["name", "unifiedSocialCreditCode"];

function factOf(heading: string, names: HeadingNames): string | null {
  return names.isFact(heading) ? (names.meaningOf(heading, null)?.fact ?? null) : null;
}

function isAmong({ key, code, plainName }: Identity, keys: ReadonlySet<string>): boolean {
  return key === null ? keys.has(code) || keys.has(plainName) : keys.has(key);
}
