import { plainName } from "../../free-text/names.ts";
import { JsonNumber, type JsonObject, parseJson } from "../../input/json.ts";
import { nameIn } from "../columns/lines-reader.ts";
import { COMPANY_COLUMNS, PROFILE_COLUMN, REJECT_COLUMNS } from "../run/output-records.ts";
import { screenError } from "../screen-error.ts";
import { recordsOfCsv } from "../source/csv-file.ts";
import { linesOfFile } from "../source/lines.ts";

/** A company of a screening, as its files tell it. */
export interface CompanyOfRun extends Identity {
  /** Its answers as JSON of a profile. */
  readonly profile: string;
}

/** What identifies a company of a list; texts as names are compared, but for the name itself. */
export interface Identity {
  readonly line: number;
  readonly name: string;
  readonly plainName: string;
  /** Its unified social credit code; empty where it has none. */
  readonly code: string;
  /** What stands in the column that was named as the key; null where none was. */
  readonly key: string | null;
}

/** By which a list's rows are told apart: a column's heading, and the fact that it holds, if any. */
export interface KeyColumn {
  readonly heading: string;
  readonly fact: string | null;
}

/**
 * The companies of a screening in their order, from its companies.csv and profiles.jsonl. `folder` is what people call
 * it. Throws a ScreenError where the files do not fit each other, or hold no such column.
 */
export function* companiesOf(
  files: { readonly companies: string; readonly profiles: string },
  folder: string,
  key: KeyColumn | null,
): Generator<CompanyOfRun> {
  const records = recordsOfCsv(files.companies);
  const headings = records.next().value ?? [];
  const place = key === null ? -1 : headings.indexOf(key.heading, COMPANY_COLUMNS.length);
  if (key !== null && place < 0 && key.fact === null)
    throw screenError("noKeyColumn", { folder, key: key.heading });
  for (const profile of linesOfFile(files.profiles)) {
    const { value: cells, done } = records.next();
    if (done === true) throw screenError("pastUnreadable", { folder });
    const answers = objectOf(profile);
    const own = place >= 0 ? (cells[place] ?? "") : key === null ? null : textOf(answers, key.fact ?? "");
    yield {
      line: Number.parseInt(cells[0] ?? "", 10),
      name: textOf(answers, "name"),
      plainName: plainName(textOf(answers, "name")),
      code: plainName(textOf(answers, "unifiedSocialCreditCode")),
      key: own === null ? null : plainName(own),
      profile,
    };
  }
}

function objectOf(text: string): JsonObject {
  const { value } = parseJson(text);
  if (value === null || typeof value !== "object" || Array.isArray(value) || value instanceof JsonNumber)
    throw new Error("a profile is no object");
  return value;
}

function textOf(answers: JsonObject, fact: string): string {
  const value = answers[fact];
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/**
 * What identifies the rows of a screening that were rejected: their cells under the headings told, as names are
 * compared; of a list of profiles, their names.
 */
export function keysOfRejects(file: string, isKey: (heading: string) => boolean): Set<string> {
  const keys = new Set<string>();
  let headings: readonly string[] | null = null;
  for (const cells of recordsOfCsv(file)) {
    headings?.forEach((heading, place) => {
      if (place < REJECT_COLUMNS.length) return;
      const text = cells[place] ?? "";
      if (heading === PROFILE_COLUMN) keys.add(plainName(nameIn(text) ?? ""));
      else if (isKey(heading)) keys.add(plainName(text));
    });
    headings ??= cells;
  }
  keys.delete("");
  return keys;
}
