import * as z from "zod";
import { ORIGINS } from "./answer.ts";
import type { Identifiers } from "./identifiers.ts";

/** An exact number: a decimal, or a reduced fraction where the decimals never end. */
export const exactSchema = z.string().regex(/^-?\d+(\.\d+)?(\/\d+)?$/);

/** A range by its ends, at most one on each side. */
const ends = {
  atLeast: exactSchema.exactOptional(),
  moreThan: exactSchema.exactOptional(),
  atMost: exactSchema.exactOptional(),
  lessThan: exactSchema.exactOptional(),
};

/** What is known of a number: in a report, a reading of which an end is left out; in a profile, a share. */
export const bandSchema = z.strictObject(ends);

/** A share as a profile holds it: a number, or the range that is known of it. */
const shareSchema = z.union([exactSchema, bandSchema]);
export type CanonicalShare = z.infer<typeof shareSchema>;

const originSchema = z.enum(ORIGINS).nullable();

const identifiers = {
  unifiedSocialCreditCode: z.string().exactOptional(),
  lei: z.string().exactOptional(),
};

/** A holder as a profile holds it; `rest` is what all others of the level leave over. */
export type CanonicalHolder =
  | (Identifiers & {
      name: string;
      origin?: z.infer<typeof originSchema>;
      share: CanonicalShare;
      holders?: CanonicalHolder[];
    })
  | { rest: z.infer<typeof originSchema>; name?: string };

export const canonicalHolderSchema: z.ZodType<CanonicalHolder> = z.lazy(() =>
  z.union([
    z.strictObject({
      name: z.string(),
      ...identifiers,
      origin: originSchema.exactOptional(),
      share: shareSchema,
      holders: z.array(canonicalHolderSchema).exactOptional(),
    }),
    z.strictObject({ rest: originSchema, name: z.string().exactOptional() }),
  ]),
);

const entitySchema = z.strictObject({
  id: z.string(),
  name: z.string().exactOptional(),
  ...identifiers,
  origin: originSchema.exactOptional(),
  holds: z.array(z.strictObject({ entity: z.string(), share: shareSchema })).exactOptional(),
  rest: originSchema.exactOptional(),
});

const rateSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  rate: exactSchema,
  date: z.string().exactOptional(),
  source: z.string().exactOptional(),
});

/** One answer in the form in which reports and saved profiles hold it; a profile in this form is itself input. */
export const canonicalAnswerSchema = z.union([
  z.string(),
  z.boolean(),
  z.strictObject({ amount: exactSchema, currency: z.string() }),
  bandSchema,
  z.strictObject({ ...ends, currency: z.string() }),
  z.array(z.string()),
  z.array(canonicalHolderSchema),
  z.array(entitySchema),
  z.array(rateSchema),
]);

export type CanonicalAnswer = z.infer<typeof canonicalAnswerSchema>;
export type CanonicalEntity = z.infer<typeof entitySchema>;
export type CanonicalRate = z.infer<typeof rateSchema>;
