import type { Profile } from "../profile/answer.ts";
import type { Facts } from "../profile/facts.ts";
import { type DatedStatus, statusOn } from "../rules/document.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import { factsOf } from "../situation/facts.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { remembering } from "./remembering.ts";

/** The status of a document on the day asked about. */
export type StatusOf = (document: string) => DatedStatus["status"];

/** The status of each document on one day; both functions throw for a document that the rulebook does not hold. */
export interface StatusesOnDay {
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly statusOf: StatusOf;
  readonly datedStatusOf: (document: string) => DatedStatus;
}

const DAYS_KEPT = 64;

const known = new WeakMap<Rulebook["documents"], (asOf: string) => StatusesOnDay>();

/** The status of every document on a day (YYYY-MM-DD). Throws for a document that has none. */
export function statusesOn({ documents }: Pick<Rulebook, "documents">, asOf: string): StatusesOnDay {
  const statusesOfDay = known.get(documents) ?? remembering(DAYS_KEPT, (day) => workOut(documents, day));
  known.set(documents, statusesOfDay);
  return statusesOfDay(asOf);
}

function workOut(documents: Rulebook["documents"], asOf: string): StatusesOnDay {
  const statuses = new Map([...documents].map(([id, document]) => [id, statusOn(document, asOf)]));
  const datedStatusOf = (document: string): DatedStatus => {
    const dated = statuses.get(document);
    if (dated === undefined) throw new Error(`there is no document ${document}`);
    return dated;
  };
  return { asOf, statusOf: (document) => datedStatusOf(document).status, datedStatusOf };
}

/** A company on a day: what it answered, what follows from it, and how every document stands. Made once, handed down. */
export interface Situation {
  readonly profile: Profile;
  readonly facts: Facts;
  readonly vocabulary: Vocabulary;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly statuses: StatusesOnDay;
}

/** The situation of a company, as far as a vocabulary goes. */
export function situationOf(profile: Profile, vocabulary: Vocabulary, statuses: StatusesOnDay): Situation {
  const { asOf } = statuses;
  return { profile, facts: factsOf(profile, vocabulary, asOf), vocabulary, asOf, statuses };
}
