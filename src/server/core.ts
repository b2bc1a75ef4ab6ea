import type { Comparison } from "../contract/comparison.ts";
import type { DossierMaker } from "../dossier/make-dossier.ts";
import type { RuleSource } from "../dossier/machine/make.ts";
import type { MakePdf } from "../dossier/pdf/make-pdf.ts";
import { createAdvisor, type Advisor } from "../advise/advisor.ts";
import { createEvaluator } from "../evaluate/evaluate.ts";
import type { Profile } from "../profile/answer.ts";
import { compareCities, type OwnCase } from "../advise/compare/compare-cities.ts";
import { loadSearch, type Search } from "../find/load.ts";
import { createForecast, type Forecast } from "../interview/outlook.ts";
import { type RenamedFacts, renamedFactsSchema } from "../interview/renamed-facts.ts";
import { createProfileReader, type ProfileReader } from "../situation/parse-profile.ts";
import { type Catalogue, createCatalogue } from "../report/rules/catalogue.ts";
import type { DataFiles } from "../rules/files.ts";
import { type Glossary, glossarySchema } from "../rules/glossary.ts";
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
  /** Search over activities, items and pointers; loaded when it is first asked for. */
  search(): Search;
  /** Today in Asia/Shanghai, as YYYY-MM-DD. */
  today(): string;
  forecastOn(asOf: string): Forecast;
  /** The profile in every city, all rows. `own`: what is known already of the profile where it is. */
  compare(profile: Profile, asOf: string, own?: OwnCase): Promise<Comparison>;
  /** The text of a document's file. */
  textOf(file: string): string;
  /** The terms of art with their English. */
  glossary(): Glossary;
  /** What makes and verifies dossiers; its libraries are loaded when it is first asked for. */
  dossiers(): Promise<DossierMaker>;
}

export interface CoreParts {
  /** The program's own folder, which holds the fonts of dossiers. */
  readonly root: string;
  readonly rulebook: Rulebook;
  readonly files: DataFiles;
  readonly version: string;
  today(): string;
}

const RENAMED = "rules/renamed-facts.json";
const GLOSSARY = "rules/glossary.json";
const REMEMBERED_DAYS = 50;

/** Throws a RulebookError where the lists of items do not fit. */
export function createCore({ root, rulebook, files, version, today }: CoreParts): Core {
  const manifest = { documents: [...rulebook.documents.values()] };
  const itemFiles = loadItems(files, manifest);
  const evaluator = createEvaluator(rulebook, version);
  const advisor = createAdvisor(rulebook, evaluator);
  const sources = { rulebook, items: itemFiles.flatMap((file) => file.items), advisor, version };
  const forecasts = new Map<string, Forecast>();
  const texts = new Map<string, string>();
  let dossiers: Promise<DossierMaker> | null = null;
  let search: Search | null = null;
  return {
    version,
    rulebook,
    reader: createProfileReader(rulebook.vocabulary),
    advisor,
    catalogue: createCatalogue(rulebook, itemFiles),
    glyphs: loadGlyphs(files),
    renamed: parseFile(files, RENAMED, renamedFactsSchema).renamed,
    search: () => (search ??= loadSearch(files, rulebook)),
    today,
    forecastOn: (asOf) => {
      const known = forecasts.get(asOf);
      if (known !== undefined) return known;
      if (forecasts.size >= REMEMBERED_DAYS) forecasts.clear();
      const forecast = createForecast(rulebook, asOf);
      forecasts.set(asOf, forecast);
      return forecast;
    },
    compare: (profile, asOf, own) => compareCities(profile, asOf, sources, false, own),
    textOf: (file) => {
      const text = texts.get(file) ?? documentText(files, file);
      texts.set(file, text);
      return text;
    },
    glossary: () => parseFile(files, GLOSSARY, glossarySchema),
    dossiers: () => (dossiers ??= dossierMakerOf({ rulebook, files }, version, root)),
  };
}

async function dossierMakerOf(source: RuleSource, version: string, root: string): Promise<DossierMaker> {
  const [{ createDecider }, { createPdfMaker }] = await Promise.all([
    import("../dossier/decide.ts"),
    import("../dossier/pdf/make-pdf.ts"),
  ]);
  let makePdf: MakePdf | null = null;
  return { decider: createDecider(source, version), makePdf: () => (makePdf ??= createPdfMaker(root)) };
}
