import * as z from "zod";
import { factTypeOf } from "../fact-types/registry.ts";
import { FILE_NAME, LONGEST_QUOTE, SAID } from "../profile/read-evidence.ts";
import { PATTERNS } from "../vocabulary/patterns.ts";
import { answerable, type Vocabulary } from "../vocabulary/vocabulary.ts";
import { name } from "../input/named-schema.ts";

const evidence = name(
  "Evidence",
  z.strictObject({
    document: z.string().regex(FILE_NAME),
    sha256: z.string().regex(PATTERNS.sha256),
    quote: z.string().regex(SAID).max(LONGEST_QUOTE),
  }),
);

/** An answer with what it stands on; “don't know” stands on nothing. */
const evidenced = (value: z.ZodType) => z.strictObject({ value, evidence });

/** Any answer with what it stands on, where the fact need not be told again. */
export const evidencedAnswer = evidenced(z.unknown().describe("The answer, as it stands without evidence."));

/** The profile as it is sent, made from the vocabulary: every key may be left out, and null is "don't know". */
export function profileSchema(vocabulary: Vocabulary): z.ZodType {
  return z.strictObject(
    Object.fromEntries(
      answerable(vocabulary).map((fact) => {
        const stated = factTypeOf(fact).schema(fact);
        const either = z.union([stated, evidenced(stated)]);
        return [fact.id, either.nullable().optional().describe(fact.question.en)];
      }),
    ),
  );
}
