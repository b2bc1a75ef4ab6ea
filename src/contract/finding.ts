import * as z from "zod";
import { OPERATORS } from "../rules/condition-schema.ts";
import { OPEN_KINDS } from "../rules/rule-schema.ts";
import { blocker, change, readings } from "./changes.ts";
import { name } from "../input/named-schema.ts";
import { band, day, exact, outcome, type Sent, status, words } from "./common.ts";

const result = z.enum(["met", "unmet", "unknown"]);
const value = z.union([z.string(), z.boolean(), z.array(z.string())]).nullable();

/** One multiplication by a rate. */
const conversionStep = z.strictObject({
  from: z.string(),
  to: z.string(),
  amount: exact,
  rate: exact,
  date: day.nullable(),
  source: z.string().nullable(),
  product: exact,
});
export type ConversionStep = Sent<typeof conversionStep>;

/** How an amount was brought into the bound's currency, or what that would take. */
const conversion = name(
  "Conversion",
  z.strictObject({
    amount: exact,
    currency: z.string(),
    /** The day of the amount, where it was given. */
    day: day.nullable(),
    to: z.string(),
    steps: z.array(conversionStep),
    /** null where the rates given do not settle it. */
    product: exact.nullable(),
    bound: exact,
    /** Chains of rates that come to different amounts, none of which was chosen. */
    disagreeing: z.array(z.array(conversionStep)).exactOptional(),
    /** The rate to ask for, where it is missing. */
    question: words.exactOptional(),
  }),
);
export type ShownConversion = Sent<typeof conversion>;

/** One requirement of a provision with the company's value beside the bound. Numbers are exact, as text. */
const requirement = name(
  "Requirement",
  z.strictObject({
    id: z.string(),
    result,
    reason: z
      .enum([
        "not-answered",
        "do-not-know",
        "lies-ahead",
        "rate-missing",
        "readings-differ",
        "text-unsettled",
      ])
      .nullable(),
    fact: z.string(),
    operator: z.enum(OPERATORS),
    actual: value,
    readings: readings.exactOptional(),
    /** What is known of an amount of which only the range was given, in the bound's currency. */
    range: band.exactOptional(),
    /** Where ranges were given: `gap` is then the least that is certain, null where none is. */
    isRange: z.literal(true).exactOptional(),
    /** Where the readings differ: what each says of the bound by itself. */
    readingResults: z.strictObject({ direct: result, lookThrough: result }).exactOptional(),
    bound: value,
    unit: z.string().nullable(),
    gap: exact.nullable(),
    operands: z
      .strictObject({ added: exact.nullable(), original: exact.nullable(), maximum: exact.nullable() })
      .exactOptional(),
    /** How an amount in another currency was brought into the bound's. */
    conversion: conversion.exactOptional(),
    quote: z.string(),
    /** The unofficial English translation of the quote; so everywhere. */
    translation: z.string(),
  }),
);
export type RequirementResult = Sent<typeof requirement>;

const openPoint = z.strictObject({
  kind: z.enum(OPEN_KINDS),
  quote: z.string().exactOptional(),
  translation: z.string().exactOptional(),
  note: words.exactOptional(),
});
export type OpenPoint = Sent<typeof openPoint>;

/** What came of one rule for one profile. */
export const finding = name(
  "Finding",
  z.strictObject({
    provision: z.string(),
    outcome,
    status,
    statusNote: words.nullable(),
    title: words,
    source: z.strictObject({
      document: z.string(),
      table: z.int().nullable(),
      item: z.int(),
      clause: z.string().nullable(),
      quote: z.string(),
      translation: z.string(),
    }),
    requirements: z.array(requirement),
    open: z.array(openPoint),
    missing: z.array(z.string()),
    changes: z.array(z.array(change)),
    /** Only where the outcome is `ineligible` and nothing would help. */
    blocked: z.array(blocker).exactOptional(),
  }),
);
export type Finding = Sent<typeof finding>;

/**
 * A sentence by which a finding begins: its subject is nationally closed to foreign investors (`ban`), or the item is
 * one of several routes, and the others were not assessed (`other-route`).
 */
export const lead = z.strictObject({
  provision: z.string(),
  kind: z.enum(["ban", "other-route"]),
  text: words,
});
export type Lead = Sent<typeof lead>;
