import { EXPECTED } from "../input/expected.ts";
import type { JsonValue } from "../input/json.ts";
import { PATTERNS } from "../vocabulary/patterns.ts";
import type { Evidence } from "./answer.ts";
import type { Complaints } from "./complaint.ts";
import { isObject, type Path, refuseOtherKeys } from "./read-object.ts";

/** A name without a folder, so that nothing outside the folder of documents is ever looked for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
export const FILE_NAME = /^(?!\.+$)(?=.*[^\s\ufeff])[^/\\\u0000-\u001f\u007f-\u009f]{1,255}$/;

/** Anything but white space, which no two engines take for the same characters. */
export const SAID = /[^\s\ufeff]/;

/** The longest quote that an answer may stand on, in characters. */
export const LONGEST_QUOTE = 2_000;

/** What an answer stands on, as a profile gives it; or a complaint. */
export function readEvidence(raw: JsonValue, path: Path, complaints: Complaints): Evidence | undefined {
  if (!isObject(raw)) return complaints.wrongValue(path, raw, EXPECTED.evidence);
  const before = complaints.problems.length;
  refuseOtherKeys(raw, path, ["document", "sha256", "quote"], complaints);
  const read = (
    key: keyof Evidence,
    fits: (text: string) => boolean,
    expected: typeof EXPECTED.text,
  ): string => {
    const given = raw[key];
    if (typeof given === "string" && fits(given)) return given;
    if (given === undefined) complaints.missingKey([...path, key], expected);
    else complaints.wrongValue([...path, key], given, expected);
    return "";
  };
  const evidence = {
    document: read("document", (text) => FILE_NAME.test(text), EXPECTED.documentName),
    sha256: read("sha256", (text) => PATTERNS.sha256.test(text), EXPECTED.sha256),
    quote: read(
      "quote",
      (text) => SAID.test(text) && Array.from(text).length <= LONGEST_QUOTE,
      EXPECTED.quote,
    ),
  };
  return complaints.problems.length > before ? undefined : evidence;
}
