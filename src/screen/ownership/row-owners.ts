import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isNumbering } from "../../free-text/headings.ts";
import { InputError, type Problem, showFound } from "../../input/problem.ts";
import { dayWords } from "../../language/day.ts";
import {
  fillWords,
  inEach,
  joinClauses,
  type Language,
  textIn,
  type Words,
} from "../../language/language.ts";
import { sayNote } from "../../ownership-file/notes.ts";
import { type OwnershipFile, readOwnershipFile } from "../../ownership-file/read-ownership-file.ts";
import { soughtBy, type TakenOwnership, takeOwnership } from "../../ownership-file/take-ownership.ts";
import type { Profile } from "../../profile/answer.ts";
import { IDENTIFIERS } from "../../profile/identifiers.ts";
import { canonicalProfile } from "../../situation/canonical.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { faultOf, type ParsedRow, type ReadRow, type RowFault, withUnread } from "../columns/answers.ts";
import type { ColumnPlan } from "../columns/headings.ts";
import { textsIn } from "../columns/lines-reader.ts";
import type { RowReader } from "../run/row-reader.ts";
import { screenError } from "../screen-error.ts";
import { csvRecord } from "../table/safe-cell.ts";
import {
  FileFinder,
  type FittingFile,
  hashOf,
  LONGEST_OWNERSHIP_FILE,
  type OwnershipFolder,
  type RowIdentity,
} from "./ownership-folder.ts";
import words from "./words.json" with { type: "json" };

/** The fact that a file answers. */
const OWNERS = "entities";

/** What came of the file of a row. */
export type FileUse = keyof typeof words.uses;

/** A row with the owners of its file taken in, and the files that fit it. */
export interface RowWithOwners {
  readonly parsed: ParsedRow;
  /** As the row has it; empty where it has none. */
  readonly name: string;
  readonly files: readonly string[];
  readonly isUsable: boolean;
}

/** What a row is read by. */
export interface RowOwnerOptions {
  readonly folder: OwnershipFolder;
  /** null for profiles. */
  readonly columns: ColumnPlan | null;
  /** Whether whatever cannot be read rejects its row. */
  readonly isStrict: boolean;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly vocabulary: Vocabulary;
  readonly reader: Pick<RowReader, "order" | "nameColumn">;
}

/** Lets the files of a folder stand for the holders of the rows of a list, each for its company and the run's day. */
export class RowOwners {
  /** The facts of the rows' keys: those of their reader, and the owners. */
  readonly order: readonly string[];
  readonly #options: RowOwnerOptions;
  readonly #finder: FileFinder;
  /** The columns whose cells are numbers of companies. */
  readonly #numbers: readonly number[];
  /** Every ownership read is another answer; numbers below 0 are no reader's. */
  #number = 0;

  constructor(options: RowOwnerOptions) {
    this.#options = options;
    const { folder, columns, reader } = options;
    this.order = reader.order.includes(OWNERS) ? reader.order : [...reader.order, OWNERS];
    this.#finder = new FileFinder(folder);
    this.#numbers = (columns?.carried ?? []).filter((index) => isNumbering(columns?.headings[index] ?? ""));
  }

