import type { ControlName } from "../fact-types/fact-type.ts";
import { factTypeOf } from "../fact-types/registry.ts";
import { parseJson } from "../input/json.ts";
import { plainText } from "../input/numerals.ts";
import { InputError } from "../input/problem.ts";
import { fillWords, inEach } from "../language/language.ts";
import { nameOfCountry } from "../vocabulary/countries.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";
import table from "./cells.json" with { type: "json" };
import { type Agreed, agreedMeaning, type ColumnContext } from "./column-context.ts";
import { readCountry } from "./countries.ts";
import { DO_NOT_KNOW, meaningOf, NOTHING, type ParsedCell, readValue, refused } from "./parsed-cell.ts";
import { PLACE_FACT } from "./places.ts";
import { choiceOf, readChoice, readList } from "./read-choices.ts";
import { readNumberOrDay } from "./read-numbers.ts";
import { isFault, isNotAnswered, isNotKnown, refuseInWords } from "./special-cells.ts";

/**
 * Reads one cell of a sheet as the whole answer to a fact: as a profile has it, as JSON, or as people write it in
 * Chinese or English. What has several meanings is refused with its choices, unless the run says what it means.
 */
export function readCell(fact: Fact, cell: string, column: ColumnContext, agreed: Agreed): ParsedCell {
  const parsed = readBare(fact, cell, column, agreed);
  return parsed.kind === "refused" ? withHint(fact, cell.trim(), parsed, column, agreed) : parsed;
}

function readBare(fact: Fact, cell: string, column: ColumnContext, agreed: Agreed): ParsedCell {
  const text = cell.trim();
  if (plainText(text) === "") return NOTHING;
  const { control } = factTypeOf(fact);
  if (control === "text") return readText(fact, text);
  const meaning = agreedMeaning(agreed, plainText(text));
  if (meaning !== undefined) return readAgreed(fact, text, meaning, column, agreed);
  const special = NUMBER.test(text) ? null : readSpecial(fact, text);
  return special ?? READERS[control](fact, text, column, agreed);
}

const YES_NO_AND_MORE = /^(yes|no|y|n|是|否|有|无|√|×)(?: ?[-–—,，;；:：.。(（]| ).*$/i;

/** What a remark stands behind: brackets at the end, a sign of a note, or a word of yes or no and a stop. */
const REMARKS = [
  /^(.*[^\s(（]) ?[(（][^()（）]*[)）]$/,
  /^(.*[^\s*?？†‡#^¹²³⁴-⁹①-⑳]) ?[*?？†‡#^¹²³⁴-⁹①-⑳]+$/,
  YES_NO_AND_MORE,
];

/** A text that could be read but for one remark behind it is refused with that said; of two places none is a remark. */
function withHint(
  fact: Fact,
  text: string,
  parsed: ParsedCell & { readonly kind: "refused" },
  column: ColumnContext,
  agreed: Agreed,
): ParsedCell {
  if (fact.id === PLACE_FACT) return parsed;
  if (parsed.problems.some(({ code }) => code !== "not-understood" && code !== "unknown-choice"))
    return parsed;
  for (const remark of REMARKS) {
    const [, value = ""] = remark.exec(text) ?? [];
    const bare = value === "" ? NOTHING : readBare(fact, value, column, agreed);
    if (bare.kind === "answer" && bare.answer !== null)
      return refused(fact, "not-understood", text, fillWords(table.expected.remark, { value }));
  }
  return parsed;
}

/** A number, or an amount as the results show it: it begins as none of the words does that stand for no value. */
const NUMBER = /^\d[\d.]*(?: [A-Z]{3})?$/;

/** A cell that says why there is no value in it, or holds JSON; null for all others. */
function readSpecial(fact: Fact, text: string): ParsedCell | null {
  if (isNotAnswered(text)) return NOTHING;
  const said = refuseInWords(text);
  if (said !== null) return refused(fact, "ambiguous", text, said);
  if (isNotKnown(text)) return /^[?？]$/.test(text) ? DO_NOT_KNOW : notKnown(text);
  return /^[[{]/.test(text) ? readJsonCell(fact, text) : null;
}

/** A long code that a spreadsheet took for a number has lost its last digits. */
const LOST_DIGITS = /^\d(?:\.\d+)?e\+\d+$|^\d{15}0{2,}$/i;

function readText(fact: Fact, text: string): ParsedCell {
  if (isFault(text)) return refused(fact, "not-understood", text, table.expected.fault);
  if (LOST_DIGITS.test(text)) return refused(fact, "not-understood", text, table.expected.code);
  return isNotAnswered(text) ? NOTHING : readValue(fact, text);
}

type CellReader = (fact: Fact, text: string, column: ColumnContext, agreed: Agreed) => ParsedCell;

/** How a cell is read of what people answer by a control; a text is kept as it stands. */
const READERS: Readonly<Record<Exclude<ControlName, "text">, CellReader>> = {
  typed: readNumberOrDay,
  "yes-no": readYesNo,
  choice: readChoice,
  choices: readList,
  country: readNationality,
  holders: readValue,
  group: readValue,
  rate: readValue,
};

function readAgreed(
  fact: Fact,
  text: string,
  meaning: string,
  column: ColumnContext,
  agreed: Agreed,
): ParsedCell {
  const parsed = readCell(fact, meaning, column, { ...agreed, meanings: {} });
  if (parsed.kind !== "answer") return parsed;
  const value = parsed.understood ?? { "zh-CN": meaning, en: meaning };
  return { ...parsed, understood: fillWords(table.words.agreed, { found: text, meaning, value }) };
}

function notKnown(text: string): ParsedCell {
  return { kind: "answer", answer: null, understood: fillWords(table.words.notKnown, { found: text }) };
}

function readYesNo(fact: Fact, text: string, { asksHaving, isOnesAndZeros }: ColumnContext): ParsedCell {
  const plain = plainText(text);
  const marks = [plain, text];
  const say = (value: boolean): ParsedCell => ({
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

function readNationality(fact: Fact, text: string): ParsedCell {
  const read = readCountry(text);
  if ("expected" in read) return refused(fact, "not-understood", text, read.expected);
  const parsed = readValue(fact, read.code);
  if (parsed.kind !== "answer" || text.toUpperCase() === read.code) return parsed;
  const name = inEach((language) => nameOfCountry(read.code, language));
  return { ...parsed, understood: meaningOf(text, name) };
}

function readJsonCell(fact: Fact, text: string): ParsedCell {
  try {
    const { value, problems } = parseJson(text);
    if (problems.length > 0) return { kind: "refused", problems };
    if (factTypeOf(fact).compared !== "choices" || !Array.isArray(value)) return readValue(fact, value);
    const named = value.map((entry) =>
      typeof entry === "string" ? (choiceOf(fact, entry)?.id ?? entry) : entry,
    );
    return readValue(fact, named);
  } catch (error) {
    if (error instanceof InputError) return { kind: "refused", problems: error.problems };
    throw error;
  }
}
