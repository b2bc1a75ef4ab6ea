import type { Comparison } from "../contract/comparison.ts";
import { createAdvisor, type Advisor } from "../advise/advisor.ts";
import { createEvaluator } from "../evaluate/evaluate.ts";
import type { Profile } from "../profile/answer.ts";
import { compareCities } from "../advise/compare/compare-cities.ts";
import { createForecast, type Forecast } from "../interview/outlook.ts";
import { type RenamedFacts, renamedFactsSchema } from "../interview/renamed-facts.ts";
import { createProfileReader, type ProfileReader } from "../profile/parse-profile.ts";
import { type Catalogue, createCatalogue } from "../report/rules/catalogue.ts";
import type { DataFiles } from "../rules/files.ts";
import { documentText, type Glyphs, loadGlyphs, loadItems } from "../rules/items.ts";
import { parseFile } from "../rules/parse-file.ts";
import type { Rulebook } from "../rules/rulebook.ts";

/** What the API and the pages work with: made once, changed by no request. */
export interface Core {
  readonly version: string;
  readonly rulebook: Rulebook;
  readonly reader: ProfileReader;
  readonly advisor: Advisor;
  readonly catalogue: Catalogue;
  readonly glyphs: Glyphs;
  readonly renamed: RenamedFacts;
  /** Today in Asia/Shanghai, as YYYY-MM-DD. */
  today(): string;
  forecastOn(asOf: string): Forecast;
  /** The profile in every city; all rows. */
  compare(profile: Profile, asOf: string): Promise<Comparison>;
  /** The text of a document's file. */
  textOf(file: string): string;
}

export interface CoreParts {
  readonly rulebook: Rulebook;
  readonly files: DataFiles;
  readonly version: string;
  today(): string;
}

const RENAMED = "rules/renamed-facts.json";
const REMEMBERED_DAYS = 50;

/** Throws a RulebookError where the lists of items do not fit. */
export function createCore({ rulebook, files, version, today }: CoreParts): Core {
  const manifest = { documents: [...rulebook.documents.values()] };
  const itemFiles = loadItems(files, manifest);
  const evaluator = createEvaluator(rulebook, version);
  const sources = { rulebook, items: itemFiles.flatMap((file) => file.items), evaluator, version };
  const forecasts = new Map<string, Forecast>();
  const texts = new Map<string, string>();
  return {
    version,
    rulebook,
    reader: createProfileReader(rulebook.vocabulary),
    advisor: createAdvisor(rulebook, evaluator),
    catalogue: createCatalogue(rulebook, itemFiles),
    glyphs: loadGlyphs(files),
    renamed: parseFile(files, RENAMED, renamedFactsSchema).renamed,
    today,
    forecastOn: (asOf) => {
      const known = forecasts.get(asOf);
      if (known !== undefined) return known;
      if (forecasts.size >= REMEMBERED_DAYS) forecasts.clear();
      const forecast = createForecast(rulebook, asOf);
      forecasts.set(asOf, forecast);
      return forecast;
    },
    compare: (profile, asOf) => compareCities(profile, asOf, sources, false),
    textOf: (file) => {
      const text = texts.get(file) ?? documentText(files, file);
      texts.set(file, text);
      return text;
    },
  };
}
