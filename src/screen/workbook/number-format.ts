import { sectionCodes, type Token, tokensIn, tokensOf } from "./format-code.ts";

/** What a number in a workbook is shown as. */
export type NumberForm = "plain" | "percent" | "date";

/** What a number format says of the numbers that it shows. */
export interface NumberFormat {
  readonly form: NumberForm;
  /** The decimals to which a number is rounded where it is shown; null where the format sets none. */
  readonly places: number | null;
  /** What the format writes in front of a number and behind it: a unit, a currency, “about”; absent where it writes nothing. */
  readonly unit?: { readonly before: string; readonly after: string };
  /** By how many decimal places the point of what is shown stands further left; absent where it stands as stored. */
  readonly shift?: number;
  /** What a format of conditions shows, by the numbers that it concerns; the first that fits counts. */
  readonly cases?: readonly FormatCase[];
  /** Whether what is shown is struck through. */
  readonly isStruck?: true;
}

/** A section of a format for the numbers on one side of a limit; without a test it is for all that are left. */
export interface FormatCase {
  readonly test: { readonly sign: string; readonly limit: number } | null;
  readonly format: NumberFormat;
  /** The text that the section shows in place of any number; null where it shows numbers. */
  readonly text: string | null;
}

const GENERAL: NumberFormat = { form: "plain", places: null };

/** Formats that workbooks name by number alone (ECMA-376, numFmtId); those from 27 on are dates in Chinese. */
const BUILT_IN: readonly {
  readonly ids: readonly (readonly [number, number])[];
  readonly format: NumberFormat;
}[] = [
  {
    ids: [
      [1, 1],
      [3, 3],
      [37, 38],
      [41, 42],
    ],
    format: { form: "plain", places: 0 },
  },
  {
    ids: [
      [2, 2],
      [4, 4],
      [39, 40],
      [43, 44],
    ],
    format: { form: "plain", places: 2 },
  },
  { ids: [[9, 9]], format: { form: "percent", places: 0 } },
  { ids: [[10, 10]], format: { form: "percent", places: 2 } },
  {
    ids: [
      [14, 22],
      [27, 36],
      [45, 47],
      [50, 58],
    ],
    format: { form: "date", places: null },
  },
];

/** The format that a workbook names by its number. */
export function builtInFormat(id: string): NumberFormat {
  const number = Number.parseInt(id, 10);
  const found = BUILT_IN.find(({ ids }) => ids.some(([first, last]) => number >= first && number <= last));
  return found?.format ?? GENERAL;
}

/** The format that a code such as `0.00%` or `yyyy"年"m"月"d"日"` asks for; read once, from its beginning to its end. */
export function readFormat(code: string): NumberFormat {
  if (code.length > LONGEST_CODE || !code.includes("[")) return formatOf(code);
  const codes = sectionCodes(code).slice(0, MOST_NUMBER_SECTIONS);
  const tests = codes.map(testOf);
  if (tests.every((test) => test === null)) return formatOf(code);
  const { unit: _, ...whole } = formatOf(code);
  const cases = codes.map((own, index): FormatCase => {
    const isMiddle = index === 1 && codes.length === MOST_NUMBER_SECTIONS;
    const test = tests[index] ?? (isMiddle ? BELOW_ZERO : null);
    const isNumber = tokensIn(own).some(({ kind, text }) => kind === "sign" && DIGIT_OR_GENERAL.test(text));
    return isNumber
      ? { test, format: formatOf(own), text: null }
      : { test, format: whole, text: textsIn(own) };
  });
  return { ...whole, cases };
}

/** Spreadsheet programs write no longer codes; of others no more than the form of the first section is read. */
const LONGEST_CODE = 500;
/** A fourth section is for texts. */
const MOST_NUMBER_SECTIONS = 3;
/** What the second of three sections is for where it says nothing else. */
const BELOW_ZERO = { sign: "<", limit: 0 };
const TEST = /^\[(<=|>=|<>|<|>|=) ?(-?\d+(?:\.\d+)?)\]$/;

function testOf(code: string): FormatCase["test"] {
  for (const { kind, text } of tokensOf(code)) {
    const [, sign = "", limit = ""] = kind === "bracket" ? (TEST.exec(text) ?? []) : [];
    if (sign !== "") return { sign, limit: Number(limit) };
  }
  return null;
}

function textsIn(code: string): string {
  return tokensIn(code)
    .map(({ kind, text }) => shownOf(kind, text))
    .join("")
    .trim();
}

