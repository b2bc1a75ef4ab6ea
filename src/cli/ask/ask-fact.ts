import type { ControlName } from "../../fact-types/fact-type.ts";
import { factTypeOf } from "../../fact-types/registry.ts";
import { present } from "../../input/present.ts";
import type { CurrencyPair } from "../../interview/outlook.ts";
import { type Language, textIn } from "../../language/language.ts";
import type { Answer, ExchangeRate } from "../../profile/answer.ts";
import { rateQuestion } from "../../profile/rate-question.ts";
import { showAnswer } from "../../report/show-answer.ts";
import type { SideBySide } from "../../report/side-by-side.ts";
import type { Fact, Vocabulary } from "../../vocabulary/vocabulary.ts";
import { askTyped, readRates } from "./ask-typed.ts";
import { type Control, type Dialogue, type Reply, value } from "./dialogue.ts";
import { HoldersTable } from "./holders-table.ts";
import { type ChoiceSearch, choiceOptions, findCountries, yesNoOptions } from "./options.ts";
import words from "./words.json" with { type: "json" };

/** One fact as it is asked for. */
export interface FactAsked {
  readonly fact: Fact;
  readonly pair: CurrencyPair | null;
  readonly controls: readonly Control[];
  /** What was answered before; undefined where nothing was. */
  readonly earlier: Answer | null | undefined;
  /** How a choice among many is found. */
  readonly search: ChoiceSearch;
  /** The answer that names every city at once; null for a fact that is not the place. */
  readonly sideBySide: SideBySide | null;
  readonly vocabulary: Vocabulary;
}

/** Stands for all of a fact's choices at once; no choice has such an id. */
const EVERY = "*";
/** More choices than this are found by typing. */
const MOST_LISTED = 12;

type Ask = (asked: FactAsked, dialogue: Dialogue, language: Language) => Promise<Reply<Answer>>;

/** How the terminal asks by each control. */
const CONTROLS: Readonly<Record<ControlName, Ask>> = {
  text: askLine,
  typed: askLine,
  "yes-no": askYesNo,
  choice: chooseOne,
  choices: (asked, dialogue, language) =>
    (asked.fact.choices ?? []).length > MOST_LISTED
      ? findMany(asked, dialogue, language)
      : tickMany(asked, dialogue, language),
  country: findCountry,
  holders: askHolders,
  group: refuseGroup,
  rate: askRate,
};

/** Asks for one fact by the control that its type names. Throws Interrupted and InputEnded. */
export async function askFact(
  asked: FactAsked,
  dialogue: Dialogue,
  language: Language,
): Promise<Reply<Answer>> {
  return CONTROLS[factTypeOf(asked.fact).control](asked, dialogue, language);
}

/** Asks for a table of the company's holders. */
export function askHolders(
  { vocabulary }: FactAsked,
  dialogue: Dialogue,
  language: Language,
): Promise<Reply<Answer>> {
  const shares = vocabulary.facts.find((fact) => factTypeOf(fact).compared === "share");
  return new HoldersTable(dialogue, present(shares, "fact that is a share"), language).ask();
}

/** A group of companies is drawn in the form of the pages, or written in a profile. */
async function refuseGroup(
  { fact }: FactAsked,
  dialogue: Dialogue,
  language: Language,
): Promise<Reply<Answer>> {
  dialogue.say([textIn(words.notChangeable, language, { fact: textIn(fact.title, language) })]);
  return { kind: "control", control: "back" };
}

async function askLine(asked: FactAsked, dialogue: Dialogue, language: Language): Promise<Reply<Answer>> {
  const { fact, controls, earlier = null } = asked;
  const message = textIn(fact.question, language);
  const shown = earlier === null ? null : { answer: earlier, shown: showAnswer(earlier, fact, language) };
  return askTyped({ fact, message, controls, earlier: shown }, dialogue, language);
}

async function askYesNo(asked: FactAsked, dialogue: Dialogue, language: Language): Promise<Reply<Answer>> {
  const { fact, controls, earlier } = asked;
  const preset = earlier?.kind === "yes-no" ? earlier.value : undefined;
  const options = yesNoOptions(language);
  const message = textIn(fact.question, language);
  const reply = await dialogue.choose({ message, options, controls, preset });
  return mapReply(reply, (answer) => ({ kind: "yes-no", value: answer }));
}

async function findCountry(asked: FactAsked, dialogue: Dialogue, language: Language): Promise<Reply<Answer>> {
  const { fact, controls } = asked;
  const find = (typed: string) => findCountries(typed, language);
  const message = textIn(fact.question, language);
  const reply = await dialogue.find({ message, find, done: null, none: null, controls });
  return mapReply(reply, (code) => ({ kind: "nationality", code: present(code, "country chosen") }));
}

