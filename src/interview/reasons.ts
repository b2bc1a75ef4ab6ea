import type { Reason } from "../contract/next-question.ts";
import { placeOfItem } from "../evaluate/finding.ts";
import { factsOfLeaf, leavesOf } from "../rules/condition.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { askedAs, type Question } from "./next-question.ts";

/** Why a question is asked: every provision whose outcome hangs on it, in the rules' order. */
export function reasonsFor(question: Question, rulebook: Rulebook): Reason[] {
  return question.bearsOn.map((rule) => ({
    provision: rule.id,
    title: rule.title,
    document: rulebook.documents.get(rule.document)?.shortTitle ?? {
      "zh-CN": rule.document,
      en: rule.document,
    },
    place: placeOfItem(rule.item),
    requirements: requirementsOn(rule, question.fact.id),
    quote: rule.quote,
    translation: rule.translation,
  }));
}

function requirementsOn(rule: Rule, fact: string): Reason["requirements"] {
  return leavesOf(rule.requires).flatMap((leaf) => {
    const requirement = rule.requirements[leaf.name ?? ""];
    const isLookedAt = factsOfLeaf(leaf).some((looked) => askedAs(looked) === fact);
    if (!isLookedAt || requirement === undefined) return [];
    const { label, quote, translation } = requirement;
    return [{ label, quote, translation }];
  });
}
