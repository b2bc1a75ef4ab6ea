import * as z from "zod";
import { conditionSchema } from "../rules/condition-schema.ts";
import { INSTRUMENT_LEVELS } from "../rules/document.ts";
import { ITEM_CLASSES, itemSchema } from "../rules/items.ts";
import { ruleFileSchema } from "../rules/rule-schema.ts";
import { vocabularySchema } from "../rules/vocabulary-schema.ts";
import { name } from "../input/named-schema.ts";
import { day, type Sent, status, words } from "./common.ts";

/** From where to where an item's hull stands in the document's text, in UTF-16 units. */
const hull = { start: z.int().min(0), end: z.int().min(0) };

/** An item as `rules list --format json` gives it. */
const listedItem = z.strictObject({
  id: z.string(),
  document: z.string(),
  class: z.enum(ITEM_CLASSES),
  title: words,
  quote: z.string(),
  translation: z.string(),
  ...hull,
  rules: z.array(z.string()),
  /** Where it has no rule: why. */
  reason: words.exactOptional(),
});
export type ListedItem = Sent<typeof listedItem>;

export const provisions = name("Provisions", z.array(listedItem));

/** What people's words may mean, best first. */
export const found = name(
  "Found",
  z.array(
    z.strictObject({
      kind: z.enum(["activity", "item", "measure", "pointer"]),
      id: z.string(),
      title: words,
      city: z.string().optional(),
      /** The section of the national classification of industries; null for what belongs to no single one. */
      sector: z.string().nullable(),
    }),
  ),
);

name("Condition", conditionSchema);

/** An item with its document's status on a day and its rules as they were written, as `rules show` gives JSON. */
export const provision = name(
  "Provision",
  itemSchema.extend({
    document: z.string(),
    ...hull,
    asOf: day,
    status,
    statusNote: words.nullable(),
    rules: z.array(ruleFileSchema.omit({ $schema: true }).required({ readings: true, lawNotes: true })),
  }),
);
export type Provision = Sent<typeof provision>;

/** A document as it stands on a day. */
const document = z.strictObject({
  id: z.string(),
  title: words,
  shortTitle: words,
  number: z.string(),
  issuer: words,
  level: z.enum(INSTRUMENT_LEVELS),
  city: z.string(),
  written: day,
  published: day.nullable(),
  term: z.strictObject({ quote: z.string(), translation: z.string(), note: words }).nullable(),
  note: words.nullable(),
  checkedTo: day,
  asOf: day,
  status,
  statusNote: words.nullable(),
});
export type DescribedDocument = Sent<typeof document>;

export const documents = name("Documents", z.array(document));

export const facts = name("Facts", vocabularySchema.omit({ $schema: true }));
