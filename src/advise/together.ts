import type { Finding } from "../contract/finding.ts";
import type { Together } from "../contract/report.ts";
import type { Relations } from "../vocabulary/relations.ts";
import type { Advice } from "./advice-on-goal.ts";
import { answersOfOneThing } from "./situation.ts";

/**
 * Ineligible findings whose changes pull at the same fact, solved at once: each group with the sets after which all
 * of them are met, or with what keeps that from happening. Findings that nothing would help stay out.
 */
export function solveTogether(
  findings: readonly Finding[],
  advise: (rules: readonly string[]) => Advice,
  relations: Relations,
): Together[] {
  const groups: { provisions: string[]; facts: Set<string> }[] = [];
  for (const { provision, changes } of findings) {
    if (changes.length === 0) continue;
    const facts = new Set(changes.flat().flatMap(({ fact }) => answersOfOneThing(fact, relations)));
    const joined = { provisions: [provision], facts };
    for (const group of groups.filter(({ facts: others }) => [...others].some((fact) => facts.has(fact)))) {
      groups.splice(groups.indexOf(group), 1);
      joined.provisions = [...group.provisions, ...joined.provisions];
      for (const fact of group.facts) joined.facts.add(fact);
    }
    groups.push(joined);
  }
  return groups
    .filter(({ provisions }) => provisions.length > 1)
    .map(({ provisions }) => {
      const sorted = provisions.sort();
      const { changes, blocked } = advise(sorted);
      return { provisions: sorted, changes, ...(changes.length > 0 ? {} : { blocked }) };
    });
}
