import { type JsonObject, type JsonValue, parseJson } from "../input/json.ts";
import { plainText } from "../input/numerals.ts";
import { InputError, nearest, type Problem, type ProblemCode, showFound } from "../input/problem.ts";
import { fillWords, type Words } from "../language/language.ts";
import type { Answer } from "../profile/answer.ts";
import { Complaints } from "../profile/complaint.ts";
import { canBeTyped, readTyped } from "../profile/people/read-typed.ts";
import { READERS } from "../profile/read-values.ts";
import { nameOfCountry } from "../vocabulary/countries.ts";
import type { Choice, Fact } from "../vocabulary/vocabulary.ts";
import table from "./cells.json" with { type: "json" };
import { type Agreed, type ColumnContext, isBareNumber, withUnit } from "./column-context.ts";
import { readCountry } from "./countries.ts";
import { plainName } from "./names.ts";
import { PLACE_FACT, readPlace } from "./places.ts";
import { readBareShare, readSerialDay, refuseSplitOrDate } from "./sheet-numbers.ts";
import { findInexact, isFault, isNotAnswered, isNotKnown, refuseInWords } from "./special-cells.ts";

/** What a cell says: an answer (null = "don't know") with what was understood where it was not written plainly. */
export type CellReading =
  | { readonly kind: "nothing" }
  | { readonly kind: "answer"; readonly answer: Answer | null; readonly understood: Words | null }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

const NOTHING: CellReading = { kind: "nothing" };
const DO_NOT_KNOW: CellReading = { kind: "answer", answer: null, understood: null };

/** Types that a profile never holds as a text. */
const PEOPLE_ONLY: readonly Fact["type"][] = ["yes-no", "money"];

/** An amount as the results show it: `200000000 USD`. */
const AMOUNT = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/;

/**
 * Reads one cell of a sheet as the whole answer to a fact: as a profile has it, as JSON, or as people write it in
 * Chinese or English. What has several meanings is refused with its choices, unless the run says what it means.
 */
