import type { RequirementResult } from "../contract/finding.ts";
import { type Interval, isPoint } from "../exact/interval.ts";
import { formatRational, HUNDRED, type Rational, ZERO } from "../exact/rational.ts";
import type { Truth } from "../logic/kleene.ts";
import { bandInUnit, numberInUnit, type Reason, truthOfInterval } from "../logic/operators.ts";
import type { JudgedLeaf } from "../logic/tree.ts";
import { writeBand } from "../profile/bands.ts";
import type { FactValue } from "../profile/facts.ts";
import type { Bound } from "../rules/bound.ts";
import type { Operator } from "../rules/condition-schema.ts";
import { requirementOf } from "../rules/requirement.ts";
import type { Rule } from "../rules/rulebook.ts";
import { explainConversion } from "./conversion.ts";
import { showReading } from "./reading.ts";

/** A judged test as a requirement of the report. */
export function explainRequirement(rule: Rule, judged: JudgedLeaf): RequirementResult {
  const { leaf, value, truth, verdict } = judged;
  const { bound } = leaf;
  const { id, quote, translation } = requirementOf(rule, leaf);
  const result = showResult(truth);
  const { actual, readings, gap, operands, conversion } = explainNumber(value, bound, result);
  return {
    id,
    result,
    reason: truth === "unknown" ? verdict.reason : null,
    fact: leaf.fact,
    operator: leaf.operator,
    actual,
    ...(readings === undefined ? {} : { readings }),
    ...showReadingResults(value, leaf.operator, bound, verdict.reason),
    ...showRange(value, bound),
    ...(isRange(value) ? { isRange: true } : {}),
    bound: showBound(bound),
    unit: bound.kind === "quantity" ? bound.unit : null,
    gap,
    ...(operands === undefined ? {} : { operands }),
    ...(conversion === undefined ? {} : { conversion }),
    quote,
    translation,
  };
}

/**
 * What a requirement says of a value that is given exactly, beside what it says of every other value on the same side
 * of its bound: the number, how far it is from the bound, of what it is a part, and how it was converted.
 */
export function explainNumber(
  value: FactValue,
  bound: Bound,
  result: RequirementResult["result"],
): Pick<RequirementResult, "actual" | "readings" | "gap" | "operands" | "conversion"> {
  const conversion = explainConversion(value, bound);
  return {
    actual: showActual(value, bound),
    ...showReadings(value, bound),
    gap: result === "unmet" ? showGap(value, bound) : null,
    ...(bound.kind === "quantity" && bound.of !== null ? { operands: operandsOf(value, bound.value) } : {}),
    ...(conversion === null ? {} : { conversion }),
  };
}

function showResult(truth: Truth): RequirementResult["result"] {
  if (truth === "unknown") return truth;
  return truth ? "met" : "unmet";
}

/** Both readings of a share. */
function showReadings(value: FactValue, bound: Bound): Pick<RequirementResult, "readings"> {
  if (value.kind !== "share" || bound.kind !== "quantity") return {};
  const direct = showReading(value.direct);
  const isOne = value.direct === value.lookThrough;
  return { readings: { direct, lookThrough: isOne ? direct : showReading(value.lookThrough) } };
}

/** What each reading says by itself, where they fall on two sides of the bound. */
function showReadingResults(
  value: FactValue,
  operator: Operator,
  bound: Bound,
  reason: Reason | null,
): Pick<RequirementResult, "readingResults"> {
  if (value.kind !== "share" || bound.kind !== "quantity" || reason !== "readings-differ") return {};
  const results = (reading: Interval): RequirementResult["result"] =>
    showResult(truthOfInterval(reading, operator, bound.value));
  return { readingResults: { direct: results(value.direct), lookThrough: results(value.lookThrough) } };
}

/** An amount of which only the range is known, in the bound's currency. */
function showRange(value: FactValue, bound: Bound): Partial<RequirementResult> {
  if (value.kind !== "money-band" || bound.kind !== "quantity") return {};
  const band = bandInUnit(value, bound.unit);
  return band === null ? {} : { range: writeBand(band, formatRational) };
}

function showActual(value: FactValue, bound: Bound): RequirementResult["actual"] {
  switch (value.kind) {
    case "unknown":
      return null;
    case "yes-no":
      return value.value;
    case "choice":
      return value.id;
    case "choices":
      return value.ids;
    case "nationality":
      return value.code;
    case "date":
      return value.day;
    case "share": {
      const known = showReading(value.direct);
      if (typeof known !== "string") return null;
      return value.direct === value.lookThrough || known === showReading(value.lookThrough) ? known : null;
    }
    default: {
      const number = bound.kind === "quantity" ? numberInUnit(value, bound.unit) : null;
      return number === null ? null : formatRational(number);
    }
  }
}

function showBound(bound: Bound): RequirementResult["bound"] {
  if (bound.kind === "yes-no") return bound.value;
  if (bound.kind === "day") return bound.day;
  if (bound.kind === "quantity") return formatRational(bound.value);
  return bound.isList ? bound.ids : (bound.ids[0] ?? null);
}

function showGap(value: FactValue, bound: Bound): string | null {
  if (bound.kind !== "quantity") return null;
  if (isRange(value)) return showLeastGap(value, bound);
  const numbers =
    value.kind === "share"
      ? [value.direct.low, value.direct.high, value.lookThrough.low, value.lookThrough.high]
      : [numberInUnit(value, bound.unit)];
  let widest: Rational | null = null;
  for (const number of numbers) {
    const gap = number?.sub(bound.value).abs() ?? null;
    if (gap !== null && (widest === null || gap.gt(widest))) widest = gap;
  }
  return widest === null ? null : formatRational(widest);
}

function isRange(value: FactValue): boolean {
  if (value.kind === "money-band") return true;
  if (value.kind !== "share" || value.isBanded !== true) return false;
  return !isPoint(value.direct) || !isPoint(value.lookThrough);
}

/** The distance that is certain at least: from the nearest end, in the reading where it is larger. Null where none is. */
function showLeastGap(value: FactValue, bound: Bound & { kind: "quantity" }): string | null {
  let ends: (readonly (Rational | null)[])[] = [];
  if (value.kind === "money-band") {
    const { low, high } = bandInUnit(value, bound.unit) ?? { low: null, high: null };
    ends = [[low?.value ?? ZERO, high?.value ?? null]];
  } else if (value.kind === "share") {
    ends = [value.direct, value.lookThrough].map(({ low, high }) => [low, high]);
  }
  const nearest = ends.map((both) => {
    const gaps = both.flatMap((end) => (end === null ? [] : [end.sub(bound.value).abs()]));
    return gaps.reduce((one, other) => (other.lt(one) ? other : one));
  });
  const certain = nearest.reduce((one, other) => (other.gt(one) ? other : one), ZERO);
  return certain.n === 0n ? null : formatRational(certain);
}

function operandsOf(value: FactValue, percent: Rational): RequirementResult["operands"] & object {
  if (value.kind !== "ratio") return { added: null, original: null, maximum: null };
  const { part, whole } = value;
  return {
    added: formatRational(part),
    original: whole === null ? null : formatRational(whole),
    maximum: whole === null ? null : formatRational(whole.mul(percent).div(HUNDRED)),
  };
}
