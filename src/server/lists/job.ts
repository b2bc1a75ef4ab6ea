import type { ShareNotation } from "../../free-text/column-context.ts";
import type { Language, Words } from "../../language/language.ts";
import type { ReportForm } from "../../screen/reports/report-maker.ts";
import type { ListPreview } from "../../screen/run/preview.ts";

/** How the visitor says that a list is to be read. */
export interface ListWishes {
  readonly sheet: string | null;
  readonly headerRow: number | null;
  /** What headings stand for; null leaves a column out. */
  readonly meanings: readonly (readonly [string, string | null])[];
  /** What texts mean. */
  readonly read: Readonly<Record<string, string>>;
  readonly shares: ShareNotation | null;
  /** The form of the report on each company; null for no reports. */
  readonly reports: ReportForm | null;
  /** Whether the reports leave names of holders out. */
  readonly withoutHolders: boolean;
  /** For whom and by whom the reports were prepared; null where that is not said. */
  readonly preparedFor: string | null;
  readonly preparedBy: string | null;
}

export const PLAIN_WISHES: ListWishes = {
  sheet: null,
  headerRow: null,
  meanings: [],
  read: {},
  shares: null,
  reports: "html",
  withoutHolders: false,
  preparedFor: null,
  preparedBy: null,
};

/** What a thread of its own is asked to do with a list: to look at it, or to screen it. */
export interface ListJob {
  readonly kind: "preview" | "run";
  readonly file: string;
  /** What the visitor called the file. */
  readonly name: string;
  /** The folder for the results and the archive. */
  readonly folder: string;
  readonly wishes: ListWishes;
  readonly language: Language;
}

/** How far a list is: bytes of the input, or reports. */
export interface ListProgress {
  readonly stage: "rows" | "reports";
  readonly done: number;
  readonly all: number;
}

/** What came of a list. */
export interface ListCounts {
  readonly rows: number;
  readonly companies: number;
  readonly rejects: number;
  readonly leftOut: number;
}

/** What the thread answers. */
export type ListAnswer =
  | { readonly kind: "progress"; readonly progress: ListProgress }
  /** `isUndecided`: it was to be screened, and cannot be before all of its columns are decided. */
  | { readonly kind: "previewed"; readonly preview: ListPreview; readonly isUndecided: boolean }
  | { readonly kind: "done"; readonly counts: ListCounts }
  | { readonly kind: "refused"; readonly words: Words };

/** Names inside a list's folder. */
export const RESULTS_FOLDER = "results";
export const ARCHIVE_FILE = "results.zip";

/** The largest file that is taken. */
export const LARGEST_LIST = 20 << 20;

const MOST_ROWS = 20_000;
/** A list is kept for an hour, and a dossier takes a good part of a second. */
export const MOST_ROWS_WITH_DOSSIERS = 1_000;

/** The most rows that a list may have. */
export function mostRows({ reports }: ListWishes): number {
  return reports === null || reports === "html" ? MOST_ROWS : MOST_ROWS_WITH_DOSSIERS;
}
