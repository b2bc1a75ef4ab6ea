import { createLookAhead } from "../../analyse/ahead.ts";
import type { Language } from "../../language/language.ts";
import { dayAskedIn } from "../../profile/days.ts";
import { renderCalendar } from "../../report/ahead/calendar.ts";
import { renderAheadText } from "../../report/ahead/text.ts";
import { viewAhead } from "../../report/ahead/view.ts";
import { readProfile } from "../input.ts";
import { loadRules } from "../seal.ts";
import type { Outside } from "../terminal.ts";

export const AHEAD_FORMATS = ["text", "json", "ics"] as const;
export type AheadFormat = (typeof AHEAD_FORMATS)[number];

export interface AheadRequest {
  readonly file: string;
  /** How far to look: 1 to 120. */
  readonly months: number;
  readonly format: AheadFormat;
  /** null for the profile's own day, or else today. */
  readonly asOf: string | null;
  readonly language: Language;
}

/** `zhunru ahead FILE`: the days on which an outcome changes by itself. Returns the exit status. */
export async function runAhead(request: AheadRequest, outside: Outside): Promise<number> {
  const { file, months, format, language } = request;
  const rulebook = loadRules(outside);
  const profile = await readProfile(file, rulebook.vocabulary);
  const asOf = request.asOf ?? dayAskedIn(profile) ?? outside.today;
  const ahead = createLookAhead(rulebook)(profile, asOf, months);
  if (format === "json") {
    outside.write(`${JSON.stringify(ahead, null, 2)}\n`);
    return 0;
  }
  const name = profile.get("name");
  const view = viewAhead(ahead, name?.kind === "text" ? name.text : null, rulebook, language);
  outside.write(
    format === "ics" ? renderCalendar(view, asOf, language) : renderAheadText(view, outside.width),
  );
  return 0;
}
