import * as z from "zod";
import { SOURCES } from "../profile/ownership.ts";
import { name } from "../input/named-schema.ts";
import { band, exact, reading, type Sent, words } from "./common.ts";

/** The place of an owner in the list of owners, of which the company is the first. */
const place = z.int().min(0);
const source = z.enum(SOURCES);

/** One owner of the report. Numbers are exact percentages as text. */
const owner = z.strictObject({
  /** Empty for a remainder without a name, and for a company without one. */
  name: z.string(),
  origin: source,
  isRest: z.boolean(),
  /** Where the capital behind it comes from in the end: all of it from the mainland, some of it abroad, or not known. */
  capital: z.enum(["mainland", "foreign", "unknown"]),
  /** What it has of the company along all routes; null where ranges were given and it was not worked out. */
  lookThrough: reading.nullable(),
  /** Who holds it; null where that was not given. */
  holders: z.array(z.strictObject({ owner: place, share: z.union([exact, band]) })).nullable(),
});
export type ShownOwner = Sent<typeof owner>;
export type ShownHolder = NonNullable<ShownOwner["holders"]>[number];

/** A factor of a product: what `owner` holds of `of`, or (`workedOut`) what it has of the company by another step. */
const factor = z.strictObject({ owner: place, of: place, share: exact, workedOut: z.boolean() });
export type ShownFactor = Sent<typeof factor>;

const step = z.strictObject({
  owner: place,
  routes: z.array(z.strictObject({ factors: z.array(factor), product: exact })),
  /** How many more routes there are; absent where all are told. */
  routesLeftOut: z.int().exactOptional(),
  total: exact,
});
export type ShownStep = Sent<typeof step>;

/** A loop as its equations: each member has the sum of share × what the one held has; the company has 100 besides. */
const loop = z.strictObject({
  members: z.array(
    z.strictObject({
      owner: place,
      terms: z.array(z.strictObject({ of: place, share: exact })),
      solved: exact,
    }),
  ),
});
export type ShownLoop = Sent<typeof loop>;

const sums = { foreign: reading, bySource: z.partialRecord(source, reading), total: exact };
export type SharesBySource = ShownOwnership["direct"]["bySource"];

/** Who owns the company, in both readings, with every step. */
export const ownership = name(
  "Ownership",
  z.strictObject({
    /** `share`: only the share itself was given, and stands for both readings. */
    form: z.enum(["investors", "entities", "share"]),
    owners: z.array(owner),
    direct: z.strictObject(sums),
    lookThrough: z.strictObject({
      ...sums,
      steps: z.array(step),
      /** How many more steps there are; absent where all are told. */
      stepsLeftOut: z.int().exactOptional(),
      loops: z.array(loop),
    }),
    /** Where ranges were given: the holding whose exact share would narrow the foreign share most. */
    exactFirst: z.strictObject({ owner: place, of: place, share: band }).exactOptional(),
    notes: z.array(z.strictObject({ code: z.string(), owners: z.array(place), message: words })),
  }),
);
export type ShownOwnership = Sent<typeof ownership>;
