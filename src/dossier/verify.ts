import type { SupportOf } from "../answers/support.ts";
import type { JsonValue } from "../input/json.ts";
import { parseJson } from "../input/json.ts";
import { describeProblem, formatPath, InputError } from "../input/problem.ts";
import { fillWords, type Words } from "../language/language.ts";
import type { Profile } from "../profile/answer.ts";
import { isRealDay } from "../profile/days.ts";
import type { DecidedDossier, Decider } from "./decide.ts";
import { type Difference, differences } from "./machine/differences.ts";
import type { MachinePart } from "./machine/schema.ts";
import words from "./words.json" with { type: "json" };

/** What deciding a machine's part again came to. */
export type Verification =
  | { readonly kind: "other-rules" }
  | { readonly kind: "refused"; readonly reasons: readonly Words[] }
  | { readonly kind: "differs"; readonly differences: readonly Difference[] }
  | { readonly kind: "agrees"; readonly decided: DecidedDossier };

/**
 * Decides a machine's part again by some rules: hashes, quotes in the hashed texts, requirements, outcomes, smallest
 * changes and their certificates.
 */
export async function decideAgain(part: MachinePart, decider: Decider): Promise<Verification> {
  if (part.rules.sha256 !== decider.source.rulebook.sha256) return { kind: "other-rules" };
  const profile = profileOf(part, decider);
  if ("reasons" in profile) return { kind: "refused", ...profile };
  const pages = { ...part.pages, holders: "named" as const };
  const request = { profile, asOf: part.asOf, pages, supportOf: supportIn(part) };
  const { report, part: remade, compare } = await decider.decide(request);
  const expected = { ...remade, zhunru: part.zhunru, pages: part.pages };
  const found = differences(part, expected);
  return found.length > 0
    ? { kind: "differs", differences: found }
    : { kind: "agrees", decided: { report, part, compare } };
}

/** As the part says it: the documents that answers stand on are not at hand. */
function supportIn({ evidence = [] }: MachinePart): SupportOf {
  const supported = new Map(evidence.map(({ fact, ...support }) => [fact, support]));
  return (fact) => supported.get(fact) ?? { evidence: "stated" };
}

function profileOf(
  { profile, asOf }: MachinePart,
  { reader }: Decider,
): Profile | { readonly reasons: readonly Words[] } {
  if (!isRealDay(asOf)) return { reasons: [fillWords(words.notADay, { day: asOf })] };
  try {
    const value: JsonValue = parseJson(JSON.stringify(profile)).value;
    return reader.fromValue(value);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return {
      reasons: error.problems.map((problem) => {
        const place = `profile.${formatPath(problem.path)}`;
        const text = describeProblem(problem);
        return { "zh-CN": `${place}：${text["zh-CN"]}`, en: `${place}: ${text.en}` };
      }),
    };
  }
}
