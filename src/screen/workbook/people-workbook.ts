import type { Language, Words } from "../../language/language.ts";
import codes from "../../report/codes.json" with { type: "json" };
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { linesOfFile } from "../source/lines.ts";
import type { Summary } from "../summary/summary.ts";
import { outcomeInWords, peopleColumns, say } from "../table/people-words.ts";
import screenWords from "../words.json" with { type: "json" };
import { numberCell, type Sheet, sheetXml, STYLE, textCell } from "./sheet-xml.ts";
import words from "./words.json" with { type: "json" };
import { writeWorkbook } from "./write-workbook.ts";

/** A result as its part holds it: line, name, rule, outcome, facts that are missing, cells in words. */
type ResultRow = readonly [number, string, string, Outcome, readonly string[], readonly string[]];

/** What is told of a row beside its results. */
export type Detail =
  | {
      readonly kind: "company";
      readonly line: number;
      readonly name: string;
      /** Cells of columns that describe the company. */
      readonly carried: readonly string[];
      readonly understood: readonly { readonly fact: string; readonly words: string }[];
      readonly warnings: readonly string[];
    }
  | {
      readonly kind: "rejected";
      readonly line: number;
      readonly faults: readonly {
        readonly column: string;
        readonly value: string;
        readonly expected: string;
      }[];
      readonly cells: readonly string[];
    }
  | {
      readonly kind: "left-out";
      readonly line: number;
      readonly reason: keyof typeof screenWords.leftOut;
      readonly cells: readonly string[];
    };

/** What the workbook is made from. */
export interface WorkbookSource {
  /** The files of the parts, a JSON value a line. */
  readonly results: string;
  readonly details: string;
  readonly summary: Summary;
  readonly rulebook: Rulebook;
  readonly language: Language;
  /** Headings of the columns that describe companies, and of all columns. */
  readonly carried: readonly string[];
  readonly headings: readonly string[];
}

/** Rows that a sheet can hold, less the headings. */
const MOST_ROWS = 1_048_575;

const STYLES: Readonly<Record<Outcome, number>> = {
  eligible: STYLE.eligible,
  conditional: STYLE.conditional,
  undetermined: STYLE.undetermined,
  ineligible: STYLE.ineligible,
  "not-in-force": STYLE.notInForce,
  "not-applicable": STYLE.wrapped,
};

/** Writes the results of a screening as one workbook in people's words. */
export async function writePeopleWorkbook(source: WorkbookSource, file: string): Promise<void> {
  await writeWorkbook(file, sheetsOf(source));
}

function* sheetsOf(source: WorkbookSource): Generator<Sheet> {
  const { language, headings } = source;
  const name = (key: keyof typeof words.sheets): string => words.sheets[key][language];
  yield { name: name("overview"), pieces: overview(source) };
  yield* findings(source);
  yield {
    name: name("understood"),
    pieces: table(
      [8, 34, 34, 80],
      [...who(language), ...titles(words.understood, language)],
      understood(source),
    ),
  };
  yield {
    name: name("rejected"),
    pieces: table(
      [8, 24, 30, 60, ...headings.map(() => 18)],
      [words.findings.line[language], ...titles(words.rejected, language), ...headings],
      rejected(source),
    ),
  };
  yield {
    name: name("leftOut"),
    pieces: table(
      [8, 24, 80],
      [words.findings.line[language], ...titles(words.leftOut, language)],
      leftOut(source),
    ),
  };
  yield {
    name: name("missing"),
    pieces: table(
      [8, 34, 50, 60, 40, 50],
      [...who(language), ...titles(words.missing, language), words.findings.title[language]],
      missing(source),
    ),
  };
  yield { name: name("basis"), pieces: table([28, 110], ["", ""], basis(source)) };
}

function who(language: Language): string[] {
  return [words.findings.line[language], words.findings.name[language]];
}

function titles(of: Readonly<Record<string, Words>>, language: Language): string[] {
  return Object.values(of).map((title) => title[language]);
}

function table(
  widths: readonly number[],
  heads: readonly string[],
  rows: Iterable<string>,
): Iterable<string> {
  return sheetXml(widths, withHeads(heads, rows), { columnStyle: STYLE.text, filteredColumns: heads.length });
}

function* withHeads(heads: readonly string[], rows: Iterable<string>): Generator<string> {
  yield heads.map((head) => textCell(head, STYLE.heading)).join("");
  let count = 0;
  for (const row of rows) {
    if (count >= MOST_ROWS) return;
    count += 1;
    yield row;
  }
}

function texts(cells: readonly string[]): string {
  return cells.map((cell) => textCell(cell, STYLE.wrapped)).join("");
}

function* resultsOf({ results }: WorkbookSource): Generator<ResultRow> {
  for (const line of linesOfFile(results)) yield JSON.parse(line) as ResultRow;
}

function* detailsOf({ details }: WorkbookSource): Generator<Detail> {
  for (const line of linesOfFile(details)) yield JSON.parse(line) as Detail;
}

/** Clients by items, the standing of each item's document in its heading. */
function overview(source: WorkbookSource): Iterable<string> {
  const { rulebook, summary, language, carried } = source;
  const seen = new Set<string>();
  for (const [, , rule] of resultsOf(source)) seen.add(rule);
  const rules = rulebook.rules.filter(({ id }) => seen.has(id));
  const heads = rules.map(({ title, document }) => {
    const found = summary.documents.find(({ id }) => id === document);
    const standing = found === undefined ? "" : codes.statuses[found.status][language];
    return `${title[language]}\n${found?.title[language] ?? document}: ${standing}`;
  });
  const columns = [...who(language), words.warnings.label[language], ...carried, ...heads];
  const widths = [8, 34, 24, ...carried.map(() => 16), ...heads.map(() => 26)];
  const rows = overviewRows(
    source,
    rules.map(({ id }) => id),
  );
  return sheetXml(widths, withHeads(columns, rows), {
    columnStyle: STYLE.text,
    filteredColumns: columns.length,
    frozenColumns: 2,
  });
}

