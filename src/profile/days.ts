import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { inOrder, type Profile } from "./answer.ts";

/** Whether the text is a real day written as YYYY-MM-DD. */
export function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/**
 * Whether a day is in the year before another in both usual readings: the calendar year before, and the twelve
 * months before. Both days as YYYY-MM-DD.
 */
export function isInYearBefore(day: string, application: string): boolean {
  const year = (Number.parseInt(application.slice(0, 4), 10) - 1).toString().padStart(4, "0");
  return day.slice(0, 4) === year && day >= `${year}${application.slice(4)}`;
}

/** The fact that holds the day that a saved case was about. */
export const DAY_ASKED = "asOf";

/** The day (YYYY-MM-DD) that a saved profile was about; null where it does not say. */
export function dayAskedIn(profile: Profile): string | null {
  const answer = profile.get(DAY_ASKED);
  return answer?.kind === "date" ? answer.day : null;
}

/** The profile as it is saved, with the day that was asked about. */
export function withDayAsked(profile: Profile, day: string, vocabulary: Vocabulary): Profile {
  return inOrder(new Map(profile).set(DAY_ASKED, { kind: "date", day }), vocabulary);
}

/** The answers alone, without the day that was asked about. */
export function withoutDayAsked(profile: Profile): Profile {
  const answers = new Map(profile);
  answers.delete(DAY_ASKED);
  return answers;
}
