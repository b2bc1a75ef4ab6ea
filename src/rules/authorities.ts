import * as z from "zod";
import { fillWords, type Words } from "../language/language.ts";
import { PATTERNS } from "../vocabulary/patterns.ts";
import { wordsSchema } from "../vocabulary/vocabulary.ts";
import { OPEN_KINDS } from "./rule-schema.ts";

/** Where the authorities of each matter stand. */
export const AUTHORITIES_FILE = "rules/authorities.json";

const LEVELS = ["national", "provincial", "municipal"] as const;
const id = z.string().regex(PATTERNS.id);

/** What is to be had from an authority; a confirmation is a question to ask, and no leave. */
export const NEEDED_KINDS = [
  "licence",
  "approval",
  "registration",
  "filing",
  "decision",
  "confirmation",
] as const;

const neededSchema = z.strictObject({
  matter: id,
  /** null: the authority is named without its level. */
  level: z.enum(LEVELS).nullable(),
  kind: z.enum(NEEDED_KINDS),
  need: wordsSchema,
});

/** `{authority}` stands for the authority of the matter; null is the first matter of the activity. */
const templateSchema = z.strictObject({ matter: id.nullable(), template: wordsSchema });

/** The schema of rules/authorities.json: whom to ask about what. */
export const authoritiesSchema = z.strictObject({
  $schema: z.string().optional(),
  /** How an authority of a level is named where its own name is not sure. */
  levels: z
    .array(z.strictObject({ id: z.enum(LEVELS), title: wordsSchema, general: wordsSchema }))
    .length(LEVELS.length),
  /** How it is named without a level. */
  plain: wordsSchema,
  /** The province of each city: the key of its offices. */
  provinces: z.record(id, id),
  needKinds: z.record(z.enum(NEEDED_KINDS), wordsSchema),
  matters: z
    .array(
      z.strictObject({
        id,
        kind: wordsSchema,
        /** Whether the level may be put before the kind where no name is sure. */
        byLevel: z.boolean(),
        /** Names that are sure, by `national`, province or city. */
        offices: z.record(z.string(), wordsSchema),
      }),
    )
    .min(1),
  /** The matters of each activity, the one that decides first. */
  activities: z.record(id, z.array(id).min(1)),
  activityNeeds: z.record(id, z.array(neededSchema).min(1)),
  lawNotes: z.record(id, neededSchema),
  /** Law notes that ask nothing of anyone. */
  lawNotesWithoutNeed: z.array(id),
  openKinds: z.record(z.enum(OPEN_KINDS), templateSchema),
  /** `adjustment`: part three of a plan, on adjustment by procedure. */
  otherNeeds: z.record(z.enum(["adjustment", "ban", "text", "date"]), templateSchema),
});

export type Authorities = z.infer<typeof authoritiesSchema>;
export type Needed = z.infer<typeof neededSchema>;
export type NeedTemplate = z.infer<typeof templateSchema>;

/**
 * The name of the authority of a matter in a city: its own where that is sure, else by its level; without a level by
 * its kind alone, such as “the commerce authority”.
 */
export function nameOfAuthority(
  authorities: Authorities,
  matterId: string,
  level: Needed["level"],
  city: string,
): Words {
  const matter = authorities.matters.find((candidate) => candidate.id === matterId);
  if (matter === undefined) throw new Error(`there is no matter ${matterId}`);
  const plain = fillWords(authorities.plain, { kind: matter.kind });
  if (level === null) return plain;
  const place = level === "national" ? level : level === "municipal" ? city : authorities.provinces[city];
  const office = place === undefined ? undefined : matter.offices[place];
  if (office !== undefined) return office;
  const general = authorities.levels.find((candidate) => candidate.id === level)?.general;
  return matter.byLevel && general !== undefined ? fillWords(general, { kind: matter.kind }) : plain;
}
