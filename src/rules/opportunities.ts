import * as z from "zod";
import type { Words } from "../language/language.ts";
import { type Vocabulary, wordsSchema } from "../vocabulary/vocabulary.ts";
import { type Condition, typeCondition } from "./condition.ts";
import { conditionSchema } from "./condition-schema.ts";
import { hintAt, type RuleFault, tell } from "./fault.ts";
import { documentOf, type Item, type itemsFileSchema } from "./items.ts";

/** The schema of rules/opportunities.json: whom the items of the class `opportunity` may interest. */
export const opportunitiesSchema = z.array(
  z.strictObject({
    item: z.string(),
    cities: z.array(z.string()).min(1),
    activities: z.array(z.string()),
    applicants: conditionSchema.nullable(),
    /** Why it is shown to every company of its cities, where no activity and no kind of applicant says whom it concerns. */
    shownToAll: wordsSchema.optional(),
  }),
);

/** A measure that a kind of applicant may ask about; it states no condition that decides. */
export interface Opportunity {
  readonly item: string;
  readonly document: string;
  readonly title: Words;
  readonly quote: string;
  readonly cities: readonly string[];
  readonly activities: readonly string[];
  readonly applicants: Condition | null;
  readonly shownToAll: Words | null;
}

/** Joins the matching data with the items that it speaks of; what does not fit goes into `faults`. */
export function createOpportunities(
  matches: z.infer<typeof opportunitiesSchema>,
  itemsFiles: readonly z.infer<typeof itemsFileSchema>[],
  vocabulary: Vocabulary,
  faults: RuleFault[],
): Opportunity[] {
  const items = new Map<string, Item>(
    itemsFiles.flatMap((file) => file.items.map((item) => [item.id, item])),
  );
  return matches.flatMap((match, index) => {
    const place = `[${index}]`;
    const item = items.get(match.item);
    if (item?.class !== "opportunity") {
      faults.push({ place: `${place}.item`, message: tell("opportunity-class", { item: match.item }) });
      return [];
    }
    for (const [fact, ids] of [
      ["city", match.cities],
      ["activities", match.activities],
    ] as const) {
      const known = vocabulary.byId.get(fact)?.choices?.map((choice) => choice.id) ?? [];
      for (const id of ids.filter((one) => !known.includes(one))) {
        const values = { fact, choice: id, near: hintAt(id, known) };
        faults.push({ place, message: tell("choice-unknown", values) });
      }
    }
    const applicants =
      match.applicants === null
        ? null
        : typeCondition(match.applicants, `${place}.applicants`, vocabulary, faults);
    const { title, quote } = item;
    const document = documentOf(match.item);
    return [
      {
        item: match.item,
        document,
        title,
        quote,
        cities: match.cities,
        activities: match.activities,
        applicants,
        shownToAll: match.shownToAll ?? null,
      },
    ];
  });
}
