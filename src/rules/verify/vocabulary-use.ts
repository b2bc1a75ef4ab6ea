import type { Words } from "../../language/language.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";
import { parseBound } from "../bound.ts";
import { writtenLeaves } from "./conditions.ts";
import type { Evidence } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

const FILE = "rules/facts.json";
const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;

/** Every fact speaks both languages and is looked at by a rule; so is every activity. */
export function checkVocabularyUse(evidence: Evidence, faults: FaultList): void {
  const { vocabulary } = evidence;
  const { facts, activities } = findUsed(evidence);
  for (const [index, fact] of (vocabulary?.facts ?? []).entries()) {
    const place = `facts[${index}]`;
    for (const part of ["title", "question", "help", "whoKnows"] as const) {
      checkWords(fact[part], `${place}.${part}`, `the ${part} of ${fact.id}`, faults);
    }
    if (!facts.has(fact.id) && fact.role === undefined) {
      faults.at(
        FILE,
        place,
        `no rule looks at the fact ${fact.id}; remove it, or mark its role (describes, derives, context)`,
      );
    }
    if (fact.id === "activities") checkActivities(fact, place, activities, faults);
  }
}

/** The facts and activities that a rule tests, or that an opportunity is matched by. */
function findUsed({ rules, opportunities }: Evidence): { facts: Set<string>; activities: Set<string> } {
  const facts = new Set<string>();
  const activities = new Set(opportunities.flatMap((opportunity) => opportunity.activities));
  const conditions = [
    ...rules.flatMap(({ rule }) => [rule.applies, rule.requires]),
    ...opportunities.flatMap(({ applicants }) => applicants ?? []),
  ];
  for (const { leaf } of conditions.flatMap((condition) => writtenLeaves(condition, ""))) {
    const bound = parseBound(leaf.value);
    facts.add(leaf.fact);
    if (bound.kind === "quantity" && bound.of !== null) facts.add(bound.of);
    if (bound.kind === "ids" && leaf.fact === "activities") for (const id of bound.ids) activities.add(id);
  }
  return { facts, activities };
}

function checkActivities(fact: Fact, place: string, used: ReadonlySet<string>, faults: FaultList): void {
  for (const [index, choice] of (fact.choices ?? []).entries()) {
    const own = `${place}.choices[${index}]`;
    if (!used.has(choice.id)) faults.at(FILE, own, `no rule looks at the activity ${choice.id}`);
    if (choice.synonyms === undefined) faults.at(FILE, own, `the activity ${choice.id} has no synonyms`);
  }
}

function checkWords(words: Words, place: string, name: string, faults: FaultList): void {
  if (!HAN.test(words["zh-CN"])) faults.at(FILE, `${place}.zh-CN`, `${name} is not in Chinese`);
  if (!LATIN.test(words.en)) faults.at(FILE, `${place}.en`, `${name} is not in English`);
}
