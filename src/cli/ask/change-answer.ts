import { factTypeOf } from "../../fact-types/registry.ts";
import { answerFact, type Journey, profileOf, withdraw } from "../../interview/journey.ts";
import { type Question, relevantQuestions } from "../../interview/next-question.ts";
import { textIn } from "../../language/language.ts";
import type { Answer } from "../../profile/answer.ts";
import { sideBySide } from "../../report/side-by-side.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";
import { askWithTable } from "./ask-with-table.ts";
import { acceptAnswer } from "./contradictory.ts";
import type { Control, Option } from "./dialogue.ts";
import type { AskContext } from "./context.ts";
import { introduce, tellAnswers, tellWhy } from "./telling.ts";
import words from "./words.json" with { type: "json" };

const CONTROLS: readonly Control[] = ["unknown", "why", "back"];

/** Shows all answers and has one of them given anew; every other stays. Throws Interrupted and InputEnded. */
export async function changeAnswer(journey: Journey, context: AskContext): Promise<Journey> {
  const { dialogue, rulebook, language } = context;
  const { vocabulary } = rulebook;
  dialogue.say(["", ...tellAnswers(journey, vocabulary, language)]);
  if (journey.given.length === 0) return journey;
  const facts = journey.given.flatMap(({ fact }) => vocabulary.byId.get(fact) ?? []);
  const none: Option<Fact | null> = {
    value: null,
    label: textIn(words.changeNothing, language),
    keys: ["0"],
  };
  const reply = await dialogue.choose({
    message: textIn(words.whichToChange, language),
    options: [
      none,
      ...facts.map(
        (fact): Option<Fact | null> => ({
          value: fact,
          label: textIn(fact.title, language),
          keys: [fact.id],
        }),
      ),
    ],
    controls: [],
  });
  if (reply.kind === "control" || reply.value === null) return journey;
  return changeOne(journey, reply.value, context);
}

async function changeOne(journey: Journey, fact: Fact, context: AskContext): Promise<Journey> {
  const { dialogue, rulebook, language } = context;
  const earlier = journey.given.find((given) => given.fact === fact.id)?.answer;
  const { isAskedByPair = false } = factTypeOf(fact);
  const pair = isAskedByPair ? await pairToChange(journey, fact, context) : null;
  if (isAskedByPair && pair === null) {
    dialogue.say([textIn(words.whyNone, language)]);
    return journey;
  }
  const { vocabulary } = rulebook;
  const every = sideBySide(fact.id, vocabulary, language);
  for (;;) {
    dialogue.say(introduce(fact, vocabulary, null, language));
    const search = context.searchOf(fact);
    const asked = { fact, pair, controls: CONTROLS, earlier, search, sideBySide: every, vocabulary };
    const reply = await askWithTable(asked, dialogue, language);
    if (reply.kind === "value") return take(journey, fact, reply.value, context);
    if (reply.control === "unknown") return answerFact(journey, fact.id, null);
    if (reply.control !== "why") return journey;
    dialogue.say(tellWhy(questionWithout(journey, fact, context), rulebook, language));
  }
}

/** A table in the place of a share, or the other way round, takes its place altogether. */
function take(journey: Journey, fact: Fact, answer: Answer, context: AskContext): Promise<Journey> {
  if (answer.kind === "investors" && fact.id !== "investors") {
    return acceptAnswer(withdraw(journey, fact.id), "investors", answer, context);
  }
  return acceptAnswer(journey, fact.id, answer, context);
}

/** The question that would stand for the fact if it were open. */
function questionWithout(journey: Journey, fact: Fact, { forecast, rulebook }: AskContext): Question {
  const profile = profileOf(withdraw(journey, fact.id), rulebook.vocabulary);
  const open = relevantQuestions(forecast(profile), rulebook.vocabulary);
  return open.find((question) => question.fact.id === fact.id) ?? { fact, pair: null, bearsOn: [] };
}

/** The pair of currencies that is meant, where the fact holds exchange rates. */
async function pairToChange(journey: Journey, fact: Fact, context: AskContext): Promise<Question["pair"]> {
  const { dialogue, language } = context;
  const earlier = journey.given.find((given) => given.fact === fact.id)?.answer;
  const [first, ...others] = earlier?.kind === "exchange-rates" ? earlier.rates : [];
  if (first === undefined) return questionWithout(journey, fact, context).pair;
  if (others.length === 0) return first;
  const reply = await dialogue.choose({
    message: textIn(fact.title, language),
    options: [first, ...others].map((rate) => ({
      value: rate,
      label: `${rate.from} / ${rate.to}`,
      keys: [],
    })),
    controls: [],
  });
  return reply.kind === "value" ? reply.value : first;
}
