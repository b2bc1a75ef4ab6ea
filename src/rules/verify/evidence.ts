import type { z } from "zod";
import { parseJson } from "../../input/json.ts";
import { InputError } from "../../input/problem.ts";
import { createVocabulary, type Vocabulary } from "../../vocabulary/vocabulary.ts";
import { vocabularySchema } from "../vocabulary-schema.ts";
import { type Authorities, AUTHORITIES_FILE, authoritiesSchema } from "../authorities.ts";
import {
  type DocumentFile,
  documentFileSchema,
  fileOfDocument,
  type Manifest,
  manifestSchema,
} from "../document.ts";
import { ELSEWHERE_FILE, type Elsewhere, elsewhereSchema } from "../elsewhere.ts";
import { RulebookError } from "../fault.ts";
import { type DataFiles, textOf } from "../files.ts";
import { type Glossary, glossarySchema } from "../glossary.ts";
import { fileOfItems, type Glyphs, type ItemsFile, itemsFileSchema, loadGlyphs } from "../items.ts";
import { type LawNoteFile, lawNotesSchema } from "../law-note.ts";
import { opportunitiesSchema } from "../opportunities.ts";
import { faultsOfJson, parseFile } from "../parse-file.ts";
import { type RuleFile, ruleFileSchema, versionSchema } from "../rule-schema.ts";
import { loadRulebook, ruleFiles } from "../rulebook.ts";
import { type TranslationDifferences, translationDifferencesSchema } from "../translation-differences.ts";
import { vocabularyFaults } from "../vocabulary-faults.ts";
import { type AcceptedPairs, acceptedPairsSchema } from "./accepted-pairs.ts";
import type { FaultList } from "./fault-list.ts";

/** A rule file as it was written. */
export interface WrittenRule {
  readonly file: string;
  readonly rule: RuleFile;
}

/** The files that could not be read. What hangs on one of them is not judged: it would be told twice. */
export interface Unread {
  has(path: string): boolean;
  /** Whether one of them holds this very text, such as an id, so that it may use what the text names. */
  mentions(text: string): boolean;
}

/** All that could be read of the data files; what could not is in the list of faults, and missing here. */
export interface Evidence {
  readonly files: DataFiles;
  readonly unread: Unread;
  /** The day of the rules; null where it could not be read. */
  readonly version: string | null;
  readonly manifest: Manifest;
  readonly vocabulary: Vocabulary | null;
  readonly documents: readonly DocumentFile[];
  readonly items: readonly ItemsFile[];
  readonly rules: readonly WrittenRule[];
  readonly lawNotes: readonly LawNoteFile[];
  readonly opportunities: z.infer<typeof opportunitiesSchema>;
  /** Empty where there is no such file. */
  readonly acceptedPairs: AcceptedPairs;
  /** Empty where there is no such file; so are the differences. */
  readonly glossary: Glossary;
  readonly translationDifferences: TranslationDifferences;
  readonly glyphs: Glyphs;
  /** null where there is no such file, or it could not be read. */
  readonly authorities: Authorities | null;
  /** The same of what governs elsewhere. */
  readonly elsewhere: Elsewhere | null;
}

export const FILES = {
  facts: "rules/facts.json",
  version: "rules/version.json",
  lawNotes: "rules/law-notes.json",
  opportunities: "rules/opportunities.json",
  acceptedPairs: "rules/accepted-pairs.json",
  glossary: "rules/glossary.json",
  translationDifferences: "rules/translation-differences.json",
  glyphs: "rules/glyphs.json",
  manifest: "seeds/documents/manifest.json",
} as const;

