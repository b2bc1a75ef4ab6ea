import type { Answered } from "../contract/answers.ts";
import type { BlockReason } from "../contract/report.ts";
import type { Words } from "../language/language.ts";
import type { Outcome } from "../rules/rule-schema.ts";
import type { Change, Finding, Report, ShownReading } from "./report.ts";

/** How a cap table would get to a changed share: points of the company that pass to other holders. */
export interface Transfer {
  /** In percent of the company, all holders together. */
  readonly points: string;
  readonly from: readonly {
    readonly name: string;
    readonly origin: string | null;
    readonly points: string;
  }[];
  readonly to: "mainland" | "foreign";
}

/** One changed answer of a set, with what helps to carry it out. */
export interface AdvisedChange extends Change {
  /** Other answers that would do as well as `to`. */
  readonly orElse?: readonly unknown[];
  /** Where the share has no single number to change from. */
  readonly readings?: { readonly direct: ShownReading; readonly lookThrough: ShownReading };
  readonly transfer?: Transfer;
}

export type ChangeSet = readonly AdvisedChange[];

/** A requirement that stands in the way of every change, with the words of the clause. */
export interface Blocker {
  readonly provision: string;
  readonly requirement: string;
  readonly fact: string;
  readonly reason: BlockReason;
  readonly label: Words;
  readonly quote: string;
}

/** A finding with its changes; `blocked` only where it is ineligible and nothing would help. */
export interface AdvisedFinding extends Finding {
  readonly changes: readonly ChangeSet[];
  readonly blocked?: readonly Blocker[];
}

/** Ineligible findings that pull at the same fact, and the changes after which all of them are met at once. */
export interface Together {
  readonly provisions: readonly string[];
  readonly changes: readonly ChangeSet[];
  readonly blocked?: readonly Blocker[];
}

/** The values of one fact, all others as answered, for which a provision has one outcome; `to` null = without end. */
export interface OutcomeInterval {
  readonly outcome: Outcome;
  readonly from: string;
  readonly includesFrom: boolean;
  readonly to: string | null;
  readonly includesTo: boolean;
}

/** One numeric answer, and where along it each concerned provision begins and ends. */
export interface Sensitivity {
  readonly fact: string;
  readonly unit: string | null;
  /** Where the company stands; two numbers where the readings of a share differ, or are intervals. */
  readonly at: readonly string[];
  readonly provisions: readonly {
    readonly provision: string;
    readonly intervals: readonly OutcomeInterval[];
  }[];
}

/** The contract's report with `changes` filled in, and with what else follows from looking at other answers. */
export interface AdvisedReport extends Report {
  readonly findings: readonly AdvisedFinding[];
  readonly together: readonly Together[];
  readonly sensitivity: readonly Sensitivity[];
}

/** The advised report that begins with its answers: what `check --format json` prints and the API sends. */
export interface AnsweredReport extends AdvisedReport, Answered {}
