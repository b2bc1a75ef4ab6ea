import type { Language } from "../../language/language.ts";
import type { Profile } from "../../profile/answer.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { Summary } from "../summary/summary.ts";

/** The forms in which a screening gives each company a report of its own. */
export const REPORT_FORMS = ["html", "pdf", "docx"] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];

/** What stands above each report in the name of whoever hands it over: lines of text, or a picture. */
export type FirmHeading =
  | { readonly kind: "lines"; readonly lines: readonly string[] }
  | { readonly kind: "picture"; readonly type: "image/png" | "image/jpeg"; readonly base64: string };

/** How the reports of a screening are wanted. */
export interface ReportWishes {
  readonly form: ReportForm;
  readonly language: Language;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly heading: FirmHeading | null;
  /** For whom they were prepared; null where that is not said. */
  readonly preparedFor: string | null;
  /** Whether names of holders are left out. */
  readonly withoutHolders: boolean;
}

/** Makes the report of one company after the other, keeping nothing of any. */
export type MakeReport = (profile: Profile) => Promise<Uint8Array | string>;

/** Where the reports stand below a folder of results, and the page that lists them. */
export const REPORTS_FOLDER = "reports";
export const OVERVIEW_FILE = "overview.html";

/** The names of reports. */
export const REPORT_NAME = /^\d+\.(?:html|pdf|docx)$/;

/** The file of the report of the company on a line. */
export function reportFile(line: number, form: ReportForm): string {
  return `${line}.${form}`;
}

/** What the reports of a screening are written from, and where to. */
export interface ReportsRun {
  readonly files: { readonly companies: string; readonly profiles: string };
  /** What people call the folder of results. */
  readonly folder: string;
  readonly rulebook: Rulebook;
  readonly summary: Summary;
  readonly wishes: ReportWishes;
  readonly style: string;
  /** The folder for the reports, and the file of the page that lists them. */
  readonly reports: string;
  readonly overview: string;
  /** Whether somebody asked to stop. */
  stopped(): boolean;
  /** Told after each report. */
  reported(done: number, all: number): void;
}
