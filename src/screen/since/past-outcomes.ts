import { existsSync } from "node:fs";
import { join } from "node:path";
import { textIn } from "../../language/language.ts";
import { languages } from "../../language/languages.ts";
import { OUTCOMES, type Outcome } from "../../rules/rule-schema.ts";
import { screenError } from "../screen-error.ts";
import { recordsOfCsv } from "../source/csv-file.ts";
import { linesOfFile } from "../source/lines.ts";
import { outcomeInWords } from "../table/people-words.ts";
import words from "../workbook/words.json" with { type: "json" };
import { readSheet } from "../workbook/workbook-reader.ts";
import type { PastRun } from "./past-run.ts";

/** The outcomes that a screening wrote for one company, by the ids of the rules. */
type OutcomesByRule = ReadonlyMap<string, Outcome>;

const BY_NAME = new Map<string, Outcome>(
  OUTCOMES.flatMap((outcome) => [
    [outcome, outcome] as const,
    ...languages().map((language) => [outcomeInWords(outcome, language), outcome] as const),
  ]),
);

/** One row of the results of an earlier screening: line, rule, outcome. */
type PastResult = readonly [number, string, Outcome];

/**
 * Reads the outcomes that an earlier screening wrote, company by company in the order of their lines, in whatever form
 * its results are. Throws a ScreenError where they cannot be read.
 */
export class PastOutcomes {
  readonly #results: Iterator<PastResult>;
  #next: IteratorResult<PastResult>;

  private constructor(results: Iterable<PastResult>) {
    this.#results = results[Symbol.iterator]();
    this.#next = this.#results.next();
  }

  static async open(run: PastRun): Promise<PastOutcomes> {
    const [csv, lines, book, parquet] = ["csv", "jsonl", "xlsx", "parquet"].map((ending) =>
      join(run.folder, `results.${ending}`),
    ) as [string, string, string, string];
    if (existsSync(csv)) return new PastOutcomes(ofCsv(csv, run));
    if (existsSync(lines)) return new PastOutcomes(ofLines(lines, run));
    if (existsSync(book)) return new PastOutcomes(await ofWorkbook(book, run));
    if (existsSync(parquet)) return new PastOutcomes(await ofParquet(parquet, run));
    throw screenError("noPast", { folder: run.folder, file: "results.csv" });
  }

  /** The outcomes of the company on a line; lines are asked for in their order. */
  of(line: number): OutcomesByRule {
    const outcomes = new Map<string, Outcome>();
    while (this.#next.done !== true && this.#next.value[0] <= line) {
      const [at, rule, outcome] = this.#next.value;
      if (at === line) outcomes.set(rule, outcome);
      this.#next = this.#results.next();
    }
    return outcomes;
  }
}

function* ofCsv(file: string, run: PastRun): Generator<PastResult> {
  let places: Places | null = null;
  for (const cells of recordsOfCsv(file)) {
    if (places === null) places = placesIn(cells, run);
    else yield resultOf(cells, places, run);
  }
}

function* ofLines(file: string, run: PastRun): Generator<PastResult> {
  for (const text of linesOfFile(file)) {
    const { line, provision, outcome } = JSON.parse(text) as Record<string, unknown>;
    yield resultOf([String(line), String(provision), String(outcome)], [0, 1, 2], run);
  }
}

/** A Parquet file, of which the three columns are held and nothing else. */
async function ofParquet(file: string, run: PastRun): Promise<Iterable<PastResult>> {
  const { ParquetFile } = await import("../parquet/parquet-file.ts");
  const parquet = await ParquetFile.open(file, "results.parquet");
  try {
    const names = ["line", "provision", "outcome"];
    const known = parquet.columns.map(({ element }) => element.name);
    if (names.some((name) => !known.includes(name))) throw unreadable(run);
    const groups: ArrayLike<unknown>[][] = [];
    for (const group of parquet.groups.keys()) {
      const columns: ArrayLike<unknown>[] = [];
      for (const name of names) columns.push(await parquet.read(group, name));
      groups.push(columns);
    }
    return resultsIn(groups, run);
  } finally {
    parquet.close();
  }
}

function* resultsIn(groups: readonly ArrayLike<unknown>[][], run: PastRun): Generator<PastResult> {
  for (const columns of groups) {
    for (let row = 0; row < (columns[0]?.length ?? 0); row += 1)
      yield resultOf(
        columns.map((column) => String(column[row])),
        [0, 1, 2],
        run,
      );
  }
}

/** All sheets of results; a workbook holds no more rows than memory does. */
async function ofWorkbook(file: string, run: PastRun): Promise<PastResult[]> {
  const results: PastResult[] = [];
  const names = new Set(languages().map((language) => textIn(words.sheets.findings, language)));
  const read = async (sheet: string | null): Promise<readonly string[]> => {
    let places: Places | null = null;
    const { choice } = await readSheet(file, "results.xlsx", sheet, ({ cells: filled }) => {
      if (sheet === null) return;
      const cells: string[] = [];
      for (const { column, text } of filled) cells[column] = text;
      if (places === null) places = placesIn(cells, run);
      else results.push(resultOf(cells, places, run));
    });
    return [choice.sheet, ...choice.others];
  };
  const isOfResults = (name: string): boolean => names.has(name.replace(/ \d+$/, ""));
  for (const name of (await read(null)).filter(isOfResults)) await read(name);
  return results;
}

/** Where the line, the rule and the outcome stand. */
type Places = readonly [number, number, number];

function placesIn(headings: readonly string[], run: PastRun): Places {
  const place = (code: string, key: keyof typeof words.findings): number => {
    const names: readonly string[] = [code, words.findings[key]["zh-CN"], words.findings[key].en];
    const found = headings.findIndex((heading) => names.includes(heading));
    if (found < 0) throw unreadable(run);
    return found;
  };
  return [place("line", "line"), place("provision", "provision"), place("outcome", "outcome")];
}

function resultOf(cells: readonly (string | undefined)[], places: Places, run: PastRun): PastResult {
  const [line, rule, said] = places.map((place) => cells[place]);
  const outcome = said === undefined ? undefined : BY_NAME.get(said);
  if (line === undefined || !/^\d+$/.test(line) || rule === undefined || outcome === undefined)
    throw unreadable(run);
  return [Number.parseInt(line, 10), rule, outcome];
}

function unreadable({ folder }: PastRun): Error {
  return screenError("pastUnreadable", { folder });
}
