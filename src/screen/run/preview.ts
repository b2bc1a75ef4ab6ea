import type { Language, Words } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { ParsedRow } from "../columns/answers.ts";
import { gatesWithoutColumn, sayWithoutColumn } from "../columns/without-column.ts";
import { ScreenError } from "../screen-error.ts";
import words from "../words.json" with { type: "json" };
import { writtenInWords } from "../source/spool-text.ts";
import { columnName } from "../workbook/reference.ts";
import { type InputRequest, type PreparedInput, prepareInput } from "./prepare-input.ts";
import { rowsOf } from "./read-list.ts";
import { WorkFolder } from "./work-folder.ts";

/** What was understood of one column of a list. */
export interface PreviewedColumn {
  readonly heading: string;
  readonly letter: string;
  /** `unknown`: its heading fits nothing; `left-out`: somebody said so. */
  readonly kind: "fact" | "describes" | "unknown" | "left-out";
  /** The fact that it holds, or holds a part of. */
  readonly fact: string | null;
  readonly unit: string | null;
  /** Of an unknown heading: the fact whose title is most like it. */
  readonly nearest: string | null;
  /** What stands in its first cells. */
  readonly samples: readonly string[];
}

/** What was understood of one of the first rows, in words. */
export interface PreviewedRow {
  readonly line: number;
  readonly kind: ParsedRow["kind"];
  readonly said: readonly Words[];
  readonly cells: readonly string[];
}

/** What was understood of a list before it is screened. */
export interface ListPreview {
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  /** The lines above the headings. */
  readonly titles: readonly string[];
  /** How the text was written where it is no plain CSV; else null. */
  readonly writtenAs: Words | null;
  readonly columns: readonly PreviewedColumn[];
  /** What of place and activities no column says; null where both have one. */
  readonly withoutColumn: Words | null;
  readonly rows: readonly PreviewedRow[];
}

const MOST_ROWS = 10;
const MOST_SAMPLES = 3;

/**
 * Looks at a list without screening it: its sheets, what its headings mean, and its first rows. Headings that fit
 * nothing are told as such. Where no sheet is named and the first is no list, the next one that is. `folder` holds its
 * spools meanwhile. Throws a ScreenError for what is no list.
 */
export async function previewList(
  request: InputRequest,
  folder: string,
  rulebook: Rulebook,
  run: PreviewedRun,
): Promise<ListPreview> {
  try {
    return await previewOf(request, folder, rulebook, run);
  } catch (error) {
    for (const sheet of error instanceof ScreenError ? error.otherSheets : []) {
      const preview = await previewOf({ ...request, sheet }, folder, rulebook, run).catch(nothingForNoList);
      if (preview !== null) return preview;
    }
    throw error;
  }
}

/** The day of a run, YYYY-MM-DD, and the language of its words. */
interface PreviewedRun {
  readonly asOf: string;
  readonly language: Language;
}

/** Nothing for a sheet that is no list. Throws every other error again. */
function nothingForNoList(error: unknown): null {
  if (error instanceof ScreenError) return null;
  throw error;
}

async function previewOf(
  request: InputRequest,
  folder: string,
  rulebook: Rulebook,
  { asOf, language }: PreviewedRun,
): Promise<ListPreview> {
  const work = new WorkFolder(folder);
  try {
    const { input, unknown } = await prepared(work, request, rulebook);
    const { columns: plan, titles, choice, writtenAs } = input;
    if (plan === null)
      return {
        sheet: null,
        sheets: [],
        titles: [],
        writtenAs: null,
        columns: [],
        withoutColumn: null,
        rows: [],
      };
    const rows: PreviewedRow[] = [];
    for (const parsed of rowsOf(input, rulebook, { asOf, language })) {
      rows.push(previewedRow(parsed, rulebook));
      if (rows.length >= MOST_ROWS) break;
    }
    const filled = rows.filter(({ kind }) => kind !== "left-out");
    const columns = plan.headings.map((heading, index): PreviewedColumn => {
      const column = plan.columns.find((one) => one.index === index);
      const samples = filled.map(({ cells }) => cells[index] ?? "").filter((cell) => cell.trim() !== "");
      const isCarried = plan.carried.includes(index);
      return {
        heading,
        letter: columnName(index),
        kind:
          column !== undefined
            ? "fact"
            : isCarried
              ? "describes"
              : unknown.has(heading)
                ? "unknown"
                : "left-out",
        nearest: unknown.get(heading) ?? null,
        fact: column?.fact ?? null,
        unit: column?.context.unit ?? null,
        samples: samples.slice(0, MOST_SAMPLES),
      };
    });
    return {
      sheet: choice?.sheet ?? null,
      sheets: choice === null ? [] : [choice.sheet, ...choice.others],
      titles: titles.map(({ cells }) => cells.filter((cell) => cell.trim() !== "").join(" ")),
      writtenAs: writtenAs === null ? null : writtenInWords(writtenAs),
      columns,
      withoutColumn: sayWithoutColumn(gatesWithoutColumn(plan), rulebook.vocabulary, "before"),
      rows,
    };
  } finally {
    work.remove();
  }
}

interface Prepared {
  readonly input: PreparedInput;
  /** Each with the fact whose title is most like it. */
  readonly unknown: ReadonlyMap<string, string | null>;
}

/** The input with its unknown headings left out. */
async function prepared(
  work: WorkFolder,
  request: InputRequest,
  { vocabulary }: Rulebook,
): Promise<Prepared> {
  const prepare = (given: InputRequest): Promise<PreparedInput> =>
    prepareInput(work, given, vocabulary, NO_INPUT);
  try {
    return { input: await prepare(request), unknown: new Map() };
  } catch (error) {
    if (!(error instanceof ScreenError) || error.unknown.length === 0) throw error;
    const { wishes } = request;
    const ignored = [...wishes.ignored, ...error.unknown];
    const unknown = error.unknown.map((heading) => [heading, error.headings?.[heading] ?? null] as const);
    return {
      input: await prepare({ ...request, wishes: { ...wishes, ignored } }),
      unknown: new Map(unknown),
    };
  }
}

const NO_INPUT: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => ({ next: noMore }) };

function noMore(): Promise<IteratorResult<Uint8Array>> {
  return Promise.resolve({ done: true, value: undefined });
}

function previewedRow(parsed: ParsedRow, { vocabulary }: Rulebook): PreviewedRow {
  const { line, kind, cells } = parsed;
  if (parsed.kind === "left-out") return { line, kind, cells, said: [words.leftOut[parsed.reason]] };
  const faults = parsed.kind === "rejected" ? parsed.faults : parsed.unread.map(({ fault }) => fault);
  const told = faults.map(({ column, value, expected }): Words => said(column, column, value, expected));
  const understood =
    parsed.kind === "rejected"
      ? []
      : parsed.understood.map(({ fact, words: text }): Words => {
          const title = vocabulary.byId.get(fact)?.title ?? { "zh-CN": fact, en: fact };
          return { "zh-CN": `${title["zh-CN"]}：${text["zh-CN"]}`, en: `${title.en}: ${text.en}` };
        });
  return { line, kind, cells, said: [...told, ...understood] };
}

function said(chinese: string, english: string, value: string, expected: Words): Words {
  return {
    "zh-CN": `${chinese}：“${value}”，应为${expected["zh-CN"]}`,
    en: `${english}: “${value}”; expected ${expected.en}`,
  };
}
