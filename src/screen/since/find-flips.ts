import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { type Language, textIn } from "../../language/language.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { HeadingNames } from "../columns/heading-names.ts";
import { writeWhole } from "../run/work-folder.ts";
import { piecesOf } from "../source/pieces.ts";
import { csvRecord } from "../table/safe-cell.ts";
import { type Cause, Causes } from "./causes.ts";
import { companiesOf, type Identity, type KeyColumn, keysOfRejects } from "./companies-of-run.ts";
import { matchRows } from "./match-rows.ts";
import { type FormerRules, type MovingRegion, MovingRegions } from "./moving-regions.ts";
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
      readonly region: number | null;
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
  /** The regions of the rules' difference that moved companies; only where the rules of then are at hand. */
  readonly regions?: readonly (MovingRegion & { readonly companies: number })[];
}

/** The columns of flips.csv. */
const FLIP_COLUMNS: readonly string[] = ["line", "name", "provision", "before", "after", "cause"];

/** The columns of the file that groups the companies by what of the rules moved them. */
const REGION_COLUMNS = ["region", "provision", "before", "after", "direction", "where", "line", "name"];

/** A screening whose files are written, and what it was made with. */
export interface PresentRun {
  readonly files: { readonly companies: string; readonly profiles: string; readonly rejects: string };
  /** What people call its folder. */
  readonly folder: string;
  readonly rulebook: Rulebook;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly language: Language;
}

/** The files that a comparison writes. */
export interface FlipFiles {
  readonly table: string;
  readonly lines: string;
  readonly spool: string;
  /** Written only where the rules of the earlier screening are at hand. */
  readonly byRegion: string;
}

/**
 * Finds what differs from an earlier screening and writes it twice: as flips.csv (`table`) and, a JSON value a line,
 * for the workbook (`lines`); `spool` may hold the earlier companies meanwhile. With the rules of the earlier screening
 * (`former`) those whom the rules moved are also written grouped by the region that moved them (`byRegion`). `key` is
 * the heading of the column by which rows are the same; null for their codes and names. Throws a ScreenError where the
 * rows cannot be told apart, or the earlier results or rules cannot be used.
 */
export async function writeFlips(
  now: PresentRun,
  past: PastRun,
  { key, former }: { readonly key: string | null; readonly former: FormerRules | null },
  to: FlipFiles,
): Promise<FlipCounts> {
  const regions = former === null ? null : new MovingRegions(former, now.rulebook, past.asOf);
  const moved = new Map<number, { readonly line: number; readonly name: string }[]>();
  const counts = { changed: 0, companies: 0, came: 0, went: 0, notCompared: 0 };
  const [writeTable, writeLines] = [new Appended(to.table), new Appended(to.lines)];
  try {
    // As the other files of the folder: with the mark by which spreadsheet programs know UTF-8, or without.
    const mark = beginsWithMark(now.files.companies) ? "\ufeff" : "";
    writeTable.add(mark + csvRecord(FLIP_COLUMNS));
    let last = 0;
    for await (const flip of flipsOf(now, past, key, to.spool, regions)) {
      if (flip === "not-compared") {
        counts.notCompared += 1;
        continue;
      }
      counts[flip.kind] += 1;
      if (flip.kind === "changed" && flip.line !== last) {
        counts.companies += 1;
        last = flip.line;
      }
      if (flip.kind === "changed" && flip.region !== null) {
        const { region, line, name } = flip;
        const own = moved.get(region);
        if (own === undefined) moved.set(region, [{ line, name }]);
        else own.push({ line, name });
      }
      writeTable.add(csvRecord(cellsOf(flip)));
      writeLines.add(`${JSON.stringify(flip)}\n`);
    }
    if (regions === null) return counts;
    const found = regions.all.filter(({ region }) => moved.has(region));
    writeByRegion(to.byRegion, mark, found, moved, now.language);
    return {
      ...counts,
      regions: found.map((one) => ({ ...one, companies: moved.get(one.region)?.length ?? 0 })),
    };
  } finally {
    writeTable.close();
    writeLines.close();
  }
}

type Moved = ReadonlyMap<number, readonly { readonly line: number; readonly name: string }[]>;

function writeByRegion(
  file: string,
  mark: string,
  regions: readonly MovingRegion[],
  moved: Moved,
  language: Language,
): void {
  const table = new Appended(file);
  try {
    table.add(mark + csvRecord(REGION_COLUMNS));
    for (const { region, provision, before, after, direction, where } of regions) {
      const head = [String(region), provision, before, after, direction, textIn(where, language)];
      for (const { line, name } of moved.get(region) ?? [])
        table.add(csvRecord([...head, String(line), name]));
    }
  } finally {
    table.close();
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
  regions: MovingRegions | null,
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
    const causes = new Causes(rulebook, asOf, past, regions);
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
    const gone = before.identities.filter((_, place) => !kept.has(place));
    for (const row of gone) {
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
  return names.isFact(heading) ? (names.meaningOf(heading, [])?.fact ?? null) : null;
}

function isAmong({ key, code, plainName }: Identity, keys: ReadonlySet<string>): boolean {
  return key === null ? keys.has(code) || keys.has(plainName) : keys.has(key);
}
