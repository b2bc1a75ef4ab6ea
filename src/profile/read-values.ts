import { EXPECTED } from "../input/expected.ts";
import type { JsonValue } from "../input/json.ts";
import { fillWords, type Words } from "../language/language.ts";
import { COUNTRIES } from "../vocabulary/countries.ts";
import currencies from "../vocabulary/currencies.json" with { type: "json" };
import { CALENDAR_YEAR, type Fact } from "../vocabulary/vocabulary.ts";
import { type Answer, type ExchangeRate, isBand } from "./answer.ts";
import { BAND_KEYS, isAmountBand, readAmountBand, readShareOrBand } from "./bands.ts";
import type { Complaints } from "./complaint.ts";
import { isRealDay } from "./days.ts";
import { DECIMALS, readDecimal } from "./numbers.ts";
import { readEntities } from "./read-entities.ts";
import { readInvestors } from "./read-investors.ts";
import { isObject, type Path, refuseOtherKeys } from "./read-object.ts";

type Reader = (raw: JsonValue, path: Path, fact: Fact, complaints: Complaints) => Answer | undefined;

const CURRENCIES = Object.keys(currencies.minorDigits);
const LONGEST_TEXT = 1_000;

/** One reader a type of fact: the answer as given, or a complaint. */
export const READERS: Readonly<Record<Fact["type"], Reader>> = {
  text: (raw, path, _fact, complaints) =>
    typeof raw === "string" && raw.length <= LONGEST_TEXT
      ? { kind: "text", text: raw }
      : complaints.wrongValue(path, raw, EXPECTED.text),
  choice: (raw, path, fact, complaints) => {
    const id = readChoice(raw, path, fact, complaints);
    return id === undefined ? undefined : { kind: "choice", id };
  },
  choices: readChoices,
  share: (raw, path, _fact, complaints) => {
    const share = readShareOrBand(raw, path, complaints);
    if (share === undefined) return undefined;
    return isBand(share) ? { kind: "share-band", band: share } : { kind: "share", value: share };
  },
  area: (raw, path, _fact, complaints) =>
    quantity(readDecimal(raw, path, DECIMALS, EXPECTED.area, complaints)),
  duration: (raw, path, fact, complaints) =>
    quantity(
      readDecimal(raw, path, null, fillWords(EXPECTED.quantity, { unit: fact.unit ?? "" }), complaints),
    ),
  count: (raw, path, fact, complaints) =>
    quantity(
      fact.unit === CALENDAR_YEAR
        ? readDecimal(raw, path, 0, EXPECTED.calendarYear, complaints)
        : readDecimal(raw, path, null, fillWords(EXPECTED.quantity, { unit: fact.unit ?? "" }), complaints),
    ),
  money: (raw, path, _fact, complaints) => readMoney(raw, path, complaints),
  date: (raw, path, _fact, complaints) =>
    typeof raw === "string" && isRealDay(raw)
      ? { kind: "date", day: raw }
      : complaints.wrongValue(path, raw, EXPECTED.date),
  "yes-no": (raw, path, _fact, complaints) =>
    typeof raw === "boolean"
      ? { kind: "yes-no", value: raw }
      : complaints.wrongValue(path, raw, EXPECTED.yesNo),
  nationality: (raw, path, _fact, complaints) =>
    typeof raw === "string" && COUNTRIES.includes(raw)
      ? { kind: "nationality", code: raw }
      : refuse(raw, path, EXPECTED.nationality, COUNTRIES, complaints),
  investors: (raw, path, _fact, complaints) => {
    const holders = readInvestors(raw, path, complaints);
    return holders === undefined ? undefined : { kind: "investors", holders };
  },
  entities: (raw, path, _fact, complaints) => {
    const entities = readEntities(raw, path, complaints);
    return entities === undefined ? undefined : { kind: "entities", entities };
  },
  "exchange-rates": readRates,
};

function quantity(value: ReturnType<typeof readDecimal>): Answer | undefined {
  return value === undefined ? undefined : { kind: "quantity", value };
}

function refuse(
  raw: JsonValue,
  path: Path,
  expected: Words,
  known: readonly string[],
  complaints: Complaints,
): undefined {
  if (typeof raw !== "string") return complaints.wrongValue(path, raw, expected);
  return complaints.add(path, "unknown-choice", raw, expected, complaints.nearest(raw, known));
}

function readChoice(raw: JsonValue, path: Path, fact: Fact, complaints: Complaints): string | undefined {
  const known = (fact.choices ?? []).map((choice) => choice.id);
  if (typeof raw === "string" && known.includes(raw)) return raw;
  const shown = known.length > 12 ? `${known.slice(0, 12).join(", ")} …` : known.join(", ");
  return refuse(raw, path, fillWords(EXPECTED.choice, { choices: shown }), known, complaints);
}