export function readCell(fact: Fact, cell: string, column: ColumnContext, agreed: Agreed): CellReading {
  const text = cell.trim();
  if (text === "") return NOTHING;
  if (fact.type === "text")
    return isFault(text)
      ? refused(fact, "not-understood", text, table.expected.fault)
      : readValue(fact, text);
  const meaning = agreed.meanings[plainText(text)];
  if (meaning !== undefined) return readAgreed(fact, text, meaning, column, agreed);
  if (isNotAnswered(text)) return NOTHING;
  const said = refuseInWords(text);
  if (said !== null) return refused(fact, "ambiguous", text, said);
  if (isNotKnown(text)) return /^[?？]$/.test(text) ? DO_NOT_KNOW : notKnown(text);
  if (/^[[{]/.test(text)) return readJsonCell(fact, text);
  return readWords(fact, text, column, agreed);
}

function readWords(fact: Fact, text: string, column: ColumnContext, agreed: Agreed): CellReading {
  switch (fact.type) {
    case "choice":
      return readChoice(fact, text);
    case "choices":
      return readList(fact, text);
    case "nationality":
      return readNationality(fact, text);
    case "yes-no":
      return readYesNo(fact, text, column);
    default:
      return canBeTyped(fact.type) ? readNumberOrDay(fact, text, column, agreed) : readValue(fact, text);
  }
}

function readAgreed(
  fact: Fact,
  text: string,
  meaning: string,
  column: ColumnContext,
  agreed: Agreed,
): CellReading {
  const reading = readCell(fact, meaning, column, { ...agreed, meanings: {} });
  if (reading.kind !== "answer") return reading;
  const value = reading.understood ?? { "zh-CN": meaning, en: meaning };
  return { ...reading, understood: fillWords(table.words.agreed, { found: text, meaning, value }) };
}

function notKnown(text: string): CellReading {
  return { kind: "answer", answer: null, understood: fillWords(table.words.notKnown, { found: text }) };
}

function readNumberOrDay(fact: Fact, text: string, column: ColumnContext, agreed: Agreed): CellReading {
  if (fact.type === "share") {
    const problem = refuseSplitOrDate(text);
    if (problem !== null) return refused(fact, problem.code, text, problem.expected);
    const bare =
      column.unit === null || withUnit(fact, "1", column.unit) === null
        ? readBareShare(text, agreed.shares)
        : null;
    if (bare !== null && "expected" in bare) return refused(fact, "ambiguous", text, bare.expected);
    if (bare !== null) {
      const reading = readPlain(fact, bare.text);
      const value =
        reading.kind === "answer" ? (reading.understood ?? { "zh-CN": bare.text, en: bare.text }) : null;
      return value === null
        ? reading
        : ({
            ...reading,
            understood: fillWords(table.words.fraction, { found: text, value }),
          } as CellReading);
    }
  }
  if (fact.type === "date") {
    const serial = readSerialDay(text, column.daysFrom);
    if (serial !== null && "expected" in serial) return refused(fact, "ambiguous", text, serial.expected);
    if (serial !== null) {
      const answer: Answer = { kind: "date", day: serial.day };
      return {
        kind: "answer",
        answer,
        understood: fillWords(table.words.serial, { found: text, value: serial.day }),
      };
    }
  }
  const plain = fact.type === "money" ? withAgreedCurrency(text, agreed) : text;
  return inHeadingUnit(fact, plain, column) ?? withInexact(fact, plain, column, readPlain(fact, plain));
}

/** The reading of a bare number in the unit of its heading; a problem where the cell has another unit; else null. */
function inHeadingUnit(fact: Fact, text: string, { unit }: ColumnContext): CellReading | null {
  if (unit === null || withUnit(fact, "1", unit) === null) return null;
  const typed = isBareNumber(text) ? withUnit(fact, text, unit) : null;
  if (typed !== null) {
    const reading = readPlain(fact, typed);
    if (reading.kind !== "answer" || fact.type === "share") return reading;
    const value = reading.understood ?? { "zh-CN": typed, en: typed };
    return { ...reading, understood: fillWords(table.words.unit, { found: text, unit, value }) };
  }
  const own = readPlain(fact, text);
  if (own.kind !== "answer" || own.answer?.kind !== "money") return null;
  const heads = readPlain(fact, withUnit(fact, "1", unit) ?? "");
  const isSame =
    heads.kind === "answer" &&
    heads.answer?.kind === "money" &&
    heads.answer.currency === own.answer.currency;
  return isSame
    ? own
    : refused(fact, "ambiguous", text, fillWords(table.expected.unitTwice, { unit, found: text }));
}

/** What is neither exact nor refused for good: about so much, at least so much. It is not known, and said so. */
function withInexact(fact: Fact, text: string, column: ColumnContext, reading: CellReading): CellReading {
  if (reading.kind !== "refused") return reading;
  const inexact = findInexact(text);
  if (inexact === null) return reading;
  const inner = inHeadingUnit(fact, inexact.rest, column) ?? readPlain(fact, inexact.rest);
  if (inner.kind !== "answer") return reading;
  const value = inner.understood ?? { "zh-CN": inexact.rest, en: inexact.rest };
  const said =
    inexact.kind === "about"
      ? fillWords(table.words.about, { found: text })
      : fillWords(table.words.bound, { found: text, bound: table.words.bounds[inexact.kind], value });
  return { kind: "answer", answer: null, understood: said };
}

/** An amount whose sign of a currency the run explains: `$2m` with `$=USD`. */
function withAgreedCurrency(text: string, { meanings }: Agreed): string {
  const plain = plainText(text);
  for (const [sign, meaning] of Object.entries(meanings)) {
    if (plain.startsWith(sign) && /^[\d ]/.test(plain.slice(sign.length)))
      return `${meaning} ${plain.slice(sign.length)}`;
    if (plain.endsWith(sign) && !/[a-z]$/.test(plain.slice(0, -sign.length)))
      return `${plain.slice(0, -sign.length)} ${meaning}`;
  }
  return text;
}

/** A text that stands for a number, a day or an amount. */
function readPlain(fact: Fact, text: string): CellReading {
  const [, amount, currency] = fact.type === "money" ? (AMOUNT.exec(text) ?? []) : [];
  if (amount !== undefined && currency !== undefined) return readValue(fact, moneyOf(amount, currency));
  if (!PEOPLE_ONLY.includes(fact.type)) {
    const strict = readValue(fact, text);
    if (strict.kind === "answer") return strict;
  }
  const typed = readTyped(fact, text);
  if (typed.kind === "refused") return { kind: "refused", problems: [typed.problem] };
  return { kind: "answer", answer: typed.answer, understood: typed.isLiteral ? null : typed.readBack };
}

function moneyOf(amount: string, currency: string): JsonValue {
  const money: JsonObject = Object.create(null);
  money.amount = amount;
  money.currency = currency;
  return money;
}

function readYesNo(fact: Fact, text: string, { asksHaving, isOnesAndZeros }: ColumnContext): CellReading {
  const plain = plainText(text);
  const marks = [plain, text];
  const say = (value: boolean): CellReading => ({
    kind: "answer",
    answer: { kind: "yes-no", value },
    understood: null,
  });
  if (isOnesAndZeros && (plain === "1" || plain === "0")) return say(plain === "1");
  if (marks.some((mark) => table.yes.includes(mark)) || (asksHaving && table.havingYes.includes(plain)))
    return say(true);
  if (marks.some((mark) => table.no.includes(mark)) || (asksHaving && table.havingNo.includes(plain)))
    return say(false);
  if (table.crosses.includes(plain)) return refused(fact, "ambiguous", text, table.expected.cross);
  if (plain === "1" || plain === "0") return refused(fact, "ambiguous", text, table.expected.digits);
  if ([...table.havingYes, ...table.havingNo].includes(plain))
    return refused(fact, "ambiguous", text, table.expected.having);
  return refused(fact, "not-understood", text, table.expected.yesNo);
}

function readNationality(fact: Fact, text: string): CellReading {
  const read = readCountry(text);
  if ("expected" in read) return refused(fact, "not-understood", text, read.expected);
  const reading = readValue(fact, read.code);
  if (reading.kind !== "answer" || text.toUpperCase() === read.code) return reading;
  const name = { "zh-CN": nameOfCountry(read.code, "zh-CN"), en: nameOfCountry(read.code, "en") };
  return { ...reading, understood: meaningOf(text, name) };
}

/** `“英国”: United Kingdom`; only the meaning where it is what was written in a language. */
function meaningOf(found: string, meaning: Words): Words {
  return fillWords(table.words.meaning, { found, meaning });
}

function readChoice(fact: Fact, text: string): CellReading {
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
function choiceOf(fact: Fact, text: string): Choice | null {
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

function readList(fact: Fact, text: string): CellReading {
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

/** Reads a JSON value as the whole answer to a fact, by the readers of profiles. */
export function readValue(fact: Fact, value: JsonValue): CellReading {
  if (value === null) return DO_NOT_KNOW;
  const complaints = new Complaints();
  const answer = READERS[fact.type](value, [fact.id], fact, complaints);
  return answer === undefined || complaints.problems.length > 0
    ? { kind: "refused", problems: complaints.problems }
    : { kind: "answer", answer, understood: null };
}

function readJsonCell(fact: Fact, text: string): CellReading {
  try {
    const { value, problems } = parseJson(text);
    if (problems.length > 0) return { kind: "refused", problems };
    if (fact.type !== "choices" || !Array.isArray(value)) return readValue(fact, value);
    const named = value.map((entry) =>
      typeof entry === "string" ? (choiceOf(fact, entry)?.id ?? entry) : entry,
    );
    return readValue(fact, named);
  } catch (error) {
    if (error instanceof InputError) return { kind: "refused", problems: error.problems };
    throw error;
  }
}

function refused(
  fact: Fact,
  code: ProblemCode,
  found: string,
  expected: Words,
  near: string | null = null,
): CellReading {
  return {
    kind: "refused",
    problems: [{ code, path: [fact.id], found: showFound(found), expected, nearest: near, line: null }],
  };
}
