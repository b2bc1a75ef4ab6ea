import type { Profile as InnerProfile } from "../profile/answer.ts";
import { canonicalProfile } from "../situation/canonical.ts";
import { dayAskedIn } from "../profile/days.ts";
import { withOwnErrors } from "./errors.ts";
import { type ProfileAnswers, readAnswers } from "./read-answers.ts";
import { insideOf, type Rules } from "./rules.ts";
import type { CanonicalAnswer } from "./shapes.ts";

/** A company's answers, read and checked. */
export interface Profile {
  /** The day that the answers say they are about, YYYY-MM-DD; null where they do not say. */
  readonly asOf: string | null;
  /** The answers in canonical form, every number as text: `JSON.stringify(profile)` saves them. */
  toJSON(): Readonly<Record<string, CanonicalAnswer | null>>;
}

interface ProfileInside {
  readonly rules: Rules;
  readonly profile: InnerProfile;
}

const insides = new WeakMap<Profile, ProfileInside>();

/** With which some editors begin a file, and which `readFileSync` leaves in its text. */
const BYTE_ORDER_MARK = /^\ufeff/;

/**
 * A profile from the text of a JSON object (its numbers are read from the text, never through binary floating point), or
 * from an object in which every number is text. Shares are in percent, areas in square metres, durations in the unit that
 * the fact names. Throws an InputError that lists everything wrong in it.
 */
export function parseProfile(rules: Rules, given: string | ProfileAnswers): Profile {
  const { reader } = insideOf(rules);
  return withOwnErrors(() => {
    const profile =
      typeof given === "string"
        ? reader.fromText(given.replace(BYTE_ORDER_MARK, ""))
        : reader.fromValue(readAnswers(given));
    const parsed: Profile = {
      asOf: dayAskedIn(profile),
      toJSON: () => canonicalProfile(profile),
    };
    insides.set(parsed, { rules, profile });
    return parsed;
  });
}

/**
 * The answers inside a profile, as these rules understand them: one that other rules read is read again by these. Throws
 * a TypeError for what `parseProfile` did not make, an InputError where these rules do not know an answer.
 * @internal
 */
export function answersIn(rules: Rules, profile: Profile): InnerProfile {
  const inside = insides.get(profile);
  if (inside === undefined) throw new TypeError("this is no profile that parseProfile read");
  if (inside.rules === rules) return inside.profile;
  return withOwnErrors(() => insideOf(rules).reader.fromText(JSON.stringify(profile)));
}
