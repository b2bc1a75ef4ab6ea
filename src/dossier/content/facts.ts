import type { AdvisedReport } from "../../evaluate/advice.ts";
import { createProfileReader } from "../../profile/parse-profile.ts";
import { showAnswer } from "../../report/show-answer.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { Block, Cell } from "../model.ts";
import { inEach, say } from "./say.ts";

/** Every answer of the profile, as people read it back. */
export function describeFacts({ profile }: AdvisedReport, { vocabulary }: Rulebook): Block[] {
  const answers = createProfileReader(vocabulary).fromText(JSON.stringify(profile));
  const rows = [...answers].flatMap(([id, answer]): Cell[][] => {
    const fact = vocabulary.byId.get(id);
    if (fact === undefined) return [];
    return [
      [[[{ words: fact.title }]], [[{ words: inEach((language) => showAnswer(answer, fact, language)) }]]],
    ];
  });
  const heading: Block = { kind: "heading", level: 1, id: "facts", text: say("facts") };
  if (rows.length === 0) return [heading, { kind: "paragraph", tone: "plain", text: say("noFacts") }];
  return [heading, { kind: "table", widths: [2, 3], head: [say("fact"), say("answer")], rows }];
}
