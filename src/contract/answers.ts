import * as z from "zod";
import { ELSEWHERE_KINDS } from "../rules/elsewhere.ts";
import { OPEN_KINDS } from "../rules/rule-schema.ts";
import { answer, outcome, type Sent, status, words } from "./common.ts";

/** The name of the report's shape; another name stands for another shape. */
export const REPORT_SCHEMA = "zhunru-report/2";

/** What somebody must still do or find out: a finding's open kinds, and those that only an answer has. */
export const NEED_KINDS = [...OPEN_KINDS, "answer", "requirement", "date", "ban", "text"] as const;

/** The parts of a headline, in the order in which they are said. */
export const HEADLINE_PARTS = [
  "ban",
  "verdict",
  "other-route",
  "count",
  "figure",
  "scope",
  "standing",
  "items",
  "need",
] as const;

const needSchema = z.strictObject({
  kind: z.enum(NEED_KINDS),
  /** Of `answer`: the fact that is asked for. */
  fact: z.string().exactOptional(),
  /** Of `requirement`: the test that is not met. */
  id: z.string().exactOptional(),
  text: words,
});

/** Where to look on: in the other city, in what governs an activity besides, what was not looked at, and whom to ask. */
const pointerSchema = z.strictObject({
  kind: z.enum(["other-city", ...ELSEWHERE_KINDS, "not-known", "ask"]),
  /** The law note that tells more. */
  lawNote: z.string().exactOptional(),
  text: words,
});

/** What came of one activity in one city. */
export const answerSchema = z.strictObject({
  activity: z.string(),
  city: z.string(),
  verdict: outcome,
  /** Of the document of the finding that counts; null where there is no finding. */
  status: status.nullable(),
  headline: words,
  /** The headline's parts, each a whole sentence or more. */
  parts: z.array(z.strictObject({ kind: z.enum(HEADLINE_PARTS), text: words })).min(1),
  /** The test whose number decides, where there is one. */
  figure: z.strictObject({ provision: z.string(), requirement: z.string() }).exactOptional(),
  findings: z.array(z.string()),
  /** The findings that the verdict is of: those that tie for it. */
  counting: z.array(z.string()),
  needs: z.array(needSchema),
  /** Measures and procedures without a rule that are shown for this activity there. */
  items: z.array(z.string()).min(1).exactOptional(),
  /** Where nothing applies: what governs elsewhere, each with how it was checked, and whom to ask. */
  elsewhere: z.array(pointerSchema).min(1).exactOptional(),
});

/** How an answer is supported. */
export const EVIDENCE = ["stated", "evidenced", "does-not-hold"] as const;

export const evidenceSchema = z.strictObject({
  document: z.string(),
  sha256: z.string(),
  quote: z.string(),
});

/** An answer of the profile that a finding looked at. */
export const basisSchema = z.strictObject({
  fact: z.string(),
  /** As it stands in the profile; null is “don't know”. */
  value: answer,
  usedBy: z.array(z.string()).min(1),
  /** Whether a document was shown for it: `stated` where none was, or none could be looked at. */
  evidence: z.enum(EVIDENCE),
  /** What it is said to stand on. */
  source: evidenceSchema.exactOptional(),
  /** Why the evidence does not hold, or was not looked at. */
  note: words.exactOptional(),
});

export type Need = Sent<typeof needSchema>;
export type NeedKind = Need["kind"];
export type ReportAnswer = Sent<typeof answerSchema>;
export type Pointer = Sent<typeof pointerSchema>;
export type HeadlinePart = ReportAnswer["parts"][number];
export type Basis = Sent<typeof basisSchema>;
