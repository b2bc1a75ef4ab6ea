import { joinClauses, textIn } from "../../language/language.ts";
import { GATES } from "../../logic/tree.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Flip } from "../since/find-flips.ts";
import { linesOfFile } from "../source/lines.ts";
import { outcomeInWords, peopleColumns } from "../table/people-words.ts";
import screenWords from "../words.json" with { type: "json" };
import { detailsIn, resultsIn } from "./details.ts";
import { MOST_ROWS, OUTCOME_STYLES, table, texts, type WorkbookSource } from "./people-table.ts";
import { type Cell, numberCell, type Sheet, textCell } from "./sheet-xml.ts";
import words from "./words.json" with { type: "json" };

/** More results than a sheet holds go on in the next. */
export function* findings(source: WorkbookSource): Generator<Sheet> {
  const { language } = source;
  const results = resultsIn(source.results);
  let next = results.next();
  let number = 0;
  const rows = function* (): Generator<readonly Cell[]> {
    for (let count = 0; count < MOST_ROWS && next.done !== true; count += 1) {
      const [line, name, , outcome, , cells] = next.value;
      yield [
        numberCell(line),
        ...texts([name, ...cells.slice(0, 2)]),
        textCell(cells[2] ?? "", OUTCOME_STYLES[outcome]),
        ...texts(cells.slice(3)),
      ];
      next = results.next();
    }
  };
  const widths = [8, 34, 40, 30, 26, 30, 44, 40, 40, 50, 26];
  do {
    number += 1;
    const name = textIn(words.sheets.findings, language) + (number === 1 ? "" : ` ${number}`);
    yield { name, pieces: table(widths, peopleColumns(language), rows()) };
  } while (next.done !== true);
}

/** What was understood of cells that were not written plainly. */
export function* understood(source: WorkbookSource): Generator<readonly Cell[]> {
  const { rulebook, language } = source;
  for (const detail of detailsIn(source.details)) {
    if (detail.kind !== "company") continue;
    for (const { fact, words: told } of detail.understood) {
      const title = textIn(rulebook.vocabulary.byId.get(fact)?.title, language) ?? fact;
      yield [numberCell(detail.line), ...texts([detail.name, title, told])];
    }
  }
}

/** The cells for which rows were rejected, and the rows. */
export function* rejected(source: WorkbookSource): Generator<readonly Cell[]> {
  for (const detail of detailsIn(source.details)) {
    if (detail.kind !== "rejected") continue;
    for (const { column, value, expected } of detail.faults)
      yield [numberCell(detail.line), ...texts([column, value, expected, ...detail.cells])];
  }
}

/** The rows that are no company. */
export function* leftOut(source: WorkbookSource): Generator<readonly Cell[]> {
  for (const detail of detailsIn(source.details)) {
    if (detail.kind !== "left-out") continue;
    const cells = detail.cells.filter((cell) => cell.trim() !== "").join(" | ");
    yield [
      numberCell(detail.line),
      ...texts([textIn(screenWords.leftOut[detail.reason], source.language), cells]),
    ];
  }
}

/**
 * Each question that a client has still to answer, once, with the items for which it is asked. Where it is not known
 * what is planned or where, that alone is asked: of the rest most would be asked for nothing.
 */
export function* missing(source: WorkbookSource): Generator<readonly Cell[]> {
  const { rulebook, language } = source;
  let of: { readonly line: number; readonly name: string; readonly asked: Map<string, Set<string>> } | null =
    null;
  const rowsOf = function* (company: typeof of): Generator<readonly Cell[]> {
    for (const [id, items] of company?.asked ?? []) {
      const fact = rulebook.vocabulary.byId.get(id);
      if (company === null || fact === undefined) continue;
      const asked = [fact.question, fact.help, fact.whoKnows].map((text) => textIn(text, language));
      const about = joinClauses([...items], language);
      yield [numberCell(company.line), ...texts([company.name, ...asked, about])];
    }
  };
  for (const [line, name, , , facts, cells] of resultsIn(source.results)) {
    if (of === null || of.line !== line) {
      yield* rowsOf(of);
      of = { line, name, asked: new Map() };
    }
    const first = facts.filter((fact) => GATES.includes(fact));
    for (const fact of first) of.asked.set(fact, of.asked.get(fact) ?? new Set());
    if (first.length > 0) continue;
    for (const fact of facts) of.asked.set(fact, (of.asked.get(fact) ?? new Set()).add(cells[0] ?? ""));
  }
  yield* rowsOf(of);
}

/** What differs from an earlier screening, from the file that says so. */
export function* changes(
  { rulebook, language, summary }: WorkbookSource,
  flips: string,
): Generator<readonly Cell[]> {
  const regions = new Map(
    summary.since?.regions?.map(({ region, where }) => [region, textIn(where, language)]),
  );
  const titles = new Map(rulebook.rules.map(({ id, title }) => [id, textIn(title, language)]));
  for (const text of linesOfFile(flips)) {
    const flip = JSON.parse(text) as Flip;
    const begin = [numberCell(flip.line), ...texts([flip.name])];
    if (flip.kind !== "changed") {
      yield [...begin, ...texts(["", "", "", textIn(words.causes[flip.kind], language), ""])];
      continue;
    }
    const outcomes = [flip.before, flip.after].map((outcome: Outcome) =>
      textCell(outcomeInWords(outcome, language), OUTCOME_STYLES[outcome]),
    );
    const causes = flip.causes.map((cause) => textIn(words.causes[cause], language));
    yield [
      ...begin,
      ...texts([titles.get(flip.provision) ?? flip.provision]),
      ...outcomes,
      ...texts([joinClauses(causes, language), flip.provision]),
      ...(flip.region === null ? [] : texts([regions.get(flip.region) ?? ""])),
    ];
  }
}
