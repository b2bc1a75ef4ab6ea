import type { Words } from "../../language/language.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";
import { parseBound } from "../bound.ts";
import type { FaultCode, FaultValues } from "../fault.ts";
import { writtenLeaves } from "./conditions.ts";
import { type Evidence, FILES } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;

/** Every fact speaks both languages and is looked at by a rule; so is every activity. */
export function checkVocabularyUse(evidence: Evidence, faults: FaultList): void {
  const { vocabulary, unread } = evidence;
  const { facts, activities } = findUsed(evidence);
  for (const [index, fact] of (vocabulary?.facts ?? []).entries()) {
    const place = `facts[${index}]`;
    for (const part of ["title", "question", "help", "whoKnows"] as const) {
      checkWords(fact[part], `${place}.${part}`, { part, fact: fact.id }, faults);
    }
    if (!facts.has(fact.id) && fact.role === undefined && !unread.mentions(fact.id))
      faults.at(FILES.facts, place, "fact-unused", { fact: fact.id });
    if (fact.id === "activities") checkActivities(fact, place, activities, evidence, faults);
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

function checkActivities(
  fact: Fact,
  place: string,
  used: ReadonlySet<string>,
  { unread }: Evidence,
  faults: FaultList,
): void {
  for (const [index, { id, synonyms }] of (fact.choices ?? []).entries()) {
    const complain = (code: FaultCode): void =>
      faults.at(FILES.facts, `${place}.choices[${index}]`, code, { activity: id });
    if (!used.has(id) && !unread.mentions(id)) complain("activity-unused");
    if (synonyms === undefined) complain("activity-synonyms");
  }
}

function checkWords(words: Words, place: string, values: FaultValues, faults: FaultList): void {
  if (!HAN.test(words["zh-CN"])) faults.at(FILES.facts, `${place}.zh-CN`, "words-not-chinese", values);
  if (!LATIN.test(words.en)) faults.at(FILES.facts, `${place}.en`, "words-not-english", values);
}