function readChoices(raw: JsonValue, path: Path, fact: Fact, complaints: Complaints): Answer | undefined {
  if (!Array.isArray(raw)) return complaints.wrongValue(path, raw, EXPECTED.choices);
  const ids: string[] = [];
  let whole = true;
  raw.forEach((entry, index) => {
    const id = readChoice(entry, [...path, index], fact, complaints);
    if (id === undefined) whole = false;
    else if (ids.includes(id)) {
      whole = false;
      complaints.add([...path, index], "given-twice", id, EXPECTED.choiceOnce);
    } else ids.push(id);
  });
  return whole ? { kind: "choices", ids } : undefined;
}

function readCurrency(raw: JsonValue | undefined, path: Path, complaints: Complaints): string | undefined {
  if (raw === undefined) return complaints.missingKey(path);
  if (typeof raw === "string" && CURRENCIES.includes(raw)) return raw;
  return refuse(raw, path, EXPECTED.currency, CURRENCIES, complaints);
}

function readMoney(raw: JsonValue, path: Path, complaints: Complaints): Answer | undefined {
  if (!isObject(raw)) return complaints.wrongValue(path, raw, EXPECTED.money);
  const before = complaints.problems.length;
  const isBanded = isAmountBand(raw) && raw.amount === undefined;
  refuseOtherKeys(raw, path, isBanded ? [...BAND_KEYS, "currency"] : ["amount", "currency"], complaints);
  const currency = readCurrency(raw.currency, [...path, "currency"], complaints);
  if (isBanded) {
    const band = readAmountBand(raw, path, complaints);
    if (band === undefined || currency === undefined || complaints.problems.length > before) return undefined;
    return isBand(band) ? { kind: "money-band", band, currency } : { kind: "money", amount: band, currency };
  }
  const rawAmount = raw.amount;
  const amount =
    rawAmount === undefined
      ? complaints.missingKey([...path, "amount"])
      : readDecimal(rawAmount, [...path, "amount"], DECIMALS, EXPECTED.amount, complaints);
  if (amount === undefined || currency === undefined || complaints.problems.length > before) return undefined;
  return { kind: "money", amount, currency };
}

function readRates(raw: JsonValue, path: Path, _fact: Fact, complaints: Complaints): Answer | undefined {
  if (!Array.isArray(raw)) return complaints.wrongValue(path, raw, EXPECTED.rates);
  const before = complaints.problems.length;
  const rates: ExchangeRate[] = [];
  const pairs = new Set<string>();
  raw.forEach((entry, index) => {
    const rate = readRate(entry, [...path, index], complaints);
    if (rate === undefined) return;
    const pair = `${rate.from}/${rate.to}`;
    if (pairs.has(pair)) complaints.add([...path, index], "given-twice", pair, EXPECTED.rateOnce);
    pairs.add(pair);
    rates.push(rate);
  });
  return complaints.problems.length > before ? undefined : { kind: "exchange-rates", rates };
}

function readRate(raw: JsonValue, path: Path, complaints: Complaints): ExchangeRate | undefined {
  if (!isObject(raw)) return complaints.wrongValue(path, raw, EXPECTED.rate);
  const before = complaints.problems.length;
  refuseOtherKeys(raw, path, ["from", "to", "rate", "date", "source"], complaints);
  const from = readCurrency(raw.from, [...path, "from"], complaints);
  const to = readCurrency(raw.to, [...path, "to"], complaints);
  if (from !== undefined && from === to)
    complaints.add([...path, "to"], "given-twice", to, EXPECTED.otherCurrency);
  const rawRate = raw.rate;
  const rate =
    rawRate === undefined
      ? complaints.missingKey([...path, "rate"])
      : readDecimal(rawRate, [...path, "rate"], null, EXPECTED.rateNumber, complaints);
  if (rate?.n === 0n) complaints.add([...path, "rate"], "out-of-range", "0", EXPECTED.rateNumber);
  const date = raw.date ?? null;
  if (date !== null && (typeof date !== "string" || !isRealDay(date))) {
    complaints.wrongValue([...path, "date"], date, EXPECTED.date);
  }
  const source = raw.source ?? null;
  if (source !== null && typeof source !== "string")
    complaints.wrongValue([...path, "source"], source, EXPECTED.text);
  if (complaints.problems.length > before || from === undefined || to === undefined || rate === undefined)
    return undefined;
  return {
    from,
    to,
    rate,
    date: typeof date === "string" ? date : null,
    source: typeof source === "string" ? source : null,
  };
}
