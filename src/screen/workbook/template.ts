import { fitsOneCell } from "../../fact-types/measure.ts";
import { factTypeOf } from "../../fact-types/registry.ts";
import { gateOf } from "../../evaluate/compiled/gate.ts";
import { type Language, textIn } from "../../language/language.ts";
import { factsOfLeaf, leavesOf } from "../../rules/condition.ts";
import type { Rule, Rulebook } from "../../rules/rulebook.ts";
import type { Fact, Vocabulary } from "../../vocabulary/vocabulary.ts";
import words from "../words.json" with { type: "json" };
import { columnName } from "./reference.ts";
import { type Sheet, sheetXml, STYLE, textCell, xmlText } from "./sheet-xml.ts";
import { writeWorkbook } from "./write-workbook.ts";

/** A column of the template: the fact, and its heading. */
export interface TemplateColumn {
  readonly fact: Fact;
  readonly heading: string;
}

const RATE_PARTS = ["from", "to", "rate", "date"];

/** The columns that the rules on such activities look at, in the vocabulary's order; all rules where none is named. */
export function templateColumns(
  rulebook: Rulebook,
  activities: readonly string[],
  language: Language,
): TemplateColumn[] {
  const { askedFirst, relations } = rulebook.vocabulary;
  const wanted = new Set(["name", ...askedFirst, relations.foreignShare]);
  for (const rule of rulebook.rules.filter((candidate) => concerns(candidate, activities))) {
    for (const leaf of [...leavesOf(rule.applies), ...leavesOf(rule.requires)]) {
      for (const id of factsOfLeaf(leaf)) wanted.add(rulebook.vocabulary.byId.get(id)?.elapsedSince ?? id);
    }
  }
  const facts = rulebook.vocabulary.facts.filter(
    (fact) => wanted.has(fact.id) && fact.role !== "context" && fitsOneCell(fact),
  );
  const columns = facts.map((fact) => ({ fact, heading: textIn(fact.title, language) }));
  return facts.some((fact) => factTypeOf(fact).compared === "money")
    ? [...columns, ...rateColumns(rulebook.vocabulary)]
    : columns;
}

function rateColumns({ byId }: Vocabulary): TemplateColumn[] {
  const fact = byId.get("exchangeRates");
  if (fact === undefined) return [];
  return RATE_PARTS.map((part) => ({ fact, heading: `${fact.id}.0.${part}` }));
}

function concerns(rule: Rule, activities: readonly string[]): boolean {
  const { activity } = gateOf(rule.applies);
  if (activities.length === 0) return true;
  return activity?.bound.kind === "ids" && activity.bound.ids.some((id) => activities.includes(id));
}

/** Writes an empty workbook with such columns, a help text and a list to choose from in each, and a page of help. */
export async function writeTemplate(
  file: string,
  columns: readonly TemplateColumn[],
  language: Language,
): Promise<void> {
  const lists = columns.map((column) => listOf(column, language));
  const headings = columns.map(({ heading }) => textCell(heading, STYLE.heading));
  const behind = validations(columns, lists, language);
  const sheets: Sheet[] = [
    {
      name: textIn(words.template.companies, language),
      pieces: sheetXml(
        columns.map(({ heading }) => Math.max(12, heading.length * 2)),
        [headings],
        { columnStyle: STYLE.text, behind },
      ),
    },
    { name: textIn(words.template.help, language), pieces: helpSheet(columns, language) },
    { name: LISTS, isHidden: true, pieces: listsSheet(lists) },
  ];
  await writeWorkbook(file, sheets);
}

const LISTS = "lists";
const LAST_ROW = 1_048_576;
const LONGEST_PROMPT = 250;
const LONGEST_TITLE = 32;

function listOf({ fact, heading }: TemplateColumn, language: Language): string[] {
  const unknown = words.template.unknown;
  if (heading.includes(".0.")) return [];
  if (factTypeOf(fact).compared === "yes-no")
    return [textIn(words.template.yes, language), textIn(words.template.no, language), unknown];
  return fact.choices === undefined
    ? []
    : [...fact.choices.map(({ title }) => textIn(title, language)), unknown];
}

function validations(
  columns: readonly TemplateColumn[],
  lists: readonly (readonly string[])[],
  language: Language,
): string {
  const entries = columns.map(({ fact }, index) => {
    const column = columnName(index);
    const list = lists[index] ?? [];
    const source = `${LISTS}!$${column}$1:$${column}$${list.length}`;
    const kind = list.length > 0 ? `type="list" ` : "";
    const formula = list.length > 0 ? `<formula1>${source}</formula1>` : "";
    const isClosed = list.length > 0 && factTypeOf(fact).compared !== "choices";
    const prompt = cut(`${textIn(fact.question, language)} ${textIn(fact.help, language)}`, LONGEST_PROMPT);
    return `<dataValidation ${kind}allowBlank="1" showInputMessage="1" showErrorMessage="${isClosed ? 1 : 0}" errorStyle="warning" promptTitle="${xmlText(cut(textIn(fact.title, language), LONGEST_TITLE))}" prompt="${xmlText(prompt)}" sqref="${column}2:${column}${LAST_ROW}">${formula}</dataValidation>`;
  });
  return `<dataValidations count="${entries.length}">${entries.join("")}</dataValidations>`;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

function helpSheet(columns: readonly TemplateColumn[], language: Language): Iterable<string> {
  const rows = columns.map(({ fact, heading }) => [
    heading,
    fact.id,
    textIn(fact.question, language),
    textIn(fact.help, language),
    (fact.choices ?? []).map(({ id, title }) => `${textIn(title, language)} (${id})`).join("; "),
  ]);
  return sheetXml(
    [28, 32, 50, 60, 60],
    [
      words.template.helpColumns.map((head) => textCell(textIn(head, language), STYLE.heading)),
      ...rows.map((row) => row.map((text) => textCell(cut(text, 32_000), STYLE.wrapped))),
    ],
  );
}

function listsSheet(lists: readonly (readonly string[])[]): Iterable<string> {
  const height = Math.max(1, ...lists.map((list) => list.length));
  const rows = Array.from({ length: height }, (_, row) =>
    lists.map((list) => textCell(list[row] ?? "", STYLE.text)),
  );
  return sheetXml(
    lists.map(() => 30),
    rows,
  );
}
