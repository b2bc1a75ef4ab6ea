import type { Words } from "../../language/language.ts";
import { statusesOn } from "../../logic/situation.ts";
import type { Status } from "../../rules/document.ts";
import { type OpenKind, OUTCOMES, type Outcome } from "../../rules/rule-schema.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { NearCompany, Totals } from "../company/tally.ts";
import type { OwnershipCounts } from "../ownership/ownership-list.ts";
import type { TextForm } from "../source/spool-text.ts";
import type { Repeated } from "../run/repeated.ts";
import type { FlipCounts } from "../since/find-flips.ts";

/** How many companies have each outcome. */
export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/** A whole screening in numbers: the content of summary.json. */
export interface Summary {
  readonly zhunru: string;
  readonly rules: { readonly version: string; readonly sha256: string };
  readonly asOf: string;
  readonly input: {
    readonly name: string;
    readonly sha256: string;
    readonly bytes: number;
    /** Of a workbook: the sheet that was read, and the others that people can see. */
    readonly sheet?: string;
    readonly sheetsNotRead?: readonly string[];
    /** Of a text that is no CSV in UTF-8 or GB18030 with commas: how it was written. */
    readonly writtenAs?: Pick<TextForm, "encoding" | "divider">;
    /** Of a table: which of place and activities no column answers, though some describe; only where there are any. */
    readonly withoutColumn?: readonly string[];
    /** Of a workbook: companies for which the sheet shows another number than it holds. */
    readonly shownOtherwise?: number;
  };
  /** Rows of the input; as many as companies, rejects and left out together. */
  readonly rows: number;
  readonly companies: number;
  readonly rejects: number;
  /** Rows that are no company: titles, totals, notes. */
  readonly leftOut: number;
  /** Rows of the results: one for each company and rule that applies, or could apply. */
  readonly findings: number;
  readonly outcomes: OutcomeCounts;
  readonly provisions: readonly {
    readonly provision: string;
    readonly title: Words;
    readonly document: string;
    /** The kinds of what stays open where every stated test is met, each once. */
    readonly open: readonly OpenKind[];
    readonly outcomes: OutcomeCounts;
  }[];
  /** How each document stood on the day asked about. */
  readonly documents: readonly {
    readonly id: string;
    readonly title: Words;
    readonly status: Status;
    readonly statusNote: Words | null;
  }[];
  readonly nearest: readonly (NearCompany & { readonly label: Words })[];
  /** What differs from an earlier screening, and with what that one was made; only where one was named. */
  readonly since?: FlipCounts & { readonly asOf: string; readonly rules: Summary["rules"] };
  /** The clients that stand on several lines; only where there are any. */
  readonly repeated?: readonly Repeated[];
  /** Of a folder of owners: its files, and those that belong to no row; only where one was named. */
  readonly ownership?: OwnershipCounts;
}

/** Summarises totals. `version` is the program's own. */
export function summarise(
  totals: Totals,
  rulebook: Rulebook,
  head: Pick<Summary, "zhunru" | "asOf" | "input">,
): Summary {
  const provisions = rulebook.rules.map((rule, index) => ({
    provision: rule.id,
    title: rule.title,
    document: rule.document,
    open: [...new Set(rule.open.map(({ kind }) => kind))],
    outcomes: countsOf(totals, index),
  }));
  const all = Object.fromEntries(
    OUTCOMES.map((outcome) => [
      outcome,
      provisions.reduce((sum, { outcomes }) => sum + outcomes[outcome], 0),
    ]),
  ) as OutcomeCounts;
  const { zhunru, asOf, input } = head;
  const { datedStatusOf } = statusesOn(rulebook, asOf);
  return {
    zhunru,
    rules: { version: rulebook.version, sha256: rulebook.sha256 },
    asOf,
    input: { ...input, ...(totals.shownOtherwise === 0 ? {} : { shownOtherwise: totals.shownOtherwise }) },
    rows: totals.rows,
    companies: totals.companies,
    rejects: totals.rejected,
    leftOut: totals.leftOut,
    findings: totals.findings,
    outcomes: all,
    provisions,
    documents: [...rulebook.documents.values()].map(({ id, shortTitle }) => {
      const { status, note } = datedStatusOf(id);
      return { id, title: shortTitle, status, statusNote: note };
    }),
    nearest: totals.nearest.map((near) => ({ ...near, label: labelOf(near, rulebook) })),
  };
}

/** What a requirement is called in its rule. */
function labelOf({ provision, requirement }: NearCompany, { rules }: Rulebook): Words {
  const rule = rules.find(({ id }) => id === provision);
  return rule?.requirements[requirement]?.label ?? { "zh-CN": requirement, en: requirement };
}

/** What is not counted one by one is not applicable. */
function countsOf(totals: Totals, rule: number): OutcomeCounts {
  const counts = OUTCOMES.map((_, outcome) => totals.outcomes[rule * OUTCOMES.length + outcome] ?? 0);
  const about = counts.reduce((sum, count) => sum + count, 0);
  return Object.fromEntries(
    OUTCOMES.map((outcome, place) => [
      outcome,
      outcome === "not-applicable" ? totals.companies - about : (counts[place] ?? 0),
    ]),
  ) as OutcomeCounts;
}

/** Rules that are about any company, those about most companies first; of as many in the order given. */
export function mostFirst<Item>(rules: readonly Item[], countOf: (rule: Item) => number): Item[] {
  return rules.filter((rule) => countOf(rule) > 0).sort((one, other) => countOf(other) - countOf(one));
}

/** How many companies a rule is about. */
export function aboutOf(counts: OutcomeCounts): number {
  return OUTCOMES.reduce((sum, outcome) => sum + (outcome === "not-applicable" ? 0 : counts[outcome]), 0);
}
