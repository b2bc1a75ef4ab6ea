import type { Change } from "../../contract/changes.ts";
import type { Finding, RequirementResult } from "../../contract/finding.ts";
import { formatRational, HUNDRED, parseFractionText, type Rational } from "../../exact/rational.ts";
import type { Compared } from "../../fact-types/fact-type.ts";
import { comparedAs } from "../../fact-types/measure.ts";
import { type Language, textIn } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { PLACES } from "../../vocabulary/countries.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";
import { Remembered } from "../remembered.ts";
import { cellsInWords } from "./people-words.ts";
import { csvCell } from "./safe-cell.ts";

/** The forms in which results.csv may be asked for; a workbook and a Parquet file are made from rows at the end. */
export const TABLES = ["csv", "xlsx", "jsonl", "parquet"] as const;
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
  readonly distance: Rational;
}

/** A finding as a part of its rows: all cells behind the name, and how near it is to its bounds. */
export interface FormattedFinding {
  readonly tail: string;
  readonly nearness: readonly Nearness[];
}

/** Formats findings for one form of table; a workbook is always in people's words. */
export function createFindingFormat(
  {
    table,
    language,
    isInWords,
  }: { readonly table: Table; readonly language: Language; readonly isInWords: boolean },
  rulebook: Rulebook,
): (finding: Finding) => FormattedFinding {
  const rules = new Map(rulebook.rules.map((rule) => [rule.id, rule]));
  const inWords = (finding: Finding): string[] => {
    const rule = rules.get(finding.provision);
    if (rule === undefined) throw new Error(`there is no rule ${finding.provision}`);
    return cellsInWords(finding, rulebook, rule, language);
  };
  const tailOf = (finding: Finding): string => {
    if (table === "jsonl" || table === "parquet") return jsonTail(finding, language);
    if (table === "csv" && !isInWords) return cellsTail(finding, language, rulebook.vocabulary);
    if (table === "csv") return inWords(finding).map(csvCell).join(",");
    const { provision, outcome, missing } = finding;
    return JSON.stringify([provision, outcome, missing, inWords(finding)]).slice(1, -1);
  };
  // Companies that differ in much that a rule looks at are told the same in the end.
  const known = new Remembered<FormattedFinding>();
  return (finding) => {
    const tail = tailOf(finding);
    const nearness = nearnessOf(finding);
    if (nearness.length > 0) return { tail, nearness };
    const same = known.get(tail);
    if (same !== undefined) return same;
    const formatted = { tail, nearness };
    known.set(tail, formatted);
    return formatted;
  };
}

/** What stands before and behind the tails of a company's findings in the rows of the results. */
export function rowAround(
  table: Table,
  line: number,
  name: string,
): { readonly before: string; readonly behind: string } {
  if (table === "jsonl" || table === "parquet")
    return { before: `{"line":${line},"name":${JSON.stringify(name)},`, behind: "}\n" };
  if (table === "xlsx") return { before: `[${line},${JSON.stringify(name)},`, behind: "]\n" };
  return { before: `${line},${csvCell(name)},`, behind: "\n" };
}

const BETWEEN = "; ";

function cellsTail(finding: Finding, language: Language, vocabulary: Vocabulary): string {
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
    (finding.changes[0] ?? []).map((change) => showChange(change, vocabulary)).join(BETWEEN),
    textIn(finding.title, language),
  ];
  return cells.map(csvCell).join(",");
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
    title: textIn(finding.title, language),
  };
  return JSON.stringify(row).slice(1, -1);
}

function withUnit(number: string, unit: string | null): string {
  return unit === null ? number : `${number} ${unit}`;
}

function showChange({ fact, from, to }: Change, vocabulary: Vocabulary): string {
  const compared = comparedAs(fact, vocabulary);
  return `${fact}: ${showAnswer(from, compared)} → ${showAnswer(to, compared)}`;
}

/** An answer of a change in one cell: a share in percent however it was given, no place in the stead of a nationality. */
function showAnswer(answer: unknown, compared: Compared | null): string {
  if (answer === null || answer === undefined) return "–";
  if (compared === "share" && typeof answer !== "object") return `${percentOf(String(answer))} %`;
  if (compared === "nationality" && PLACES.includes(String(answer))) return "–";
  if (Array.isArray(answer)) return answer.length === 0 ? "[]" : answer.map(String).join(" + ");
  if (typeof answer === "object") {
    const { amount, currency } = answer as { amount?: string; currency?: string };
    if (amount !== undefined && currency !== undefined) return `${amount} ${currency}`;
    return showRange(answer as Readonly<Record<string, string>>, compared);
  }
  return String(answer);
}

const SIGNS = [
  ["atLeast", "≥"],
  ["moreThan", ">"],
  ["atMost", "≤"],
  ["lessThan", "<"],
] as const;

/** The ends of a share or an amount of which only the range is known: `≥ 25 % < 50 %`. */
function showRange(range: Readonly<Record<string, string>>, compared: Compared | null): string {
  const unit = compared === "share" ? "%" : range.currency;
  return SIGNS.flatMap(([key, sign]) => {
    const end = range[key];
    if (end === undefined) return [];
    return [`${sign} ${compared === "share" ? percentOf(end) : end}${unit === undefined ? "" : ` ${unit}`}`];
  }).join(" ");
}

/** The percentage of a share as a profile holds it: a decimal, or a fraction of the whole. */
function percentOf(share: string): string {
  const value = parseFractionText(share);
  if (value === null) throw new Error(`${share} is no share`);
  return formatRational(share.includes("/") ? value.mul(HUNDRED) : value);
}

function nearnessOf(finding: Finding): FormattedFinding["nearness"] {
  if (finding.outcome === "not-in-force") return [];
  const nearness: Nearness[] = [];
  for (const requirement of finding.requirements) {
    const distance = distanceOf(requirement);
    const { id, actual, bound, unit } = requirement;
    if (distance === null || typeof actual !== "string" || typeof bound !== "string") continue;
    const { provision, outcome } = finding;
    nearness.push({ provision, outcome, requirement: id, actual, bound, unit: unit ?? "", distance });
  }
  return nearness;
}

/** How far the value is from the bound, as a part of the bound; null where either is no number, or the bound is 0. */
function distanceOf({ actual, bound, unit }: RequirementResult): Rational | null {
  if (typeof actual !== "string" || typeof bound !== "string" || unit === null) return null;
  const value = parseFractionText(actual);
  const limit = parseFractionText(bound);
  if (value === null || limit === null || limit.n === 0n) return null;
  return value.sub(limit).abs().div(limit);
}
