import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Profile } from "../../profile/answer.ts";
import { savedAnswers } from "../../situation/canonical.ts";
import { LARGEST_BODY } from "../limits.ts";

/** A profile for the fragment of a link, which no server sees: compressed, as base64url. */
export function packProfile(profile: Profile): string {
  return deflateRawSync(JSON.stringify(savedAnswers(profile)), { level: 9 }).toString("base64url");
}

/** The profile's text that a fragment holds; null where it holds none. */
export function unpackProfile(packed: string): string | null {
  try {
    return inflateRawSync(Buffer.from(packed, "base64url"), { maxOutputLength: LARGEST_BODY }).toString(
      "utf8",
    );
  } catch {
    return null;
  }
}
