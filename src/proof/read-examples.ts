import { type JsonValue, parseJson } from "../input/json.ts";
import { present } from "../input/present.ts";
import { describeProblem, formatPath, InputError } from "../input/problem.ts";
import type { Profile } from "../profile/answer.ts";
import type { ProfileReader } from "../situation/parse-profile.ts";
import { type Fault, lineOfPlace, tell } from "../rules/fault.ts";
import { type DataFiles, textOf } from "../rules/files.ts";
import type { Example } from "../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";

/** An example of a rule, read as a company's profile is read. */
export interface ReadExample {
  readonly rule: Rule;
  readonly example: Example;
  readonly profile: Profile;
  readonly asOf: string;
  /** Where it stands in the rule's file. */
  readonly place: string;
}

/** Reads the examples of a rule from its file's own text, so that no number passes through binary floating point. */
export function readExamples(
  rule: Rule,
  files: DataFiles,
  rulebook: Rulebook,
  reader: ProfileReader,
  faults: Fault[],
): ReadExample[] {
  const text = textOf(files, rule.file);
  const written = membersOf(memberOf(parseJson(text).value, "examples"));
  const { examplesAsOf } = present(rulebook.documents.get(rule.document), `document ${rule.document}`);
  return rule.examples.flatMap((example, index) => {
    const place = `examples[${index}]`;
    try {
      const profile = reader.fromValue(memberOf(written[index] ?? null, "profile"));
      return [{ rule, example, profile, asOf: example.asOf ?? examplesAsOf, place }];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      for (const problem of error.problems) {
        const path = formatPath(problem.path);
        const own = `${place}.profile${path === "" ? "" : `.${path}`}`;
        const values = { name: example.name, problem: describeProblem(problem) };
        const message = tell("example-no-profile", values);
        faults.push({ file: rule.file, line: lineOfPlace(text, own), place: own, message });
      }
      return [];
    }
  });
}

function memberOf(value: JsonValue, key: string): JsonValue {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return null;
  return (value as { readonly [name: string]: JsonValue })[key] ?? null;
}

function membersOf(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}
