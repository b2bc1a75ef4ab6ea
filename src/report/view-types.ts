import type { RequirementResult } from "../contract/finding.ts";
import type { ShownOwnership } from "../contract/ownership.ts";
import type { Sensitivity } from "../contract/report.ts";
import type { Outcome } from "../rules/rule-schema.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import type { AheadView } from "./ahead/view.ts";
import type { AnswerView, BasisView } from "./view-answers.ts";

/** A report in one language, in the order in which people read it; every format is drawn from it. */
export interface ReportView {
  /** The company's name, or what the report is. */
  readonly heading: string;
  /** What the report is, and what it is not. */
  readonly head: string;
  readonly asOf: string;
  /** The answers, one for each activity and city. */
  readonly answers: readonly AnswerView[];
  /** What to answer first, where no activity is named; null where one is. */
  readonly nothingAsked: string | null;
  /** Every answer of the company on which a result rests. */
  readonly basis: readonly BasisView[];
  readonly concerned: string;
  readonly counts: readonly { readonly outcome: Outcome; readonly mark: string; readonly text: string }[];
  readonly next: readonly string[];
  readonly warnings: readonly string[];
  readonly findings: readonly FindingView[];
  /** Provisions of which place or activity are not known yet, so that a line each must do. */
  readonly mayConcern: readonly { readonly provision: string; readonly title: string }[];
  /** What would meet several findings at once that pull at the same fact. */
  readonly together: readonly {
    readonly provisions: string;
    readonly changes: readonly string[];
    readonly changesNote: string | null;
  }[];
  /** Who owns the company, as data: each format draws it in its own way. */
  readonly ownership: ShownOwnership | null;
  /** How close each number is to the edge, as data. */
  readonly sensitivity: readonly Sensitivity[];
  readonly vocabulary: Vocabulary;
  /** What of the results changes by itself; null where there is no result. */
  readonly ahead: AheadView | null;
  /** Measures that state no condition that decides, and that the company may ask about. */
  readonly opportunities: readonly OpportunityView[];
  /** Other law, each note once; findings refer to them by number. */
  readonly lawNotes: readonly LawNoteView[];
  readonly hidden: string | null;
  readonly closing: readonly string[];
}

export interface RequirementView {
  readonly result: RequirementResult["result"];
  readonly mark: string;
  readonly resultWords: string;
  readonly label: string;
  /** The company's value, the bound, the distance. */
  readonly measures: readonly string[];
  readonly quote: string;
  /** The English of the quote; null for readers of Chinese. */
  readonly translation: string | null;
}

export interface OpportunityView {
  readonly item: string;
  readonly title: string;
  /** What a procedure does; null for a measure. */
  readonly effect: string | null;
  readonly clause: string;
  readonly translation: string | null;
  readonly document: string;
  readonly lawNotes: readonly LawNoteView[];
}

export interface LawNoteView {
  readonly number: number;
  readonly id: string;
  readonly topic: string;
  readonly text: string;
  /** The instrument, how the note was checked, and the official page. */
  readonly source: string;
}

export interface FindingView {
  readonly provision: string;
  readonly outcome: Outcome;
  readonly mark: string;
  readonly title: string;
  /** What people must read before the outcome: a national ban, or that another route was not assessed. */
  readonly first: readonly string[];
  readonly outcomeWords: string;
  /** The outcome in a line, after what must be read before it. */
  readonly inShort: string;
  /** The same in a line, for where the sentences that lead have been read. */
  readonly inFewWords: string;
  /** In the headline where the document is anything but plainly in force. */
  readonly statusHeadline: string | null;
  readonly document: string;
  /** What the sources say of the status, where it does not stand among the open points already. */
  readonly statusNote: string | null;
  readonly place: string;
  /** The place with the short title of its document. */
  readonly summaryPlace: string;
  readonly requirements: readonly RequirementView[];
  readonly clause: string;
  readonly translation: string | null;
  readonly missing: readonly string[];
  /** What would have to change: one entry for each way; or why nothing would help. */
  readonly changes: readonly string[];
  /** What holds of every change; null where there is none. */
  readonly changesNote: string | null;
  readonly open: readonly string[];
  /** The notes on other law that belong to the provision. */
  readonly lawNotes: readonly LawNoteView[];
}
