import { join } from "node:path";
import { faultsOfObservations } from "../../analyse/rulebook/accepted.ts";
import { analyseRulebook } from "../../analyse/rulebook/analyse-rulebook.ts";
import { loadSearch } from "../../find/load.ts";
import { nearest, showFound } from "../../input/problem.ts";
import { fillWords, type Language } from "../../language/language.ts";
import { proveExamples } from "../../proof/prove-examples.ts";
import { renderAnalysisText } from "../../report/analysis/text.ts";
import { analysisAsJson, viewAnalysis } from "../../report/analysis/view.ts";
import { sectionNamed, textsBySector } from "../../report/rules/by-sector.ts";
import { renderBySector } from "../../report/rules/by-sector-text.ts";
import {
  type Catalogue,
  createCatalogue,
  findClauses,
  findEntry,
  knownIds,
  listItems,
} from "../../report/rules/catalogue.ts";
import { describeEntry } from "../../report/rules/description.ts";
import { renderList } from "../../report/rules/list.ts";
import { renderItem, type ShowContext } from "../../report/rules/show.ts";
import { renderVerification, type VerificationReport } from "../../report/rules/verification.ts";
import words from "../../report/rules/words.json" with { type: "json" };
import { loadAcceptedObservations } from "../../rules/accepted-observations.ts";
import { fixRanges } from "../../rules/authoring/fix-ranges.ts";
import type { Fault } from "../../rules/fault.ts";
import { type DataFiles, readDataFiles } from "../../rules/files.ts";
import { documentText, loadGlyphs, loadItems } from "../../rules/items.ts";
import { loadLikeRules } from "../../rules/like-rules.ts";
import { loadRulebook, type Rulebook } from "../../rules/rulebook.ts";
import { verifyRulebook } from "../../rules/verify/verify-rulebook.ts";
import { CITY, choicesOf } from "../../vocabulary/vocabulary.ts";
import { UsageError, withNearest } from "../usage.ts";
import { writeWhole } from "../whole-file.ts";

export interface RulesRequest {
  readonly action: "list" | "show" | "verify" | "analyse";
  /** The item or rule to show. */
  readonly id: string | null;
  /** Whether `verify` first finds the place of each quote again, and writes it down. */
  readonly fixRanges?: boolean;
  /** What `list` is narrowed to. */
  readonly city?: string;
  readonly sector?: string;
  /** Whether `list` says by sector what is tested, supported and silent. */
  readonly open?: boolean;
  readonly format: "text" | "json";
  readonly language: Language;
  /** The day (YYYY-MM-DD) on which a document's status is told. */
  readonly asOf: string;
}

/** What the command needs of the outside world. */
export interface RulesContext {
  /** The folder that holds rules/ and seeds/. */
  readonly root: string;
  readonly width?: number;
  write(text: string): void;
}

const WIDTH = 80;

/**
 * `zhunru rules list | show ID | verify | analyse`. Returns the exit status: 1 where `verify` finds a fault, else 0. Throws a
 * UsageError on an id that is missing, unknown or not wanted.
 */
export async function runRules(request: RulesRequest, context: RulesContext): Promise<number> {
  const files = readDataFiles(context.root);
  const width = context.width ?? WIDTH;
  if (request.action !== "show" && request.id !== null) {
    throw new UsageError(
      fillWords(words.idNotTaken, { action: request.action, found: showFound(request.id) }),
    );
  }
  if (request.action === "verify") return runVerify(request, files, width, context);
  const rulebook = loadRulebook(files);
  if (request.action === "analyse") {
    const accepted = loadAcceptedObservations(files);
    const observations = analyseRulebook(rulebook, loadLikeRules(files));
    const { format, language } = request;
    context.write(
      format === "json"
        ? asJson(analysisAsJson(observations, accepted, rulebook))
        : renderAnalysisText(viewAnalysis(observations, accepted, rulebook, language), width),
    );
    return 0;
  }
  const manifest = { documents: [...rulebook.documents.values()] };
  const catalogue = createCatalogue(rulebook, loadItems(files, manifest));
  if (
    request.action === "list" &&
    (request.open === true || request.city !== undefined || request.sector !== undefined)
  ) {
    context.write(bySector(request, catalogue, files, width));
    return 0;
  }
  if (request.action === "list") {
    context.write(
      request.format === "json"
        ? asJson(listItems(catalogue))
        : renderList(catalogue, request.language, width),
    );
    return 0;
  }
  context.write(show(request, catalogue, files, width));
  return 0;
}

