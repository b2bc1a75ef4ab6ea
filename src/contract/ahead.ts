import * as z from "zod";
import { name } from "../input/named-schema.ts";
import { day, outcome, type Sent, status, words } from "./common.ts";

/** Why an outcome changes by itself: the document's status, years since an answered date, or a day in the law. */
const turnCause = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("document"),
    document: z.string(),
    before: status,
    after: status,
  }),
  z.strictObject({ kind: z.literal("years"), fact: z.string(), since: day }),
  z.strictObject({ kind: z.literal("law"), fact: z.string() }),
]);
export type TurnCause = Sent<typeof turnCause>;

/** A day on which the outcome of one provision changes without any answer changing. */
const turn = name(
  "Turn",
  z.strictObject({
    /** The first day of the new outcome. */
    day,
    /** The last day on which the outcome before holds. */
    lastDay: day,
    provision: z.string(),
    title: words,
    before: outcome,
    after: outcome,
    causes: z.array(turnCause),
  }),
);
export type Turn = Sent<typeof turn>;

/** What changes by itself after one day, up to and with another. */
export const ahead = name(
  "Ahead",
  z.strictObject({
    asOf: day,
    until: day,
    turns: z.array(turn),
    /** Numbers of years that were answered as numbers, so that they stand still here while they grow in fact. */
    standStill: z.array(z.string()),
  }),
);
export type Ahead = Sent<typeof ahead>;
