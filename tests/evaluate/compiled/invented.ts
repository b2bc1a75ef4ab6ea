import { type Condition, leavesOf, typeCondition } from "../../../src/rules/condition.ts";
import type { RawCondition } from "../../../src/rules/condition-schema.ts";
import { STATUSES } from "../../../src/rules/document.ts";
import type { RuleFault } from "../../../src/rules/fault.ts";
import type { Rule } from "../../../src/rules/rulebook.ts";
import { createVocabulary, type Fact, type Vocabulary } from "../../../src/vocabulary/vocabulary.ts";

function words(text: string): { "zh-CN": string; en: string } {
  return { "zh-CN": `${text}（甲）`, en: text };
}

function fact(id: string, type: Fact["type"], choices: readonly string[] = [], unit?: string): Fact {
  return {
    id,
    subject: "invented",
    type,
    title: words(id),
    question: words(id),
    help: words(id),
    whoKnows: words(id),
    inCompanyHands: false,
    ...(unit === undefined ? {} : { unit }),
    ...(choices.length === 0
      ? {}
      : {
          choices: choices.map((choice) => ({
            id: choice,
            title: words(choice),
            synonyms: { "zh-CN": [], en: [] },
          })),
        }),
  };
}

/** One fact of every type that a test can look at. */
export const vocabulary: Vocabulary = createVocabulary({
  subjects: [{ id: "invented", title: words("invented") }],
  facts: [
    fact("city", "choice", ["guangzhou", "chengdu", "other"]),
    fact("activities", "choices", ["baking", "brewing", "selling"]),
    fact("foreignShare", "share"),
    fact("legalForm", "choice", ["joint-venture", "domestic"]),
    fact("nationality", "nationality"),
    fact("isOpen", "yes-no"),
    fact("assets", "money"),
    fact("whole", "area"),
    fact("part", "area"),
    fact("age", "duration", [], "years"),
    fact("founded", "date"),
    fact("documentStatus", "choice", STATUSES),
  ],
});

/** The typed tree of a raw one over the invented vocabulary. Throws on a mistake in it. */
export function condition(raw: RawCondition): Condition {
  const faults: RuleFault[] = [];
  const typed = typeCondition(raw, "tree", vocabulary, faults);
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return typed;
}

/** A rule of the document `invented`. */
export function rule(id: string, applies: RawCondition, requires: RawCondition, open = false): Rule {
  const required = condition(requires);
  const names = leavesOf(required).flatMap(({ name }) => name ?? []);
  return {
    id,
    item: id,
    file: `${id}.json`,
    document: "invented",
    title: words(id),
    quote: id,
    translation: id,
    applies: condition(applies),
    requires: required,
    requirements: Object.fromEntries(
      names.map((name) => [name, { label: words(name), quote: name, translation: name }]),
    ),
    open: open ? [{ kind: "step" }] : [],
    readings: [],
    lawNotes: [],
    examples: [],
  };
}
