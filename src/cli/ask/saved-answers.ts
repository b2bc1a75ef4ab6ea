import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseJson } from "../../input/json.ts";
import { atTheirLines } from "../../input/lines-of-paths.ts";
import { InputError } from "../../input/problem.ts";
import { type Migrated, migrateFacts, renamedFactsSchema } from "../../interview/renamed-facts.ts";
import type { Profile } from "../../profile/answer.ts";
import { savedAnswers } from "../../situation/canonical.ts";
import { createProfileReader } from "../../situation/parse-profile.ts";
import { parseFile } from "../../rules/parse-file.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { readInputBy } from "../input.ts";
import { writeWhole } from "../whole-file.ts";

const RENAMED = "rules/renamed-facts.json";

/** The answers of a file that was saved earlier, and the facts whose names have changed since. */
export interface SavedAnswers {
  readonly profile: Profile;
  readonly renamed: Migrated["renamed"];
}

/** Reads saved answers. Throws a UsageError that lists everything that no longer fits, by name. */
export function readSaved(file: string, rulebook: Rulebook, root: string): Promise<SavedAnswers> {
  const { vocabulary } = rulebook;
  const table = parseFile(
    new Map([[RENAMED, readFileSync(join(root, RENAMED))]]),
    RENAMED,
    renamedFactsSchema,
  );
  return readInputBy(file, (text) =>
    atTheirLines(text, () => {
      const parsed = parseJson(text);
      if (parsed.problems.length > 0) throw new InputError(parsed.problems);
      const { value, renamed } = migrateFacts(parsed.value, table.renamed, vocabulary);
      return { profile: createProfileReader(vocabulary).fromValue(value), renamed };
    }),
  );
}

/** Writes the answers as a profile, whole or not at all. Throws where the file cannot be written. */
export function writeAnswers(profile: Profile, file: string): void {
  writeWhole(file, `${JSON.stringify(savedAnswers(profile), null, 2)}\n`);
}

const PROPOSED = "zhunru-answers";

/** A file name in the working folder that nothing has yet. */
export function freeFileName(): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${PROPOSED}.json` : `${PROPOSED}-${number}.json`;
    if (!existsSync(name)) return name;
  }
}
