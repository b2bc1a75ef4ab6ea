import type { Words } from "../language/language.ts";
import type { Reason } from "../logic/operators.ts";
import type { Operator } from "../rules/condition-schema.ts";
import type { Status } from "../rules/document.ts";
import type { OpenKind, Outcome } from "../rules/rule-schema.ts";
import type { ShownConversion } from "./conversion.ts";
import type { ShownOwnership } from "./ownership.ts";
import type { ShownReading } from "./reading.ts";

export type { ShownReading };

/** One requirement of a provision with the company's value beside the bound. Numbers are exact, as text. */
export interface RequirementResult {
  readonly id: string;
  readonly result: "met" | "unmet" | "unknown";
  readonly reason: Reason | null;
  readonly fact: string;
  readonly operator: Operator;
  readonly actual: string | boolean | readonly string[] | null;
  readonly readings?: { readonly direct: ShownReading; readonly lookThrough: ShownReading };
  /** Where the readings differ: what each says of the bound by itself. */
  readonly readingResults?: {
    readonly direct: "met" | "unmet" | "unknown";
    readonly lookThrough: "met" | "unmet" | "unknown";
  };
  readonly bound: string | boolean | readonly string[] | null;
  readonly unit: string | null;
  readonly gap: string | null;
  readonly operands?: {
    readonly added: string | null;
    readonly original: string | null;
    readonly maximum: string | null;
  };
  /** How an amount in another currency was brought into the bound's. */
  readonly conversion?: ShownConversion;
  readonly quote: string;
}

export interface OpenPoint {
  readonly kind: OpenKind;
  readonly quote?: string;
  readonly note?: Words;
}

export interface Change {
  readonly fact: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What came of one rule for one profile. */
export interface Finding {
  readonly provision: string;
  readonly outcome: Outcome;
  readonly status: Status;
  readonly statusNote: Words | null;
  readonly title: Words;
  readonly source: {
    readonly document: string;
    readonly table: number | null;
    readonly item: number;
    readonly clause: string | null;
    readonly quote: string;
  };
  readonly requirements: readonly RequirementResult[];
  readonly open: readonly OpenPoint[];
  readonly missing: readonly string[];
  readonly changes: readonly (readonly Change[])[];
}

/** A measure to ask about, or a procedure; it states no condition that decides, and is no outcome. */
export interface MatchedOpportunity {
  readonly item: string;
  readonly status: Status;
  readonly title: Words;
  /** What a procedure does; measures have none. */
  readonly effect?: Words;
  readonly source: { readonly document: string; readonly quote: string };
  /** What of the company it fits: one of its activities, its kind, or nothing but the city, where it is shown to all. */
  readonly because: "activity" | "applicant" | "everyone";
}

/**
 * A sentence by which a finding begins: its subject is nationally closed to foreign investors (`ban`), or the item is
 * one of several routes, and the others were not assessed (`other-route`).
 */
export interface Lead {
  readonly provision: string;
  readonly kind: "ban" | "other-route";
  readonly text: Words;
}

/** Something in the answers that people should know of; it decides nothing. */
export interface Warning {
  readonly code: string;
  readonly facts: readonly string[];
  readonly message: Words;
}

/** The contract's JSON report. */
export interface Report {
  readonly zhunru: string;
  readonly rules: { readonly version: string; readonly sha256: string };
  readonly asOf: string;
  readonly profile: Readonly<Record<string, unknown>>;
  readonly warnings: readonly Warning[];
  /** Who owns the company, in both readings; null where the profile says nothing of it. */
  readonly ownership: ShownOwnership | null;
  readonly findings: readonly Finding[];
  /** What people must read before the outcomes of the findings named; outcomes stay as they are. */
  readonly leads: readonly Lead[];
  readonly opportunities: readonly MatchedOpportunity[];
}
