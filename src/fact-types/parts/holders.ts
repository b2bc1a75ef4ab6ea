import * as z from "zod";
import { ORIGINS } from "../../profile/answer.ts";

const LONGEST_NAME = 1_000;

/** The name of a party, or a code of it. */
export const nameSchema = z.string().min(1).max(LONGEST_NAME);

export const originSchema = z.enum(ORIGINS).nullable();

/** Codes by which registers know a party; wrong check digits are a warning and no refusal. */
export const identifierSchemas = {
  unifiedSocialCreditCode: nameSchema.nullable().optional(),
  lei: nameSchema.nullable().optional(),
};
