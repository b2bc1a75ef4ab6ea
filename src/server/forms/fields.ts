import type { Request } from "express";
import { Failure } from "../failure.ts";
import { textOf } from "../http/body.ts";

/** The fields of a posted form: every value of a name, in the order of the form. */
export type Fields = URLSearchParams;

const MOST_FIELDS = 1_000;

/** Reads an urlencoded body. Fails where there are too many fields, or it is no UTF-8. */
export function readFields(request: Request): Fields {
  const fields = new URLSearchParams(textOf(request));
  if (fields.size > MOST_FIELDS) throw new Failure("bad-request");
  return fields;
}

/** The first value of a field, trimmed; empty where it is not given. */
export function field(fields: Fields, name: string): string {
  return (fields.get(name) ?? "").trim();
}
