import * as z from "zod";
import { ORIGINS } from "../profile/answer.ts";
import { name } from "../input/named-schema.ts";
import { answer, exact, reading, type Sent, words } from "./common.ts";

/** What a share comes to in both readings. */
export const readings = z.strictObject({ direct: reading, lookThrough: reading });

/** How a cap table would get to a changed share: points of the company that pass to other holders. */
const transfer = name(
  "Transfer",
  z.strictObject({
    /** In percent of the company, all holders together. */
    points: exact,
    from: z.array(z.strictObject({ name: z.string(), origin: z.enum(ORIGINS).nullable(), points: exact })),
    to: z.enum(["mainland", "foreign"]),
  }),
);
export type Transfer = Sent<typeof transfer>;

/** One changed answer of a set, with what helps to carry it out. */
export const change = name(
  "Change",
  z.strictObject({
    fact: z.string(),
    from: answer,
    to: answer,
    /** Other answers that would do as well as `to`. */
    orElse: z.array(answer).exactOptional(),
    /** Where the share has no single number to change from. */
    readings: readings.exactOptional(),
    transfer: transfer.exactOptional(),
  }),
);
export type Change = Sent<typeof change>;
export type ChangeSet = readonly Change[];

/**
 * Why a requirement cannot be brought about: the fact is not in the company's hands; its answer is not known and
 * can only be found out; somebody asked to keep it; the text itself does not settle it; an exchange rate is not
 * given; or each requirement could be met, but not all at once.
 */
const blockReason = z.enum([
  "not-in-company-hands",
  "answer-wanted",
  "kept",
  "text-unsettled",
  "rate-missing",
  "conflict",
]);
export type BlockReason = Sent<typeof blockReason>;

/** A requirement that stands in the way of every change, with the words of the clause. */
export const blocker = name(
  "Blocker",
  z.strictObject({
    provision: z.string(),
    requirement: z.string(),
    fact: z.string(),
    reason: blockReason,
    label: words,
    quote: z.string(),
    translation: z.string(),
  }),
);
export type Blocker = Sent<typeof blocker>;
