import { factTypeOf } from "../../fact-types/registry.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";
import type { CellType } from "./cell-type.ts";

/** What is taken away around a text: the spaces that people leave there, narrow, full-width and unbroken, and tabs. */
const AROUND = /^[ \t\u00a0\u3000]+|[ \t\u00a0\u3000]+$/g;

/**
 * The answer that a cell of a fact's column gives, as JSON of a profile; null where it gives none. A text may say what
 * no other type says: `?` for what is not known, `a;b` for a list, `200 USD` for an amount, `true` and `false`.
 */
export function answerOf(fact: Fact, type: CellType, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (type.kind !== "text") return jsonOf(type, value);
  const text = String(value).replace(AROUND, "");
  if (text === "") return null;
  if (text === "?") return "null";
  switch (factTypeOf(fact).column?.kind) {
    case "yes-no":
      return text === "true" || text === "false" ? text : JSON.stringify(text);
    case "any-of":
      return JSON.stringify(text === "[]" ? [] : text.split(";"));
    case "amount": {
      const [, amount, currency] = /^(\S+) (\S+)$/.exec(text) ?? [];
      return JSON.stringify(amount === undefined ? text : { amount, currency });
    }
    default:
      return JSON.stringify(text);
  }
}

/** A value as JSON; parts of a group that are NULL are left out. */
function jsonOf(type: CellType, value: unknown): string {
  if (value === null || value === undefined) return "null";
  switch (type.kind) {
    case "text":
      return JSON.stringify(String(value));
    case "yes-no":
      return value === true ? "true" : "false";
    case "whole":
      return String(value);
    case "date":
      return JSON.stringify(dayOf(Number(value)));
    case "decimal":
      return decimalOf(wholeOf(value), type.scale);
    case "list":
      return `[${(value as readonly unknown[]).map((entry) => jsonOf(type.of, entry)).join(",")}]`;
    case "group": {
      const given = value as Readonly<Record<string, unknown>>;
      const parts = Array.from(type.parts, ([name, of]) => {
        const part = given[name];
        return part === null || part === undefined ? "" : `${JSON.stringify(name)}:${jsonOf(of, part)}`;
      });
      return `{${parts.filter((part) => part !== "").join(",")}}`;
    }
  }
}

const DAY = 86_400_000;

/** The last day that there is a name for, as days after 1970-01-01; the first is as far before. */
const LAST_DAY = 100_000_000;

/** A day that is so many days after 1970-01-01; beyond the years that four digits name it is no day of a profile. */
function dayOf(days: number): string {
  if (Math.abs(days) > LAST_DAY) return `1970-01-01 + ${days}`;
  const [day = ""] = new Date(days * DAY).toISOString().split("T");
  return day;
}

/** The digits of a decimal as a whole number: stored as one, or as its bytes, the first first, in two's complement. */
function wholeOf(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as bigint | number);
  let whole = 0n;
  for (const byte of value) whole = (whole << 8n) | BigInt(byte);
  return BigInt.asIntN(value.length * 8, whole);
}

/** A decimal without zeros at its end, which say nothing. */
function decimalOf(whole: bigint, scale: number): string {
  const sign = whole < 0n ? "-" : "";
  const digits = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, "0");
  const places = digits.slice(digits.length - scale).replace(/0+$/, "");
  const before = digits.slice(0, digits.length - scale);
  return scale === 0 || places === "" ? sign + before : `${sign}${before}.${places}`;
}
