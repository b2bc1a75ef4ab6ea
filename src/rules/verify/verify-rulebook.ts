import { present } from "../../input/present.ts";
import type { Fault } from "../fault.ts";
import type { DataFiles } from "../files.ts";
import { documentText, ITEM_CLASSES, type ItemClass, textAt, withoutSpace } from "../items.ts";
import { checkActivities } from "./activities.ts";
import { checkAuthorities } from "./authorities.ts";
import { checkConditions } from "./conditions.ts";
import { checkCoverage } from "./coverage.ts";
import { checkDocuments } from "./documents.ts";
import { checkElsewhere } from "./elsewhere.ts";
import { type Evidence, readEvidence } from "./evidence.ts";
import { FaultList } from "./fault-list.ts";
import { checkHistory } from "./history.ts";
import { checkItems } from "./item-lists.ts";
import { checkLawNotes } from "./law-notes.ts";
import { checkLikeRules } from "./like-rules.ts";
import { checkLikeWording } from "./like-wording.ts";
import { checkQuotes } from "./quotes.ts";
import { checkReadings } from "./readings.ts";
import { checkSchemas } from "./schemas.ts";
import { checkTerms } from "./terms.ts";
import { checkTranslations } from "./translations.ts";
import { checkVocabularyUse } from "./vocabulary-use.ts";

/** How many items a document has of a class, and how many characters they quote, white space aside. */
export interface ClassCount {
  readonly items: number;
  readonly characters: number;
}

export interface DocumentCounts {
  readonly document: string;
  readonly classes: Readonly<Record<ItemClass, ClassCount>>;
  /** Items with at least one rule. */
  readonly tested: number;
  /** Items of the class eligibility that cannot be tested, with the reason. */
  readonly untestable: number;
  readonly rules: number;
}

/** What the checks found. */
export interface Verification {
  readonly faults: readonly Fault[];
  readonly documents: readonly DocumentCounts[];
  readonly facts: number;
  readonly lawNotes: number;
}

const CHECKS = [
  checkSchemas,
  checkDocuments,
  checkItems,
  checkCoverage,
  checkQuotes,
  checkConditions,
  checkVocabularyUse,
  checkLawNotes,
  checkLikeRules,
  checkAuthorities,
  checkElsewhere,
  checkReadings,
  checkHistory,
  checkActivities,
  checkLikeWording,
  checkTranslations,
  checkTerms,
];

/** Checks all data files against their schemas, the documents and each other; the examples are run elsewhere. */
export function verifyRulebook(files: DataFiles): Verification {
  const faults = new FaultList(files);
  const evidence = readEvidence(files, faults);
  for (const check of CHECKS) check(evidence, faults);
  return {
    faults: faults.list(),
    documents: countDocuments(evidence),
    facts: evidence.vocabulary?.facts.length ?? 0,
    lawNotes: evidence.lawNotes.length,
  };
}

function countDocuments({ files, manifest, items, rules }: Evidence): DocumentCounts[] {
  return items.map(({ document, items: own }) => {
    const { file } = present(
      manifest.documents.find((entry) => entry.id === document),
      `document ${document}`,
    );
    const text = files.has(`seeds/documents/${file}`) ? documentText(files, file) : "";
    const ownRules = rules.filter(({ rule }) => rule.item.startsWith(`${document}/`));
    const tested = new Set(ownRules.map(({ rule }) => rule.item));
    const count = (name: ItemClass): ClassCount => {
      const members = own.filter((item) => item.class === name);
      const characters = members.reduce(
        (sum, item) => sum + Array.from(withoutSpace(textAt(text, item.ranges))).length,
        0,
      );
      return { items: members.length, characters };
    };
    return {
      document,
      classes: Object.fromEntries(ITEM_CLASSES.map((name) => [name, count(name)])) as Record<
        ItemClass,
        ClassCount
      >,
      tested: tested.size,
      untestable: own.filter((item) => item.untestable !== undefined).length,
      rules: ownRules.length,
    };
  });
}
