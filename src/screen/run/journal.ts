import { z } from "zod";

/**
 * `details` holds what the workbook for people tells beside the results, and is empty for other forms; `ownership` which
 * files of owners fit which rows, where there are any.
 */
export const PARTS = [
  "results",
  "companies",
  "rejects",
  "leftOut",
  "profiles",
  "details",
  "ownership",
] as const;
export type Part = (typeof PARTS)[number];

/** Makes something for each part. */
export function forParts<Made>(make: (part: Part) => Made): Record<Part, Made> {
  return Object.fromEntries(PARTS.map((part) => [part, make(part)])) as Record<Part, Made>;
}

const count = z.number().int().nonnegative();

const NEAR = z.strictObject({
  line: count,
  name: z.string(),
  provision: z.string(),
  outcome: z.string(),
  requirement: z.string(),
  actual: z.string(),
  bound: z.string(),
  unit: z.string(),
  distance: z.string(),
});

/** The schema of the totals of a tally. */
export const TOTALS = z.strictObject({
  rows: count,
  companies: count,
  rejected: count,
  leftOut: count,
  findings: count,
  shownOtherwise: count,
  outcomes: z.array(count).readonly(),
  nearest: z.array(NEAR).readonly(),
});

const JOURNAL = z.strictObject({
  /** Hash of all that decides the bytes of the output. */
  signature: z.string(),
  /** The day asked about, so that a run taken up on another day goes on with it. */
  asOf: z.string(),
  /** How much of the input is done. */
  offset: count,
  line: count,
  /** How much of each part is sound. */
  lengths: z.strictObject(forParts(() => count)),
  totals: TOTALS,
  /** The files that are whole, once there is nothing left to do but to give them their names. */
  whole: z.array(z.strictObject({ name: z.string(), from: z.string(), stamp: z.string() })).nullable(),
});

/** How far a screening has come: everything before `offset` of the input stands in the parts, up to their lengths. */
export type Journal = z.infer<typeof JOURNAL>;

/** What was written as a journal; null where it is none. */
export function parseJournal(text: string): Journal | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  // As it was written, since what zod gives back has its keys in another order.
  return JOURNAL.safeParse(value).success ? (value as Journal) : null;
}
