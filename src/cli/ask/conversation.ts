import { answerFact, back, forward, type Journey, profileOf, takenBack } from "../../interview/journey.ts";
import { nextQuestion, type Question } from "../../interview/next-question.ts";
import { decidedOutlooks } from "../../interview/outlook.ts";
import { questionsToGo } from "../../interview/progress.ts";
import { textIn } from "../../language/language.ts";
import type { Answer, Profile } from "../../profile/answer.ts";
import { sideBySide } from "../../report/side-by-side.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";
import { askWithTable } from "./ask-with-table.ts";
import { changeAnswer } from "./change-answer.ts";
import { acceptAnswer } from "./contradictory.ts";
import type { Control, Reply } from "./dialogue.ts";
import type { AskContext } from "./context.ts";
import { introduce, tellDecided, tellWhy } from "./telling.ts";
import words from "./words.json" with { type: "json" };

/** Why the questions stopped: none is left, or somebody wants to go on another time. */
export type Stopped = "complete" | "save";

/** The questions and answers of one company, from the first open question to the last. */
export class Conversation {
  readonly #context: AskContext;
  #journey: Journey;
  #asking: Fact | null = null;

  constructor(context: AskContext, journey: Journey) {
    this.#context = context;
    this.#journey = journey;
  }

  /** All answers so far. */
  get profile(): Profile {
    return profileOf(this.#journey, this.#context.rulebook.vocabulary);
  }

  /** The fact that was asked for last; null before the first question. */
  get asking(): Fact | null {
    return this.#asking;
  }

  /** Asks until no question could change an outcome. Throws Interrupted and InputEnded; no answer is lost by them. */
  async run(): Promise<Stopped> {
    const { dialogue, rulebook, forecast, language } = this.#context;
    let decided = decidedOutlooks(forecast(this.profile));
    for (;;) {
      const outlooks = forecast(this.profile);
      const before = decided;
      decided = decidedOutlooks(outlooks);
      dialogue.say(tellDecided(before, decided, language));
      const question = nextQuestion(outlooks, rulebook.vocabulary);
      if (question === null) return "complete";
      this.#asking = question.fact;
      const progress = {
        answered: this.#journey.given.length,
        toGo: questionsToGo(outlooks, rulebook.vocabulary),
      };
      dialogue.say(introduce(question.fact, rulebook.vocabulary, progress, language));
      const reply = await this.#ask(question);
      if (reply.kind === "value") await this.#accept(question.fact, reply.value);
      else if (reply.control === "save") return "save";
      else await this.#obey(reply.control, question);
    }
  }

  /** Shows all answers and lets people change one; whether they did. */
  async change(): Promise<boolean> {
    const before = this.#journey;
    this.#journey = await changeAnswer(before, this.#context);
    return this.#journey !== before;
  }

  #ask(question: Question): Promise<Reply<Answer>> {
    const { dialogue, language, rulebook } = this.#context;
    const journey = this.#journey;
    const controls: Control[] = ["unknown", "why"];
    if (journey.given.length > journey.brought) controls.push("back");
    if (journey.ahead.length > 0) controls.push("forward");
    controls.push("answers", "save");
    const known = question.pair === null ? undefined : this.profile.get(question.fact.id);
    const earlier = known ?? takenBack(journey, question.fact.id);
    const search = this.#context.searchOf(question.fact);
    const { vocabulary } = rulebook;
    const every = sideBySide(question.fact.id, vocabulary, language);
    const asked = { ...question, controls, earlier, search, sideBySide: every, vocabulary };
    return askWithTable(asked, dialogue, language);
  }

  async #accept(fact: Fact, answer: Answer | null): Promise<void> {
    const id = answer?.kind === "investors" ? "investors" : fact.id;
    this.#journey = await acceptAnswer(this.#journey, id, answer, this.#context);
  }

  async #obey(wanted: Control, question: Question): Promise<void> {
    const { dialogue, rulebook, language } = this.#context;
    if (wanted === "why") dialogue.say(tellWhy(question, rulebook, language));
    else if (wanted === "unknown") this.#journey = answerFact(this.#journey, question.fact.id, null);
    else if (wanted === "answers") await this.change();
    else if (wanted === "forward") this.#journey = forward(this.#journey);
    else if (wanted === "back") this.#stepBack(question);
    else dialogue.say([textIn(words.startOfQuestions, language)]);
  }

  /** Back to the question before; an answer that no question asks for any more is stepped over. */
  #stepBack(question: Question): void {
    const { forecast, rulebook } = this.#context;
    for (let earlier = back(this.#journey); earlier !== this.#journey; earlier = back(earlier)) {
      this.#journey = earlier;
      const next = nextQuestion(forecast(this.profile), rulebook.vocabulary);
      if (next !== null && next.fact.id !== question.fact.id) return;
      if (earlier.given.length <= earlier.brought) return;
    }
  }
}
