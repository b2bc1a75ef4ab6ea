import { createVocabulary, type Vocabulary, vocabularySchema } from "../vocabulary/vocabulary.ts";
import { type Condition, leavesOf, type RuleFault, typeCondition } from "./condition.ts";
import {
  type DocumentFile,
  documentFileSchema,
  type Manifest,
  type ManifestEntry,
  manifestSchema,
} from "./document.ts";
import { type Fault, lineOfPlace, RulebookError } from "./fault.ts";
import { type DataFiles, hashDataFiles, textOf } from "./files.ts";
import { fileOfItems, itemsFileSchema } from "./items.ts";
import { createOpportunities, type Opportunity, opportunitiesSchema } from "./opportunities.ts";
import { type Parse, parseFile, parseSealed } from "./parse-file.ts";
import { type LawNote, lawNotesSchema, type RuleFile, ruleFileSchema } from "./rule-schema.ts";

/** One provision's test, ready to be evaluated. */
export interface Rule extends Omit<RuleFile, "applies" | "requires" | "$schema"> {
  readonly file: string;
  readonly document: string;
  readonly applies: Condition;
  readonly requires: Condition;
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
}

const NOT_RULES = new Set(["document.json", "items.json"]);

/**
 * Reads and checks all rules. Throws a RulebookError that names file and place of every mistake. `seal` is the hash
 * of data files that were found sound before: the same bytes need not pass the schemas again.
 */
export function loadRulebook(files: DataFiles, seal: string | null = null): Rulebook {
  const faults: Fault[] = [];
  const sha256 = hashDataFiles(files);
  const parse: Parse = sha256 === seal ? parseSealed : parseFile;
  const vocabulary = createVocabulary(parse(files, "rules/facts.json", vocabularySchema));
  const manifest = parse(files, "seeds/documents/manifest.json", manifestSchema);
  const lawNotes = parse(files, "rules/law-notes.json", lawNotesSchema);
  const { version } = JSON.parse(textOf(files, "rules/version.json")) as { version: string };
  const documents = loadDocuments(files, manifest, parse);
  const rules = ruleFiles(files).map((file) => loadRule(files, file, vocabulary, faults, parse));
  faults.push(...findRepeatedIds(rules));
  const opportunities = loadOpportunities(files, manifest, vocabulary, faults, parse);
  if (faults.length > 0) throw new RulebookError(faults);
  return {
    version,
    sha256,
    vocabulary,
    documents,
    rules: rules.sort((a, b) => (a.id < b.id ? -1 : 1)),
    lawNotes: new Map(lawNotes.map((note) => [note.id, note])),
    opportunities,
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
        `rules/${entry.id}/document.json`,
        documentFileSchema,
      );
      return [entry.id, { ...entry, city, examplesAsOf, checkedTo, status }];
    }),
  );
}

function loadRule(
  files: DataFiles,
  file: string,
  vocabulary: Vocabulary,
  faults: Fault[],
  parse: Parse,
): Rule {
  const { $schema: _, ...raw } = parse(files, file, ruleFileSchema);
  const found: RuleFault[] = [];
  const applies = typeCondition(raw.applies, "applies", vocabulary, found);
  const requires = typeCondition(raw.requires, "requires", vocabulary, found);
  found.push(...misnamed(raw, requires));
  if (fileOfRule(raw.id) !== file)
    found.push({ place: "id", message: `the rule ${raw.id} belongs in ${fileOfRule(raw.id)}` });
  if (!raw.id.startsWith(raw.item))
    found.push({ place: "item", message: `${raw.id} is no rule of the item ${raw.item}` });
  if (found.length > 0) {
    const text = textOf(files, file);
    faults.push(...found.map((fault) => ({ file, line: lineOfPlace(text, fault.place), ...fault })));
  }
  return { ...raw, file, document: raw.item.split("/")[0] ?? "", applies, requires };
}

function misnamed(raw: RuleFile, requires: Condition): RuleFault[] {
  const faults: RuleFault[] = [];
  const names = new Set<string>();
  for (const leaf of leavesOf(requires)) {
    if (leaf.name === null)
      faults.push({ place: "requires", message: `the test of ${leaf.fact} has no name` });
    else if (names.has(leaf.name))
      faults.push({ place: "requires", message: `${leaf.name} names two tests` });
    else if (!Object.hasOwn(raw.requirements, leaf.name)) {
      faults.push({ place: "requirements", message: `the requirement ${leaf.name} is not described` });
    }
    names.add(leaf.name ?? "");
  }
  for (const name of Object.keys(raw.requirements)) {
    if (!names.has(name))
      faults.push({ place: `requirements.${name}`, message: `no test has the name ${name}` });
  }
  return faults;
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
  const text = textOf(files, OPPORTUNITIES);
  faults.push(
    ...found.map((fault) => ({ file: OPPORTUNITIES, line: lineOfPlace(text, fault.place), ...fault })),
  );
  return opportunities;
}

function findRepeatedIds(rules: readonly Rule[]): Fault[] {
  const first = new Map<string, string>();
  const faults: Fault[] = [];
  for (const rule of rules) {
    const other = first.get(rule.id);
    if (other === undefined) first.set(rule.id, rule.file);
    else
      faults.push({
        file: rule.file,
        line: 1,
        place: "id",
        message: `the id ${rule.id} stands in ${other} too`,
      });
  }
  return faults;
}
