import { statSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { type Advisor, createAdvisor } from "../advise/advisor.ts";
import { createEvaluator } from "../evaluate/evaluate.ts";
import { createForecast, type Forecast } from "../interview/outlook.ts";
import { remembering } from "../logic/remembering.ts";
import { createProfileReader, type ProfileReader } from "../situation/parse-profile.ts";
import { tell } from "../rules/fault.ts";
import { DATA_FOLDERS, readDataFiles, readSoundHash } from "../rules/files.ts";
import { type Item, loadItems } from "../rules/items.ts";
import { loadRulebook, type Rulebook } from "../rules/rulebook.ts";
import { unitOf } from "../fact-types/measure.ts";
import { typeNameOf } from "../fact-types/registry.ts";
import { answerable } from "../vocabulary/vocabulary.ts";
import { RulesError, withOwnErrors } from "./errors.ts";
import { ownFolder } from "./own-folder.ts";
import type { NextQuestion, Words } from "./shapes.ts";

/** A fact that a profile can answer. */
export interface Fact {
  /** The key in a profile. */
  readonly id: string;
  readonly type: FactType;
  /** The unit in which its numbers are given: `%`, `m²`, `years` …; null for what is no number, and for money. */
  readonly unit: string | null;
  readonly title: Words;
  readonly question: Words;
  readonly help: Words;
  readonly whoKnows: Words;
  /** What can be chosen; null where the fact is no choice. */
  readonly choices: readonly { readonly id: string; readonly title: Words }[] | null;
  /** Whether the company can change it. */
  readonly inCompanyHands: boolean;
}

export type FactType = NonNullable<NextQuestion["next"]>["type"];

/** Rules that were loaded and checked; what the other functions work by. */
export interface Rules {
  /** The rulebook's version. */
  readonly version: string;
  /** SHA-256 over all files of rules/ and seeds/documents/, as reports name it. */
  readonly sha256: string;
  /** Every fact that a profile can answer, in the order in which profiles are written. */
  readonly facts: readonly Fact[];
}

/** What rules are inside the program. @internal */
export interface RulesInside {
  readonly rulebook: Rulebook;
  /** Those of every document. Throws a RulesError where a list of items does not fit. */
  items(): readonly Item[];
  readonly reader: ProfileReader;
  readonly advisor: Advisor;
  /** The program's own version. */
  readonly version: string;
  forecastOn(asOf: string): Forecast;
}

const insides = new WeakMap<Rules, RulesInside>();
const REMEMBERED_DAYS = 50;

/**
 * Loads the rules: the package's own, or those of another `folder` that holds rules/ and seeds/documents/. Takes some
 * tenths of a second; load them once. Throws a RulesError that lists every mistake of data that cannot be used.
 */
export function loadRules(options: { readonly folder?: string } = {}): Rules {
  const own = ownFolder();
  const folder = options.folder ?? own;
  return withOwnErrors(() => {
    const missing = DATA_FOLDERS.filter((part) => !isFolder(join(folder, part)));
    if (missing.length > 0) {
      const message = tell("file-missing");
      throw new RulesError(
        missing.map((part) => ({ file: join(folder, part), line: null, place: "", message })),
      );
    }
    const files = readDataFiles(folder);
    const rulebook = loadRulebook(files, readSoundHash(own));
    const { version } = manifest;
    let items: readonly Item[] | null = null;
    const readItems = (): readonly Item[] =>
      withOwnErrors(() =>
        loadItems(files, { documents: [...rulebook.documents.values()] }).flatMap((file) => file.items),
      );
    const inside: RulesInside = {
      rulebook,
      items: () => (items ??= readItems()),
      reader: createProfileReader(rulebook.vocabulary),
      advisor: createAdvisor(rulebook, createEvaluator(rulebook, version)),
      version,
      forecastOn: remembering(REMEMBERED_DAYS, (asOf: string) => createForecast(rulebook, asOf)),
    };
    const rules: Rules = { version: rulebook.version, sha256: rulebook.sha256, facts: factsOf(rulebook) };
    insides.set(rules, inside);
    return rules;
  });
}

/** What rules are inside. Throws a TypeError for what `loadRules` did not make. @internal */
export function insideOf(rules: Rules): RulesInside {
  const inside = insides.get(rules);
  if (inside === undefined) throw new TypeError("these are no rules that loadRules loaded");
  return inside;
}

function factsOf({ vocabulary }: Rulebook): Fact[] {
  return answerable(vocabulary).map((fact) => {
    const { id, title, question, help, whoKnows, choices, inCompanyHands } = fact;
    return {
      ...{ id, type: typeNameOf(fact), unit: unitOf(fact), title, question, help, whoKnows, inCompanyHands },
      choices: choices?.map((choice) => ({ id: choice.id, title: choice.title })) ?? null,
    };
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
