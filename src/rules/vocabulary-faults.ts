import type { z } from "zod";
import type { Fact, vocabularySchema } from "../vocabulary/vocabulary.ts";
import { hintAt, type RuleFault, tell } from "./fault.ts";

/** What the schema of facts.json cannot see: what is given twice, and a subject that is not there. */
export function vocabularyFaults({ subjects, facts }: z.infer<typeof vocabularySchema>): RuleFault[] {
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
  return faults;
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
