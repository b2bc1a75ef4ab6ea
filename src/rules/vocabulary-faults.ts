import type { Fact, VocabularyFile } from "../vocabulary/vocabulary.ts";
import { namedByRelations, ringOf } from "../vocabulary/relations.ts";
import { hintAt, type RuleFault, tell } from "./fault.ts";

/** What the schema of facts.json cannot see: what is given twice, and a subject that is not there. */
export function vocabularyFaults({ subjects, askedFirst = [], facts }: VocabularyFile): RuleFault[] {
  const faults: RuleFault[] = [];
  const known = subjects.map((subject) => subject.id);
  const ids = new Set<string>();
  const titles = new Set<string>();
  for (const [index, fact] of facts.entries()) {
    const place = `facts[${index}]`;
    if (ids.has(fact.id)) faults.push({ place, message: tell("fact-twice", { fact: fact.id }) });
    ids.add(fact.id);
    if (!known.includes(fact.subject)) {
      const values = { fact: fact.id, subject: fact.subject, near: hintAt(fact.subject, known) };
      faults.push({ place: `${place}.subject`, message: tell("fact-subject", values) });
    }
    for (const title of [fact.title["zh-CN"], fact.title.en]) {
      if (titles.has(title))
        faults.push({ place: `${place}.title`, message: tell("fact-title-twice", { fact: fact.id, title }) });
      titles.add(title);
    }
    faults.push(...choiceFaults(fact, place));
  }
  return [...faults, ...relationFaults(facts, askedFirst)];
}

/** A relation to a fact that is not there, and facts that follow from one another in a ring. */
function relationFaults(facts: readonly Fact[], askedFirst: readonly string[]): RuleFault[] {
  const ids = facts.map(({ id }) => id);
  const unknown = facts.flatMap((fact, index) =>
    namedByRelations(fact)
      .filter(({ fact: other }) => !ids.includes(other))
      .map(({ key, fact: other }): RuleFault => {
        const values = { fact: fact.id, key, other, near: hintAt(other, ids) };
        return { place: `facts[${index}].${key}`, message: tell("relation-unknown", values) };
      }),
  );
  const first = askedFirst
    .filter((id) => !ids.includes(id))
    .map((fact): RuleFault => {
      const values = { fact, near: hintAt(fact, ids) };
      return { place: "askedFirst", message: tell("asked-first-unknown", values) };
    });
  const ring = ringOf(facts);
  if (ring === null) return [...unknown, ...first];
  const place = `facts[${ids.indexOf(ring[0] ?? "")}]`;
  return [...unknown, ...first, { place, message: tell("relation-ring", { ring: ring.join(" → ") }) }];
}

function choiceFaults({ id: fact, choices = [] }: Fact, place: string): RuleFault[] {
  const ids = choices.map((choice) => choice.id);
  return choices.flatMap(({ id: choice, findings }, index): RuleFault[] => {
    const own = `${place}.choices[${index}]`;
    return [
      ...(ids.indexOf(choice) === index
        ? []
        : [{ place: own, message: tell("choice-twice", { fact, choice }) }]),
      ...(findings === undefined || fact === "activities"
        ? []
        : [{ place: `${own}.findings`, message: tell("findings-elsewhere", { fact }) }]),
    ];
  });
}
