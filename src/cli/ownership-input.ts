import { showFound } from "../input/problem.ts";
import { fillWords, type Language, textIn } from "../language/language.ts";
import { dayWords } from "../language/day.ts";
import type { Profile } from "../profile/answer.ts";
import { dayAskedIn } from "../profile/days.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import type { OwnershipWish } from "./definitions/common.ts";
import { readInputBy, readProfile } from "./input.ts";
import ownershipWords from "./ownership-words.json" with { type: "json" };
import type { Environment } from "./terminal.ts";
import { UsageError } from "./usage.ts";

/** What a command that evaluates one profile is asked to read. */
export interface ProfileRequest {
  readonly file: string;
  /** A file with the owners; null where the profile says it all. */
  readonly ownership: OwnershipWish | null;
  /** null for the profile's own day, or else today. */
  readonly asOf: string | null;
  readonly language: Language;
}

/**
 * The profile of a file with the owners of another, where one is asked for, and the day asked about. How the owners were
 * read is told on standard error. Throws a UsageError for what cannot be used.
 */
export async function readProfileAndDay(
  { file, ownership, asOf: asked, language }: ProfileRequest,
  vocabulary: Vocabulary,
  environment: Environment,
): Promise<{ readonly profile: Profile; readonly asOf: string }> {
  if (file === "-" && ownership?.file === "-") throw new UsageError(ownershipWords.twiceStandardInput);
  const given = await readProfile(file, vocabulary);
  const asOf = asked ?? dayAskedIn(given) ?? environment.today;
  if (ownership === null) return { profile: given, asOf };
  const [{ readOwnershipFile }, { soughtBy, takeOwnership }, { sayReading }] = await Promise.all([
    import("../ownership-file/read-ownership-file.ts"),
    import("../ownership-file/take-ownership.ts"),
    import("../ownership-file/notes.ts"),
  ]);
  const { profile, notes, company } = await readInputBy(ownership.file, (text) => {
    const read = readOwnershipFile(text, asOf, soughtBy(given, ownership.company));
    return { ...takeOwnership(given, read, vocabulary), company: read.company };
  });
  const values = {
    source: showFound(ownership.file),
    company: showFound(company.name ?? company.statement.recordId),
    day: dayWords(asOf),
  };
  environment.complain(`${textIn(sayReading(notes, values), language)}\n`);
  return { profile, asOf };
}

/** The words for a profile without owners, whose ownership cannot be written. */
export function nothingKnown(file: string): UsageError {
  return new UsageError(fillWords(ownershipWords.nothingKnown, { source: showFound(file) }));
}
