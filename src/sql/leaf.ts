import { partitionOf } from "../cells/partition.ts";
import { point } from "../exact/interval.ts";
import { formatRational, type Rational, rational, ZERO } from "../exact/rational.ts";
import { comparedAs } from "../fact-types/measure.ts";
import { type Truth, truthOf } from "../logic/kleene.ts";
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
 * One test as an expression of SQL, whose logic is Kleene's: NULL is unknown. Every truth is that of a cell of the
 * test's partition, which an example of its values finds.
 */
export function writeLeaf(leaf: Leaf, context: LeafContext): string {
  const { dialect, vocabulary, status, values } = context;
  const { fact, bound } = leaf;
  if (fact === DOCUMENT_STATUS) return literal(truthAt(leaf, { kind: "choice", id: status }, vocabulary));
  const known = vocabulary.byId.get(fact);
  if (known?.trueFrom !== undefined) {
    return literal(truthAt(leaf, { kind: "yes-no", value: context.asOf >= known.trueFrom }, vocabulary));
  }
  if (!values.has(known?.elapsedSince ?? fact)) return literal("unknown");
  const value = dialect.name(fact);
  switch (comparedAs(fact, vocabulary)) {
    case "yes-no":
      return writeCases(
        value,
        [[value, truthAt(leaf, { kind: "yes-no", value: true }, vocabulary)]],
        truthAt(leaf, { kind: "yes-no", value: false }, vocabulary),
      );
    case "choices":
      return writeList(leaf, value, context);
    case "choice":
      return writeIds(leaf, value, context, (id) => ({ kind: "choice", id }), []);
    case "nationality":
      return writeIds(leaf, value, context, (code) => ({ kind: "nationality", code }), PLACES);
    case "date":
      return bound.kind === "day"
        ? writeOrder(leaf, value, dialect.text(bound.day), vocabulary)
        : literal("unknown");
    default:
      return known?.elapsedSince === undefined
        ? writeNumber(leaf, value, context)
        : writeElapsed(leaf, dialect.name(known.elapsedSince), context);
  }
}

/** What a test says in the cell of its partition in which a value lies. */
function truthAt(leaf: Leaf, value: FactValue, vocabulary: Vocabulary): Truth {
  const cells = partitionOf([leaf], vocabulary);
  return truthOf(cells.truthRanksOf(leaf)(cells.cellOf(value)));
}

/** What a test says below its bound (-1), at it (0) and above it (1), in both readings alike. */
function truthBeside(leaf: Leaf, side: -1 | 0 | 1, vocabulary: Vocabulary): Truth {
  const { bound, fact } = leaf;
  if (bound.kind === "day") {
    const day = dayText(Date.parse(`${bound.day}T00:00:00Z`) / A_DAY + side);
    return truthAt(leaf, { kind: "date", day }, vocabulary);
  }
  if (bound.kind !== "quantity") throw new Error(`the test of ${fact} has no bound`);
  const value = bound.value.add(rational(BigInt(side)));
  const [direct, lookThrough] = [point(value), point(value)];
  return truthAt(
    leaf,
    comparedAs(fact, vocabulary) === "share"
      ? { kind: "share", direct, lookThrough, uncertain: null }
      : { kind: "quantity", value, unit: bound.unit },
    vocabulary,
  );
}

/** A truth as SQL has it. */
export function literal(truth: Truth): string {
  if (truth === "unknown") return "CAST(NULL AS BOOLEAN)";
  return truth ? "TRUE" : "FALSE";
}

const A_DAY = 86_400_000;
const EARLIEST = Date.UTC(1000, 0, 1) / A_DAY;

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
  { dialect, vocabulary }: LeafContext,
  example: (id: string) => FactValue,
  others: readonly string[],
): string {
  const named = leaf.bound.kind === "ids" ? [...leaf.bound.ids, ...leaf.bound.unsettledFor] : [];
  const ids = [...named, ...others];
  const cases = ids.map(
    (id) => [`${value} = ${dialect.text(id)}`, truthAt(leaf, example(id), vocabulary)] as const,
  );
  return writeCases(value, cases, truthAt(leaf, example(""), vocabulary));
}

