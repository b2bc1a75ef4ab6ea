import * as z from "zod";
import { ORIGINS } from "./answer.ts";
import type { Identifiers } from "./identifiers.ts";

/** An exact number: a decimal, or a reduced fraction where the decimals never end. */
export const exactSchema = z.string().regex(/^-?\d+(\.\d+)?(\/\d+)?$/);

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
      share: string;
      holders?: CanonicalHolder[];
    })
  | { rest: z.infer<typeof originSchema>; name?: string };

export const canonicalHolderSchema: z.ZodType<CanonicalHolder> = z.lazy(() =>
  z.union([
    z.strictObject({
      name: z.string(),
      ...identifiers,
      origin: originSchema.exactOptional(),
      share: exactSchema,
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
  holds: z.array(z.strictObject({ entity: z.string(), share: exactSchema })).exactOptional(),
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
  z.array(z.string()),
  z.array(canonicalHolderSchema),
  z.array(entitySchema),
  z.array(rateSchema),
]);

export type CanonicalAnswer = z.infer<typeof canonicalAnswerSchema>;
export type CanonicalEntity = z.infer<typeof entitySchema>;
export type CanonicalRate = z.infer<typeof rateSchema>;
