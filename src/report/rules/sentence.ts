import { formatRational } from "../../exact/rational.ts";
import { joinList, type Language, textIn, type Words } from "../../language/language.ts";
import { type Condition, fold, type Leaf } from "../../rules/condition.ts";
import { showQuantity } from "../../vocabulary/quantities.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { showId } from "../values.ts";
import sentences from "./sentences.json" with { type: "json" };

/** A condition tree as a sentence of the language, without its full stop. */
export function sentenceOf(condition: Condition, vocabulary: Vocabulary, language: Language): string {
  const join = (members: readonly Told[], by: "and" | "or"): Told => {
    const shown = members.map(({ text, isGroup }) =>
      isGroup ? textIn(sentences.nested, language, { group: text }) : text,
    );
    return { text: shown.join(textIn(sentences[by], language)), isGroup: members.length > 1 };
  };
  return fold<Told>(condition, {
    leaf: (leaf) => ({ text: testSentence(leaf, vocabulary, language), isGroup: false }),
    all: (members) => join(members, "and"),
    any: (members) => join(members, "or"),
    not: ({ text }) => ({ text: textIn(sentences.not, language, { group: text }), isGroup: false }),
  }).text;
}

/** A part of a sentence, and whether it needs brackets inside another. */
interface Told {
  readonly text: string;
  readonly isGroup: boolean;
}

function testSentence(leaf: Leaf, vocabulary: Vocabulary, language: Language): string {
  const fact = textIn(vocabulary.byId.get(leaf.fact)?.title, language) ?? leaf.fact;
  const test = textIn(templateOf(leaf), language, { fact, bound: boundOf(leaf, vocabulary, language) });
  const { bound } = leaf;
  if (bound.kind === "ids" && bound.unsettledFor.length > 0) {
    const open = showIds(bound.unsettledFor, leaf.fact, vocabulary, language);
    return textIn(sentences.unsettledFor, language, { test, open });
  }
  return textIn(sentences.certainties[leaf.certainty], language, { test });
}

function templateOf(leaf: Leaf): Words {
  const { operator, bound } = leaf;
  if (bound.kind === "yes-no") return sentences.yesNo;
  if (bound.kind === "day" && operator in sentences.days)
    return sentences.days[operator as keyof typeof sentences.days];
  if (bound.kind === "ids" && bound.ids.length > 1) {
    if (operator === "includes") return sentences.includesOneOf;
    if (operator === "excludes") return sentences.excludesAll;
  }
  return sentences.operators[operator];
}

function showIds(ids: readonly string[], fact: string, vocabulary: Vocabulary, language: Language): string {
  return joinList(
    ids.map((id) => showId(id, vocabulary.byId.get(fact), language)),
    language,
  );
}

function boundOf({ fact, bound }: Leaf, vocabulary: Vocabulary, language: Language): string {
  switch (bound.kind) {
    case "yes-no":
      return textIn(sentences[bound.value ? "yes" : "no"], language);
    case "ids":
      return showIds(bound.ids, fact, vocabulary, language);
    case "day":
      return bound.day;
    default: {
      const share = showQuantity(formatRational(bound.value), bound.unit, language);
      if (bound.of === null) return share;
      const whole = textIn(vocabulary.byId.get(bound.of)?.title, language) ?? bound.of;
      return textIn(sentences.ratio, language, { share, whole });
    }
  }
}
