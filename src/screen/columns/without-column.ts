import { fillWords, inEach, joinList, textIn, type Words } from "../../language/language.ts";
import { GATES } from "../../logic/tree.ts";
import { factOf, type Vocabulary } from "../../vocabulary/vocabulary.ts";
import words from "../words.json" with { type: "json" };
import type { ColumnPlan } from "./headings.ts";

/**
 * The gates (the place and the activities) that no column of a list answers, where others were taken to describe: one of
 * these may have been meant.
 */
export function gatesWithoutColumn({ columns, carried }: ColumnPlan): readonly string[] {
  if (carried.length === 0) return [];
  return GATES.filter((gate) => columns.every(({ fact }) => fact !== gate));
}

/**
 * Says which facts no column of a list answers, and what to do where one does: before the list is screened, while its
 * columns can be chosen, or afterwards. null where none is missing.
 */
export function sayWithoutColumn(
  facts: readonly string[],
  vocabulary: Vocabulary,
  when: keyof typeof words.withoutColumn,
): Words | null {
  if (facts.length === 0) return null;
  const titles = facts.map((fact) => factOf(fact, vocabulary).title);
  return fillWords(words.withoutColumn[when], {
    titles: inEach((language) =>
      joinList(
        titles.map((title) => textIn(words.quoted, language, { text: textIn(title, language) })),
        language,
      ),
    ),
  });
}