/** What the documents say by sector. Throws a UsageError on a city or a sector that is none. */
function bySector(request: RulesRequest, catalogue: Catalogue, files: DataFiles, width: number): string {
  const { language, asOf, city, sector } = request;
  const search = loadSearch(files, catalogue.rulebook);
  const cities = choicesOf(CITY, catalogue.rulebook.vocabulary).map(({ id }) => id);
  if (city !== undefined && !cities.includes(city))
    throw new UsageError(
      withNearest(fillWords(words.unknownCity, { found: showFound(city) }), nearest(city, cities)),
    );
  const section = sector === undefined ? null : sectionNamed(sector, search);
  if (sector !== undefined && section === null)
    throw new UsageError(fillWords(words.unknownSector, { found: showFound(sector) }));
  const texts = textsBySector({ search, catalogue, asOf, language, city: city ?? null, sector: section });
  return request.format === "json" ? asJson(texts) : renderBySector(texts, language, width);
}

function show(request: RulesRequest, catalogue: Catalogue, files: DataFiles, width: number): string {
  if (request.id === null) throw new UsageError(words.idNeeded);
  const entry = findEntry(catalogue, request.id);
  const clauses = entry === null ? findClauses(catalogue, request.id) : [];
  if (entry === null && clauses.length === 0) {
    const unknown = fillWords(words.unknownId, { found: showFound(request.id) });
    throw new UsageError(withNearest(unknown, nearest(request.id, knownIds(catalogue))));
  }
  const context: ShowContext = {
    language: request.language,
    asOf: request.asOf,
    width,
    glyphs: loadGlyphs(files),
    textOf: (file) => documentText(files, file),
  };
  if (request.format === "json") {
    const described = clauses.map((clause) => describeEntry(clause, request.asOf));
    return asJson(entry === null ? described : describeEntry(entry, request.asOf));
  }
  const shown = entry === null ? clauses : [entry];
  return shown.map((one) => renderItem(one, catalogue, context)).join(`\n${"─".repeat(width)}\n`);
}

async function runVerify(
  request: RulesRequest,
  given: DataFiles,
  width: number,
  { root, write }: RulesContext,
): Promise<number> {
  const fixed = request.fixRanges === true ? fixRanges(given) : null;
  for (const [path, text] of fixed?.files ?? []) writeWhole(join(root, path), text);
  const files = fixed === null ? given : readDataFiles(root);
  const verification = verifyRulebook(files);
  const rulebook = soundRulebook(files, verification.faults);
  const proof = rulebook === null ? null : await proveExamples(rulebook, files);
  const report: VerificationReport = {
    ...verification,
    faults: [
      ...(fixed?.lost ?? []),
      ...verification.faults,
      ...(proof?.faults ?? []),
      ...(rulebook === null || verification.faults.length > 0 ? [] : observed(rulebook, files)),
    ],
    ...(fixed === null ? {} : { moved: Object.fromEntries(fixed.moved) }),
    examples: proof === null ? null : { run: proof.examples, passed: proof.passed },
  };
  write(request.format === "json" ? asJson(report) : renderVerification(report, request.language, width));
  return report.faults.length === 0 ? 0 : 1;
}

/** What the analysis says that nobody accepted, and what is accepted and no longer said. */
function observed(rulebook: Rulebook, files: DataFiles): Fault[] {
  const observations = analyseRulebook(rulebook, loadLikeRules(files));
  return faultsOfObservations(observations, loadAcceptedObservations(files), rulebook, files);
}

/** Null where the rulebook cannot be loaded, for the reasons that are among the faults. */
function soundRulebook(files: DataFiles, faults: readonly Fault[]): Rulebook | null {
  try {
    return loadRulebook(files);
  } catch (error) {
    if (faults.length === 0) throw error;
    return null;
  }
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
