import { placeOfItem } from "../evaluate/finding.ts";
import type { Words } from "../language/language.ts";
import { factsOfLeaf, leavesOf } from "../rules/condition.ts";
import type { Rule, Rulebook } from "../rules/rulebook.ts";
import { askedAs, type Question } from "./next-question.ts";

/** A provision that hangs on a question, with the words that make it matter. */
export interface Reason {
  readonly provision: string;
  readonly title: Words;
  readonly document: Words;
  readonly place: ReturnType<typeof placeOfItem>;
  /** The requirements that look at the fact; empty where it decides whether the provision is about this case. */
  readonly requirements: readonly {
    readonly label: Words;
    readonly quote: string;
    readonly translation: string;
  }[];
  /** The clause in Chinese. */
  readonly quote: string;
  readonly translation: string;
}

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
    return isLookedAt && requirement !== undefined ? [requirement] : [];
  });
}
