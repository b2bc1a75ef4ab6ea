import { createLookAhead } from "../../analyse/ahead.ts";
import { renderCalendar } from "../../report/ahead/calendar.ts";
import { renderAheadText } from "../../report/ahead/text.ts";
import { viewAhead } from "../../report/ahead/view.ts";
import { type ProfileRequest, readProfileAndDay } from "../ownership-input.ts";
import { loadRules } from "../load-rules.ts";
import type { Environment } from "../terminal.ts";

export const AHEAD_FORMATS = ["text", "json", "ics"] as const;
export type AheadFormat = (typeof AHEAD_FORMATS)[number];

export interface AheadRequest extends ProfileRequest {
  /** How far to look: 1 to 120. */
  readonly months: number;
  readonly format: AheadFormat;
}

/** `zhunru ahead FILE`: the days on which an outcome changes by itself. Returns the exit status. */
export async function runAhead(request: AheadRequest, environment: Environment): Promise<number> {
  const { months, format, language } = request;
  const rulebook = loadRules(environment);
  const { profile, asOf } = await readProfileAndDay(request, rulebook.vocabulary, environment);
  const ahead = createLookAhead(rulebook)(profile, asOf, months);
  if (format === "json") {
    environment.write(`${JSON.stringify(ahead, null, 2)}\n`);
    return 0;
  }
  const name = profile.get("name");
  const view = viewAhead(ahead, name?.kind === "text" ? name.text : null, rulebook, language);
  environment.write(
    format === "ics" ? renderCalendar(view, asOf, language) : renderAheadText(view, environment.width),
  );
  return 0;
}
