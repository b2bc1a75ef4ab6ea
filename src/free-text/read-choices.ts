import { plainText } from "../input/numerals.ts";
import { nearest, type Problem } from "../input/problem.ts";
import { fillWords, type Words } from "../language/language.ts";
import type { Choice, Fact } from "../vocabulary/vocabulary.ts";
import { type CellReading, meaningOf, readValue, refused } from "./cell-reading.ts";
import table from "./cells.json" with { type: "json" };
import { plainName } from "./names.ts";
import { PLACE_FACT, readPlace } from "./places.ts";

/** One choice, by one of its names. */
export function readChoice(fact: Fact, text: string): CellReading {
  const choice = choiceOf(fact, text);
  if (choice === null) return refuseChoice(fact, text);
  const reading = readValue(fact, choice.id);
  if (reading.kind !== "answer" || isOwnName(choice, text)) return reading;
  return { ...reading, understood: meaningOf(text, choice.title) };
}

const AMBIGUOUS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = table.ambiguous;

function refuseChoice(fact: Fact, text: string): CellReading {
  const choices = fact.choices ?? [];
  const meant = AMBIGUOUS[fact.id]?.[plainName(text)] ?? sharedBy(choices, plainName(text));
  if (meant.length > 1) {
    const listed = choices.filter(({ id }) => meant.includes(id));
    const first = listed[0]?.title ?? { "zh-CN": "", en: "" };
    const expected = fillWords(table.expected.whichChoice, { choices: titlesOf(listed), first, found: text });
    return refused(fact, "ambiguous", text, expected);
  }
  if (fact.id === PLACE_FACT) {
    const place = readPlace(text, (name) => ownChoice(choices, name)?.id ?? null);
    if (place !== null && "expected" in place) return refused(fact, "ambiguous", text, place.expected);
    return refused(fact, "unknown-choice", text, table.expected.place, nearestOf(fact, text));
  }
  const shown = titlesOf(choices.slice(0, MOST_LISTED), choices.length > MOST_LISTED);
  return refused(
    fact,
    "unknown-choice",
    text,
    fillWords(table.expected.choice, { choices: shown }),
    nearestOf(fact, text),
  );
}

const MOST_LISTED = 12;

function titlesOf(choices: readonly Choice[], isCut = false): Words {
  const list = (language: keyof Words): string =>
    choices.map(({ title }) => title[language]).join(language === "en" ? "; " : "、");
  return { "zh-CN": list("zh-CN") + (isCut ? "……" : ""), en: list("en") + (isCut ? " …" : "") };
}

function nearestOf({ choices = [] }: Fact, text: string): string | null {
  return nearest(
    text,
    choices.flatMap(({ id, title }) => [id, title["zh-CN"], title.en]),
  );
}

function isOwnName({ id, title }: Choice, text: string): boolean {
  const plain = plainName(text);
  return [id, title["zh-CN"], title.en].some((name) => plainName(name) === plain);
}

/** The one choice that a text names: by id or title, else by a synonym that is its alone, else by a place in it. */
export function choiceOf(fact: Fact, text: string): Choice | null {
  const choices = fact.choices ?? [];
  const own = ownChoice(choices, plainName(text));
  if (own !== null || fact.id !== PLACE_FACT) return own;
  const place = readPlace(text, (name) => ownChoice(choices, name)?.id ?? null);
  return place === null || "expected" in place ? null : (choices.find(({ id }) => id === place.id) ?? null);
}

function ownChoice(choices: readonly Choice[], plain: string): Choice | null {
  const named = choices.filter((choice) => isOwnName(choice, plain));
  const meant = named.length > 0 ? named : choices.filter(({ id }) => sharedBy(choices, plain).includes(id));
  const [only, ...more] = meant;
  return only !== undefined && more.length === 0 ? only : null;
}

function sharedBy(choices: readonly Choice[], plain: string): string[] {
  return choices
    .filter(({ synonyms }) =>
      [...(synonyms?.["zh-CN"] ?? []), ...(synonyms?.en ?? [])].some((name) => plainName(name) === plain),
    )
    .map(({ id }) => id);
}

/** A list of choices, apart by the signs that people use. */
export function readList(fact: Fact, text: string): CellReading {
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
    if (!isOwnName(choice, part)) told.push(meaningOf(part, choice.title));
  }
  if (problems.length > 0) return { kind: "refused", problems };
  const reading = readValue(fact, ids);
  if (reading.kind !== "answer" || told.length === 0) return reading;
  const understood = {
    "zh-CN": told.map((words) => words["zh-CN"]).join("；"),
    en: told.map(({ en }) => en).join("; "),
  };
  return { ...reading, understood };
}

/** The entries of a list; a sign that stands in a choice's own name divides nothing there. */
function partsOf(fact: Fact, text: string): string[] {
  let parts = [text];
  for (const separator of [/[;；\n]/, /[、，,]/, /[/／+＋]|\s和\s|\sand\s/]) {
    parts = parts.flatMap((part) =>
      choiceOf(fact, part) === null ? part.split(separator).map((entry) => entry.trim()) : [part],
    );
  }
  return parts.filter((part) => part !== "");
}
