import { unitOf } from "../fact-types/measure.ts";
import { factTypeOf } from "../fact-types/registry.ts";
import currencies from "../vocabulary/currencies.json" with { type: "json" };
import type { Fact } from "../vocabulary/vocabulary.ts";
import type { Dialect } from "./dialect.ts";

/** Digits before and behind the point that the query keeps; what does not fit is rejected, never rounded. */
export const SCALE = 6;
const WHOLE_DIGITS = 18;
/** Digits of a number, before and behind the point. */
export const NUMBER_DIGITS = WHOLE_DIGITS + SCALE;
/** The type of a share in percent. */
export const SHARE_TYPE = `DECIMAL(9, ${SCALE})`;
const NUMBER = `[0-9]{1,${WHOLE_DIGITS}}([.][0-9]{1,${SCALE}})?`;
const WHOLE = `[0-9]{1,${WHOLE_DIGITS}}`;
const SHARE = `(0*[0-9]{1,2}([.][0-9]{1,${SCALE}})?|0*100([.]0{1,${SCALE}})?)`;

/** How one column of text is read: what it may hold, and its values by name, each null where nothing is known. */
export interface ColumnDecoder {
  readonly fact: string;
  /** Whether the values are numbers, which a column of binary floating point has rounded already. */
  readonly isNumber: boolean;
  /** True where the text can be used; the text is not null there. */
  readonly isSound: string;
  readonly values: readonly { readonly name: string; readonly expression: string }[];
}

/** How a column is read from `text`, an expression of the trimmed text; null for facts that no single cell holds. */
export function decoderOf(fact: Fact, text: string, dialect: Dialect): ColumnDecoder | null {
  const { id } = fact;
  const one = (isSound: string, expression: string): ColumnDecoder => ({
    fact: id,
    isNumber: unitOf(fact) !== null,
    isSound,
    values: [{ name: id, expression }],
  });
  const { column } = factTypeOf(fact);
  switch (column?.kind) {
    case "yes-no":
      return one(`${text} IN ('true', 'false')`, `${text} = 'true'`);
    case "one-of":
      return one(`${text} IN (${texts(column.ids(fact), dialect)})`, text);
    case "any-of":
      return one(
        `(${text} = '[]' OR (${dialect.hasOnly(text, column.ids(fact))} AND ${dialect.hasNoTwice(text)}))`,
        `';' || CASE WHEN ${text} = '[]' THEN '' ELSE ${text} END || ';'`,
      );
    case "day":
      return one(isRealDay(text, dialect), text);
    case "percent":
      return one(dialect.matches(text, `${SHARE}%?`), `CAST(replace(${text}, '%', '') AS ${SHARE_TYPE})`);
    case "number": {
      const number = column.isWhole?.(fact) === true ? WHOLE : NUMBER;
      return one(dialect.matches(text, number), dialect.decimal(text, NUMBER_DIGITS, SCALE));
    }
    case "amount":
      return moneyDecoder(id, text, dialect);
    default:
      return null;
  }
}

/** The name of the value that holds the currency of an amount. */
export function currencyOf(fact: string): string {
  return `${fact}.currency`;
}

function moneyDecoder(id: string, text: string, dialect: Dialect): ColumnDecoder {
  const codes = Object.keys(currencies.minorDigits).join("|");
  return {
    fact: id,
    isNumber: true,
    isSound: dialect.matches(text, `${NUMBER} (${codes})`),
    values: [
      {
        name: id,
        expression: dialect.decimal(`substr(${text}, 1, length(${text}) - 4)`, NUMBER_DIGITS, SCALE),
      },
      { name: currencyOf(id), expression: `substr(${text}, length(${text}) - 2)` },
    ],
  };
}

function texts(values: readonly string[], dialect: Dialect): string {
  return values.map((value) => dialect.text(value)).join(", ");
}

/** A day of the calendar as YYYY-MM-DD; the 29th of February in leap years only. */
function isRealDay(text: string, { matches }: Dialect): string {
  const months =
    "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])";
  const leap = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29";
  return matches(text, `[0-9]{4}-(${months})|${leap}`);
}
