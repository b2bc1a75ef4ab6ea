import { fillWords, textIn, type Words } from "../../language/language.ts";
import { findWarningCodes } from "../../profile/warnings.ts";
import { OUTCOMES } from "../../rules/rule-schema.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { type ParsedRow, reworded, type Unread } from "../columns/answers.ts";
import { SHOWN_OTHERWISE } from "../columns/row-marks.ts";
import { CompanyScreener, type RuleOutcome } from "../company/company-screener.ts";
import { Tally, type Totals } from "../company/tally.ts";
import { type FileUse, ownershipRecord, RowOwners, type RowWithOwners } from "../ownership/row-owners.ts";
import { createFindingFormat, type FormattedFinding, rowAround } from "../table/format-finding.ts";
import { csvCell, csvRecord } from "../table/safe-cell.ts";
import words from "../words.json" with { type: "json" };
import type { Detail } from "../workbook/details.ts";
import { GrowingText } from "./growing-text.ts";
import { forParts, PARTS, type Part } from "./journal.ts";
import { leftOutDetail, leftOutRecord } from "./output-records.ts";
import type { ScreenPlan } from "./plan.ts";
import { createRowReader, type RowReader } from "./row-reader.ts";

/** What came of a chunk of whole records: parts of the output files, as bytes, and totals. */
export interface ChunkResult {
  readonly parts: Readonly<Record<Part, Uint8Array>>;
  readonly totals: Totals;
}

/** Puts what is said of a cell in other words. */
export type Wording = (said: Words) => Words;

type GrowingParts = Readonly<Record<Part, GrowingText>>;

/** Screens chunks of records by one plan; what it learns of one chunk makes the next ones faster. */
export class ChunkScreener {
  readonly #plan: ScreenPlan;
  readonly #vocabulary: Vocabulary;
  readonly #rules: number;
  readonly #screener: CompanyScreener<FormattedFinding>;
  readonly #read: RowReader["read"];
  readonly #owners: RowOwners | null;
  readonly #wording: Wording | null;
  readonly #parts: GrowingParts = forParts(() => new GrowingText());

  /** `wording` is for whoever does not know the options that a reason names; null leaves reasons as they are. */
  constructor(rulebook: Rulebook, plan: ScreenPlan, wording: Wording | null = null) {
    this.#plan = plan;
    this.#wording = wording;
    this.#rules = rulebook.rules.length;
    this.#vocabulary = rulebook.vocabulary;
    const reader = createRowReader(rulebook, plan);
    this.#read = reader.read;
    const { ownership: folder, columns, asOf, isStrict } = plan;
    const { vocabulary } = rulebook;
    this.#owners =
      folder === null
        ? null
        : new RowOwners({
            folder,
            columns,
            asOf,
            vocabulary,
            reader,
            isStrict: isStrict || columns === null,
          });
    const { order } = this.#owners ?? reader;
    this.#screener = new CompanyScreener(rulebook, plan.asOf, order, createFindingFormat(plan, rulebook));
  }

