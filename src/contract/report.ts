import * as z from "zod";
import { ahead } from "./ahead.ts";
import { answerSchema, basisSchema, REPORT_SCHEMA } from "./answers.ts";
import { blocker, change } from "./changes.ts";
import { name } from "../input/named-schema.ts";
import { exact, head, outcome, type Sent, status, words } from "./common.ts";
import { finding, lead } from "./finding.ts";
import { ownership } from "./ownership.ts";

/** A measure to ask about, or a procedure; it states no condition that decides, and is no outcome. */
const opportunity = name(
  "Opportunity",
  z.strictObject({
    item: z.string(),
    status,
    title: words,
    /** What a procedure does; measures have none. */
    effect: words.exactOptional(),
    source: z.strictObject({ document: z.string(), quote: z.string(), translation: z.string() }),
    /** What of the company it fits: one of its activities, its kind, or nothing but the city, where it is shown to all. */
    because: z.enum(["activity", "applicant", "everyone"]),
  }),
);
export type MatchedOpportunity = Sent<typeof opportunity>;

/** Ineligible findings that pull at the same fact, and the changes after which all of them are met at once. */
const together = z.strictObject({
  provisions: z.array(z.string()),
  changes: z.array(z.array(change)),
  blocked: z.array(blocker).exactOptional(),
});
export type Together = Sent<typeof together>;

/** The values of one fact, all others as answered, for which a provision has one outcome; `to` null = without end. */
const interval = z.strictObject({
  outcome,
  from: exact,
  includesFrom: z.boolean(),
  to: exact.nullable(),
  includesTo: z.boolean(),
});
export type OutcomeInterval = Sent<typeof interval>;

/** One numeric answer, and where along it each concerned provision begins and ends. */
const sensitivity = z.strictObject({
  fact: z.string(),
  unit: z.string().nullable(),
  /** Where the company stands; two numbers where the readings of a share differ, or are intervals. */
  at: z.array(exact),
  provisions: z.array(z.strictObject({ provision: z.string(), intervals: z.array(interval) })),
});
export type Sensitivity = Sent<typeof sensitivity>;

/** The report as it is evaluated, before anything is said of other answers. */
const evaluated = z.strictObject({
  ...head,
  /** Who owns the company, in both readings; null where the profile says nothing of it. */
  ownership: ownership.nullable(),
  findings: z.array(finding),
  /** What people must read before the outcomes of the findings named; outcomes stay as they are. */
  leads: z.array(lead),
  opportunities: z.array(opportunity),
});
export type EvaluatedReport = Sent<typeof evaluated>;

/** The evaluated report with what follows from looking at other answers and at later days. */
const advised = evaluated.extend({
  together: z.array(together),
  sensitivity: z.array(sensitivity),
  /** The days on which an outcome changes by itself. */
  ahead,
});
export type AdvisedReport = Sent<typeof advised>;

/** The contract's JSON report, which begins with its answers: what `check --format json` prints and the API sends. */
export const report = name(
  "Report",
  advised.extend({
    schema: z.literal(REPORT_SCHEMA),
    answers: z.array(name("Answer", answerSchema)),
    basis: z.array(name("Basis", basisSchema)),
  }),
);
export type Report = Sent<typeof report>;
