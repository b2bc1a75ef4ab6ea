import { describeProblem, type Problem } from "../../input/problem.ts";
import { answerFact, type Journey, profileOf, withdraw } from "../../interview/journey.ts";
import { type Language, textIn } from "../../language/language.ts";
import type { Answer } from "../../profile/answer.ts";
import { findContradictions } from "../../profile/contradictions.ts";
import { showAnswer } from "../../report/show-answer.ts";
import { sideBySide } from "../../report/side-by-side.ts";
import { factOf, type Vocabulary } from "../../vocabulary/vocabulary.ts";
import { askWithTable } from "./ask-with-table.ts";
import type { Option } from "./dialogue.ts";
import type { AskContext } from "./context.ts";
import { introduce } from "./telling.ts";
import words from "./words.json" with { type: "json" };

/**
 * The journey with an answer taken in. Where it contradicts others both sides are shown at once, and one of them is
 * corrected. Throws Interrupted and InputEnded.
 */
export async function acceptAnswer(
  journey: Journey,
  fact: string,
  answer: Answer | null,
  context: AskContext,
): Promise<Journey> {
  const { dialogue, language, rulebook } = context;
  const taken = answerFact(journey, fact, answer);
  const problems = findContradictions(profileOf(taken, rulebook.vocabulary), rulebook.vocabulary.relations);
  if (problems.length === 0) return taken;
  dialogue.say([
    textIn(words.contradiction, language),
    ...problems.map((problem) => `- ${describe(problem, rulebook.vocabulary, language)}`),
  ]);
  const reply = await dialogue.choose({
    message: textIn(words.whichIsWrong, language),
    options: [fact, ...partners(taken, fact, rulebook.vocabulary)].map((id): Option<string> => {
      const known = rulebook.vocabulary.byId.get(id);
      const given = taken.given.find((earlier) => earlier.fact === id)?.answer ?? null;
      if (known === undefined) throw new Error(`there is no fact ${id}`);
      const values = { fact: textIn(known.title, language), answer: showAnswer(given, known, language) };
      return { value: id, label: textIn(words.answerLine, language, values), keys: [id] };
    }),
    controls: [],
  });
  const wrong = reply.kind === "value" ? reply.value : fact;
  return correct(wrong === fact ? withdraw(journey, fact) : withdraw(taken, wrong), wrong, context);
}

function describe(problem: Problem, vocabulary: Vocabulary, language: Language): string {
  const fact = factOf(String(problem.path[0]), vocabulary);
  const values = { fact: textIn(fact.title, language), answer: textIn(describeProblem(problem), language) };
  return textIn(words.answerLine, language, values);
}

/** The other answers without which nothing is contradictory. */
function partners(taken: Journey, fact: string, vocabulary: Vocabulary): string[] {
  return taken.given
    .map((earlier) => earlier.fact)
    .filter((other) => other !== fact)
    .filter((other) => {
      const without = profileOf(withdraw(taken, other), vocabulary);
      return findContradictions(without, vocabulary.relations).length === 0;
    });
}

/** Asks once more for the answer that was wrong; without a new one it stays open. */
async function correct(journey: Journey, id: string, context: AskContext): Promise<Journey> {
  const { dialogue, language } = context;
  const { vocabulary } = context.rulebook;
  const fact = vocabulary.byId.get(id);
  if (fact === undefined) return journey;
  dialogue.say(introduce(fact, vocabulary, null, language));
  const asked = {
    fact,
    pair: null,
    controls: ["unknown", "back"] as const,
    earlier: undefined,
    search: context.searchOf(fact),
    sideBySide: sideBySide(fact.id, vocabulary, language),
    vocabulary,
  };
  const reply = await askWithTable(asked, dialogue, language);
  if (reply.kind === "control") {
    return reply.control === "unknown" ? answerFact(journey, id, null) : journey;
  }
  const answered = reply.value.kind === "investors" ? "investors" : id;
  return acceptAnswer(journey, answered, reply.value, context);
}
