import { factTypeOf } from "../fact-types/registry.ts";
import { plainText } from "../input/numerals.ts";
import { present } from "../input/present.ts";
import { nearest, type Problem } from "../input/problem.ts";
import {
  fillWords,
  inEach,
  joinClauses,
  joinSentences,
  joinTitles,
  textIn,
  type Words,
} from "../language/language.ts";
import { type Choice, type Fact, listOfTitles, namedCities, synonymsOf } from "../vocabulary/vocabulary.ts";
import table from "./cells.json" with { type: "json" };
import { plainName } from "./names.ts";
import { meaningOf, type ParsedCell, readValue, refused } from "./parsed-cell.ts";
import { PLACE_FACT, readPlace } from "./places.ts";

/** One choice, by one of its names. */
export function readChoice(fact: Fact, text: string): ParsedCell {
  const choice = choiceOf(fact, text);
  if (choice === null) return refuseChoice(fact, text);
  const parsed = readValue(fact, choice.id);
  if (parsed.kind !== "answer" || isOwnName(fact, choice, text)) return parsed;
  return { ...parsed, understood: meaningOf(text, choice.title) };
}

const AMBIGUOUS: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map(
  Object.entries(table.ambiguous).map(([fact, meanings]) => [fact, new Map(Object.entries(meanings))]),
);

function refuseChoice(fact: Fact, text: string): ParsedCell {
  const choices = fact.choices ?? [];
  const plain = plainName(text);
  const meant =
    AMBIGUOUS.get(fact.id)?.get(plain) ?? (namesOf(choices).synonyms.get(plain) ?? []).map(({ id }) => id);
  const broader = namesOf(choices).broader.get(singularName(text)) ?? [];
  const [near] = broader;
  if (near !== undefined) {
    const expected = fillWords(table.expected.broaderWord, {
      choices: titlesOf(broader),
      first: near.title,
      found: text,
    });
    return refused(fact, "ambiguous", text, expected);
  }
  if (meant.length > 1) {
    const listed = choices.filter(({ id }) => meant.includes(id));
    const first = present(listed[0], `choice of ${fact.id} that "${plain}" may mean`).title;
    const expected = fillWords(table.expected.whichChoice, { choices: titlesOf(listed), first, found: text });
    return refused(fact, "ambiguous", text, expected);
  }
  if (fact.id === PLACE_FACT) {
    const place = readPlace(text, (name) => ownChoice(choices, name)?.id ?? null);
    if (place !== null && "expected" in place) return refused(fact, "ambiguous", text, place.expected);
    const cities = namedCities(choices).slice(0, MOST_EXAMPLES);
    const expected = fillWords(table.expected.place, {
      cities: inEach((language) => listOfTitles(cities, language)),
    });
    return refused(fact, "unknown-choice", text, expected, nearestOf(fact, text));
  }
  return refused(fact, "unknown-choice", text, expectedOf(fact, plain), nearestOf(fact, text));
}

const MOST_LISTED = 12;
const MOST_EXAMPLES = 4;

/** What might stand instead: what the word means otherwise, where that is known, and the choices, or some of many. */
function expectedOf(fact: Fact, plain: string): Words {
  const { choices = [] } = fact;
  const others = choices.flatMap(({ otherMeanings = [] }) => otherMeanings);
  const other = others.find(({ terms }) => [...terms["zh-CN"], ...terms.en].map(plainName).includes(plain));
  const isMany = factTypeOf(fact).compared === "choices" && choices.length > MOST_LISTED;
  const shown = titlesOf(choices.slice(0, isMany ? MOST_EXAMPLES : MOST_LISTED));
  const expected = fillWords(isMany ? table.expected.oneOfMany : table.expected.choice, { choices: shown });
  return other === undefined
    ? expected
    : inEach((language) =>
        joinSentences([textIn(other.note, language), textIn(expected, language)], language),
      );
}

function titlesOf(choices: readonly Choice[]): Words {
  return inEach((language) =>
    joinTitles(
      choices.map(({ title }) => textIn(title, language)),
      language,
    ),
  );
}

/** The nearest name, as people write it: for one near to an id, the title in the script of the text. */
function nearestOf({ choices = [] }: Fact, text: string): string | null {
  const near = nearest(
    text,
    choices.flatMap(({ id, title }) => [id, title["zh-CN"], title.en]),
  );
  const title = choices.find(({ id }) => id === near)?.title;
  return title === undefined ? near : textIn(title, /[\u3400-\u9fff]/.test(text) ? "zh-CN" : "en");
}

/** The one choice that a text names: by id or title, else by a synonym that is its alone, else by a place in it. */
export function choiceOf(fact: Fact, text: string): Choice | null {
  const choices = fact.choices ?? [];
  const own = ownChoice(choices, plainName(text));
  if (own !== null) return own;
  if (fact.id !== PLACE_FACT) return choiceInBrackets(fact, plainName(text));
  const place = readPlace(text, (name) => ownChoice(choices, name)?.id ?? null);
  return place === null || "expected" in place ? null : (choices.find(({ id }) => id === place.id) ?? null);
}

