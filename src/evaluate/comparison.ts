import type { Standing } from "../contract/report.ts";
import type { Words } from "../language/language.ts";
import type { Status } from "../rules/document.ts";
import type { Instrument } from "../rules/rulebook.ts";
import type { AdvisedFinding, Blocker, ChangeSet } from "./advice.ts";
import type { Warning } from "./report.ts";

/** What a set of changes takes: compared by facts, then effort, then step (a number without a unit, as text). */
export interface ShownCost {
  readonly facts: number;
  readonly effort: number;
  readonly step: string;
}

/** What would have to change for some ineligible findings to be met at once, or what keeps that from happening. */
export interface Remedy {
  /** The cheapest set; null where nothing would help. */
  readonly changes: ChangeSet | null;
  readonly cost: ShownCost | null;
  readonly blocked: readonly Blocker[];
}

/**
 * One measure in one city: its findings; or that the city's documents hold such an item, and no test in it is about
 * what is sought; or that they hold no such item, which neither prohibits nor permits.
 */
export type ComparisonCell =
  | {
      readonly city: string;
      readonly kind: "findings";
      readonly findings: readonly AdvisedFinding[];
      /** Of the ineligible findings; null where there is none. */
      readonly remedy: Remedy | null;
    }
  | { readonly city: string; readonly kind: "item-without-test"; readonly items: readonly string[] }
  | { readonly city: string; readonly kind: "no-item" };

/** Like measures of the cities side by side. */
export interface ComparisonRow {
  readonly title: Words;
  readonly activities: readonly string[];
  /** In the order of the cities. */
  readonly cells: readonly ComparisonCell[];
  /** Whether the cities come to different outcomes. */
  readonly differs: boolean;
  /** Of the cities in which it can be told: those whose requirements are met with the least change. */
  readonly needsLeast: readonly string[];
}

/** One city over all measures. */
export interface CityStanding {
  readonly city: string;
  readonly standing: Standing;
  /** Of all its ineligible findings together; null where there is none. */
  readonly remedy: Remedy | null;
}

/** A document that the comparison speaks of, as it stood on the day asked about. */
export interface ComparedDocument {
  readonly id: string;
  readonly city: string;
  readonly title: Words;
  readonly number: string;
  readonly level: Instrument["level"];
  readonly status: Status;
  readonly statusNote: Words | null;
}

/** The level of a city's plan, of which a cell speaks where the plan has no such item. */
export const PLAN: Instrument["level"] = "plan-approved-by-state-council";

/** One profile in every city. */
export interface Comparison {
  readonly zhunru: string;
  readonly rules: { readonly version: string; readonly sha256: string };
  readonly asOf: string;
  readonly profile: Readonly<Record<string, unknown>>;
  readonly warnings: readonly Warning[];
  readonly cities: readonly CityStanding[];
  readonly documents: readonly ComparedDocument[];
  readonly rows: readonly ComparisonRow[];
  /** Rows left out because all cities come to the same. */
  readonly hiddenRows: number;
  /** The cities in which all measures are met with the least change; empty where it cannot be told of any. */
  readonly needsLeast: readonly string[];
}
