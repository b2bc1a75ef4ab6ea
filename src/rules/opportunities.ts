import * as z from "zod";
import type { Words } from "../language/language.ts";
import { ACTIVITIES, CITY, type Vocabulary, wordsSchema } from "../vocabulary/vocabulary.ts";
import { type Condition, typeCondition } from "./condition.ts";
import { conditionSchema } from "./condition-schema.ts";
import { hintAt, type RuleFault, tell } from "./fault.ts";
import { documentOf, type Item, type ItemClass, type itemsFileSchema } from "./items.ts";

/** The classes of the items that are shown without a rule: they decide nothing. */
const SHOWN_CLASSES: readonly (ItemClass | undefined)[] = ["opportunity", "procedure"];

/**
 * The schema of rules/opportunities.json: whom the items of the class `opportunity` may interest, and those of the
 * class `procedure` that change how a thing is applied for.
 */
export const opportunitiesSchema = z.array(
  z.strictObject({
    item: z.string(),
    /** What a procedure does, in a sentence; a measure's own words say it. */
    effect: wordsSchema.optional(),
    cities: z.array(z.string()).min(1),
    activities: z.array(z.string()),
    applicants: conditionSchema.nullable(),
    /** Why it is shown to every company of its cities, where no activity and no kind of applicant says whom it concerns. */
    shownToAll: wordsSchema.optional(),
  }),
);

/** A measure that a kind of applicant may ask about, or a procedure; it states no condition that decides. */
export interface Opportunity {
  readonly item: string;
  readonly document: string;
  readonly title: Words;
  readonly quote: string;
  readonly translation: string;
  /** What a procedure does; null for a measure. */
  readonly effect: Words | null;
  readonly cities: readonly string[];
  readonly activities: readonly string[];
  readonly applicants: Condition | null;
  readonly shownToAll: Words | null;
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
    if (item === undefined || !SHOWN_CLASSES.includes(item.class)) {
      faults.push({ place: `${place}.item`, message: tell("opportunity-class", { item: match.item }) });
      return [];
    }
    if ((item.class === "procedure") !== (match.effect !== undefined)) {
      const values = { item: match.item, class: item.class };
      faults.push({ place, message: tell("opportunity-effect", values) });
    }
    for (const [fact, ids] of [
      [CITY, match.cities],
      [ACTIVITIES, match.activities],
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
    const { title, quote, translation, lawNotes } = item;
    const document = documentOf(match.item);
    return [
      {
        item: match.item,
        document,
        title,
        quote,
        translation,
        effect: match.effect ?? null,
        cities: match.cities,
        activities: match.activities,
        applicants,
        shownToAll: match.shownToAll ?? null,
        lawNotes: lawNotes ?? [],
      },
    ];
  });
}
