import { createHash } from "node:crypto";
import type { Profile } from "../../src/profile/answer.ts";
import { advisor } from "../support/rulebook.ts";

const DIGITS = 12;

type Parts = Readonly<Record<string, unknown>>;

/** What a report said at the base, without the rules' version and hash, and without words for people. */
function asAtBase(report: object): unknown {
  const { asOf, profile, warnings, ownership, leads, opportunities, together, sensitivity, findings } =
    report as Parts;
  const own = (findings as readonly Parts[]).map((finding) => {
    const { provision, outcome, status, source, requirements, open, missing, changes, blocked } = finding;
    return { provision, outcome, status, source, requirements, open, missing, changes, blocked };
  });
  return { asOf, profile, warnings, ownership, own, leads, opportunities, together, sensitivity };
}

function withoutWords(key: string, value: unknown): unknown {
  const isWords = typeof value === "object" && value !== null && "zh-CN" in value;
  return key === "translation" || isWords ? undefined : value;
}

/** The day and the hash of a profile's report. */
export async function hashOf(profile: Profile, day: string): Promise<string> {
  const answers = JSON.stringify(asAtBase(await advisor.report(profile, day)), withoutWords);
  return `${day} ${createHash("sha256").update(answers).digest("hex").slice(0, DIGITS)}`;
}
