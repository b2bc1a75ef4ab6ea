import { comparedAs } from "../fact-types/measure.ts";
import { formatRational, type Rational, ZERO } from "../exact/rational.ts";
import type { Truth } from "../logic/kleene.ts";
import { acrossInterval, acrossReadings, asCertain, judge } from "../logic/operators.ts";
import { DOCUMENT_STATUS } from "../logic/tree.ts";
import { yearsBetween } from "../profile/elapsed.ts";
import type { FactValue } from "../profile/facts.ts";
import type { Leaf } from "../rules/condition.ts";
import type { Status } from "../rules/document.ts";
import { PLACES } from "../vocabulary/countries.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { currencyOf, NUMBER_DIGITS } from "./columns.ts";
import type { Dialect } from "./dialect.ts";

/** What a test is written for. */
export interface LeafContext {
  readonly dialect: Dialect;
  readonly vocabulary: Vocabulary;
  readonly status: Status;
  /** The day asked about, YYYY-MM-DD. */
  readonly asOf: string;
  /** The values that the table's columns give, by name; every other one is not known. */
  readonly values: ReadonlySet<string>;
}

/**
 * One test as an expression of SQL, whose logic is Kleene's: NULL is unknown. Every truth is asked of the evaluator's
 * own operators, with an example of each kind of value.
 */
export function writeLeaf(leaf: Leaf, context: LeafContext): string {
  const { dialect, vocabulary, status, values } = context;
  const { fact, bound } = leaf;
  if (fact === DOCUMENT_STATUS) return literal(truthOf(leaf, { kind: "choice", id: status }));
  const known = vocabulary.byId.get(fact);
  if (known?.trueFrom !== undefined) {
    return literal(truthOf(leaf, { kind: "yes-no", value: context.asOf >= known.trueFrom }));
  }
  if (!values.has(known?.elapsedSince ?? fact)) return literal("unknown");
  const value = dialect.name(fact);
  switch (comparedAs(fact, vocabulary)) {
    case "yes-no":
      return writeCases(
        value,
        [[value, truthOf(leaf, { kind: "yes-no", value: true })]],
        truthOf(leaf, { kind: "yes-no", value: false }),
      );
    case "choices":
      return writeList(leaf, value, dialect);
    case "choice":
      return writeIds(leaf, value, dialect, (id) => ({ kind: "choice", id }), []);
    case "nationality":
      return writeIds(leaf, value, dialect, (code) => ({ kind: "nationality", code }), PLACES);
    case "date":
      return bound.kind === "day" ? writeOrder(leaf, value, dialect.text(bound.day)) : literal("unknown");
    default:
      return known?.elapsedSince === undefined
        ? writeNumber(leaf, value, context)
        : writeElapsed(leaf, dialect.name(known.elapsedSince), context);
  }
}

function truthOf(leaf: Leaf, value: FactValue): Truth {
  return judge(leaf.fact, value, leaf.operator, leaf.certainty, leaf.bound).truth;
}

/** The truth of a number on one side of the bound, in both readings alike. */
function truthOfSign(leaf: Leaf, sign: number): Truth {
  const inReading = acrossInterval(leaf.operator, sign, sign);
  return asCertain(acrossReadings(leaf.operator, inReading, inReading), leaf.certainty);
}

/** A truth as SQL has it. */
export function literal(truth: Truth): string {
  if (truth === "unknown") return "CAST(NULL AS BOOLEAN)";
  return truth ? "TRUE" : "FALSE";
}

/** Unknown where the value is, else the first case that holds, else the last. */
function writeCases(value: string, cases: readonly (readonly [string, Truth])[], otherwise: Truth): string {
  const truths = new Set([...cases.map(([, truth]) => truth), otherwise]);
  if (truths.size === 1 && truths.has("unknown")) return literal("unknown");
  const whens = cases.map(([when, truth]) => ` WHEN ${when} THEN ${literal(truth)}`).join("");
  return `CASE WHEN ${value} IS NULL THEN ${literal("unknown")}${whens} ELSE ${literal(otherwise)} END`;
}

function writeIds(
  leaf: Leaf,
  value: string,
  dialect: Dialect,
  example: (id: string) => FactValue,
  others: readonly string[],
): string {
  const named = leaf.bound.kind === "ids" ? [...leaf.bound.ids, ...leaf.bound.unsettledFor] : [];
  const ids = [...named, ...others];
  const cases = ids.map((id) => [`${value} = ${dialect.text(id)}`, truthOf(leaf, example(id))] as const);
  return writeCases(value, cases, truthOf(leaf, example("")));
}

