import * as z from "zod";
import { PATTERNS } from "../vocabulary/patterns.ts";
import { wordsSchema } from "../vocabulary/vocabulary.ts";
import { CONFIDENCES, searchedSchema } from "./law-note.ts";

/** Where it stands what governs an activity beside the documents of the pilots. */
export const ELSEWHERE_FILE = "rules/elsewhere.json";

/** What a statement is about. */
export const ELSEWHERE_KINDS = [
  "national-list",
  "free-trade-zone-list",
  "cepa",
  "sector-law",
  "pilot-elsewhere",
  "work-plan-2025",
  "another-route",
] as const;

/** How a statement was checked; one that is not checked only says where to look. */
export const CHECKS = [...CONFIDENCES, "not-checked"] as const;

const id = z.string().regex(PATTERNS.id);
const day = z.iso.date();

const statementSchema = z.strictObject({
  id,
  kind: z.enum(ELSEWHERE_KINDS),
  /** Where it holds; everywhere, where there is none. */
  cities: z.array(id).min(1).optional(),
  /** The days asked about for which it is told, both included; without end where there is none. */
  from: day.optional(),
  until: day.optional(),
  checked: z.enum(CHECKS),
  officialTextRead: z.boolean(),
  /** That it is about foreign investment and says nothing to a case without any. */
  foreignInvestorsOnly: z.boolean(),
  /** For a text that says “not found”: in what, and up to which day. */
  searched: searchedSchema.optional(),
  /** The law note that tells more. */
  lawNote: id.optional(),
  text: wordsSchema,
});

/** The schema of rules/elsewhere.json: where an activity is governed that the documents here do not open. */
export const elsewhereSchema = z.strictObject({
  $schema: z.string().optional(),
  statements: z.array(statementSchema),
  /** The statements on where to look, told of each kind that no other statement about the activity is of. */
  lists: z.array(id),
  activities: z.record(
    id,
    z.strictObject({
      /** Best first. */
      statements: z.array(id),
      /** That the activity is a business, for which the lists of closed fields are to be seen. */
      seeLists: z.literal(true).optional(),
      /** What was not looked at, said plainly. */
      notKnown: wordsSchema.optional(),
      /** Whom to ask, by city where that differs. */
      ask: z.strictObject({ text: wordsSchema, cities: z.record(id, wordsSchema).optional() }),
    }),
  ),
});

export type Elsewhere = z.infer<typeof elsewhereSchema>;
export type ElsewhereStatement = Elsewhere["statements"][number];
