import { outcomesOn } from "../../evaluate/outcomes-on.ts";
import { type JsonObject, parseJson } from "../../input/json.ts";
import type { Profile } from "../../profile/answer.ts";
import { CHANGE_KINDS, type Outcome } from "../../rules/rule-schema.ts";
import type { Rule, Rulebook } from "../../rules/rulebook.ts";
import { LinesReader } from "../columns/lines-reader.ts";
import type { MovingRegions } from "./moving-regions.ts";
import type { PastCompany } from "./past-companies.ts";
import type { PastRun } from "./past-run.ts";

/** Why an outcome is another one than last time, in the order in which it is worked out. */
export const CAUSES = [...CHANGE_KINDS, "day", "answers"] as const;
export type Cause = (typeof CAUSES)[number];

/** An outcome of a company that is another one than last time. */
export interface ChangedOutcome {
  readonly provision: string;
  readonly before: Outcome;
  readonly after: Outcome;
  readonly causes: readonly Cause[];
  /** The region of the rules' difference that moved it; null where the rules did not, or those of then are not at hand. */
  readonly region: number | null;
}

const NONE: Outcome = "not-applicable";

/**
 * Tells what changed for companies since an earlier screening, and why. One thing after the other is put in the place
 * of what it was: the rules, the day, the answers; whatever moves the outcome is a cause.
 */
export class Causes {
  readonly #rulebook: Rulebook;
  readonly #past: PastRun;
  readonly #day: string;
  readonly #causesOfRules: readonly (readonly Cause[])[];
  readonly #readers: { readonly past: LinesReader; readonly now: LinesReader };
  readonly #onPastDay: (profile: Profile) => readonly Outcome[];
  readonly #today: (profile: Profile) => readonly Outcome[];
  readonly #regions: MovingRegions | null;

  /** `asOf` is the day of the present screening, YYYY-MM-DD; `regions` are those of the earlier one's day. */
  constructor(rulebook: Rulebook, asOf: string, past: PastRun, regions: MovingRegions | null) {
    this.#regions = regions;
    this.#rulebook = rulebook;
    this.#past = past;
    this.#day = asOf;
    this.#causesOfRules = rulebook.rules.map((rule) => causesOfRule(rule, past));
    this.#readers = {
      past: new LinesReader(rulebook.vocabulary, past.asOf),
      now: new LinesReader(rulebook.vocabulary, asOf),
    };
    this.#onPastDay = outcomesOn(rulebook, past.asOf);
    this.#today = outcomesOn(rulebook, asOf);
  }

  /** What changed for a company with such answers, as JSON of a profile, in the rulebook's order. */
  of(profile: string, past: PastCompany): ChangedOutcome[] {
    const isSameDay = this.#day === this.#past.asOf;
    const earlier = readCompany(past.profile, this.#readers.past);
    const byRules = this.#onPastDay(earlier);
    const byDay = isSameDay ? byRules : this.#today(earlier);
    const now = profile === past.profile ? byDay : this.#today(readCompany(profile, this.#readers.now));
    const changed = this.#rulebook.rules.flatMap(({ id }, rule): ChangedOutcome[] => {
      const steps = [byRules, byDay, now].map((outcomes) => outcomes[rule] as Outcome);
      const [first, second, after] = steps as [Outcome, Outcome, Outcome];
      const before = past.outcomes === null ? first : (past.outcomes.get(id) ?? NONE);
      if (before === after) return [];
      const causes: Cause[] = [
        ...(before === first ? [] : (this.#causesOfRules[rule] ?? [])),
        ...(first === second ? [] : (["day"] as const)),
        ...(second === after ? [] : (["answers"] as const)),
      ];
      const region = before === first ? null : this.#regionOf(id, earlier, before, first);
      return [{ provision: id, before, after, causes, region }];
    });
    return [...changed, ...this.#dropped(past, earlier)];
  }

  /** The rules that there are no more: a text that ends stays in the rules, so that dropping one is a correction. */
  #dropped({ outcomes }: PastCompany, earlier: Profile): ChangedOutcome[] {
    const known = new Set(this.#rulebook.rules.map(({ id }) => id));
    return [...(outcomes ?? [])]
      .filter(([id, before]) => !known.has(id) && before !== NONE)
      .map(([provision, before]) => ({
        provision,
        before,
        after: NONE,
        causes: ["correction"],
        region: this.#regionOf(provision, earlier, before, NONE),
      }));
  }

  #regionOf(provision: string, profile: Profile, before: Outcome, after: Outcome): number | null {
    return this.#regions?.of(provision, profile, before, after) ?? null;
  }
}

/** Answers as the rules of today know them; what these cannot read they do not look at. */
export function readCompany(text: string, reader: LinesReader): Profile {
  const parsed = reader.read(1, text);
  if (parsed.kind === "read") return parsed.profile;
  const faults = parsed.kind === "rejected" ? parsed.faults : [];
  const unread = faults.flatMap(({ problem }) => (problem === null ? [] : [problem.path[0]]));
  const { value } = parseJson(text);
  const rest = Object.entries(value as JsonObject).filter(([fact]) => !unread.includes(fact));
  const again = reader.read(1, JSON.stringify(Object.fromEntries(rest)));
  if (again.kind !== "read") throw new Error("a kept profile cannot be read");
  return again.profile;
}

/** What may have moved a rule's outcomes since: what its history says since then, else that it is of a new text. */
function causesOfRule({ changed = [], document }: Rule, { rules, documents }: PastRun): Cause[] {
  const later = changed.filter(({ day }) => day > rules.version);
  const since = later.length > 0 ? later : changed.filter(({ day }) => day === rules.version);
  const kinds = CHANGE_KINDS.filter((kind) => since.some((change) => change.kind === kind));
  if (kinds.length > 0) return kinds;
  return [documents.includes(document) ? "correction" : "law"];
}
