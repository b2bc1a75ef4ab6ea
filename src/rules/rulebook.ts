import { createVocabulary, type Vocabulary } from "../vocabulary/vocabulary.ts";
import { vocabularySchema } from "./vocabulary-schema.ts";
import { AUTHORITIES_FILE, type Authorities, authoritiesSchema } from "./authorities.ts";
import { type Condition, leavesOf, typeCondition } from "./condition.ts";
import {
  type DocumentFile,
  documentFileSchema,
  fileOfDocument,
  type Manifest,
  type ManifestEntry,
  manifestSchema,
} from "./document.ts";
import { ELSEWHERE_FILE, type Elsewhere, elsewhereSchema } from "./elsewhere.ts";
import { type Fault, hintAt, lineOfPlace, RulebookError, type RuleFault, tell } from "./fault.ts";
import { type DataFiles, hashDataFiles, textOf } from "./files.ts";
import { documentOf, fileOfItems, GLYPHS_FILE, type Glyphs, glyphsSchema, itemsFileSchema } from "./items.ts";
import { createOpportunities, type Opportunity, opportunitiesSchema } from "./opportunities.ts";
import { createLawNotes, type LawNote, lawNotesSchema } from "./law-note.ts";
import { type Parse, parseFile, parseSound } from "./parse-file.ts";
import { type Reading, type RuleFile, ruleFileSchema, versionSchema } from "./rule-schema.ts";
import { vocabularyFaults } from "./vocabulary-faults.ts";

/** One provision's test, ready to be evaluated. */
export interface Rule extends Omit<RuleFile, "applies" | "requires" | "readings" | "lawNotes" | "$schema"> {
  readonly file: string;
  readonly document: string;
  readonly applies: Condition;
  readonly requires: Condition;
  readonly readings: readonly Reading[];
  readonly lawNotes: readonly string[];
}

/** A document of the pilots: what it is, and when it holds. */
export interface Instrument extends ManifestEntry {
  readonly city: DocumentFile["city"];
  readonly examplesAsOf: string;
  /** The last day up to which the status was checked. */
  readonly checkedTo: string;
  readonly status: DocumentFile["status"];
}

/** All data that the program evaluates by. */
export interface Rulebook {
  readonly version: string;
  readonly sha256: string;
  readonly vocabulary: Vocabulary;
  readonly documents: ReadonlyMap<string, Instrument>;
  /** In code-unit order of their ids. */
  readonly rules: readonly Rule[];
  readonly lawNotes: ReadonlyMap<string, LawNote>;
  readonly opportunities: readonly Opportunity[];
  /** Whom to ask about what; null in a rulebook that does not say. */
  readonly authorities: Authorities | null;
  /** What governs an activity beside the documents; null in a rulebook that does not say. */
  readonly elsewhere: Elsewhere | null;
  /** The odd glyphs of the texts; none in a rulebook that has no table of them. */
  readonly glyphs: Glyphs;
}

const FACTS = "rules/facts.json";
const NOT_RULES = new Set(["document.json", "items.json"]);

/**
 * Reads and checks all rules. Throws a RulebookError that names file and place of every mistake. `sound` is the hash
 * of data files that were found sound before: the same bytes need not pass the schemas again.
 */
export function loadRulebook(files: DataFiles, sound: string | null = null): Rulebook {
  const faults: Fault[] = [];
  const sha256 = hashDataFiles(files);
  const parse: Parse = sha256 === sound ? parseSound : parseFile;
  const vocabulary = loadVocabulary(files, parse);
  const manifest = parse(files, "seeds/documents/manifest.json", manifestSchema);
  const lawNotes = loadLawNotes(files, vocabulary, faults, parse);
  const { version } = parse(files, "rules/version.json", versionSchema);
  const documents = loadDocuments(files, manifest, parse);
  const rules = ruleFiles(files).map((file) => loadRule(files, file, vocabulary, faults, parse));
  faults.push(...findRepeatedIds(rules));
  const opportunities = loadOpportunities(files, manifest, vocabulary, faults, parse);
  const authorities = files.has(AUTHORITIES_FILE) ? parse(files, AUTHORITIES_FILE, authoritiesSchema) : null;
  const elsewhere = files.has(ELSEWHERE_FILE) ? parse(files, ELSEWHERE_FILE, elsewhereSchema) : null;
  const glyphs = files.has(GLYPHS_FILE) ? parse(files, GLYPHS_FILE, glyphsSchema).glyphs : [];
  if (faults.length > 0) throw new RulebookError(faults);
  return {
    version,
    sha256,
    vocabulary,
    documents,
    rules: rules.sort((a, b) => (a.id < b.id ? -1 : 1)),
    lawNotes,
    opportunities,
    authorities,
    glyphs,
    elsewhere,
  };
}

/** The paths of all rule files. */
export function ruleFiles(files: DataFiles): string[] {
  return [...files.keys()].filter((path) => {
    const [folder, document, file, more] = path.split("/");
    return (
      folder === "rules" &&
      document !== undefined &&
      file !== undefined &&
      more === undefined &&
      !NOT_RULES.has(file)
    );
  });
}

