import { plainText } from "../../input/numerals.ts";
import type { Choice } from "../../vocabulary/vocabulary.ts";
import { parseBound } from "../bound.ts";
import { hintAt } from "../fault.ts";
import { documentOf } from "../items.ts";
import { writtenLeaves } from "./conditions.ts";
import { type Evidence, FILES } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

/** Every activity is found by words of its own, and says how several findings about it belong together. */
export function checkActivities(evidence: Evidence, faults: FaultList): void {
  const facts = evidence.vocabulary?.facts ?? [];
  const index = facts.findIndex((fact) => fact.id === "activities");
  const choices = facts[index]?.choices ?? [];
  const place = `facts[${index}].choices`;
  checkSynonyms(choices, place, faults);
  const rules = rulesByActivity(evidence);
  for (const [position, choice] of choices.entries()) {
    const own = rules.get(choice.id) ?? [];
    checkFindings(choice, `${place}[${position}]`, own, evidence, faults);
  }
}

/** A word that stands for two activities would lead a reader, or a cell of a list, to either. */
function checkSynonyms(choices: readonly Choice[], place: string, faults: FaultList): void {
  const owners = new Map<string, string>();
  for (const { id, title } of choices) {
    for (const name of Object.values(title)) owners.set(plainText(name), id);
  }
  for (const [position, { id, synonyms }] of choices.entries()) {
    for (const [language, words] of Object.entries(synonyms ?? {})) {
      for (const [index, synonym] of words.entries()) {
        const other = owners.get(plainText(synonym));
        const at = `${place}[${position}].synonyms.${language}[${index}]`;
        if (other === undefined) owners.set(plainText(synonym), id);
        else if (other !== id) faults.at(FILES.facts, at, "synonym-shared", { synonym, activity: id, other });
      }
    }
  }
}

interface OwnRule {
  readonly id: string;
  readonly city: string;
}

/** Rules whose city is known, by the activities that they are about. */
function rulesByActivity({ rules, documents }: Evidence): Map<string, OwnRule[]> {
  const cities = new Map(documents.map(({ id, city }) => [id, city]));
  const byActivity = new Map<string, OwnRule[]>();
  for (const { rule } of rules) {
    const city = cities.get(documentOf(rule.item));
    if (city === undefined) continue;
    const own = { id: rule.id, city };
    for (const activity of activitiesOf(rule.applies))
      byActivity.set(activity, [...(byActivity.get(activity) ?? []), own]);
  }
  return byActivity;
}

function activitiesOf(applies: Parameters<typeof writtenLeaves>[0]): Set<string> {
  return new Set(
    writtenLeaves(applies, "").flatMap(({ leaf }) => {
      const bound = parseBound(leaf.value);
      return leaf.fact === "activities" && bound.kind === "ids" ? bound.ids : [];
    }),
  );
}

function checkFindings(
  { id: activity, findings }: Choice,
  place: string,
  rules: readonly OwnRule[],
  { documents, manifest, unread }: Evidence,
  faults: FaultList,
): void {
  const ids = rules.map((rule) => rule.id);
  for (const [index, rule] of (findings?.apart ?? []).entries()) {
    const isKnown = documents.length === manifest.documents.length && !unread.has(FILES.manifest);
    if (ids.includes(rule) || unread.mentions(rule) || !isKnown) continue;
    const values = { rule, activity, near: hintAt(rule, ids) };
    faults.at(FILES.facts, `${place}.findings.apart[${index}]`, "findings-apart", values);
  }
  if (findings !== undefined) return;
  for (const city of new Set(rules.map((rule) => rule.city))) {
    const own = rules
      .filter((rule) => rule.city === city)
      .map((rule) => rule.id)
      .sort();
    if (own.length < 2) continue;
    const values = { activity, city, count: String(own.length), rules: own.join(", ") };
    faults.at(FILES.facts, place, "findings-missing", values);
  }
}
