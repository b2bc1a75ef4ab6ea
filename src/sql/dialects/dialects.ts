import type { Dialect } from "../dialect.ts";
import { duckdb } from "./duckdb.ts";
import { postgres } from "./postgres.ts";
import { spark } from "./spark.ts";

/** The dialects that the query can be written in. */
export const DIALECTS = { duckdb, postgres, spark } as const satisfies Readonly<Record<string, Dialect>>;

export type DialectId = keyof typeof DIALECTS;
export const DIALECT_IDS = Object.keys(DIALECTS) as DialectId[];
