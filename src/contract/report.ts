import * as z from "zod";
import { OPERATORS } from "../rules/condition-schema.ts";
import { OPEN_KINDS } from "../rules/rule-schema.ts";
import { answerSchema, basisSchema, REPORT_SCHEMA } from "./answers.ts";
import { day, exact, name, outcome, reading, rulesStamp, status, words } from "./common.ts";

/**
 * Why a requirement cannot be brought about: the fact is not in the company's hands; its answer is not known and
 * can only be found out; somebody asked to keep it; the text itself does not settle it; an exchange rate is not
 * given; or each requirement could be met, but not all at once.
 */
export const BLOCK_REASONS = [
  "not-in-company-hands",
  "answer-wanted",
  "kept",
  "text-unsettled",
  "rate-missing",
  "conflict",
] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];

export const STANDINGS = [
  "met",
  "met-with-open-points",
  "to-change",
  "not-possible",
  "cannot-be-told",
  "without-item",
] as const;
/**
 * How a city stands over all measures: all met and nothing open; all met with something open; some to change; some that nothing would help; some that cannot be
 * told, do not apply or are not in force; or some that its documents do not hold.
 */
export type Standing = (typeof STANDINGS)[number];

const result = z.enum(["met", "unmet", "unknown"]);
const value = z.union([z.string(), z.boolean(), z.array(z.string())]).nullable();

const conversion = name(
  "Conversion",
  z
    .object({ amount: exact, currency: z.string(), to: z.string(), product: exact.nullable(), bound: exact })
    .loose(),
);

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
    readings: z.strictObject({ direct: reading, lookThrough: reading }).optional(),
    readingResults: z.strictObject({ direct: result, lookThrough: result }).optional(),
    bound: value,
    unit: z.string().nullable(),
    gap: exact.nullable(),
    operands: z
      .strictObject({ added: exact.nullable(), original: exact.nullable(), maximum: exact.nullable() })
      .optional(),
    conversion: conversion.optional(),
    quote: z.string(),
  }),
);

const transfer = z.strictObject({
  points: exact,
  from: z.array(z.strictObject({ name: z.string(), origin: z.string().nullable(), points: exact })),
  to: z.enum(["mainland", "foreign"]),
});

const change = name(
  "Change",
  z.strictObject({
    fact: z.string(),
    from: z.unknown(),
    to: z.unknown(),
    orElse: z.array(z.unknown()).optional(),
    readings: z.strictObject({ direct: reading, lookThrough: reading }).optional(),
    transfer: transfer.optional(),
  }),
);

const blocker = name(
  "Blocker",
  z.strictObject({
    provision: z.string(),
    requirement: z.string(),
    fact: z.string(),
    reason: z.enum(BLOCK_REASONS),
    label: words,
    quote: z.string(),
  }),
);

const source = z.strictObject({
  document: z.string(),
  table: z.int().nullable(),
  item: z.int(),
  clause: z.string().nullable(),
  quote: z.string(),
});

export const finding = name(
  "Finding",
  z.strictObject({
    provision: z.string(),
    outcome,
    status,
    statusNote: words.nullable(),
    title: words,
    source,
    requirements: z.array(requirement),
    open: z.array(
      z.strictObject({ kind: z.enum(OPEN_KINDS), quote: z.string().optional(), note: words.optional() }),
    ),
    missing: z.array(z.string()),
    changes: z.array(z.array(change)),
    blocked: z.array(blocker).optional(),
  }),
);

const interval = z.strictObject({
  outcome,
  from: exact,
  includesFrom: z.boolean(),
  to: exact.nullable(),
  includesTo: z.boolean(),
});

const warnings = z.array(z.strictObject({ code: z.string(), facts: z.array(z.string()), message: words }));

const head = {
  zhunru: z.string(),
  rules: rulesStamp,
  asOf: day,
  profile: z.record(z.string(), z.unknown()),
  warnings,
};

export const report = name(
  "Report",
  z.strictObject({
    schema: z.literal(REPORT_SCHEMA),
    ...head,
    ownership: name(
      "Ownership",
      z.object({ form: z.enum(["investors", "entities", "share"]) }).loose(),
    ).nullable(),
    answers: z.array(name("Answer", answerSchema)),
    basis: z.array(name("Basis", basisSchema)),
    findings: z.array(finding),
    leads: z.array(
      z.strictObject({ provision: z.string(), kind: z.enum(["ban", "other-route"]), text: words }),
    ),
    opportunities: z.array(
      z.strictObject({
        item: z.string(),
        status,
        title: words,
        effect: words.optional(),
        source: z.strictObject({ document: z.string(), quote: z.string() }),
        because: z.enum(["activity", "applicant", "everyone"]),
      }),
    ),
    together: z.array(
      z.strictObject({
        provisions: z.array(z.string()),
        changes: z.array(z.array(change)),
        blocked: z.array(blocker).optional(),
      }),
    ),
    sensitivity: z.array(
      z.strictObject({
        fact: z.string(),
        unit: z.string().nullable(),
        at: z.array(exact),
        provisions: z.array(z.strictObject({ provision: z.string(), intervals: z.array(interval) })),
      }),
    ),
  }),
);

const remedy = z.strictObject({
  changes: z.array(change).nullable(),
  cost: z.strictObject({ facts: z.int(), effort: z.int(), step: z.string() }).nullable(),
  blocked: z.array(blocker),
});

const cell = z.union([
  z.strictObject({
    city: z.string(),
    kind: z.literal("findings"),
    findings: z.array(finding),
    remedy: remedy.nullable(),
  }),
  z.strictObject({ city: z.string(), kind: z.literal("item-without-test"), items: z.array(z.string()) }),
  z.strictObject({ city: z.string(), kind: z.literal("no-item") }),
]);

export const comparison = name(
  "Comparison",
  z.strictObject({
    ...head,
    cities: z.array(
      z.strictObject({ city: z.string(), standing: z.enum(STANDINGS), remedy: remedy.nullable() }),
    ),
    documents: z.array(
      z.strictObject({
        id: z.string(),
        city: z.string(),
        title: words,
        number: z.string(),
        level: z.string(),
        status,
        statusNote: words.nullable(),
      }),
    ),
    rows: z.array(
      z.strictObject({
        title: words,
        activities: z.array(z.string()),
        cells: z.array(cell),
        differs: z.boolean(),
        needsLeast: z.array(z.string()),
      }),
    ),
    hiddenRows: z.int().min(0),
    needsLeast: z.array(z.string()),
  }),
);
