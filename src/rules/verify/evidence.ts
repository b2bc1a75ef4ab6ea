import type { z } from "zod";
import { parseJson } from "../../input/json.ts";
import { describeProblem, formatPath, InputError } from "../../input/problem.ts";
import { createVocabulary, type Vocabulary, vocabularySchema } from "../../vocabulary/vocabulary.ts";
import {
  type DocumentFile,
  documentFileSchema,
  fileOfDocument,
  type Manifest,
  manifestSchema,
} from "../document.ts";
import { RulebookError } from "../fault.ts";
import { type DataFiles, textOf } from "../files.ts";
import { fileOfItems, type ItemsFile, itemsFileSchema, loadGlyphs } from "../items.ts";
import { type LawNoteFile, lawNotesSchema } from "../law-note.ts";
import { parseFile } from "../parse-file.ts";
import { opportunitiesSchema } from "../opportunities.ts";
import { type RuleFile, ruleFileSchema } from "../rule-schema.ts";
import { loadRulebook, ruleFiles } from "../rulebook.ts";
import type { FaultList } from "./fault-list.ts";

/** A rule file as it was written. */
export interface WrittenRule {
  readonly file: string;
  readonly rule: RuleFile;
}

/** All that could be read of the data files; what could not is in the list of faults, and missing here. */
export interface Evidence {
  readonly files: DataFiles;
  readonly manifest: Manifest;
  readonly vocabulary: Vocabulary | null;
  readonly documents: readonly DocumentFile[];
  readonly items: readonly ItemsFile[];
  readonly rules: readonly WrittenRule[];
  readonly lawNotes: readonly LawNoteFile[];
  readonly opportunities: z.infer<typeof opportunitiesSchema>;
}

const MANIFEST = "seeds/documents/manifest.json";

/** Reads every data file by its schema. A file that does not fit keeps no other file from being read. */
export function readEvidence(files: DataFiles, faults: FaultList): Evidence {
  const sound = new Set([...files.keys()].filter((path) => isSoundJson(files, path, faults)));
  const read = <T extends z.ZodType>(path: string, schema: T): z.infer<T> | null =>
    files.has(path) && !sound.has(path) ? null : attempt(path, faults, () => parseFile(files, path, schema));

  const manifest = read(MANIFEST, manifestSchema) ?? { documents: [] };
  const parsedFacts = read("rules/facts.json", vocabularySchema);
  const rules = ruleFiles(files).flatMap((file) => {
    const rule = read(file, ruleFileSchema);
    return rule === null ? [] : [{ file, rule }];
  });
  const items = manifest.documents.flatMap(({ id }) => read(fileOfItems(id), itemsFileSchema) ?? []);
  const documents = manifest.documents.flatMap(
    ({ id }) => read(fileOfDocument(id), documentFileSchema) ?? [],
  );
  attempt("rules/glyphs.json", faults, () => loadGlyphs(files));
  const vocabulary =
    parsedFacts === null ? null : attempt("rules/facts.json", faults, () => createVocabulary(parsedFacts));
  const lawNotes = read("rules/law-notes.json", lawNotesSchema) ?? [];
  const opportunities = read("rules/opportunities.json", opportunitiesSchema) ?? [];
  if (vocabulary !== null) attempt("rules", faults, () => loadRulebook(files));
  return { files, manifest, vocabulary, documents, items, rules, lawNotes, opportunities };
}

/** What `work` gives; null where it throws, and then what it throws is a fault of the file. */
function attempt<T>(file: string, faults: FaultList, work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof RulebookError) {
      for (const fault of error.faults) faults.addNamed(fault);
    } else {
      faults.at(file, "", error instanceof Error ? error.message : String(error));
    }
    return null;
  }
}

/** Whether a file holds one JSON text; a key given twice is a fault, and the file can still be read. */
function isSoundJson(files: DataFiles, path: string, faults: FaultList): boolean {
  if (!path.endsWith(".json")) return false;
  try {
    const { problems } = parseJson(textOf(files, path));
    reportProblems(path, problems, faults);
    return true;
  } catch (error) {
    if (error instanceof InputError) reportProblems(path, error.problems, faults);
    else faults.at(path, "", error instanceof Error ? error.message : String(error));
    return false;
  }
}

function reportProblems(file: string, problems: InputError["problems"], faults: FaultList): void {
  for (const problem of problems) {
    const place = formatPath(problem.path);
    faults.add({ file, line: problem.line, place, message: describeProblem(problem).en });
  }
}
