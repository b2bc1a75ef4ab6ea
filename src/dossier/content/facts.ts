import type { Report } from "../../contract/report.ts";
import { inEach, type Language } from "../../language/language.ts";
import { showAnswer } from "../../report/show-answer.ts";
import { withSupport } from "../../report/show-support.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { createProfileReader } from "../../situation/parse-profile.ts";
import type { Block, Cell, Statement } from "../model.ts";
import { leadsTo, listed } from "./findings.ts";
import { say } from "./say.ts";

/** The answers that results rest on, with the items that looked at each; then those that no result looked at. */
export function describeFacts({ profile, basis }: Report, rulebook: Rulebook): Block[] {
  const { vocabulary } = rulebook;
  const answers = createProfileReader(vocabulary).fromText(JSON.stringify(profile));
  const told = [...answers].flatMap(([id, answer]) => {
    const fact = vocabulary.byId.get(id);
    if (fact === undefined) return [];
    const looked = basis.find((one) => one.fact === id) ?? null;
    const shown = (language: Language): string => {
      const value = showAnswer(answer, fact, language);
      return looked === null ? value : withSupport(value, looked, language);
    };
    const cells: Cell[] = [[[{ words: fact.title }]], [[{ words: inEach(shown) }]]];
    return [{ cells, usedBy: looked?.usedBy ?? null }];
  });
  const used = told.flatMap(({ cells, usedBy }) =>
    usedBy === null ? [] : [[...cells, [linksTo(usedBy, rulebook)]]],
  );
  const others = told.filter(({ usedBy }) => usedBy === null).map(({ cells }) => cells);
  const blocks: Block[] = [{ kind: "heading", level: 1, id: "facts", text: say("facts") }];
  if (used.length === 0) blocks.push({ kind: "paragraph", tone: "plain", text: say("noFacts") });
  else
    blocks.push({
      kind: "table",
      widths: [4, 5, 4],
      head: [say("fact"), say("answer"), say("usedBy")],
      rows: used,
    });
  if (others.length > 0)
    blocks.push(
      { kind: "heading", level: 2, id: "other-facts", text: say("otherFacts") },
      { kind: "table", widths: [4, 9], head: [say("fact"), say("answer")], rows: others },
    );
  return blocks;
}

const MOST_LINKED = 6;

function linksTo(provisions: readonly string[], rulebook: Rulebook): Statement {
  const leads = leadsTo(provisions, rulebook);
  const rest = leads.length - MOST_LINKED;
  return [
    ...listed(leads.slice(0, MOST_LINKED)),
    ...(rest > 0 ? say("andMore", { count: String(rest) }) : []),
  ];
}
