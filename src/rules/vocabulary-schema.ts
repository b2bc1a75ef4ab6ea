import * as z from "zod";
import { FACT_TYPE_NAMES, factTypeOf } from "../fact-types/registry.ts";
import { factSchema, subjectSchema } from "../vocabulary/vocabulary.ts";

const typedFactSchema = factSchema.extend({ type: z.enum(FACT_TYPE_NAMES) }).superRefine((fact, context) => {
  const refuse = (fault: string): void => context.addIssue({ code: "custom", params: { fault } });
  const { needs, compared } = factTypeOf(fact);
  const isYesNo = compared === "yes-no";
  if ((needs === "choices") !== (fact.choices !== undefined)) refuse("fact-choices");
  if ((needs === "unit") !== (fact.unit !== undefined)) refuse("fact-unit");
  if (fact.trueFrom !== undefined && (!isYesNo || fact.role !== "context")) refuse("fact-true-from");
  if (fact.leavesSharesOpen !== undefined && (!isYesNo || fact.inCompanyHands))
    refuse("fact-leaves-shares-open");
  if (fact.derivedFrom !== undefined && compared !== "choice") refuse("fact-derived-from");
  if (fact.inCompanyHands !== (fact.effort !== undefined)) refuse("fact-effort");
});

/** The schema of rules/facts.json. */
export const vocabularySchema = z.strictObject({
  $schema: z.string().optional(),
  subjects: z.array(subjectSchema).min(1),
  /** What is asked before everything else, in this order. */
  askedFirst: z.array(z.string()).optional(),
  facts: z.array(typedFactSchema).min(1),
});
