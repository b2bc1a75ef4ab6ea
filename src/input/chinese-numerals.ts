import table from "./numerals.json" with { type: "json" };

const DIGITS: Readonly<Record<string, number>> = table.digits;
const PLACES: Readonly<Record<string, number>> = table.places;
const MYRIADS: Readonly<Record<string, number>> = table.myriads;
const NAMES = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const SMALL = ["", "十", "百", "千"];

/**
 * A whole number in Chinese numerals with their places (六十七, 两亿三千万, 壹佰). Returns null for a row of bare digits
 * (六七), and for short forms that can be read in two ways (三万五, 一百五).
 */
export function readChineseInteger(text: string): bigint | null {
  const value = chineseValue(text);
  return value !== null && plain(writeChinese(value)) === plain(text) ? value : null;
}

/** Digits one by one, as in a year (二〇二四); null where the text holds anything else. */
export function readChineseDigits(text: string): string | null {
  const digits = Array.from(text, (character) => DIGITS[character]);
  return text === "" || digits.includes(undefined) ? null : digits.join("");
}

function chineseValue(text: string): bigint | null {
  let total = 0n;
  let section = 0n;
  let digit: bigint | null = null;
  for (const character of text) {
    const place = PLACES[character];
    const myriad = MYRIADS[character];
    const read = DIGITS[character];
    if (read !== undefined) digit = read === 0 ? null : BigInt(read);
    else if (place !== undefined) {
      section += (digit ?? 1n) * 10n ** BigInt(place);
      digit = null;
    } else if (myriad !== undefined) {
      const below = total % 10n ** BigInt(myriad);
      total += (below + section + (digit ?? 0n)) * 10n ** BigInt(myriad) - below;
      section = 0n;
      digit = null;
    } else return null;
  }
  return text === "" ? null : total + section + (digit ?? 0n);
}

/** The usual form: 10005 is 一万零五. */
export function writeChinese(value: bigint): string {
  if (value < 10_000n) return writeSection(value);
  const [size, name] = value < 100_000_000n ? [10_000n, "万"] : [100_000_000n, "亿"];
  const rest = value % size;
  const head = `${writeChinese(value / size)}${name}`;
  if (rest === 0n) return head;
  return head + (rest * 10n < size ? "零" : "") + writeChinese(rest);
}

function writeSection(value: bigint): string {
  const digits = Array.from(value.toString(), (digit) => Number.parseInt(digit, 10));
  const written = digits.map((digit, index) =>
    digit === 0 ? "零" : `${NAMES[digit]}${SMALL[digits.length - 1 - index]}`,
  );
  const joined = written.join("").replace(/零+/g, "零");
  return value === 0n ? "零" : joined.replace(/零$/, "");
}

const FORMAL: Readonly<Record<string, string>> = { 拾: "十", 佰: "百", 仟: "千", 萬: "万", 億: "亿" };

/** One spelling for numerals that mean the same: 两 is 二, 一十五 is 十五. */
function plain(text: string): string {
  const simple = Array.from(text, (character) => {
    const digit = DIGITS[character];
    return digit === undefined ? (FORMAL[character] ?? character) : NAMES[digit];
  }).join("");
  return simple.replace(/^一十/, "十").replace(/([零万亿])十/g, "$1一十");
}
