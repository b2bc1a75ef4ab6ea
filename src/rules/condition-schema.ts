import * as z from "zod";
import { PATTERNS } from "../vocabulary/patterns.ts";

/** The operators of the contract, and the one that opens an item to foreign capital in either reading. */
export const OPERATORS = [
  "is",
  "isOneOf",
  "includes",
  "excludes",
  "atLeast",
  "atMost",
  "moreThan",
  "lessThan",
  "moreThanInEitherReading",
] as const;
export type Operator = (typeof OPERATORS)[number];

/** What the text settles: both sides of a test, only that it is met, or nothing at all. */
export const CERTAINTIES = ["settled", "orUnsettled", "unsettled"] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export interface RawLeaf {
  name?: string | undefined;
  fact: string;
  operator: string;
  value: string | boolean | string[];
  /** Choices for which the text does not settle the test: it is then unknown, neither met nor unmet. */
  unsettledFor?: string[] | undefined;
}

export type RawCondition =
  | RawLeaf
  | { all: RawCondition[] }
  | { any: RawCondition[] }
  | { not: RawCondition };

const leafSchema = z.strictObject({
  name: z.string().regex(PATTERNS.id).optional(),
  fact: z.string(),
  operator: z.string().regex(PATTERNS.operator),
  value: z.union([z.string(), z.boolean(), z.array(z.string()).min(1)]),
  unsettledFor: z.array(z.string()).min(1).optional(),
});

/** A condition tree as json-rules-engine takes it. Its empty groups would pass, so they are refused here. */
export const conditionSchema: z.ZodType<RawCondition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
    leafSchema,
  ]),
);