function mapReply<T, U>(reply: Reply<T>, change: (answered: T) => U): Reply<U> {
  return reply.kind === "control" ? reply : value(change(reply.value));
}

/** One choice, or all of them side by side where that is offered. */
async function chooseOne(
  { fact, controls, earlier, sideBySide }: FactAsked,
  dialogue: Dialogue,
  language: Language,
): Promise<Reply<Answer>> {
  const preset = earlier?.kind === "choice" ? earlier.id : earlier?.kind === "choices" ? EVERY : undefined;
  const options = choiceOptions(fact.choices ?? [], language);
  if (sideBySide !== null) options.push({ value: EVERY, label: sideBySide.label, keys: sideBySide.keys });
  const message = textIn(fact.question, language);
  const reply = await dialogue.choose({ message, options, controls, preset });
  return mapReply(reply, (id) =>
    id === EVERY && sideBySide !== null ? sideBySide.answer : { kind: "choice", id },
  );
}

async function tickMany(asked: FactAsked, dialogue: Dialogue, language: Language): Promise<Reply<Answer>> {
  const { fact, controls, earlier } = asked;
  const options = choiceOptions(fact.choices ?? [], language);
  const preset = earlier?.kind === "choices" ? earlier.ids : undefined;
  for (;;) {
    const reply = await dialogue.chooseMany({
      message: textIn(fact.question, language),
      options,
      controls,
      preset,
    });
    if (reply.kind === "control") return reply;
    if (reply.value.length > 0 || (await dialogue.confirm(textIn(words.noneOfThese, language), true))) {
      const ids = (fact.choices ?? []).map(({ id }) => id).filter((id) => reply.value.includes(id));
      return value({ kind: "choices", ids });
    }
  }
}

async function findMany(asked: FactAsked, dialogue: Dialogue, language: Language): Promise<Reply<Answer>> {
  const { fact, controls, search } = asked;
  const chosen: string[] = [];
  dialogue.say([textIn(words.searchHint, language)]);
  for (;;) {
    const reply = await dialogue.find({
      message: textIn(fact.question, language),
      find: (typed) => search.options(typed, fact, chosen),
      tell: (typed) => search.tell(typed, fact),
      done: chosen.length === 0 ? null : textIn(words.thatIsAll, language),
      none: chosen.length === 0 ? textIn(words.noneListed, language) : null,
      controls,
    });
    if (reply.kind === "control") return reply;
    const answer: Answer = { kind: "choices", ids: chosen };
    if (reply.value === null) {
      const isAll = chosen.length > 0 || (await dialogue.confirm(textIn(words.noneOfThese, language), true));
      if (isAll) return value(answer);
      continue;
    }
    chosen.push(reply.value);
    dialogue.say([textIn(words.chosenSoFar, language, { chosen: showAnswer(answer, fact, language) })]);
  }
}

/** One exchange rate with its day and source, beside those that are known already. */
async function askRate(asked: FactAsked, dialogue: Dialogue, language: Language): Promise<Reply<Answer>> {
  const { fact, pair, controls, earlier } = asked;
  const known = earlier?.kind === "exchange-rates" ? earlier.rates : [];
  const { from, to } = pair ?? known[0] ?? { from: "", to: "" };
  const read = (parts: Partial<Record<"rate" | "date" | "source", string>>) => {
    const entry = Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== ""));
    return readRates([{ from, to, ...entry }], fact, language);
  };
  const check = (typed: string, part: "date" | "source"): string | null => {
    const result = read({ rate: "1", [part]: typed });
    return "problem" in result ? result.problem : null;
  };
  const rate = await dialogue.type({
    message: textIn(rateQuestion(from, to, null), language),
    check: (typed) => {
      const result = read({ rate: typed });
      return "problem" in result ? result.problem : null;
    },
    controls,
  });
  if (rate.kind === "control") return rate;
  const date = await dialogue.type({
    message: textIn(words.rateDate, language),
    check: (typed) => check(typed, "date"),
    controls: [],
  });
  const source = await dialogue.type({
    message: textIn(words.rateSource, language),
    check: (typed) => check(typed, "source"),
    controls: [],
  });
  const result = read({ rate: rate.value, date: textOf(date), source: textOf(source) });
  if ("problem" in result) throw new Error(result.problem);
  const others = known.filter((other: ExchangeRate) => other.from !== from || other.to !== to);
  return value({ kind: "exchange-rates", rates: [...others, ...result.rates] });
}

function textOf(reply: Reply<string>): string {
  return reply.kind === "value" ? reply.value : "";
}