/** The choice that brackets behind a name of several say: `有限公司（港商独资）`, `Co., Ltd. (JV)`. */
function choiceInBrackets({ id, choices = [] }: Fact, plain: string): Choice | null {
  const [, before = "", inside = ""] = /^([^()]+)\(([^()]+)\)$/.exec(plain) ?? [];
  const meant = AMBIGUOUS.get(id)?.get(before);
  const named = meant === undefined ? null : ownChoice(choices, inside);
  return named !== null && meant?.includes(named.id) === true ? named : null;
}

function ownChoice(choices: readonly Choice[], plain: string): Choice | null {
  const { own, synonyms } = namesOf(choices);
  const [only, ...more] = own.get(plain) ?? synonyms.get(plain) ?? [];
  if (only !== undefined) return more.length === 0 ? only : null;
  const [alike, ...others] = namesOf(choices).inSingular.get(inSingular(plain)) ?? [];
  if (alike !== undefined) return others.length === 0 ? alike : null;
  const [, before, inside] = /^([^()]+)\(([^()]+)\)$/.exec(plain) ?? [];
  if (before === undefined || inside === undefined) return null;
  const named = ownChoice(choices, before);
  return named !== null && allNamesOf(named).some((name) => plainName(name).includes(inside)) ? named : null;
}

function allNamesOf(choice: Choice): string[] {
  const { id, title } = choice;
  return [id, title["zh-CN"], title.en, ...synonymsOf(choice)];
}

/** A plain name whose English words have lost the s of a plural. */
function inSingular(plain: string): string {
  return plain.replace(/([a-z]{2}[^sui\W])s\b/g, "$1");
}

function isOwnName({ choices = [] }: Fact, choice: Choice, text: string): boolean {
  return namesOf(choices).own.get(plainName(text))?.includes(choice) === true;
}

/** Choices by their plain names: the id and titles, which go before the synonyms. */
interface NamesOfChoices {
  readonly own: ReadonlyMap<string, readonly Choice[]>;
  readonly synonyms: ReadonlyMap<string, readonly Choice[]>;
  /** All of them, without the endings of English plurals. */
  readonly inSingular: ReadonlyMap<string, readonly Choice[]>;
  /** Choices by the words that may mean more than they do, without the endings of English plurals. */
  readonly broader: ReadonlyMap<string, readonly Choice[]>;
}

const knownNames = new WeakMap<readonly Choice[], NamesOfChoices>();

/** Made plain once: a list asks for the same choices in every row. */
function namesOf(choices: readonly Choice[]): NamesOfChoices {
  const known = knownNames.get(choices);
  if (known !== undefined) return known;
  const names = {
    own: byName(choices, ({ id, title }) => [id, title["zh-CN"], title.en], plainName),
    synonyms: byName(choices, synonymsOf, plainName),
    inSingular: byName(choices, allNamesOf, singularName),
    broader: byName(choices, broaderWordsOf, singularName),
  };
  knownNames.set(choices, names);
  return names;
}

function singularName(name: string): string {
  return inSingular(plainName(name));
}

function broaderWordsOf({ broaderWords }: Choice): string[] {
  return broaderWords === undefined ? [] : [...broaderWords["zh-CN"], ...broaderWords.en];
}

function byName(
  choices: readonly Choice[],
  namesOfChoice: (choice: Choice) => readonly string[],
  compared: (name: string) => string,
): Map<string, Choice[]> {
  const found = new Map<string, Choice[]>();
  for (const choice of choices) {
    for (const name of new Set(namesOfChoice(choice).map(compared))) {
      const others = found.get(name);
      if (others === undefined) found.set(name, [choice]);
      else others.push(choice);
    }
  }
  return found;
}

/** A list of choices, apart by the signs that people use. */
export function readList(fact: Fact, text: string): ParsedCell {
  if (table.none.includes(plainText(text))) return readValue(fact, []);
  const parts = partsOf(fact, text);
  const ids: string[] = [];
  const told: Words[] = [];
  const problems: Problem[] = [];
  for (const part of parts) {
    const choice = choiceOf(fact, part);
    if (choice === null) {
      const problem = refuseChoice(fact, part);
      if (problem.kind === "refused") problems.push(...problem.problems);
      continue;
    }
    if (!ids.includes(choice.id)) ids.push(choice.id);
    if (!isOwnName(fact, choice, part)) told.push(meaningOf(part, choice.title));
  }
  if (problems.length > 0) return { kind: "refused", problems };
  const parsed = readValue(fact, ids);
  if (parsed.kind !== "answer" || told.length === 0) return parsed;
  const understood = inEach((language) =>
    joinClauses(
      told.map((words) => textIn(words, language)),
      language,
    ),
  );
  return { ...parsed, understood };
}

/** The entries of a list; a sign that stands in a choice's own name divides nothing there. */
function partsOf(fact: Fact, text: string): string[] {
  let parts = [text];
  for (const separator of [/[;；\n]/, /[、，,]/, /[/／+＋&＆]|\s和\s|\sand\s/]) {
    parts = parts.flatMap((part) =>
      choiceOf(fact, part) === null ? part.split(separator).map((entry) => entry.trim()) : [part],
    );
  }
  return parts.filter((part) => part !== "");
}
