import * as z from "zod";
import { wordsSchema } from "../vocabulary/vocabulary.ts";

const termSchema = z
  .strictObject({
    "zh-CN": z.string().min(1),
    /** The English of the term, the usual one first. */
    en: z.array(z.string().min(1)).min(1),
    /** Why there is more than one. */
    reason: wordsSchema.optional(),
    /** What the term is never called in a text whose Chinese has it. */
    never: z.array(z.string().min(1)).min(1).optional(),
    /** That titles, labels, notes and messages are held to the term as well, and not the translated clauses alone. */
    inOwnWords: z.literal(true).optional(),
  })
  .refine(({ en, reason }) => en.length === 1 || reason !== undefined, {
    params: { fault: "glossary-reason" },
  });

/** The schema of rules/glossary.json: terms of art with their English. */
export const glossarySchema = z.array(termSchema);
export type Glossary = z.infer<typeof glossarySchema>;
export type Term = Glossary[number];

/** A text in both languages; `isClause` for a translated clause, else it is in the program's own words. */
export interface Pair {
  readonly chinese: string;
  readonly english: string;
  readonly isClause: boolean;
}

/** A term whose English is missing in a text, or a rendering in it that the term never has. */
export interface Departure {
  readonly term: Term;
  /** The forbidden rendering; null where the term's own English is missing. */
  readonly forbidden: string | null;
}

/** Where a text in two languages departs from the glossary. A term inside a longer one counts with the longer one. */
export function departuresFrom(glossary: Glossary, { chinese, english, isClause }: Pair): Departure[] {
  const found = termsIn(glossary, chinese.replace(/\s/g, ""));
  return found.flatMap((term): Departure[] => {
    const others = found.filter((other) => other !== term).flatMap(({ en }) => en);
    const forbidden = (term.never ?? []).find(
      (rendering) =>
        holdsRendering(english, rendering) && !others.some((own) => holdsRendering(own, rendering)),
    );
    if (forbidden !== undefined) return [{ term, forbidden }];
    const isHeld = isClause || term.inOwnWords === true;
    if (!isHeld || term.en.some((rendering) => holdsRendering(english, rendering))) return [];
    return [{ term, forbidden: null }];
  });
}

/** The terms that a Chinese text holds, the longest first. */
function termsIn(glossary: Glossary, chinese: string): Term[] {
  let rest = chinese;
  return [...glossary]
    .sort((a, b) => b["zh-CN"].length - a["zh-CN"].length)
    .filter((term) => {
      if (!rest.includes(term["zh-CN"])) return false;
      rest = rest.replaceAll(term["zh-CN"], "\n");
      return true;
    });
}

/** Whether an English text holds a rendering, in the singular or plural, with spaces or hyphens, in any case. */
function holdsRendering(english: string, rendering: string): boolean {
  return patternOf(rendering).test(english.toLowerCase().replace(/[-–]/g, " "));
}

const patterns = new Map<string, RegExp>();

function patternOf(rendering: string): RegExp {
  const known = patterns.get(rendering);
  if (known !== undefined) return known;
  const words = rendering.toLowerCase().replace(/[-–]/g, " ").split(" ").map(inflected);
  const pattern = new RegExp(`(?<![\\p{L}\\d])${words.join("\\s+")}(?![\\p{L}\\d])`, "u");
  patterns.set(rendering, pattern);
  return pattern;
}

function inflected(word: string): string {
  const plain = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  if (!/[a-z]$/.test(word)) return plain;
  return word.endsWith("y") ? `${plain.slice(0, -1)}(?:ys?|ies)` : `${plain}(?:e?s|['’]s|s['’])?`;
}