  /** The row with the owners of its file; a row without one as it is. Throws a ScreenError where the file changed. */
  take(row: ParsedRow): RowWithOwners {
    if (row.kind === "left-out") return { parsed: row, name: "", files: [], isUsable: true };
    const identity = this.#identityOf(row);
    const { key, files: fits } = this.#finder.filesOf(identity);
    const files = [...new Set(fits.map(({ entry }) => entry.name))];
    const own = { name: identity.name, files };
    const [fit] = fits;
    if (row.kind === "rejected") return { parsed: row, ...own, isUsable: true };
    if (fit === undefined) return { parsed: this.#withKey(row, 0), ...own, isUsable: true };
    if (files.length > 1)
      return { parsed: this.#unread(row, this.#several(key, files)), ...own, isUsable: false };
    const known = fits.length > 1 ? { entry: fit.entry, recordId: null } : fit;
    return { ...this.#read(row, known), ...own };
  }

  #read(
    row: ParsedRow & ReadRow & { kind: "read" },
    fit: FittingFile,
  ): Pick<RowWithOwners, "parsed" | "isUsable"> {
    const { asOf, vocabulary } = this.#options;
    const file = fit.entry.name;
    let read: OwnershipFile;
    try {
      read = readOwnershipFile(this.#textOf(fit), asOf, soughtBy(row.profile, fit.recordId));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return { parsed: this.#unread(row, this.#faultsOf(error, file)), isUsable: false };
    }
    let taken: TakenOwnership;
    try {
      taken = takeOwnership(row.profile, read, vocabulary);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const { line, cells } = row;
      const faults = [...this.#faultsOf(error, file), ...row.unread.map(({ fault }) => fault)];
      return { parsed: { kind: "rejected", line, faults, cells }, isUsable: false };
    }
    this.#number -= 1;
    const parsed = {
      ...this.#withKey(row, this.#number),
      profile: taken.profile,
      json: JSON.stringify(canonicalProfile(taken.profile)),
      understood: [...row.understood, { fact: OWNERS, words: this.#understood(file, read, taken) }],
    };
    return { parsed, isUsable: true };
  }

  /** The text of a file that is still what it was. Throws an InputError for what is no text of a fitting size. */
  #textOf({ entry }: FittingFile): string {
    const most = String(LONGEST_OWNERSHIP_FILE);
    if (entry.sha256 === null) throw refusal("too-long", entry.name, fillWords(words.fileTooLong, { most }));
    const bytes = readFileSync(join(this.#options.folder.path, entry.name));
    if (hashOf(bytes) !== entry.sha256) throw screenError("inputChanged", { source: showFound(entry.name) });
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      throw refusal("not-understood", "UTF-8", words.notText);
    }
  }

  #unread(row: ReadRow & { readonly kind: "read" }, faults: readonly RowFault[]): ParsedRow {
    const unread = faults.map((fault) => ({ fact: OWNERS, fault }));
    return withUnread(this.#withKey(row, 0), unread, this.#options.isStrict);
  }

  #several(key: string, names: readonly string[]): RowFault[] {
    const shown = { key: showFound(key), files: names.map(showFound).join(", ") };
    const expected = fillWords(words.onlyOneFile, shown);
    return [{ column: shown.files, value: showFound(key), expected, problem: null }];
  }

  /** Problems of a file under its name and the statement's id. */
  #faultsOf({ problems }: InputError, file: string): RowFault[] {
    const { reader } = this.#options;
    return problems.map((problem) => {
      const place = problem.path.length === 0 ? "" : reader.nameColumn(problem);
      return faultOf(problem, place === "" ? showFound(file) : `${showFound(file)}: ${place}`);
    });
  }

  #understood(file: string, { company }: OwnershipFile, { notes }: TakenOwnership): Words {
    const { asOf } = this.#options;
    const shown = {
      file: showFound(file),
      company: showFound(company.name ?? company.statement.recordId),
      day: dayWords(asOf),
    };
    const head = fillWords(words.understood, shown);
    const said = [head, ...notes.map(sayNote)];
    return inEach((language) =>
      joinClauses(
        said.map((one) => textIn(one, language)),
        language,
      ),
    );
  }

  /** The row with a key for its owners, those of its own kept where it has no file. */
  #withKey<Row extends ReadRow>(row: Row, number: number): Row {
    const place = this.order.indexOf(OWNERS);
    const own = row.keys[place] ?? 0;
    return {
      ...row,
      keys: this.order.map((_, index) => (index === place ? number || own : (row.keys[index] ?? 0))),
    };
  }

  #identityOf(row: ParsedRow & { readonly kind: "read" | "rejected" }): RowIdentity {
    const facts = [...IDENTIFIERS, "name"];
    const texts =
      row.kind === "read" ? facts.map((fact) => textOf(row.profile, fact)) : this.#textsOf(row, facts);
    const numbers = this.#numbers.map((index) => row.cells[index] ?? "");
    const identifiers = [...texts.slice(0, -1), ...numbers].filter((text) => text.trim() !== "");
    return { identifiers, name: texts.at(-1) ?? "" };
  }

  /** What a row that was rejected says of some facts, as it stands there. */
  #textsOf({ cells }: ParsedRow, facts: readonly string[]): string[] {
    const { columns } = this.#options;
    if (columns === null) return textsIn(cells[0] ?? "", facts);
    return facts.map(
      (fact) => cells[columns.columns.find((column) => column.fact === fact)?.index ?? -1] ?? "",
    );
  }
}

function refusal(code: Problem["code"], found: string, expected: Words): InputError {
  return new InputError([{ code, path: [], found, expected, nearest: null, line: null }]);
}

function textOf(profile: Profile, fact: string): string {
  const answer = profile.get(fact);
  return answer?.kind === "text" ? answer.text : "";
}

/** The columns of ownership.csv. */
export const OWNERSHIP_COLUMNS: readonly string[] = ["file", "line", "name", "use"];

/** A record of ownership.csv: a file, the row that it fits, and what came of it. */
export function ownershipRecord(
  file: string,
  { line, name, use }: { readonly line: number | null; readonly name: string; readonly use: FileUse },
  language: Language,
): string {
  return csvRecord([file, line === null ? "" : String(line), name, textIn(words.uses[use], language)]);
}
