import * as z from "zod";
import { INSTRUMENT_LEVELS } from "../rules/document.ts";
import { blocker, change } from "./changes.ts";
import { name } from "../input/named-schema.ts";
import { head, type Sent, status, words } from "./common.ts";
import { finding, lead } from "./finding.ts";

/** What a set of changes takes: compared by facts, then effort, then step (a number without a unit, as text). */
const cost = z.strictObject({ facts: z.int(), effort: z.int(), step: z.string() });
export type ShownCost = Sent<typeof cost>;

/** What would have to change for some ineligible findings to be met at once, or what keeps that from happening. */
const remedy = name(
  "Remedy",
  z.strictObject({
    /** The cheapest set; null where nothing would help. */
    changes: z.array(change).nullable(),
    cost: cost.nullable(),
    blocked: z.array(blocker),
  }),
);
export type Remedy = Sent<typeof remedy>;

/**
 * One measure in one city: its findings; or that the city's documents hold such an item, and no test in it is about
 * what is sought; or that they hold no such item, which neither prohibits nor permits.
 */
const cell = z.union([
  z.strictObject({
    city: z.string(),
    kind: z.literal("findings"),
    findings: z.array(finding),
    /** What people must read before these findings: a national ban first of all. */
    leads: z.array(lead),
    /** Of the ineligible findings; null where there is none. */
    remedy: remedy.nullable(),
  }),
  z.strictObject({ city: z.string(), kind: z.literal("item-without-test"), items: z.array(z.string()) }),
  z.strictObject({ city: z.string(), kind: z.literal("no-item") }),
]);
export type ComparisonCell = Sent<typeof cell>;

/** Like measures of the cities side by side. */
const row = z.strictObject({
  title: words,
  activities: z.array(z.string()),
  /** In the order of the cities. */
  cells: z.array(cell),
  /** Whether the cities come to different outcomes. */
  differs: z.boolean(),
  /** Of the cities in which it can be told: those whose requirements are met with the least change. */
  needsLeast: z.array(z.string()),
});
export type ComparisonRow = Sent<typeof row>;

/**
 * How a city stands over all measures: all met and nothing open; all met with something open; some to change; some
 * that nothing would help; some that cannot be told, do not apply or are not in force; or some that its documents do
 * not hold.
 */
const standing = z.enum([
  "met",
  "met-with-open-points",
  "to-change",
  "not-possible",
  "cannot-be-told",
  "without-item",
]);
export type Standing = Sent<typeof standing>;

/** One city over all measures. */
const cityStanding = z.strictObject({
  city: z.string(),
  standing,
  /** Of all its ineligible findings together; null where there is none. */
  remedy: remedy.nullable(),
});
export type CityStanding = Sent<typeof cityStanding>;

/** A document that the comparison speaks of, as it stood on the day asked about. */
const comparedDocument = z.strictObject({
  id: z.string(),
  city: z.string(),
  title: words,
  number: z.string(),
  level: z.enum(INSTRUMENT_LEVELS),
  status,
  statusNote: words.nullable(),
});
export type ComparedDocument = Sent<typeof comparedDocument>;

/** One profile in every city. */
export const comparison = name(
  "Comparison",
  z.strictObject({
    ...head,
    cities: z.array(cityStanding),
    documents: z.array(comparedDocument),
    rows: z.array(row),
    /** Rows left out because all cities come to the same. */
    hiddenRows: z.int().min(0),
    /** The cities in which all measures are met with the least change; empty where it cannot be told of any. */
    needsLeast: z.array(z.string()),
  }),
);
export type Comparison = Sent<typeof comparison>;
