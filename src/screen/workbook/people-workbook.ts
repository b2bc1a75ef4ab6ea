import { textIn } from "../../language/language.ts";
import codes from "../../report/codes.json" with { type: "json" };
import { sayWithoutColumn } from "../columns/without-column.ts";
import { writtenInWords } from "../source/spool-text.ts";
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
  const ofRegions = since?.regions === undefined ? [] : [textIn(words.region, language)];
  const name = (key: keyof typeof words.sheets): string => textIn(words.sheets[key], language);
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
      [textIn(words.findings.line, language), ...titles(words.rejected, language), ...headings],
      rejected(source),
    ),
  };
  yield {
    name: name("leftOut"),
    pieces: table(
      [8, 24, 80],
      [textIn(words.findings.line, language), ...titles(words.leftOut, language)],
      leftOut(source),
    ),
  };
  yield {
    name: name("missing"),
    pieces: table(
      [8, 34, 50, 60, 40, 50],
      [...who(language), ...titles(words.missing, language), textIn(words.findings.title, language)],
      missing(source),
    ),
  };
  yield { name: name("basis"), pieces: table([28, 110], ["", ""], basis(source)) };
}

function* basis({ summary, rulebook: { vocabulary }, language }: WorkbookSource): Generator<readonly Cell[]> {
  const { rows, companies, rejects, leftOut: left, input, rules, asOf, documents, since } = summary;
  const counts = {
    rows: String(rows),
    companies: String(companies),
    rejects: String(rejects),
    leftOut: String(left),
  };
  const text = words.basis;
  yield texts([textIn(text.what, language), textIn(text.whatText, language)]);
  yield texts([textIn(text.day, language), asOf]);
  const written =
    input.writtenAs === undefined ? undefined : textIn(writtenInWords(input.writtenAs), language);
  const withoutColumn = sayWithoutColumn(input.withoutColumn ?? [], vocabulary, "afterwards");
  const unsaid = withoutColumn === null ? undefined : textIn(withoutColumn, language);
  yield texts([
    textIn(text.input, language),
    [input.name, input.sheet, written, unsaid].filter((part) => part !== undefined).join(" · "),
  ]);
  yield texts([textIn(text.rows, language), textIn(text.rowsText, language, counts)]);
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
    yield texts([textIn(text.since, language), textIn(text.sinceText, language, values)]);
    for (const region of since.regions ?? [])
      yield texts([textIn(text.regions, language), movedInWords(region, language)]);
  }
  yield texts([textIn(text.rules, language), `${rules.version} (${rules.sha256})`]);
  for (const { title, status, statusNote } of documents) {
    const standing = textIn(codes.statuses[status], language);
    yield texts([
      textIn(title, language),
      statusNote === null ? standing : `${standing}. ${textIn(statusNote, language)}`,
    ]);
  }
}