/** Reads every data file by its schema. A file that does not fit keeps no other file from being read. */
export function readEvidence(files: DataFiles, faults: FaultList): Evidence {
  const unread = new Set([...files.keys()].filter((path) => !isSoundJson(files, path, faults)));
  const attempt = <T>(path: string, work: () => T): T | null => {
    if (unread.has(path)) return null;
    try {
      return work();
    } catch (error) {
      if (!(error instanceof RulebookError)) throw error;
      for (const fault of error.faults) faults.addUnreadable(fault);
      unread.add(path);
      return null;
    }
  };
  const read = <T extends z.ZodType>(path: string, schema: T): z.infer<T> | null =>
    attempt(path, () => parseFile(files, path, schema));

  const manifest = read(FILES.manifest, manifestSchema) ?? { documents: [] };
  if (unread.has(FILES.manifest)) readFolders(files, read);
  const parsedFacts = read(FILES.facts, vocabularySchema);
  const evidence: Evidence = {
    files,
    unread: unreadOf(files, unread),
    version: read(FILES.version, versionSchema)?.version ?? null,
    manifest,
    vocabulary: parsedFacts === null ? null : createVocabulary(parsedFacts),
    documents: manifest.documents.flatMap(({ id }) => read(fileOfDocument(id), documentFileSchema) ?? []),
    items: manifest.documents.flatMap(({ id }) => read(fileOfItems(id), itemsFileSchema) ?? []),
    rules: ruleFiles(files).flatMap((file) => {
      const rule = read(file, ruleFileSchema);
      return rule === null ? [] : [{ file, rule }];
    }),
    lawNotes: read(FILES.lawNotes, lawNotesSchema) ?? [],
    opportunities: read(FILES.opportunities, opportunitiesSchema) ?? [],
    acceptedPairs: (files.has(FILES.acceptedPairs) && read(FILES.acceptedPairs, acceptedPairsSchema)) || [],
    glossary: (files.has(FILES.glossary) && read(FILES.glossary, glossarySchema)) || [],
    translationDifferences: (files.has(FILES.translationDifferences) &&
      read(FILES.translationDifferences, translationDifferencesSchema)) || {
      numbers: [],
      modalWords: [],
      titles: [],
    },
    glyphs: attempt(FILES.glyphs, () => loadGlyphs(files)) ?? [],
    authorities: files.has(AUTHORITIES_FILE) ? read(AUTHORITIES_FILE, authoritiesSchema) : null,
    elsewhere: files.has(ELSEWHERE_FILE) ? read(ELSEWHERE_FILE, elsewhereSchema) : null,
  };
  if (parsedFacts !== null) faults.addPlaced(FILES.facts, vocabularyFaults(parsedFacts));
  if (unread.size === 0) addFaultsOfLoading(files, faults);
  return evidence;
}

/** Without a manifest the lists of items and the documents' files say nothing together, and are read all the same. */
function readFolders(files: DataFiles, read: (path: string, schema: z.ZodType) => unknown): void {
  for (const path of files.keys()) {
    if (path.endsWith("/items.json")) read(path, itemsFileSchema);
    if (path.endsWith("/document.json")) read(path, documentFileSchema);
  }
}

/** What only the loading of all files together finds wrong. */
function addFaultsOfLoading(files: DataFiles, faults: FaultList): void {
  try {
    loadRulebook(files);
  } catch (error) {
    if (!(error instanceof RulebookError)) throw error;
    for (const fault of error.faults) faults.add(fault);
  }
}

function unreadOf(files: DataFiles, unread: ReadonlySet<string>): Unread {
  let mentioned: Set<string> | null = null;
  const gather = (): Set<string> => {
    const texts = [...unread].map((path) => new TextDecoder().decode(files.get(path)));
    return new Set(
      texts.flatMap((text) => [...text.matchAll(/"([^"\\]*)"/g)].map(([, found = ""]) => found)),
    );
  };
  return {
    has: (path) => unread.has(path),
    mentions: (text) => {
      mentioned ??= gather();
      return mentioned.has(text);
    },
  };
}

/** Whether a file that should hold one JSON text does; a key given twice is a fault, and the file can still be read. */
function isSoundJson(files: DataFiles, path: string, faults: FaultList): boolean {
  if (!path.endsWith(".json")) return true;
  try {
    const { problems } = parseJson(textOf(files, path));
    for (const fault of faultsOfJson(path, problems)) faults.addUnreadable(fault);
    return true;
  } catch (error) {
    const found =
      error instanceof InputError
        ? faultsOfJson(path, error.problems)
        : error instanceof RulebookError
          ? error.faults
          : null;
    if (found === null) throw error;
    for (const fault of found) faults.addUnreadable(fault);
    return false;
  }
}