  /** `line` is the line on which the chunk begins. Throws a ScreenError where the file itself is broken. */
  screen(bytes: Uint8Array, line: number): ChunkResult {
    const text = new TextDecoder(this.#plan.encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    const tally = new Tally(this.#rules);
    const parts = this.#parts;
    for (const part of PARTS) parts[part].clear();
    for (const row of this.#read(text, line)) {
      tally.rows += 1;
      const owned = this.#owners?.take(row) ?? null;
      const isUsed = this.#screenRow(owned?.parsed ?? row, parts, tally);
      if (owned !== null) this.#listFiles(owned, isUsed, parts);
    }
    return {
      parts: forParts((part) => parts[part].copy()),
      totals: tally.totals(),
    };
  }

  /** Returns whether the row is a company that could be used. */
  #screenRow(read: ParsedRow, parts: GrowingParts, tally: Tally): boolean {
    const parsed = this.#wording === null ? read : reworded(read, this.#wording);
    if (parsed.kind === "read") return this.#row(parsed, parts, tally);
    if (parsed.kind === "rejected") {
      tally.rejected += 1;
      this.#reject(parsed, parts);
    } else {
      tally.leftOut += 1;
      parts.leftOut.add(leftOutRecord(parsed, this.#plan.language));
      if (this.#isBook) parts.details.add(leftOutDetail(parsed));
    }
    return false;
  }

  #listFiles(
    { parsed: { line }, name, files, isUsable }: RowWithOwners,
    isUsed: boolean,
    parts: GrowingParts,
  ): void {
    const use: FileUse = !isUsable ? "notUsable" : isUsed ? "read" : "rejected";
    for (const file of files)
      parts.ownership.add(ownershipRecord(file, { line, name, use }, this.#plan.language));
  }

  /** A row that was read, at least in part: a company unless a rule that concerns it looks at what was not. */
  #row(row: ParsedRow & { kind: "read" }, parts: GrowingParts, tally: Tally): boolean {
    const outcomes = this.#screener.screen(row);
    const isLookedAt = ({ fact }: Unread): boolean =>
      outcomes.some(({ rule }) => this.#screener.answersBehind(rule).includes(fact));
    if (row.unread.some(isLookedAt)) {
      tally.rejected += 1;
      const faults = row.unread.map(({ fault }) => fault);
      this.#reject({ kind: "rejected", line: row.line, faults, cells: row.cells }, parts);
      return false;
    }
    tally.companies += 1;
    this.#company(row, outcomes, parts, tally);
    return true;
  }

  #company(
    row: ParsedRow & { kind: "read" },
    outcomes: readonly RuleOutcome<FormattedFinding>[],
    parts: GrowingParts,
    tally: Tally,
  ): void {
    const { table, language, asOf } = this.#plan;
    const answer = row.profile.get("name");
    const name = answer?.kind === "text" ? answer.text : "";
    const { before, behind } = rowAround(table, row.line, name);
    const counts = new Array<number>(OUTCOMES.length).fill(0);
    let results = "";
    for (const { rule, outcome, formatted } of outcomes) {
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      tally.count(rule, outcome);
      results += before + formatted.tail + behind;
      for (const near of formatted.nearness) tally.near(row.line, name, near);
    }
    parts.results.add(results);
    const notRead = row.unread.map(({ fact, fault: { value, expected } }) => ({
      fact,
      words: fillWords(words.cells.notRead, { value, expected }),
    }));
    const told = [...row.understood, ...notRead];
    const understood = told.map(({ fact, words: said }) => `${fact}: ${textIn(said, language)}`).join("; ");
    const codes = [...findWarningCodes(row.profile, this.#vocabulary, asOf), ...row.warnings];
    const warnings = codes.join("; ");
    if (row.warnings.includes(SHOWN_OTHERWISE)) tally.shownOtherwise += 1;
    const carried = (this.#plan.columns?.carried ?? []).map((index) => row.cells[index] ?? "");
    if (this.#isBook) {
      const said = told.map(({ fact, words: text }) => ({ fact, words: textIn(text, language) }));
      const detail: Detail = {
        kind: "company",
        line: row.line,
        name,
        carried,
        understood: said,
        warnings: codes,
      };
      parts.details.add(`${JSON.stringify(detail)}\n`);
    }
    parts.profiles.add(`${row.json}\n`);
    counts[0] = this.#rules - outcomes.length;
    const own = carried.map((cell) => `,${csvCell(cell)}`).join("");
    parts.companies.add(
      `${row.line},${csvCell(name)},${counts.toReversed().join(",")},${csvCell(understood)},${warnings}${own}\n`,
    );
  }

  get #isBook(): boolean {
    return this.#plan.table === "xlsx";
  }

  #reject(row: ParsedRow & { kind: "rejected" }, parts: GrowingParts): void {
    const { line, cells } = row;
    parts.rejects.add(this.#rejected(row));
    if (!this.#isBook) return;
    const { language } = this.#plan;
    const faults = row.faults.map(({ column, value, expected }) => ({
      column,
      value,
      expected: textIn(expected, language),
    }));
    const detail: Detail = { kind: "rejected", line, faults, cells };
    parts.details.add(`${JSON.stringify(detail)}\n`);
  }

  #rejected({ line, faults, cells }: ParsedRow & { kind: "rejected" }): string {
    const { language } = this.#plan;
    return csvRecord([
      String(line),
      faults.map(({ column }) => column).join("; "),
      faults.map(({ value }) => value).join("; "),
      faults.map(({ expected }) => textIn(expected, language)).join("; "),
      ...cells,
    ]);
  }
}
