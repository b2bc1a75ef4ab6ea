/** What a number in a workbook is shown as. */
export type NumberForm = "plain" | "percent" | "date";

/** What a number format says of the numbers that it shows. */
export interface NumberFormat {
  readonly form: NumberForm;
  /** The decimals to which a number is rounded where it is shown; null where the format sets none. */
  readonly places: number | null;
  /** What the format writes in front of a number and behind it: a unit, a currency, “about”; absent where it writes nothing. */
  readonly unit?: { readonly before: string; readonly after: string };
  /** Whether what is shown is struck through. */
  readonly isStruck?: true;
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
  const sections = sectionsOf(code);
  if (sections.some((section) => section.includes("%")))
    return { form: "percent", places: placesOf(sections[0]), ...withUnit(unitIn(code)) };
  const isDate = sections.some((section) => /[ymdhs年月日]/i.test(section.replace(/general/gi, "")));
  if (isDate) return { form: "date", places: null };
  const places = placesOf(sections[0]);
  const isAsStored = places !== null || /general/i.test(sections[0] ?? "");
  // What is shown in thousands, or otherwise than as a decimal, is another number than the one that is stored.
  const isOther = !isAsStored || /,\s*$/.test(sections[0] ?? "");
  return { form: "plain", places, ...withUnit(isOther ? undefined : unitIn(code)) };
}

function withUnit(unit: NumberFormat["unit"]): Pick<NumberFormat, "unit"> {
  return unit === undefined ? {} : { unit };
}

const CONDITION = /^\[[<>=]/;
const CURRENCY = /^\[\$([^\]-]*)/;
/** A digit, or the beginning of `General`. */
const DIGIT_OR_GENERAL = /[0#?g]/i;
const BARE_SIGNS = /[$€£¥￥\u3400-\u9fff]/;

/** The texts that the first section of a code writes around its number; undefined where it writes none. */
function unitIn(code: string): NumberFormat["unit"] {
  const texts = { before: "", after: "" };
  let side: keyof typeof texts = "before";
  for (const { kind, text } of tokensOf(code)) {
    if (kind === "sign" && text === ";") break;
    if (kind === "bracket" && CONDITION.test(text)) return undefined;
    if (kind === "sign" && DIGIT_OR_GENERAL.test(text)) side = "after";
    else texts[side] += shownOf(kind, text);
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

/** A part of a code: a text that is shown as it is, what stands in square brackets, or a sign for itself. */
interface Token {
  readonly kind: "text" | "bracket" | "sign";
  readonly text: string;
}

/** A character after these is shown as it is. */
const SHOWS_NEXT = ["\\", "!"];
/** A character after these gives its width to a blank, or fills the cell. */
const SKIPS_NEXT = ["_", "*"];
/** No more of a bracket is looked at. */
const LONGEST_BRACKET = 40;

function* tokensOf(code: string): Generator<Token> {
  for (let at = 0; at < code.length; at += 1) {
    const sign = code.charAt(at);
    if (sign === '"') {
      const end = endOf(code, sign, at);
      yield { kind: "text", text: code.slice(at + 1, end) };
      at = end;
    } else if (sign === "[") {
      const end = endOf(code, "]", at);
      yield { kind: "bracket", text: code.slice(at, Math.min(end + 1, at + LONGEST_BRACKET)) };
      at = end;
    } else if (SHOWS_NEXT.includes(sign)) {
      at += 1;
      yield { kind: "text", text: code.charAt(at) };
    } else if (SKIPS_NEXT.includes(sign)) at += 1;
    else yield { kind: "sign", text: sign };
  }
}

function endOf(code: string, sign: string, from: number): number {
  const end = code.indexOf(sign, from + 1);
  return end < 0 ? code.length : end;
}

/** The decimals that a section shows; null for fractions, exponents, texts, and for numbers shown in thousands. */
function placesOf(section = ""): number | null {
  if (/[/@]|e[+-]|general/i.test(section)) return null;
  const digits = section.replace(/[^0#?.,]/g, "");
  if (!/[0#?]/.test(digits) || digits.endsWith(",")) return null;
  const [, decimals = ""] = digits.split(".");
  return decimals.replaceAll(",", "").length;
}
