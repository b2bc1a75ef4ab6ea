import { plainText } from "../input/numerals.ts";
import { todayInShanghai } from "../language/day.ts";
import { formOf } from "../language/languages.ts";
import { createOwnPool } from "../screen/run/pool.ts";
import { type ScreenRequest, screenFile as screenFileInside } from "../screen/run/screen.ts";
import { ChunkScreener } from "../screen/run/screen-chunk.ts";
import { outward } from "./errors.ts";
import { type DayOption, dayOf } from "./evaluate.ts";
import { insideOf, type Rules } from "./rules.ts";
import type { Outcome } from "./shapes.ts";

/** Which list is screened, into which folder, and how it is to be read. */
export interface FileOptions extends DayOption {
  /** A file as CSV, XLSX, JSON Lines or Parquet. */
  readonly file: string;
  /** The folder of the results; made where there is none. */
  readonly out: string;
  /** The language of the words in the results. */
  readonly language: "zh-CN" | "en";
  /** The form of the results; `csv` by default. */
  readonly table?: "csv" | "xlsx" | "jsonl" | "parquet";
  /** Whether results are in people's words and no codes, in CSV too. */
  readonly words?: boolean;
  /** The sheet of a workbook; the first by default. */
  readonly sheet?: string;
  /** The line of the headings, from 1; looked for by default. */
  readonly headerRow?: number;
  /** What headings stand for: the id of a fact, or of a part such as `investors.0.share`; null leaves a column out. */
  readonly headings?: Readonly<Record<string, string | null>>;
  /** What words with several meanings mean in this list, such as `{ "$": "USD" }`. */
  readonly meanings?: Readonly<Record<string, string>>;
  /** Whether shares are in percent or fractions of the whole, where the list leaves it open. */
  readonly shares?: "percent" | "fraction";
  /** Whether each cell that cannot be read rejects its row, and not only one at which a rule looks. */
  readonly strict?: boolean;
  /** Whether the results in the folder may be replaced. */
  readonly force?: boolean;
  /** Whether a run that was interrupted is taken up again. */
  readonly resume?: boolean;
  /** Asked after each part of the file whether to stop; what is done by then can be taken up again. */
  stopped?(): boolean;
}

/** A screening in numbers; summary.json in the folder holds more. `rows` are companies, rejects and left out together. */
export interface ScreenSummary {
  readonly asOf: string;
  readonly rules: { readonly version: string; readonly sha256: string };
  readonly rows: number;
  readonly companies: number;
  readonly rejects: number;
  /** Rows that are no company: titles, totals, notes. */
  readonly leftOut: number;
  /** Rows of the results: one for each company and provision that applies, or could apply. */
  readonly findings: number;
  /** How many findings of all companies have each outcome. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

const COMMIT_EVERY = 64;

/**
 * Screens a whole file into a folder, in this thread: the files are those of `screen FILE --out FOLDER`, and have their
 * names only when all of them are whole. Throws a ScreenError for what the input or the machine does not allow, an
 * InputError for a day that there is none of.
 */
export async function screenFile(rules: Rules, options: FileOptions): Promise<ScreenSummary> {
  const { rulebook, version } = insideOf(rules);
  const request = requestOf(options);
  try {
    return await screenFileInside(request, {
      rulebook,
      version,
      today: todayInShanghai(new Date()),
      standardInput: process.stdin,
      commitEvery: COMMIT_EVERY,
      stopped: () => options.stopped?.() ?? false,
      progress: () => undefined,
      reported: () => undefined,
      openReports: () => Promise.reject(new Error("no reports were asked for")),
      openPool: (plan) => createOwnPool(new ChunkScreener(rulebook, plan)),
    });
  } catch (error) {
    throw outward(error);
  }
}

function requestOf(options: FileOptions): ScreenRequest {
  const { file, out, language, table = "csv", words = false, sheet = null, headerRow = null } = options;
  const {
    headings = {},
    meanings = {},
    shares = null,
    strict = false,
    force = false,
    resume = false,
  } = options;
  return {
    file,
    out,
    asOf: options.asOf === undefined ? null : dayOf(null, options),
    language,
    table,
    byteOrderMark: words && formOf(language).byteOrderMark,
    isStrict: strict,
    isInWords: words,
    sheet,
    wishes: {
      meanings: new Map(Object.entries(headings).map(([heading, meaning]) => [heading.trim(), meaning])),
      ignored: [],
      agreed: {
        meanings: Object.fromEntries(
          Object.entries(meanings).map(([text, meaning]) => [plainText(text), meaning.trim()]),
        ),
        shares,
      },
      headerRow,
    },
    force,
    resume,
    shard: null,
    since: null,
    ahead: null,
    reports: null,
    ownership: null,
  };
}
