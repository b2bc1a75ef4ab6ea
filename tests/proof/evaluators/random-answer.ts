import { formatRational, HUNDRED, type Rational, rational, ZERO } from "../../../src/exact/rational.ts";
import type { Leaf } from "../../../src/rules/condition.ts";
import { CALENDAR_YEAR, type Fact } from "../../../src/vocabulary/vocabulary.ts";
import type { Random } from "./random.ts";

const NATIONALITIES = ["CN", "GB", "JP", "HK", "MO", "TW"];
const CURRENCIES = ["USD", "CNY", "EUR"];
const STEP = rational(1n, 1_000_000n);
const CENT = rational(1n, 100n);

/** The whole by which parts are made, in square metres. */
const WHOLE = rational(1000n);

/** A raw answer to a fact, often at the edge of a test, in `meeting` of a hundred cases one that meets a test. */
export function randomAnswer(fact: Fact, leaves: readonly Leaf[], meeting: number, random: Random): unknown {
  const own = leaves.filter((leaf) => leaf.fact === fact.id);
  const aim = own.length > 0 && random.percent(meeting) ? random.pick(own) : null;
  switch (fact.type) {
    case "text":
      return "Sample Co";
    case "yes-no":
      return aim?.bound.kind === "yes-no" ? aim.bound.value : random.percent(50);
    case "choice":
      return aim === null ? random.pick(choicesOf(fact)) : random.pick(idsOf(aim));
    case "choices":
      return randomList(fact, aim, random);
    case "nationality":
      return aim === null ? random.pick(NATIONALITIES) : random.pick(idsOf(aim));
    case "date":
      return randomDay(aim ?? own[0], random);
    case "share":
      return atMost(numberNear(aim ?? pickOrNull(own, random), STEP, aim !== null, random), HUNDRED);
    case "money":
      return randomMoney(aim ?? pickOrNull(own, random), aim !== null, random);
    default:
      return formatRational(randomNumber(fact, aim, own, leaves, random));
  }
}

function pickOrNull<T>(entries: readonly T[], random: Random): T | null {
  return entries.length === 0 ? null : random.pick(entries);
}

function choicesOf(fact: Fact): string[] {
  return (fact.choices ?? []).map((choice) => choice.id);
}

function idsOf({ bound }: Leaf): readonly string[] {
  return bound.kind === "ids" ? bound.ids : [];
}

function randomList(fact: Fact, aim: Leaf | null, random: Random): string[] {
  const ids = new Set(aim === null ? [] : [random.pick(idsOf(aim))]);
  for (let more = random.below(3); more > 0; more -= 1) ids.add(random.pick(choicesOf(fact)));
  return [...ids];
}

function randomDay(leaf: Leaf | undefined, random: Random): string {
  const start = leaf?.bound.kind === "day" ? leaf.bound.day : "2020-01-01";
  const date = new Date(`${start}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + (random.percent(60) ? random.below(3) - 1 : random.below(6001) - 3000));
  return date.toISOString().slice(0, 10);
}

/** At a bound, a step or two beside it, or anywhere; where it shall meet the test, on the side that does. */
function numberNear(leaf: Leaf | null, step: Rational, meets: boolean, random: Random): Rational {
  if (leaf?.bound.kind !== "quantity") return rational(BigInt(random.below(101)));
  const { value } = leaf.bound;
  const distance = random.percent(50) ? step : value.mul(rational(BigInt(random.below(100)), 100n)).add(step);
  const above = value.add(distance);
  const below = value.sub(distance).s < 0n ? ZERO : value.sub(distance);
  if (!meets) return random.pick([below, value, above]);
  const isUpward = ["atLeast", "moreThan", "moreThanInEitherReading"].includes(leaf.operator);
  if (leaf.operator.startsWith("at") && random.percent(40)) return value;
  return isUpward ? above : below;
}

function atMost(value: Rational, limit: Rational): string {
  return inDecimals(value.gt(limit) ? limit : value, 6);
}

/** The number cut off after so many places, as a profile takes it. */
function inDecimals(value: Rational, places: number): string {
  const scale = 10n ** BigInt(places);
  return formatRational(rational((value.n * scale) / value.d, scale));
}

function randomNumber(
  fact: Fact,
  aim: Leaf | null,
  own: readonly Leaf[],
  leaves: readonly Leaf[],
  random: Random,
): Rational {
  const isWhole = leaves.some(({ bound }) => bound.kind === "quantity" && bound.of === fact.id);
  if (isWhole) return random.percent(80) ? WHOLE : rational(BigInt(random.below(3000)));
  const leaf = aim ?? pickOrNull(own, random);
  const step = random.percent(50) ? CENT : STEP;
  const near = numberNear(leaf, step, aim !== null, random);
  const isPart = leaf?.bound.kind === "quantity" && leaf.bound.of !== null;
  const number = isPart ? near.mul(WHOLE).div(HUNDRED) : near;
  const whole = fact.unit === CALENDAR_YEAR || (fact.type === "count" && random.percent(70));
  const scale = whole ? 1n : 1_000_000n;
  return rational((number.n * scale) / number.d, scale);
}

function randomMoney(leaf: Leaf | null, meets: boolean, random: Random): unknown {
  const unit = leaf?.bound.kind === "quantity" ? leaf.bound.unit : "USD";
  const currency = random.percent(60) ? unit : random.pick(CURRENCIES);
  return { amount: inDecimals(numberNear(leaf, CENT, meets, random), 6), currency };
}

/** Rates between some of the currencies, at most one for each pair. */
export function randomRates(random: Random): unknown[] {
  const pairs = CURRENCIES.flatMap((from) => CURRENCIES.filter((to) => to !== from).map((to) => [from, to]));
  return pairs
    .filter(() => random.percent(30))
    .map(([from, to]) => ({
      from,
      to,
      rate: random.pick(["1.10", "0.909090909", "0.14", "7.1", "1"]),
      date: "2023-12-29",
      source: "invented",
    }));
}

const ORIGINS = ["mainland", "hong-kong", "macao", "taiwan", "overseas-chinese", "foreign", null, undefined];

/** A cap table of two to four holders, some with holders of their own and some of an origin that is not known. */
export function randomInvestors(random: Random, leaves: ReadonlyMap<string, readonly Leaf[]>): unknown[] {
  const bounds = [...(leaves.get("foreignShare") ?? []), ...(leaves.get("chineseShare") ?? [])];
  const first = atMost(numberNear(pickOrNull(bounds, random), STEP, false, random), HUNDRED);
  return holders("Holder", first, random, 2);
}

function holders(name: string, first: string, random: Random, deeper: number): unknown[] {
  const rest = HUNDRED.sub(parse(first));
  const half = rational((rest.n * 1_000_000n) / (rest.d * 2n), 1_000_000n);
  const shares = random.percent(50)
    ? [first, formatRational(rest)]
    : [first, formatRational(half), formatRational(rest.sub(half))];
  return shares.flatMap((share, index) => {
    if (parse(share).n === 0n) return [];
    const own = `${name} ${index + 1}`;
    const origin = random.percent(60) ? random.pick(["mainland", "foreign"]) : random.pick(ORIGINS);
    const isCompany = deeper > 0 && random.percent(30);
    return [
      {
        name: own,
        ...(origin === undefined ? {} : { origin }),
        share,
        ...(isCompany ? { holders: holders(own, String(random.below(101)), random, deeper - 1) } : {}),
      },
    ];
  });
}

function parse(text: string): Rational {
  const [whole = "", fraction = ""] = text.split(".");
  return rational(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}
