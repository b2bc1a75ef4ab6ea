import { formatRational, parseFractionText, type Rational } from "../../exact/rational.ts";
import { OUTCOMES } from "../../rules/rule-schema.ts";
import type { Nearness } from "../table/format-finding.ts";

/** A company that is near to a bound. */
export interface NearCompany extends Omit<Nearness, "distance"> {
  /** Exact, as text. */
  readonly distance: string;
  readonly line: number;
  readonly name: string;
}

/** Totals of some rows, as they travel between threads and into the journal. */
export interface Totals {
  readonly rows: number;
  readonly companies: number;
  readonly rejected: number;
  /** Rows that are no company. */
  readonly leftOut: number;
  readonly findings: number;
  /** Companies for which a sheet shows another number than it holds. */
  readonly shownOtherwise: number;
  /** For every rule, in the rulebook's order, the number of companies by outcome, in the order of OUTCOMES. */
  readonly outcomes: readonly number[];
  /** The nearest first. */
  readonly nearest: readonly NearCompany[];
}

const MOST_NEAR = 20;

/** Counts rows as they come, and keeps the companies nearest to a bound. */
export class Tally {
  rows = 0;
  companies = 0;
  rejected = 0;
  leftOut = 0;
  findings = 0;
  shownOtherwise = 0;
  readonly #outcomes: number[];
  readonly #nearest: (Omit<NearCompany, "distance"> & Nearness)[] = [];

  constructor(rules: number) {
    this.#outcomes = new Array(rules * OUTCOMES.length).fill(0);
  }

  /** One rule's outcome (its place among OUTCOMES) for one company. */
  count(rule: number, outcome: number): void {
    const place = rule * OUTCOMES.length + outcome;
    this.#outcomes[place] = (this.#outcomes[place] ?? 0) + 1;
    this.findings += 1;
  }

  /** Keeps the company where it is among the nearest; of equal distances the first in the input. */
  near(line: number, name: string, near: Nearness): void {
    if (this.#isAmongNearest(near.distance)) this.#keep({ ...near, line, name });
  }

  /** Adds the totals of rows that come later in the input. */
  add(totals: Totals): void {
    this.rows += totals.rows;
    this.companies += totals.companies;
    this.rejected += totals.rejected;
    this.leftOut += totals.leftOut;
    this.findings += totals.findings;
    this.shownOtherwise += totals.shownOtherwise;
    totals.outcomes.forEach((number, place) => {
      this.#outcomes[place] = (this.#outcomes[place] ?? 0) + number;
    });
    for (const company of totals.nearest) {
      const distance = parseFractionText(company.distance);
      if (distance !== null && this.#isAmongNearest(distance)) this.#keep({ ...company, distance });
    }
  }

  totals(): Totals {
    const { rows, companies, rejected, leftOut, findings, shownOtherwise } = this;
    const nearest = this.#nearest.map((company) => ({
      ...company,
      distance: formatRational(company.distance),
    }));
    return {
      rows,
      companies,
      rejected,
      leftOut,
      findings,
      shownOtherwise,
      outcomes: this.#outcomes,
      nearest,
    };
  }

  #isAmongNearest(distance: Rational): boolean {
    const last = this.#nearest[MOST_NEAR - 1];
    return last === undefined || distance.lt(last.distance);
  }

  #keep(company: Omit<NearCompany, "distance"> & Nearness): void {
    const place = this.#nearest.findIndex(({ distance }) => company.distance.lt(distance));
    this.#nearest.splice(place < 0 ? this.#nearest.length : place, 0, company);
    if (this.#nearest.length > MOST_NEAR) this.#nearest.pop();
  }
}
