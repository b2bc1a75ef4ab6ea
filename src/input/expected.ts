import type { Words } from "../language/language.ts";
import texts from "./expected.json" with { type: "json" };

/** What would have been understood, by name, for problems in a text itself. */
export const EXPECTED: Readonly<Record<keyof typeof texts, Words>> = texts;