/** The file in which a rule belongs: `cd-2022-213/1-48:app-store` in rules/cd-2022-213/1-48-app-store.json. */
export function fileOfRule(id: string): string {
  return `rules/${id.replace(":", "-")}.json`;
}

function loadDocuments(files: DataFiles, manifest: Manifest, parse: Parse): Map<string, Instrument> {
  return new Map(
    manifest.documents.map((entry) => {
      const { city, examplesAsOf, checkedTo, status } = parse(
        files,
        fileOfDocument(entry.id),
        documentFileSchema,
      );
      return [entry.id, { ...entry, city, examplesAsOf, checkedTo, status }];
    }),
  );
}

function loadVocabulary(files: DataFiles, parse: Parse): Vocabulary {
  const parsed = parse(files, FACTS, vocabularySchema);
  const found = vocabularyFaults(parsed);
  if (found.length > 0) throw new RulebookError(placed(files, FACTS, found));
  return createVocabulary(parsed);
}

function loadRule(
  files: DataFiles,
  file: string,
  vocabulary: Vocabulary,
  faults: Fault[],
  parse: Parse,
): Rule {
  const { $schema: _, ...raw } = parse(files, file, ruleFileSchema);
  const { applies, requires, found } = typeRule(raw, file, vocabulary);
  faults.push(...placed(files, file, found));
  const { readings = [], lawNotes = [] } = raw;
  const document = documentOf(raw.item);
  return { ...raw, file, document, applies, requires, readings, lawNotes };
}

/** Both trees of a rule, typed, and every mistake in them, in their names and in the rule's id. */
export function typeRule(
  raw: RuleFile,
  file: string,
  vocabulary: Vocabulary,
): { readonly applies: Condition; readonly requires: Condition; readonly found: readonly RuleFault[] } {
  const found: RuleFault[] = [];
  const applies = typeCondition(raw.applies, "applies", vocabulary, found);
  const requires = typeCondition(raw.requires, "requires", vocabulary, found);
  found.push(...misnamed(raw, requires));
  const { id: rule, item } = raw;
  const expected = fileOfRule(rule);
  if (expected !== file) found.push({ place: "id", message: tell("rule-file", { rule, expected }) });
  if (!rule.startsWith(item)) found.push({ place: "item", message: tell("rule-item", { rule, item }) });
  return { applies, requires, found };
}

function placed(files: DataFiles, file: string, faults: readonly RuleFault[]): Fault[] {
  if (faults.length === 0) return [];
  const text = textOf(files, file);
  return faults.map((fault) => ({ file, line: lineOfPlace(text, fault.place), ...fault }));
}

function misnamed(raw: RuleFile, requires: Condition): RuleFault[] {
  const faults: RuleFault[] = [];
  const names = new Set<string>();
  for (const { fact, name } of leavesOf(requires)) {
    if (name === null) faults.push({ place: "requires", message: tell("test-unnamed", { fact }) });
    else if (names.has(name)) faults.push({ place: "requires", message: tell("test-name-twice", { name }) });
    else if (!Object.hasOwn(raw.requirements, name))
      faults.push({ place: "requirements", message: tell("requirement-missing", { name }) });
    if (name !== null) names.add(name);
  }
  for (const name of Object.keys(raw.requirements)) {
    if (names.has(name)) continue;
    const values = { name, near: hintAt(name, [...names]) };
    faults.push({ place: `requirements.${name}`, message: tell("requirement-unused", values) });
  }
  return faults;
}

const LAW_NOTES = "rules/law-notes.json";

function loadLawNotes(
  files: DataFiles,
  vocabulary: Vocabulary,
  faults: Fault[],
  parse: Parse,
): ReadonlyMap<string, LawNote> {
  const found: RuleFault[] = [];
  const notes = createLawNotes(parse(files, LAW_NOTES, lawNotesSchema), vocabulary, found);
  const text = textOf(files, LAW_NOTES);
  faults.push(...found.map((fault) => ({ file: LAW_NOTES, line: lineOfPlace(text, fault.place), ...fault })));
  return notes;
}

const OPPORTUNITIES = "rules/opportunities.json";

function loadOpportunities(
  files: DataFiles,
  manifest: Manifest,
  vocabulary: Vocabulary,
  faults: Fault[],
  parse: Parse,
): Opportunity[] {
  const found: RuleFault[] = [];
  const items = manifest.documents.map(({ id }) => parse(files, fileOfItems(id), itemsFileSchema));
  const matches = parse(files, OPPORTUNITIES, opportunitiesSchema);
  const opportunities = createOpportunities(matches, items, vocabulary, found);
  faults.push(...placed(files, OPPORTUNITIES, found));
  return opportunities;
}

function findRepeatedIds(rules: readonly Rule[]): Fault[] {
  const first = new Map<string, string>();
  return rules.flatMap(({ id, file }) => {
    const other = first.get(id);
    if (other === undefined) {
      first.set(id, file);
      return [];
    }
    return [{ file, line: 1, place: "id", message: tell("rule-twice", { rule: id, other }) }];
  });
}
