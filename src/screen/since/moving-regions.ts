import { createRegionFinder } from "../../analyse/difference/clients.ts";
import type { Direction, Region } from "../../analyse/difference/regions.ts";
import {
  diffVersions,
  type ProvisionDifference,
  type RenamedFacts,
} from "../../analyse/difference/versions.ts";
import { type Language, textIn, type Words } from "../../language/language.ts";
import type { Profile } from "../../profile/answer.ts";
import codes from "../../report/codes.json" with { type: "json" };
import { whereInWords } from "../../report/difference/view.ts";
import type { Outcome } from "../../rules/rule-schema.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import words from "../words.json" with { type: "json" };

/** The rules of an earlier screening, and the facts that have another name since. */
export interface FormerRules {
  readonly rulebook: Rulebook;
  readonly renamed: RenamedFacts;
}

/** A region of the difference between two versions of the rules that moved companies. */
export interface MovingRegion {
  /** Counts the regions from 1, in the order of the provisions. */
  readonly region: number;
  readonly provision: string;
  readonly before: Outcome;
  readonly after: Outcome;
  readonly direction: Direction;
  readonly where: Words;
}

/** A region and how many companies it moved, in a line. */
export function movedInWords(
  { provision, where, before, after, companies }: MovingRegion & { readonly companies: number },
  language: Language,
): string {
  return textIn(words.movedBy, language, {
    provision,
    where: textIn(where, language),
    before: textIn(codes.outcomes[before].short, language),
    after: textIn(codes.outcomes[after].short, language),
    companies: companies.toString(),
  });
}

const NONE: Outcome = "not-applicable";

/** Finds by which part of the rules' difference a company's outcome was moved, on one day. */
export class MovingRegions {
  /** All regions that can move anybody. */
  readonly all: readonly MovingRegion[];
  readonly #finders: ReadonlyMap<string, (profile: Profile) => MovingRegion | null>;

  /** `asOf` is the day of the earlier screening, YYYY-MM-DD. */
  constructor({ rulebook, renamed }: FormerRules, now: Rulebook, asOf: string) {
    const { provisions, vocabulary } = diffVersions(rulebook, now, renamed, asOf);
    const all: MovingRegion[] = [];
    const shownIn = (one: ProvisionDifference, region: Region): MovingRegion => ({
      region: all.length + 1,
      provision: one.provision,
      before: region.old ?? NONE,
      after: region.new ?? NONE,
      direction: region.direction,
      where: {
        "zh-CN": whereInWords(region, vocabulary, one, "zh-CN"),
        en: whereInWords(region, vocabulary, one, "en"),
      },
    });
    const finders = provisions
      .filter(({ regions }) => regions.length > 0)
      .map((one) => {
        const shown = new Map<Region, MovingRegion>();
        for (const region of one.regions) {
          const moving = shownIn(one, region);
          shown.set(region, moving);
          all.push(moving);
        }
        const find = createRegionFinder(one.regions, vocabulary, asOf);
        const found = (profile: Profile): MovingRegion | null => {
          const region = find(profile);
          return region === null ? null : (shown.get(region) ?? null);
        };
        return [one.provision, found] as const;
      });
    this.all = all;
    this.#finders = new Map(finders);
  }

  /**
   * The number of the region that moved a provision's outcome; null where none of them did just this: the earlier
   * answers say something that the rules of today do not read.
   */
  of(provision: string, profile: Profile, before: Outcome, after: Outcome): number | null {
    const found = this.#finders.get(provision)?.(profile) ?? null;
    return found !== null && found.before === before && found.after === after ? found.region : null;
  }
}
