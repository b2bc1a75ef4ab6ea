import type { Band } from "../../exact/interval.ts";
import { decimalPlaces, formatRational, type Rational } from "../../exact/rational.ts";
import { EXPECTED } from "../../input/expected.ts";
import { plainText } from "../../input/numerals.ts";
import type { Problem } from "../../input/problem.ts";
import { fillWords, type Words } from "../../language/language.ts";
import { CALENDAR_YEAR, type Fact } from "../../vocabulary/vocabulary.ts";
import type { Answer } from "../answer.ts";
import { sayPercent, writeShare } from "../fractions.ts";
import { readDateTyped } from "./dates.ts";
import { readMoneyTyped } from "./money.ts";
import { readAreaTyped, readQuantityTyped } from "./quantities.ts";
import { refuseTyped } from "./refuse.ts";
import { readShareTyped } from "./shares.ts";
import words from "./words.json" with { type: "json" };

/** What a person typed: the exact answer with what was understood, to be read back; or what is wrong with it. */
export type Typed =
  | {
      readonly kind: "understood";
      readonly answer: Answer;
      readonly readBack: Words;
      /** Whether it was written as a profile holds it, so that there is nothing to confirm. */
      readonly isLiteral: boolean;
    }
  | { readonly kind: "refused"; readonly problem: Problem };

type TypedReader = (fact: Fact, typed: string) => Answer | Problem;

const TYPED_READERS: Readonly<Partial<Record<Fact["type"], TypedReader>>> = {
  share: ({ id }, typed) => readShareTyped(id, typed),
  money: ({ id }, typed) => readMoneyTyped(id, typed),
  area: ({ id }, typed) => readAreaTyped(id, typed),
  duration: ({ id, unit = "" }, typed) => readQuantityTyped(id, typed, unit),
  count: ({ id, unit = "" }, typed) => readQuantityTyped(id, typed, unit),
  date: ({ id }, typed) => readDateTyped(id, typed),
  "yes-no": ({ id }, typed) => readYesNoTyped(id, typed),
};

/** Whether answers of this type may be typed as people write them; other types are chosen, or kept as they stand. */
export function canBeTyped(type: Fact["type"]): boolean {
  return TYPED_READERS[type] !== undefined;
}

/**
 * Reads what a person typed for a share, an amount, an area, a quantity, a day, or yes or no, in Chinese or English.
 * A profile file is read by a stricter reader. Throws for a fact of any other type.
 */
export function readTyped(fact: Fact, typed: string): Typed {
  const reader = TYPED_READERS[fact.type];
  if (reader === undefined) throw new Error(`answers of type ${fact.type} are not typed`);
  const read = reader(fact, typed);
  if (!("kind" in read)) return { kind: "refused", problem: read };
  return {
    kind: "understood",
    answer: read,
    readBack: readBack(read, fact),
    isLiteral: isLiteral(read, typed),
  };
}

function readYesNoTyped(fact: string, typed: string): Answer | Problem {
  const text = plainText(typed);
  if (words.yes.includes(text)) return { kind: "yes-no", value: true };
  if (words.no.includes(text)) return { kind: "yes-no", value: false };
  return refuseTyped(fact, "not-understood", typed, EXPECTED.peopleYesNo);
}

function isLiteral(answer: Answer, typed: string): boolean {
  const text = typed.trim();
  if (answer.kind === "date") return text === answer.day;
  if (answer.kind === "yes-no") return true;
  if (answer.kind === "money") return /^\d+(\.\d+)? ?[A-Z]{3}$/.test(text);
  return /^\d+(\.\d+)?$/.test(text) || (answer.kind === "share" && /^\d+(\.\d+)? ?%$/.test(text));
}

/** What was understood, in words for people; numbers with thousands separated. */
export function readBack(answer: Answer, fact: Fact): Words {
  const texts = words.readBack;
  switch (answer.kind) {
    case "share": {
      const value = formatRational(answer.value);
      if (decimalPlaces(answer.value) !== null) return fillWords(texts.share, { value });
      const cut = sayPercent(answer.value);
      return fillWords(texts.fraction, { value: cut, fraction: writeShare(answer.value) });
    }
    case "money":
      return fillWords(texts.money, {
        value: grouped(formatRational(answer.amount)),
        currency: answer.currency,
      });
    case "share-band":
      return readBackBand(answer.band, (value) => fillWords(texts.share, { value: sayPercent(value) }));
    case "money-band":
      return readBackBand(answer.band, (value) =>
        fillWords(texts.money, { value: grouped(formatRational(value)), currency: answer.currency }),
      );
    case "quantity":
      return fact.unit === CALENDAR_YEAR
        ? fillWords(texts.calendarYear, { value: formatRational(answer.value) })
        : readBackQuantity(grouped(formatRational(answer.value)), fact);
    case "date":
      return fillWords(texts.day, { value: answer.day });
    case "yes-no":
      return answer.value ? texts.yes : texts.no;
    default:
      throw new Error(`an answer of kind ${answer.kind} was not typed`);
  }
}

function readBackBand({ low, high }: Band, show: (value: Rational) => Words): Words {
  const { ends } = words.readBack;
  const parts = [
    ...(low === null
      ? []
      : [fillWords(ends[low.isIncluded ? "atLeast" : "moreThan"], { end: show(low.value) })]),
    ...(high === null
      ? []
      : [fillWords(ends[high.isIncluded ? "atMost" : "lessThan"], { end: show(high.value) })]),
  ];
  const [first, second] = parts;
  if (first === undefined) throw new Error("a range without an end was read");
  return second === undefined ? first : fillWords(ends.both, { low: first, high: second });
}

const UNIT_NAMES: Readonly<Record<string, string>> = words.unitNames;

function readBackQuantity(value: string, { type, unit = "" }: Fact): Words {
  if (type === "area") return fillWords(words.readBack.area, { value });
  return {
    "zh-CN": fillWords(words.readBack.quantity, { value, unit: UNIT_NAMES[unit] ?? unit })["zh-CN"],
    en: fillWords(words.readBack.quantity, { value, unit }).en,
  };
}

function grouped(text: string): string {
  const [whole = "", decimals] = text.split(".");
  const shown = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? shown : `${shown}.${decimals}`;
}