/** The format of one section, or of sections that show positive and other numbers alike. */
function formatOf(code: string): NumberFormat {
  const sections = sectionsOf(code);
  if (sections.some((section) => section.includes("%")))
    return { form: "percent", places: placesOf(sections[0]), ...withUnit(unitIn(code)) };
  const isDate = sections.some((section) => /[ymdhs年月日]/i.test(section.replace(/general/gi, "")));
  if (isDate) return { form: "date", places: null };
  const inserted = placesAfterText(code);
  const places = inserted ?? placesOf(sections[0]);
  // What is shown as a fraction or with an exponent bears no unit that could be read with the number.
  const isDecimal = places !== null || /general/i.test(sections[0] ?? "");
  const shift = THOUSAND * commasBehind(sections[0] ?? "") + (inserted ?? 0);
  return {
    form: "plain",
    places,
    ...(shift === 0 ? {} : { shift }),
    ...withUnit(isDecimal ? unitIn(code) : undefined),
  };
}

/** Decimal places for each comma behind the digits. */
const THOUSAND = 3;

function commasBehind(section: string): number {
  const signs = section.replace(/[^0#?,]/g, "");
  let count = 0;
  while (signs.at(-1 - count) === ",") count += 1;
  return count < signs.length ? count : 0;
}

/**
 * How many digits stand behind a point that is written as a text: `0!.0,` shows ten thousands, which have no sign of
 * their own. Null where no such point stands among the digits.
 */
function placesAfterText(code: string): number | null {
  if (code.length > LONGEST_CODE) return null;
  const [own = ""] = sectionCodes(code);
  const tokens = tokensIn(own);
  const point = tokens.findIndex(({ kind, text }) => kind === "text" && text === ".");
  const digitsIn = (part: readonly Token[]): number =>
    part.filter(({ kind, text }) => kind === "sign" && DIGIT.test(text)).length;
  const after = point < 0 ? 0 : digitsIn(tokens.slice(point));
  return after > 0 && digitsIn(tokens.slice(0, point)) > 0 ? after : null;
}

function withUnit(unit: NumberFormat["unit"]): Pick<NumberFormat, "unit"> {
  return unit === undefined ? {} : { unit };
}

const CURRENCY = /^\[\$([^\]-]*)/;
/** A digit, or the beginning of `General`. */
const DIGIT_OR_GENERAL = /[0#?g]/i;
const DIGIT = /[0#?]/;
const BARE_SIGNS = /[$€£¥￥\u3400-\u9fff]/;

/** The texts that the first section of a code writes around its number; undefined where it writes none. */
function unitIn(code: string): NumberFormat["unit"] {
  const texts = { before: "", after: "" };
  let side: keyof typeof texts = "before";
  for (const { kind, text } of tokensOf(code)) {
    if (kind === "sign" && text === ";") break;
    if (kind === "sign" && DIGIT_OR_GENERAL.test(text)) {
      side = "after";
      texts.after = "";
    } else texts[side] += shownOf(kind, text);
  }
  const [before, after] = [texts.before.trim(), texts.after.trim()];
  return before === "" && after === "" ? undefined : { before, after };
}

/** What a token writes beside the number. */
function shownOf(kind: Token["kind"], text: string): string {
  if (kind === "text") return text;
  if (kind === "bracket") return CURRENCY.exec(text)?.[1] ?? "";
  return BARE_SIGNS.test(text) ? text : "";
}

const ELAPSED = /^\[(?:h+|m+|s+)\]$/i;

/** What each section of a code says without its texts, colours, conditions, and blanks as wide as another character. */
function sectionsOf(code: string): string[] {
  const sections = [""];
  for (const { kind, text } of tokensOf(code)) {
    const last = sections.length - 1;
    if (kind === "bracket" && ELAPSED.test(text)) sections[last] += "h";
    if (kind !== "sign") continue;
    if (text === ";") sections.push("");
    else sections[last] += text;
  }
  return sections;
}

/** The decimals that a section shows; null for fractions, exponents and texts. */
function placesOf(section = ""): number | null {
  if (/[/@]|e[+-]|general/i.test(section)) return null;
  const digits = section.replace(/[^0#?.,]/g, "");
  if (!DIGIT.test(digits)) return null;
  const [, decimals = ""] = digits.split(".");
  return decimals.replaceAll(",", "").length;
}
