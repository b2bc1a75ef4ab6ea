import { existsSync, realpathSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { Language } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { ColumnPlan } from "../columns/headings.ts";
import { OWNERSHIP_FILE } from "../ownership/ownership-list.ts";
import { type MakeReport, OVERVIEW_FILE, type ReportWishes } from "../reports/report-maker.ts";
import type { FormerRules } from "../since/moving-regions.ts";
import type { PastRun } from "../since/past-run.ts";
import { TABLES, type Table } from "../table/format-finding.ts";
import type { Shard } from "./shard.ts";
import { SHARD_FILE } from "./shard-file.ts";

/** With which earlier screening the results are compared. */
export interface SinceRequest {
  readonly folder: string;
  /** The heading of the column by which rows are the same; null for their codes and names. */
  readonly key: string | null;
  /** Its rules; null where they are not at hand. */
  readonly former: FormerRules | null;
}

/** What reports of single companies need from outside. */
export interface ReportTools {
  readonly make: MakeReport;
  readonly style: string;
}

/** What makes the reports of a run, and who is told of them. */
export interface ReportsContext {
  /** What makes reports, and the style sheet of pages. */
  openReports(wishes: ReportWishes): Promise<ReportTools>;
  /** Told after each report of a company. */
  reported(done: number, all: number): void;
  stopped(): boolean;
}

/** What decides which files a run publishes, and in which words. */
export interface Publication {
  readonly table: Table;
  readonly language: Language;
  readonly shard: Shard | null;
  readonly since: SinceRequest | null;
  /** How many months to look ahead (1 to 120); null for not at all. */
  readonly ahead: number | null;
  readonly rulebook: Rulebook;
  /** null for profiles. */
  readonly columns: ColumnPlan | null;
  /** The earlier screening that `since` asks for. */
  readonly past: PastRun | null;
  readonly reports: ReportWishes | null;
  /** The files of the folder of owners; null where there is none. */
  readonly ownershipFiles: readonly string[] | null;
  /** What reports are made with; null where none can be asked for. */
  readonly context: ReportsContext | null;
}

export const AHEAD_FILE = "ahead.csv";
export const FLIPS_FILE = "flips.csv";
export const REGIONS_FILE = "flips-by-region.csv";
/** The flips for the workbook. */
export const FLIP_LINES = "flips.lines";

/** Files that every run publishes. */
const FILES_OF_ALL: readonly string[] = [
  "companies.csv",
  "rejects.csv",
  "left-out.csv",
  "profiles.jsonl",
  "summary.html",
  "summary.json",
];

/** Files that some runs publish and others do not. */
export const OPTIONAL_FILES: readonly string[] = [
  ...TABLES.map((table) => `results.${table}`),
  FLIPS_FILE,
  REGIONS_FILE,
  AHEAD_FILE,
  SHARD_FILE,
  OVERVIEW_FILE,
  OWNERSHIP_FILE,
];

/** Whether a file that is there stands in the folder for the results under a name of theirs, so that a run would replace it. */
export function isAmongResults(file: string, out: string): boolean {
  if (!existsSync(file)) return false;
  const whole = realpathSync(file);
  const isName = FILES_OF_ALL.includes(basename(whole)) || OPTIONAL_FILES.includes(basename(whole));
  return isName && dirname(whole) === realpathSync(out);
}
