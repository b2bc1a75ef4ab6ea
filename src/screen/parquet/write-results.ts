import { closeSync, fsyncSync, openSync } from "node:fs";
import type { SchemaElement } from "hyparquet";
import { fileWriter, ParquetWriter } from "hyparquet-writer";
import { linesOfFile } from "../source/lines.ts";
import { RESULT_COLUMNS } from "../table/format-finding.ts";

/** Rows that are held at once, and stand in one row group. */
const GROUP = 50_000;

/** The decimals of a gap that a column of fixed decimals holds, and all of its digits. */
const SCALE = 6;
const PRECISION = 38;

/** A row of results.jsonl. */
interface ResultLine extends Readonly<Record<string, unknown>> {
  readonly line: number;
  readonly gaps: Readonly<Record<string, { readonly gap: string; readonly unit: string | null }>>;
  readonly change: readonly { readonly fact: string; readonly from: unknown; readonly to: unknown }[];
}

/**
 * Writes results, given as JSON Lines, as one Parquet file with the types that a warehouse expects. A gap stands there
 * as the text that is its exact value, and as a decimal where six places hold it; nothing is rounded.
 */
export async function writeResults(lines: string, file: string): Promise<void> {
  const writer = new ParquetWriter({ writer: fileWriter(file), schema: [...SCHEMA], createdBy: "zhunru" });
  let held: ResultLine[] = [];
  const flush = async (): Promise<void> => {
    const columnData = RESULT_COLUMNS.map((name) => ({ name, data: held.map((row) => cellOf(name, row)) }));
    await writer.write({ columnData, rowGroupSize: GROUP });
    held = [];
  };
  for (const line of linesOfFile(lines)) {
    held.push(JSON.parse(line));
    if (held.length >= GROUP) await flush();
  }
  if (held.length > 0) await flush();
  await writer.finish();
  const descriptor = openSync(file, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function cellOf(name: (typeof RESULT_COLUMNS)[number], row: ResultLine): unknown {
  switch (name) {
    case "line":
      return BigInt(row.line);
    case "gaps":
      return Object.entries(row.gaps).map(([requirement, { gap, unit }]) => ({
        requirement,
        gap,
        decimal: decimalOf(gap),
        unit,
      }));
    case "change":
      return row.change.map(({ fact, from, to }) => ({ fact, from: textOf(from), to: textOf(to) }));
    default:
      return row[name];
  }
}

/** The digits of a number with six places as a whole number; null for a fraction, and for what has more digits. */
function decimalOf(text: string): bigint | null {
  const [, whole, places = ""] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined || places.length > SCALE || whole.length > PRECISION - SCALE) return null;
  return BigInt(whole + places.padEnd(SCALE, "0"));
}

/** An answer as a text: as it is, or as JSON where it has parts; null where there is none. */
function textOf(answer: unknown): string | null {
  if (answer === null || answer === undefined) return null;
  return typeof answer === "string" ? answer : JSON.stringify(answer);
}

function text(name: string, repetition: "REQUIRED" | "OPTIONAL" = "REQUIRED"): SchemaElement[] {
  return [
    {
      name,
      type: "BYTE_ARRAY",
      converted_type: "UTF8",
      logical_type: { type: "STRING" },
      repetition_type: repetition,
    },
  ];
}

function listOf(name: string, entry: readonly SchemaElement[]): SchemaElement[] {
  return [
    {
      name,
      num_children: 1,
      converted_type: "LIST",
      logical_type: { type: "LIST" },
      repetition_type: "REQUIRED",
    },
    { name: "list", num_children: 1, repetition_type: "REPEATED" },
    ...entry,
  ];
}

function group(name: string, parts: readonly (readonly SchemaElement[])[]): SchemaElement[] {
  return [{ name, num_children: parts.length, repetition_type: "REQUIRED" }, ...parts.flat()];
}

const DECIMAL: SchemaElement = {
  name: "decimal",
  type: "FIXED_LEN_BYTE_ARRAY",
  type_length: 16,
  converted_type: "DECIMAL",
  logical_type: { type: "DECIMAL", precision: PRECISION, scale: SCALE },
  precision: PRECISION,
  scale: SCALE,
  repetition_type: "OPTIONAL",
};

const COLUMNS: Readonly<Record<(typeof RESULT_COLUMNS)[number], readonly SchemaElement[]>> = {
  line: [{ name: "line", type: "INT64", repetition_type: "REQUIRED" }],
  name: text("name"),
  provision: text("provision"),
  outcome: text("outcome"),
  status: text("status"),
  failing: listOf("failing", text("element")),
  gaps: listOf(
    "gaps",
    group("element", [text("requirement"), text("gap"), [DECIMAL], text("unit", "OPTIONAL")]),
  ),
  missing: listOf("missing", text("element")),
  open: listOf("open", text("element")),
  change: listOf(
    "change",
    group("element", [text("fact"), text("from", "OPTIONAL"), text("to", "OPTIONAL")]),
  ),
  title: text("title"),
};

const SCHEMA: readonly SchemaElement[] = [
  { name: "root", num_children: RESULT_COLUMNS.length, repetition_type: "REQUIRED" },
  ...RESULT_COLUMNS.flatMap((name) => COLUMNS[name]),
];
