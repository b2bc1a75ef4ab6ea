import { factTypeOf } from "../../fact-types/registry.ts";
import { type Language, textIn } from "../../language/language.ts";
import type { Answer } from "../../profile/answer.ts";
import { showAnswer } from "../../report/show-answer.ts";
import { askFact, askHolders, type FactAsked } from "./ask-fact.ts";
import type { Dialogue, Reply } from "./dialogue.ts";
import words from "./words.json" with { type: "json" };

/** Asks for a fact; a share of the company may be given by listing its holders instead. */
export async function askWithTable(
  asked: FactAsked,
  dialogue: Dialogue,
  language: Language,
): Promise<Reply<Answer>> {
  const { fact, earlier } = asked;
  if (earlier !== undefined && asked.pair === null) {
    dialogue.say([textIn(words.earlier, language, { answer: showAnswer(earlier, fact, language) })]);
  }
  if (factTypeOf(fact).compared !== "share") return askFact(asked, dialogue, language);
  dialogue.say([textIn(words.table.offer, language)]);
  const reply = await askFact({ ...asked, controls: [...asked.controls, "holders"] }, dialogue, language);
  if (reply.kind === "value" || reply.control !== "holders") return reply;
  const holders = await askHolders(asked, dialogue, language);
  const hasLeft = holders.kind === "control" && holders.control === "back";
  return hasLeft ? askWithTable(asked, dialogue, language) : holders;
}
