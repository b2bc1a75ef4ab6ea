import { closeSync, openSync, readSync } from "node:fs";
import type { Outcome } from "../../rules/rule-schema.ts";
import { writeWhole } from "../run/work-folder.ts";
import type { CompanyOfRun, Identity } from "./companies-of-run.ts";
import type { PastOutcomes } from "./past-outcomes.ts";

/** A company of an earlier screening: its answers as JSON of a profile, and its outcomes, where those were read. */
export interface PastCompany {
  readonly profile: string;
  readonly outcomes: ReadonlyMap<string, Outcome> | null;
}

/** The companies of an earlier screening, kept in a file from which each is read when it is asked for. */
export class PastCompanies {
  readonly identities: Identity[] = [];
  readonly #descriptor: number;
  readonly #ends: number[] = [];

  /** `outcomes` are those that were written then; null where they can be worked out. */
  constructor(file: string, companies: Iterable<CompanyOfRun>, outcomes: PastOutcomes | null) {
    this.#descriptor = openSync(file, "w+");
    let end = 0;
    for (const { profile, ...identity } of companies) {
      this.identities.push(identity);
      const told = outcomes === null ? null : [...outcomes.of(identity.line)];
      const bytes = Buffer.from(JSON.stringify([profile, told]));
      writeWhole(this.#descriptor, bytes, end);
      end += bytes.length;
      this.#ends.push(end);
    }
  }

  /** The company at a place, from 0. */
  at(place: number): PastCompany {
    const begin = this.#ends[place - 1] ?? 0;
    const bytes = Buffer.alloc((this.#ends[place] ?? begin) - begin);
    for (let done = 0; done < bytes.length; ) {
      const read = readSync(this.#descriptor, bytes, done, bytes.length - done, begin + done);
      if (read === 0) throw new Error("the file of earlier companies was cut short");
      done += read;
    }
    const [profile, told] = JSON.parse(bytes.toString()) as [string, [string, Outcome][] | null];
    return { profile, outcomes: told === null ? null : new Map(told) };
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
