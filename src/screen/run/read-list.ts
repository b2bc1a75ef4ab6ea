import type { Language } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { ParsedRow } from "../columns/answers.ts";
import { chunksOf } from "../source/chunks.ts";
import type { ScreenPlan } from "./plan.ts";
import { type InputRequest, type PreparedInput, prepareInput } from "./prepare-input.ts";
import { createRowReader } from "./row-reader.ts";
import { WorkFolder } from "./work-folder.ts";

/** The day for which rows are read, YYYY-MM-DD, and the language in which they are told. */
export interface ReadFor {
  readonly asOf: string;
  readonly language: Language;
}

/** Every row of a list that is prepared, as its plan reads it. */
export function* rowsOf(
  { columns, form, encoding, records }: PreparedInput,
  rulebook: Rulebook,
  { asOf, language }: ReadFor,
): Generator<ParsedRow> {
  const plan: ScreenPlan = {
    ...{ form, encoding, columns, asOf, language, table: "csv" },
    ...{ byteOrderMark: false, isStrict: false, isInWords: true, ownership: null },
  };
  const { read } = createRowReader(rulebook, plan);
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const { file, offset, line, end } = records;
  for (const chunk of chunksOf(file, { offset, line }, form === "csv", end))
    yield* read(decoder.decode(chunk.bytes), chunk.line);
}

/**
 * Every row of a list in any of its forms, without screening it. `folder` holds its spools meanwhile, and is removed.
 * Throws a ScreenError for what is no list.
 */
export async function* readList(
  request: InputRequest,
  folder: string,
  rulebook: Rulebook,
  standardInput: AsyncIterable<Uint8Array>,
  wanted: ReadFor,
): AsyncGenerator<ParsedRow> {
  const work = new WorkFolder(folder);
  try {
    yield* rowsOf(await prepareInput(work, request, rulebook.vocabulary, standardInput), rulebook, wanted);
  } finally {
    work.remove();
  }
}
