import type { SchemaElement, SchemaTree } from "hyparquet";
import { fillWords, type Words } from "../../language/language.ts";
import words from "./words.json" with { type: "json" };

/** What the cells of a column hold, as far as a profile can say it. */
export type CellType =
  | { readonly kind: "text" | "whole" | "yes-no" | "date" }
  | { readonly kind: "decimal"; readonly scale: number }
  | { readonly kind: "list"; readonly of: CellType }
  | { readonly kind: "group"; readonly parts: ReadonlyMap<string, CellType> };

/** What a column is that no profile can say, with the question that it puts. */
export interface OtherType {
  readonly kind: "floating" | "time" | "other";
  /** As warehouses call it. */
  readonly type: string;
}

const TIMES = ["TIMESTAMP", "TIMESTAMP_MILLIS", "TIMESTAMP_MICROS", "TIME", "TIME_MILLIS", "TIME_MICROS"];
const TEXTS = ["STRING", "UTF8", "ENUM"];
const WHOLES = ["INTEGER", "INT_8", "INT_16", "INT_32", "INT_64", "UINT_8", "UINT_16", "UINT_32", "UINT_64"];

/** What a column of a schema holds. */
export function cellTypeOf({ element, children }: SchemaTree): CellType | OtherType {
  const { type, repetition_type } = element;
  const meaning = meaningOf(element);
  const other = (kind: OtherType["kind"]): OtherType => ({ kind, type: meaning ?? type ?? "STRUCT" });
  if (repetition_type === "REPEATED") return { kind: "other", type: "REPEATED" };
  if (type === undefined) {
    if (meaning === "LIST") return listOf(children) ?? other("other");
    return meaning === null ? groupOf(children) : other("other");
  }
  if (type === "FLOAT" || type === "DOUBLE" || meaning === "FLOAT16") return other("floating");
  if (type === "INT96") return { kind: "time", type: "TIMESTAMP" };
  if (meaning !== null && TIMES.includes(meaning)) return other("time");
  return (meaning === null ? storedAs(type) : meantAs(meaning, element)) ?? other("other");
}

/** What a type of storage holds that stands for itself; null for what no profile can say. */
function storedAs(type: string): CellType | null {
  if (type === "BOOLEAN") return { kind: "yes-no" };
  return type === "INT32" || type === "INT64" ? { kind: "whole" } : null;
}

function meantAs(meaning: string, element: SchemaElement): CellType | null {
  if (TEXTS.includes(meaning)) return { kind: "text" };
  if (WHOLES.includes(meaning)) return { kind: "whole" };
  if (meaning === "DATE") return { kind: "date" };
  return meaning === "DECIMAL" ? { kind: "decimal", scale: scaleOf(element) } : null;
}

/** Whether a column is of a type that no profile can say. */
export function isOther(type: CellType | OtherType): type is OtherType {
  return type.kind === "floating" || type.kind === "time" || type.kind === "other";
}

/** Why a column cannot be read. */
export function whyOther(column: string, { kind, type }: OtherType): Words {
  return fillWords(words[kind], { column, type });
}

/** What a type of storage stands for; null where it stands for itself. */
function meaningOf({ converted_type, logical_type }: SchemaElement): string | null {
  return logical_type?.type ?? converted_type ?? null;
}

function scaleOf({ scale, logical_type }: SchemaElement): number {
  return logical_type?.type === "DECIMAL" ? logical_type.scale : (scale ?? 0);
}

/** A list as every writer of today writes it: a group, in it one that repeats, in it the entry. */
function listOf([repeated]: readonly SchemaTree[]): CellType | OtherType | null {
  if (repeated?.element.repetition_type !== "REPEATED" || repeated.children.length !== 1) return null;
  const [entry] = repeated.children;
  if (entry === undefined) return null;
  const of = cellTypeOf(entry);
  return isOther(of) ? of : { kind: "list", of };
}

function groupOf(children: readonly SchemaTree[]): CellType | OtherType {
  const parts = new Map<string, CellType>();
  for (const child of children) {
    const type = cellTypeOf(child);
    if (isOther(type)) return type;
    parts.set(child.element.name, type);
  }
  return { kind: "group", parts };
}

/**
 * The element of a schema without what would have its values worked out in binary floating point, or in a time zone:
 * decimals and days come as they are stored.
 */
export function plainLeaf(element: SchemaElement): SchemaElement {
  const { converted_type, logical_type, ...plain } = element;
  const meaning = meaningOf(element);
  if (meaning === "DECIMAL" || meaning === "DATE") return plain;
  if (meaning !== null && TEXTS.includes(meaning)) return { ...plain, converted_type: "UTF8" };
  if (meaning === "LIST") return { ...plain, converted_type: "LIST" };
  return element;
}
