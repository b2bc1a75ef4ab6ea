import type { Reason } from "../contract/next-question.ts";
import { placeOfItem } from "../evaluate/finding.ts";
import { factsOfLeaf, leavesOf } from "../rules/condition.ts";
import { requirementOf } from "../rules/requirement.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import type { Relations } from "../vocabulary/relations.ts";
import type { Question } from "./next-question.ts";

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
    requirements: requirementsOn(rule, question.fact.id, rulebook.vocabulary.relations),
    quote: rule.quote,
    translation: rule.translation,
  }));
}

function requirementsOn(rule: Rule, fact: string, { askedAs }: Relations): Reason["requirements"] {
  return leavesOf(rule.requires).flatMap((leaf) => {
    if (!factsOfLeaf(leaf).some((looked) => askedAs(looked) === fact)) return [];
    const { label, quote, translation } = requirementOf(rule, leaf);
    return [{ label, quote, translation }];
  });
}