function* overviewRows(source: WorkbookSource, rules: readonly string[]): Generator<string> {
  const { language } = source;
  const results = resultsOf(source);
  let next = results.next();
  for (const detail of detailsOf(source)) {
    if (detail.kind !== "company") continue;
    const outcomes = new Map<string, Outcome>();
    while (next.done !== true && next.value[0] === detail.line) {
      outcomes.set(next.value[2], next.value[3]);
      next = results.next();
    }
    const told = detail.warnings.map((code) => warningIn(code, language)).join("; ");
    const cells = rules.map((rule) => {
      const outcome = outcomes.get(rule) ?? "not-applicable";
      return textCell(outcomeInWords(outcome, language), STYLES[outcome]);
    });
    yield numberCell(detail.line) + texts([detail.name, told, ...detail.carried]) + cells.join("");
  }
}

function warningIn(code: string, language: Language): string {
  const known: Readonly<Record<string, Words>> = words.warnings;
  return known[code]?.[language] ?? code;
}

/** More results than a sheet holds go on in the next. */
function* findings(source: WorkbookSource): Generator<Sheet> {
  const { language } = source;
  const results = resultsOf(source);
  let next = results.next();
  let number = 0;
  const rows = function* (): Generator<string> {
    for (let count = 0; count < MOST_ROWS && next.done !== true; count += 1) {
      const [line, name, , outcome, , cells] = next.value;
      yield numberCell(line) +
        texts([name, ...cells.slice(0, 2)]) +
        textCell(cells[2] ?? "", STYLES[outcome]) +
        texts(cells.slice(3));
      next = results.next();
    }
  };
  const widths = [8, 34, 40, 30, 26, 30, 44, 40, 40, 50, 26];
  do {
    number += 1;
    const name = words.sheets.findings[language] + (number === 1 ? "" : ` ${number}`);
    yield { name, pieces: table(widths, peopleColumns(language), rows()) };
  } while (next.done !== true);
}

function* understood(source: WorkbookSource): Generator<string> {
  const { rulebook, language } = source;
  for (const detail of detailsOf(source)) {
    if (detail.kind !== "company") continue;
    for (const { fact, words: told } of detail.understood) {
      const title = rulebook.vocabulary.byId.get(fact)?.title[language] ?? fact;
      yield numberCell(detail.line) + texts([detail.name, title, told]);
    }
  }
}

function* rejected(source: WorkbookSource): Generator<string> {
  for (const detail of detailsOf(source)) {
    if (detail.kind !== "rejected") continue;
    for (const { column, value, expected } of detail.faults)
      yield numberCell(detail.line) + texts([column, value, expected, ...detail.cells]);
  }
}

function* leftOut(source: WorkbookSource): Generator<string> {
  for (const detail of detailsOf(source)) {
    if (detail.kind !== "left-out") continue;
    const cells = detail.cells.filter((cell) => cell.trim() !== "").join(" | ");
    yield numberCell(detail.line) + texts([screenWords.leftOut[detail.reason][source.language], cells]);
  }
}

/** Each question that a client has still to answer, once, with the items for which it is asked. */
function* missing(source: WorkbookSource): Generator<string> {
  const { rulebook, language } = source;
  let of: { readonly line: number; readonly name: string; readonly asked: Map<string, Set<string>> } | null =
    null;
  const rowsOf = function* (company: typeof of): Generator<string> {
    for (const [id, items] of company?.asked ?? []) {
      const fact = rulebook.vocabulary.byId.get(id);
      if (company === null || fact === undefined) continue;
      const asked = [fact.question, fact.help, fact.whoKnows].map((text) => text[language]);
      yield numberCell(company.line) + texts([company.name, ...asked, [...items].join("; ")]);
    }
  };
  for (const [line, name, , , facts, cells] of resultsOf(source)) {
    if (of === null || of.line !== line) {
      yield* rowsOf(of);
      of = { line, name, asked: new Map() };
    }
    for (const fact of facts) of.asked.set(fact, (of.asked.get(fact) ?? new Set()).add(cells[0] ?? ""));
  }
  yield* rowsOf(of);
}

function* basis({ summary, language }: WorkbookSource): Generator<string> {
  const { rows, companies, rejects, leftOut: left, input, rules, asOf, documents } = summary;
  const counts = {
    rows: String(rows),
    companies: String(companies),
    rejects: String(rejects),
    leftOut: String(left),
  };
  const text = words.basis;
  yield texts([text.what[language], text.whatText[language]]);
  yield texts([text.day[language], asOf]);
  yield texts([
    text.input[language],
    [input.name, input.sheet].filter((part) => part !== undefined).join(" · "),
  ]);
  yield texts([text.rows[language], say(text.rowsText, language, counts)]);
  yield texts([text.rules[language], `${rules.version} (${rules.sha256})`]);
  for (const { title, status, statusNote } of documents) {
    const standing = codes.statuses[status][language];
    yield texts([title[language], statusNote === null ? standing : `${standing}. ${statusNote[language]}`]);
  }
}
