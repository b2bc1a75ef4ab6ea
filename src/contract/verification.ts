import * as z from "zod";
import { name } from "../input/named-schema.ts";
import { type Sent, words } from "./common.ts";

const shown = z.string().nullable();

/** What deciding a dossier again came to; `confirmed` is no certification. */
export const verification = name(
  "Verification",
  z.strictObject({
    result: z.enum(["confirmed", "differs", "printed-words-differ", "refused", "other-rules", "unreadable"]),
    /** The rules that the dossier names; null where it cannot be read. */
    rules: z.strictObject({ version: z.string(), sha256: z.string() }).nullable(),
    /** Of `confirmed`: whether the printed words were compared. */
    printedWords: words.nullable(),
    /** Why it cannot be read or used, or where the printed words differ. */
    reasons: z.array(words),
    /** Where the data differ; JSON, null for nothing. */
    differences: z.array(z.strictObject({ path: z.string(), found: shown, expected: shown })),
  }),
);
export type Verification = Sent<typeof verification>;
