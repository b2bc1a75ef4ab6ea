import { formatRational, HUNDRED, parseFractionText, type Rational } from "../../exact/rational.ts";
import type { Change, Finding, RequirementResult } from "../../evaluate/report.ts";
import type { Language } from "../../language/language.ts";
import { csvCell } from "./safe-cell.ts";

/** The forms in which results.csv may be asked for; a workbook is made from rows at the end. */
export const TABLES = ["csv", "xlsx", "jsonl"] as const;
export type Table = (typeof TABLES)[number];

/** The columns of the results, in their order. */
export const RESULT_COLUMNS = [
  "line",
  "name",
  "provision",
  "outcome",
  "status",
  "failing",
  "gaps",
  "missing",
  "open",
  "change",
  "title",
] as const;

/** How far a company is from a bound, as a part of the bound. */
export interface Nearness {
  readonly provision: string;
  readonly outcome: string;
  readonly requirement: string;
  readonly actual: string;
  readonly bound: string;
  readonly unit: string;
  /** Exact, as text. */
  readonly distance: string;
}

/** A finding as a part of its rows: all cells behind the name, and how near it is to its bounds. */
export interface DrawnFinding {
  readonly tail: string;
  readonly nearness: readonly { readonly near: Nearness; readonly distance: Rational }[];
}

/** Draws findings for one form of table. */
export function createDrawing(table: Table, language: Language): (finding: Finding) => DrawnFinding {
  return (finding) => {
    const tail = table === "jsonl" ? jsonTail(finding, language) : cellsTail(finding, table, language);
    return { tail, nearness: nearnessOf(finding) };
  };
}

/** A row of the results. */
export function resultRow(table: Table, line: number, name: string, { tail }: DrawnFinding): string {
  if (table === "jsonl") return `{"line":${line},"name":${JSON.stringify(name)},${tail}}\n`;
  if (table === "xlsx") return `[${line},${JSON.stringify(name)},${tail}]\n`;
  return `${line},${csvCell(name)},${tail}\n`;
}

const BETWEEN = "; ";

function cellsTail(finding: Finding, table: Table, language: Language): string {
  const unmet = finding.requirements.filter(({ result }) => result === "unmet");
  const gaps = unmet.flatMap(({ id, gap, unit }) => (gap === null ? [] : [`${id}: ${withUnit(gap, unit)}`]));
  const cells = [
    finding.provision,
    finding.outcome,
    finding.status,
    unmet.map(({ id }) => id).join(BETWEEN),
    gaps.join(BETWEEN),
    finding.missing.join(BETWEEN),
    [...new Set(finding.open.map(({ kind }) => kind))].join(BETWEEN),
    (finding.changes[0] ?? []).map(showChange).join(BETWEEN),
    finding.title[language],
  ];
  return cells.map(table === "csv" ? csvCell : (cell) => JSON.stringify(cell)).join(",");
}

function jsonTail(finding: Finding, language: Language): string {
  const unmet = finding.requirements.filter(({ result }) => result === "unmet");
  const row = {
    provision: finding.provision,
    outcome: finding.outcome,
    status: finding.status,
    failing: unmet.map(({ id }) => id),
    gaps: Object.fromEntries(
      unmet.flatMap(({ id, gap, unit }) => (gap === null ? [] : [[id, { gap, unit }]])),
    ),
    missing: finding.missing,
    open: finding.open.map(({ kind }) => kind),
    change: (finding.changes[0] ?? []).map(({ fact, from, to }) => ({ fact, from, to })),
    title: finding.title[language],
  };
  return JSON.stringify(row).slice(1, -1);
}

function withUnit(number: string, unit: string | null): string {
  return unit === null ? number : `${number} ${unit}`;
}

function showChange({ fact, from, to }: Change): string {
  const show = isFraction(from) || isFraction(to) ? showPercent : showAnswer;
  return `${fact}: ${show(from)} → ${show(to)}`;
}

/** Whether an answer is a share that a profile writes as a part of the whole, since in percent it is longer than that. */
function isFraction(answer: unknown): answer is string {
  return typeof answer === "string" && PART_OF_WHOLE.test(answer);
}

/** A fraction, or a decimal with more places than a percentage may have. */
const PART_OF_WHOLE = /^\d+(?:\/\d+|\.\d{7,})$/;

/** A share in percent, exactly: a fraction of the whole would be taken for one of a hundredth beside a percentage. */
function showPercent(answer: unknown): string {
  const share = isFraction(answer) ? parseFractionText(answer)?.mul(HUNDRED) : undefined;
  return `${share === undefined ? showAnswer(answer) : formatRational(share)} %`;
}

/** An answer of a change in one cell. */
function showAnswer(answer: unknown): string {
  if (answer === null || answer === undefined) return "–";
  if (Array.isArray(answer)) return answer.length === 0 ? "[]" : answer.map(String).join(" + ");
  if (typeof answer === "object") {
    const { amount, currency } = answer as { amount?: string; currency?: string };
    return amount === undefined || currency === undefined ? JSON.stringify(answer) : `${amount} ${currency}`;
  }
  return String(answer);
}

function nearnessOf(finding: Finding): DrawnFinding["nearness"] {
  if (finding.outcome === "not-in-force") return [];
  return finding.requirements.flatMap((requirement) => {
    const distance = distanceOf(requirement);
    const { id, actual, bound, unit } = requirement;
    if (distance === null || typeof actual !== "string" || typeof bound !== "string") return [];
    const near = {
      provision: finding.provision,
      outcome: finding.outcome,
      requirement: id,
      actual,
      bound,
      unit: unit ?? "",
      distance: formatRational(distance),
    };
    return [{ near, distance }];
  });
}

/** How far the value is from the bound, as a part of the bound; null where either is no number, or the bound is 0. */
function distanceOf({ actual, bound, unit }: RequirementResult): Rational | null {
  if (typeof actual !== "string" || typeof bound !== "string" || unit === null) return null;
  const value = parseFractionText(actual);
  const limit = parseFractionText(bound);
  if (value === null || limit === null || limit.n === 0n) return null;
  return value.sub(limit).abs().div(limit);
}
