import { writeOwnershipFile } from "../../ownership-file/write-ownership-file.ts";
import { nothingKnown, type ProfileRequest, readProfileAndDay } from "../ownership-input.ts";
import { loadRules } from "../load-rules.ts";
import type { Environment } from "../terminal.ts";

/** `zhunru ownership FILE`: the ownership of a profile in the standard's form. Returns the exit status. */
export async function runOwnership(request: ProfileRequest, environment: Environment): Promise<number> {
  const { vocabulary } = loadRules(environment);
  const { profile, asOf } = await readProfileAndDay(request, vocabulary, environment);
  const text = writeOwnershipFile(profile, asOf, vocabulary.relations);
  if (text === null) throw nothingKnown(request.file);
  environment.write(text);
  return 0;
}