/** A list is a text such as `;a;b;`. */
function writeList(leaf: Leaf, value: string, { dialect, vocabulary }: LeafContext): string {
  const ids = leaf.bound.kind === "ids" ? leaf.bound.ids : [];
  const has = ids.map((id) => `${value} LIKE ${dialect.text(`%;${id};%`)}`).join(" OR ");
  return writeCases(
    value,
    [[has, truthAt(leaf, { kind: "choices", ids }, vocabulary)]],
    truthAt(leaf, { kind: "choices", ids: [] }, vocabulary),
  );
}

function writeOrder(leaf: Leaf, value: string, bound: string, vocabulary: Vocabulary): string {
  const cases = [
    [`${value} < ${bound}`, truthBeside(leaf, -1, vocabulary)],
    [`${value} = ${bound}`, truthBeside(leaf, 0, vocabulary)],
  ] as const;
  return writeCases(value, cases, truthBeside(leaf, 1, vocabulary));
}

function writeNumber(leaf: Leaf, value: string, context: LeafContext): string {
  const { dialect, vocabulary } = context;
  const { bound, fact } = leaf;
  if (bound.kind !== "quantity") return literal("unknown");
  const number = formatRational(bound.value);
  if (bound.of !== null) return writeRatio(leaf, value, { of: bound.of, value: bound.value }, context);
  if (comparedAs(fact, vocabulary) !== "money") return writeOrder(leaf, value, number, vocabulary);
  const currency = dialect.name(currencyOf(fact));
  return `CASE WHEN ${currency} = ${dialect.text(bound.unit)} THEN ${writeOrder(leaf, value, number, vocabulary)} END`;
}

/**
 * A part of a whole in percent, compared without dividing: `part * 100 * d` with `whole * n` for a bound of n/d
 * percent, whole numbers by which a product gets no more decimals. None of it is 0 % of any whole.
 */
function writeRatio(
  leaf: Leaf,
  part: string,
  { of, value: percent }: { readonly of: string; readonly value: Rational },
  { dialect, values, vocabulary }: LeafContext,
): string {
  const whole = values.has(of) ? dialect.name(of) : null;
  const zero = truthBeside(leaf, percent.n === 0n ? 0 : -1, vocabulary);
  const unknown = literal("unknown");
  if (whole === null) return `CASE WHEN ${part} = 0 THEN ${literal(zero)} ELSE ${unknown} END`;
  const compared = writeOrder(leaf, times(part, 100n * percent.d), times(whole, percent.n), vocabulary);
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

/** Years since a day, by the days on which their number crosses the bound: on the day asked about these are known. */
function writeElapsed(leaf: Leaf, start: string, { dialect, asOf, vocabulary }: LeafContext): string {
  const { bound } = leaf;
  if (bound.kind !== "quantity") return literal("unknown");
  const signOf = (day: number): number => yearsBetween(dayText(day), asOf).compare(bound.value);
  const lastWith = (least: number): string => {
    let low = EARLIEST;
    let high = Date.parse(`${asOf}T00:00:00Z`) / A_DAY + 1;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (signOf(middle) >= least) low = middle;
      else high = middle;
    }
    return dialect.text(dayText(low));
  };
  const cases = [
    [`${start} <= ${lastWith(1)}`, truthBeside(leaf, 1, vocabulary)],
    [`${start} <= ${lastWith(0)}`, truthBeside(leaf, 0, vocabulary)],
  ] as const;
  const begun = bound.value.equals(ZERO)
    ? writeCases(start, cases.slice(0, 1), truthBeside(leaf, 0, vocabulary))
    : writeCases(start, cases, truthBeside(leaf, -1, vocabulary));
  // From a day that lies ahead no years can be counted.
  return `CASE WHEN ${start} > ${dialect.text(asOf)} THEN ${literal("unknown")} ELSE ${begun} END`;
}

function dayText(day: number): string {
  return new Date(day * A_DAY).toISOString().slice(0, 10);
}
