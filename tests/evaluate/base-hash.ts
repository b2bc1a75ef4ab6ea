import { createHash } from "node:crypto";
import type { Profile } from "../../src/profile/answer.ts";
import { advisor } from "../support/rulebook.ts";

const DIGITS = 12;

type Parts = Readonly<Record<string, unknown>>;

/** What a report said at the base, without the rules' version and hash, titles and translations, which are words alone. */
function asAtBase(report: object): unknown {
  const { asOf, profile, warnings, ownership, leads, opportunities, together, sensitivity, findings } =
    report as Parts;
  const own = (findings as readonly Parts[]).map((finding) => {
    const { provision, outcome, status, statusNote, source, requirements, open, missing, changes, blocked } =
      finding;
    const parts = [source, requirements].map((part) => JSON.stringify(part, withoutTranslation));
    return { provision, outcome, status, statusNote, parts, open, missing, changes, blocked };
  });
  return { asOf, profile, warnings, ownership, own, leads, opportunities, together, sensitivity };
}

function withoutTranslation(key: string, value: unknown): unknown {
  return key === "translation" ? undefined : value;
}

/** The day and the hash of a profile's report. */
export async function hashOf(profile: Profile, day: string): Promise<string> {
  const answers = JSON.stringify(asAtBase(await advisor.report(profile, day)), withoutTranslation);
  return `${day} ${createHash("sha256").update(answers).digest("hex").slice(0, DIGITS)}`;
}
