import { type Band, bandOf, type Interval, intersection, point, sumOf, within } from "../exact/interval.ts";
import { HUNDRED, type Rational, ZERO } from "../exact/rational.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import type { Identifiers } from "./identifiers.ts";

export const ORIGINS = ["mainland", "hong-kong", "macao", "taiwan", "overseas-chinese", "foreign"] as const;
export type Origin = (typeof ORIGINS)[number];

/** A share in percent: the exact number, or the range that is known of it. */
export type Share = Rational | Band;

/** Whether only the range of a share is known. */
export function isBand(share: Share): share is Band {
  return "low" in share;
}

/** All values that a share can have, in percent. */
export function intervalOf(share: Share): Interval {
  return isBand(share) ? within(share, ZERO, HUNDRED) : point(share);
}

/** Two shares of one holder together. */
export function sumOfShares(one: Share, other: Share): Share {
  if (!isBand(one) && !isBand(other)) return one.add(other);
  return bandOf(intersection(sumOf(intervalOf(one), intervalOf(other)), WHOLE) ?? WHOLE);
}

const WHOLE: Interval = { low: ZERO, high: HUNDRED };

/** One holder of equity; `share` in percent of the level that it belongs to. */
export interface Holder {
  readonly name: string;
  readonly identifiers: Identifiers;
  /** undefined = not answered, null = "don't know". */
  readonly origin: Origin | null | undefined;
  readonly share: Share;
  readonly holders: readonly Holder[] | null;
  /** Given as `rest`: all that the others of the level leave over; its name may be empty. */
  readonly isRest?: true;
}

/** The company's own id in the graph form of its ownership. */
export const COMPANY = "company";

/** One member of a group and what it holds; `share` in percent of the entity held. */
export interface Entity {
  readonly id: string;
  readonly name: string | null;
  readonly identifiers: Identifiers;
  /** undefined = not answered, null = "don't know". */
  readonly origin: Origin | null | undefined;
  readonly holds: readonly { readonly entity: string; readonly share: Share }[];
  /** The origin of all that its described holders leave over; undefined = they are all of it. */
  readonly rest: Origin | null | undefined;
}

/** One unit of `from` is worth `rate` units of `to` on that date, by that source. */
export interface ExchangeRate {
  readonly from: string;
  readonly to: string;
  readonly rate: Rational;
  readonly date: string | null;
  readonly source: string | null;
}

/** What an answer stands on: a document by its name and SHA-256, and the words in it. */
export interface Evidence {
  readonly document: string;
  readonly sha256: string;
  readonly quote: string;
}

/** What a profile says of one fact, with what it stands on where that is given. */
export type Answer = Value & { readonly evidence?: Evidence };

/** A fact's value, read exactly. Shares are in percent, areas in square metres. */
type Value =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "choice"; readonly id: string }
  | { readonly kind: "choices"; readonly ids: readonly string[] }
  | { readonly kind: "share"; readonly value: Rational }
  | { readonly kind: "share-band"; readonly band: Band }
  | { readonly kind: "quantity"; readonly value: Rational }
  | { readonly kind: "money"; readonly amount: Rational; readonly currency: string }
  | { readonly kind: "money-band"; readonly band: Band; readonly currency: string }
  | { readonly kind: "yes-no"; readonly value: boolean }
  | { readonly kind: "date"; readonly day: string }
  | { readonly kind: "nationality"; readonly code: string }
  | { readonly kind: "investors"; readonly holders: readonly Holder[] }
  | { readonly kind: "entities"; readonly entities: readonly Entity[] }
  | { readonly kind: "exchange-rates"; readonly rates: readonly ExchangeRate[] };

/** A company's answers by fact id; null = "don't know", a missing key = not answered. */
export type Profile = ReadonlyMap<string, Answer | null>;

/** The same answers in the vocabulary's order; what the vocabulary does not know is left out. */
export function inOrder(answers: Profile, { facts }: Vocabulary): Profile {
  return new Map(
    facts.flatMap(({ id }): [string, Answer | null][] => {
      const answer = answers.get(id);
      return answer === undefined ? [] : [[id, answer]];
    }),
  );
}