/** A list is a text such as `;a;b;`. */
function writeList(leaf: Leaf, value: string, dialect: Dialect): string {
  const ids = leaf.bound.kind === "ids" ? leaf.bound.ids : [];
  const has = ids.map((id) => `${value} LIKE ${dialect.text(`%;${id};%`)}`).join(" OR ");
  return writeCases(
    value,
    [[has, truthOf(leaf, { kind: "choices", ids })]],
    truthOf(leaf, { kind: "choices", ids: [] }),
  );
}

function writeOrder(leaf: Leaf, value: string, bound: string): string {
  const cases = [
    [`${value} < ${bound}`, truthOfSign(leaf, -1)],
    [`${value} = ${bound}`, truthOfSign(leaf, 0)],
  ] as const;
  return writeCases(value, cases, truthOfSign(leaf, 1));
}

function writeNumber(leaf: Leaf, value: string, { dialect, vocabulary, values }: LeafContext): string {
  const { bound, fact } = leaf;
  if (bound.kind !== "quantity") return literal("unknown");
  const number = formatRational(bound.value);
  if (bound.of !== null) {
    return writeRatio(leaf, value, values.has(bound.of) ? dialect.name(bound.of) : null, bound.value);
  }
  if (comparedAs(fact, vocabulary) !== "money") return writeOrder(leaf, value, number);
  const currency = dialect.name(currencyOf(fact));
  return `CASE WHEN ${currency} = ${dialect.text(bound.unit)} THEN ${writeOrder(leaf, value, number)} END`;
}

/**
 * A part of a whole in percent, compared without dividing: `part * 100 * d` with `whole * n` for a bound of n/d
 * percent, whole numbers by which a product gets no more decimals. None of it is 0 % of any whole.
 */
function writeRatio(leaf: Leaf, part: string, whole: string | null, percent: Rational): string {
  const zero = truthOfSign(leaf, percent.n === 0n ? 0 : -1);
  const unknown = literal("unknown");
  if (whole === null) return `CASE WHEN ${part} = 0 THEN ${literal(zero)} ELSE ${unknown} END`;
  const compared = writeOrder(leaf, times(part, 100n * percent.d), times(whole, percent.n));
  return `CASE WHEN ${part} = 0 THEN ${literal(zero)} WHEN ${part} IS NULL OR ${whole} IS NULL OR ${whole} = 0 THEN ${unknown} ELSE ${compared} END`;
}

/** A product with a whole number that no engine rounds: the number has exactly its own digits and no decimals. */
export function times(value: string, factor: bigint): string {
  const digits = String(factor);
  if (NUMBER_DIGITS + digits.length + 1 > MOST_DIGITS) {
    throw new Error(`a product with ${digits} would have more than ${MOST_DIGITS} digits`);
  }
  return `(${value} * CAST(${digits} AS DECIMAL(${digits.length}, 0)))`;
}

/** Digits of the widest decimal that the engines have in common. */
const MOST_DIGITS = 38;

const EARLIEST = Date.UTC(1000, 0, 1) / 86_400_000;

/** Years since a day, by the days on which their number crosses the bound: on the day asked about these are known. */
function writeElapsed(leaf: Leaf, start: string, { dialect, asOf }: LeafContext): string {
  const { bound } = leaf;
  if (bound.kind !== "quantity") return literal("unknown");
  const signOf = (day: number): number => yearsBetween(dayText(day), asOf).compare(bound.value);
  const lastWith = (least: number): string => {
    let low = EARLIEST;
    let high = Date.parse(`${asOf}T00:00:00Z`) / 86_400_000 + 1;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (signOf(middle) >= least) low = middle;
      else high = middle;
    }
    return dialect.text(dayText(low));
  };
  const cases = [
    [`${start} <= ${lastWith(1)}`, truthOfSign(leaf, 1)],
    [`${start} <= ${lastWith(0)}`, truthOfSign(leaf, 0)],
  ] as const;
  const begun = bound.value.equals(ZERO)
    ? writeCases(start, cases.slice(0, 1), truthOfSign(leaf, 0))
    : writeCases(start, cases, truthOfSign(leaf, -1));
  // From a day that lies ahead no years can be counted.
  return `CASE WHEN ${start} > ${dialect.text(asOf)} THEN ${literal("unknown")} ELSE ${begun} END`;
}

function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
