import { InputError, showFound } from "../input/problem.ts";
import { fillWords } from "../language/language.ts";
import { inOrder, type Profile } from "../profile/answer.ts";
import { Complaints } from "../profile/complaint.ts";
import { findContradictions } from "../profile/contradictions.ts";
import { IDENTIFIERS, type Identifiers, plainIdentifier } from "../profile/identifiers.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import type { Sought } from "./company.ts";
import type { Note } from "./notes.ts";
import type { OwnershipFile } from "./read-ownership-file.ts";
import words from "./words.json" with { type: "json" };

/** What a profile says of the company whose ownership is looked for in a file. */
export function soughtBy(profile: Profile, asked: string | null): Sought {
  const identifiers: Identifiers = Object.fromEntries(
    IDENTIFIERS.flatMap((kind) => {
      const text = textOf(profile, kind);
      return text === null ? [] : [[kind, text]];
    }),
  );
  return { asked, name: textOf(profile, "name"), identifiers };
}

/** A profile with the ownership of a file taken in, and what there is to be told of it. */
export interface TakenOwnership {
  readonly profile: Profile;
  readonly notes: readonly Note[];
}

/**
 * The profile with the owners that a file states, and with the company's name and identifiers where it has none. Throws
 * an InputError where the profile gives another ownership, or another identifier of the company.
 */
export function takeOwnership(
  profile: Profile,
  { company, entities, notes }: OwnershipFile,
  vocabulary: Vocabulary,
): TakenOwnership {
  const complaints = new Complaints();
  const answers = new Map(profile);
  if (profile.get("entities")?.kind === "entities")
    complaints.add(["entities"], "given-twice", "entities", words.expected.ownershipOnce);
  for (const kind of IDENTIFIERS) {
    const [given, found] = [textOf(profile, kind), company.identifiers[kind]];
    if (found === undefined) continue;
    if (given === null) answers.set(kind, { kind: "text", text: found });
    else if (plainIdentifier(given) !== plainIdentifier(found)) {
      const expected = fillWords(words.expected.sameCompany, { given: showFound(given) });
      complaints.add([company.statement.id, kind], "contradiction", found, expected);
    }
  }
  const own = textOf(profile, "name");
  if (own === null && company.name !== null) answers.set("name", { kind: "text", text: company.name });
  if (profile.get("investors") === null) answers.delete("investors");
  answers.set("entities", { kind: "entities", entities });
  const taken = inOrder(answers, vocabulary);
  const problems = [...complaints.problems, ...findContradictions(taken, vocabulary.relations)];
  if (problems.length > 0) throw new InputError(problems);
  const differs = own !== null && company.name !== null && own.trim() !== company.name;
  const told: readonly Note[] = differs ? [{ code: "other-name", about: [own, company.name] }] : [];
  return { profile: taken, notes: [...told, ...notes] };
}

function textOf(profile: Profile, fact: string): string | null {
  const answer = profile.get(fact);
  return answer?.kind === "text" ? answer.text : null;
}
