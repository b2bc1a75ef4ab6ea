import * as z from "zod";
import type { Words } from "../language/language.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { type Condition, type RuleFault, typeCondition } from "./condition.ts";
import { conditionSchema } from "./condition-schema.ts";
import type { Item, itemsFileSchema } from "./items.ts";

/** The schema of rules/opportunities.json: whom the items of the class `opportunity` may interest. */
export const opportunitiesSchema = z.array(
  z.strictObject({
    item: z.string(),
    cities: z.array(z.string()).min(1),
    activities: z.array(z.string()),
    applicants: conditionSchema.nullable(),
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
  readonly lawNotes: readonly string[];
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
      faults.push({ place: `${place}.item`, message: `${match.item} is no item of the class opportunity` });
      return [];
    }
    for (const [fact, ids] of [
      ["city", match.cities],
      ["activities", match.activities],
    ] as const) {
      const known = vocabulary.byId.get(fact)?.choices?.map((choice) => choice.id) ?? [];
      for (const id of ids.filter((one) => !known.includes(one))) {
        faults.push({ place, message: `${fact} has no choice ${id}` });
      }
    }
    const applicants =
      match.applicants === null
        ? null
        : typeCondition(match.applicants, `${place}.applicants`, vocabulary, faults);
    const { title, quote, lawNotes } = item;
    const document = match.item.split("/")[0] ?? "";
    return [
      {
        item: match.item,
        document,
        title,
        quote,
        cities: match.cities,
        activities: match.activities,
        applicants,
        lawNotes: lawNotes ?? [],
      },
    ];
  });
}
