import { fill } from "../../language/language.ts";
import codes from "../../report/codes.json" with { type: "json" };
import { movedInWords } from "../since/moving-regions.ts";
import { changes, findings, leftOut, missing, rejected, understood } from "./detail-sheets.ts";
import { overview } from "./overview-sheet.ts";
import { table, texts, titles, type WorkbookSource, who } from "./people-table.ts";
import type { Cell, Sheet } from "./sheet-xml.ts";
import words from "./words.json" with { type: "json" };
import { writeWorkbook } from "./write-workbook.ts";

/** Writes the results of a screening as one workbook in people's words. */
export async function writePeopleWorkbook(source: WorkbookSource, file: string): Promise<void> {
  await writeWorkbook(file, sheetsOf(source));
}

function* sheetsOf(source: WorkbookSource): Generator<Sheet> {
  const { language, headings } = source;
  const { since } = source.summary;
  const ofRegions = since?.regions === undefined ? [] : [words.region[language]];
  const name = (key: keyof typeof words.sheets): string => words.sheets[key][language];
  yield { name: name("overview"), pieces: overview(source) };
  if (source.flips !== null) {
    yield {
      name: name("changes"),
      pieces: table(
        [8, 34, 40, 26, 26, 30, 26, ...ofRegions.map(() => 60)],
        [...who(language), ...titles(words.changes, language), ...ofRegions],
        changes(source, source.flips),
      ),
    };
  }
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

function* basis({ summary, language }: WorkbookSource): Generator<readonly Cell[]> {
  const { rows, companies, rejects, leftOut: left, input, rules, asOf, documents, since } = summary;
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
  yield texts([text.rows[language], fill(text.rowsText[language], counts)]);
  if (since !== undefined) {
    const values = {
      day: since.asOf,
      version: since.rules.version,
      changed: String(since.changed),
      moved: String(since.companies),
      came: String(since.came),
      went: String(since.went),
      notCompared: String(since.notCompared),
    };
    yield texts([text.since[language], fill(text.sinceText[language], values)]);
    for (const region of since.regions ?? [])
      yield texts([text.regions[language], movedInWords(region, language)]);
  }
  yield texts([text.rules[language], `${rules.version} (${rules.sha256})`]);
  for (const { title, status, statusNote } of documents) {
    const standing = codes.statuses[status][language];
    yield texts([title[language], statusNote === null ? standing : `${standing}. ${statusNote[language]}`]);
  }
}
