import * as z from "zod";
import { PATTERNS } from "../vocabulary/patterns.ts";
import { wordsSchema } from "../vocabulary/vocabulary.ts";
import { type DataFiles, textOf } from "./files.ts";

/** The file of what the authors know and accept of what the analysis says of the rules. */
export const ACCEPTED_OBSERVATIONS = "rules/accepted-observations.json";

/**
 * What can be said of a rulebook from its rules alone. `never-decides`: a test that could be left out without any
 * company's outcome changing. `never-reached`: an outcome that no company has. `implied`: whoever meets the first rule
 * meets the second one too, both of one document and about the same activity. `clash`: one company meets one rule and
 * fails the other on the same activity, where the rules are alternatives. `bounds-differ`: like rules of two documents
 * that compare one fact with other numbers.
 */
export const OBSERVATION_KINDS = [
  "never-decides",
  "never-reached",
  "implied",
  "clash",
  "bounds-differ",
] as const;
export type ObservationKind = (typeof OBSERVATION_KINDS)[number];

const observation = z.strictObject({
  kind: z.enum(OBSERVATION_KINDS),
  rules: z.array(z.string().regex(PATTERNS.rule)).min(1).max(2),
  /** The test, the outcome, or the fact that is spoken of. */
  about: z.string().min(1).optional(),
});

/** The schema of rules/accepted-observations.json: what is said of the rules and is rightly so, and why. */
export const acceptedObservationsSchema = z.array(
  z.strictObject({ observations: z.array(observation).min(1), why: wordsSchema }),
);
export type AcceptedObservations = z.infer<typeof acceptedObservationsSchema>;

/** What is accepted; nothing where a rulebook has no such file. Throws a ZodError where the file does not fit. */
export function loadAcceptedObservations(files: DataFiles): AcceptedObservations {
  if (!files.has(ACCEPTED_OBSERVATIONS)) return [];
  return acceptedObservationsSchema.parse(JSON.parse(textOf(files, ACCEPTED_OBSERVATIONS)));
}
