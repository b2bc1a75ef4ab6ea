import { type Language, textIn } from "../../language/language.ts";
import { type Fault, formatFault } from "../../rules/fault.ts";
import { ITEM_CLASSES, type ItemClass } from "../../rules/items.ts";
import type { DocumentCounts, Verification } from "../../rules/verify/verify-rulebook.ts";
import { displayWidth, wrap } from "../layout.ts";
import words from "./words.json" with { type: "json" };

/** What came of all checks; `examples` is null where the data could not be loaded, so that none was run. */
export interface VerificationReport extends Verification {
  readonly faults: readonly Fault[];
  /** By document, how many ranges were found anew and written down; absent where none was looked for. */
  readonly moved?: Readonly<Record<string, number>>;
  readonly examples: { readonly run: number; readonly passed: number } | null;
}

/** Items and characters of every class and document, the other counts, and every fault. */
export function renderVerification(report: VerificationReport, language: Language, width: number): string {
  const eligibility = sum(report.documents, (document) => document.classes.eligibility.items);
  const rules = String(sum(report.documents, (document) => document.rules));
  const { facts, lawNotes } = report;
  const counts = { rules, facts: String(facts), lawNotes: String(lawNotes) };
  const lines = [
    ...(report.moved === undefined ? [] : [...tellMoved(report.moved, language), ""]),
    ...tableOf(report.documents, language),
    "",
    ...wrap(
      textIn(words.verifyTested, language, {
        eligibility: String(eligibility),
        tested: String(sum(report.documents, (document) => document.tested)),
        untestable: String(sum(report.documents, (document) => document.untestable)),
      }),
      width,
    ),
    ...wrap(
      report.examples === null
        ? textIn(words.verifyExamplesNotRun, language, counts)
        : textIn(words.verifyCounts, language, {
            ...counts,
            examples: String(report.examples.run),
            passed: String(report.examples.passed),
          }),
      width,
    ),
    "",
    ...report.faults.map((fault) => formatFault(fault, language)),
    report.faults.length === 0
      ? textIn(words.verifySound, language)
      : textIn(words.verifyFaults, language, { count: String(report.faults.length) }),
  ];
  return `${lines.join("\n")}\n`;
}

function tellMoved(moved: Readonly<Record<string, number>>, language: Language): string[] {
  const documents = Object.entries(moved);
  if (documents.length === 0) return [textIn(words.verifyNothingMoved, language)];
  return documents.map(([document, count]) =>
    textIn(words.verifyMoved, language, { document, count: String(count) }),
  );
}

function tableOf(documents: readonly DocumentCounts[], language: Language): string[] {
  const cell = (items: number, characters: number): string => `${items} / ${characters}`;
  const classCells = (chosen: readonly DocumentCounts[]): string[] => {
    const columns = ITEM_CLASSES.map((name: ItemClass) => ({
      items: sum(chosen, (document) => document.classes[name].items),
      characters: sum(chosen, (document) => document.classes[name].characters),
    }));
    return [
      ...columns.map(({ items, characters }) => cell(items, characters)),
      cell(
        sum(columns, ({ items }) => items),
        sum(columns, ({ characters }) => characters),
      ),
    ];
  };
  const rows = [
    [
      textIn(words.verifyDocument, language),
      ...ITEM_CLASSES.map((name) => textIn(words.classes[name], language)),
      textIn(words.verifyTotal, language),
    ],
    ...documents.map((document) => [document.document, ...classCells([document])]),
    [textIn(words.verifyTotal, language), ...classCells(documents)],
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))),
  );
  return [
    textIn(words.verifyHead, language),
    ...rows.map((row) =>
      row
        .map((text, column) => {
          const space = " ".repeat((widths[column] ?? 0) - displayWidth(text));
          return column === 0 ? text + space : space + text;
        })
        .join("  "),
    ),
  ];
}

function sum<T>(members: readonly T[], value: (member: T) => number): number {
  return members.reduce((total, member) => total + value(member), 0);
}
