import type { Finding } from "../contract/finding.ts";
import { type Language, LANGUAGES, textIn, type Words } from "../language/language.ts";
import { tell } from "../rules/fault.ts";
import type { Example } from "../rules/rule-schema.ts";

/** One thing that an example says, and what came of it. */
interface Comparison {
  readonly name: string | Words;
  readonly expected: string | Words;
  readonly actual: string | Words;
}

const COLUMN = 44;
const NOTHING = tell("comparison-nothing");
const NOT_WORKED_OUT = tell("comparison-none");

/** Null where the finding is what the example says; else both side by side, one line for each thing it says. */
export function compareExample(example: Example, finding: Finding): Words | null {
  const comparisons = comparisonsOf(example, finding);
  if (comparisons.every(({ expected, actual }) => expected === actual)) return null;
  return Object.fromEntries(LANGUAGES.map((language) => [language, tableOf(comparisons, language)])) as Words;
}

function tableOf(comparisons: readonly Comparison[], language: Language): string {
  const inLanguage = (words: string | Words): string =>
    typeof words === "string" ? words : textIn(words, language);
  const row = (mark: string, expected: string, actual: string): string =>
    `  ${mark} ${expected.padEnd(COLUMN)} ${actual}`;
  return [
    row(" ", textIn(tell("comparison-expected"), language), textIn(tell("comparison-actual"), language)),
    ...comparisons.map(({ name, expected, actual }) =>
      row(
        expected === actual ? " " : "✗",
        `${inLanguage(name)}: ${inLanguage(expected)}`,
        `${inLanguage(name)}: ${inLanguage(actual)}`,
      ),
    ),
  ].join("\n");
}

function comparisonsOf(example: Example, finding: Finding): Comparison[] {
  const results = new Map<string, string>(finding.requirements.map(({ id, result }) => [id, result]));
  return [
    { name: tell("comparison-outcome"), expected: example.outcome, actual: finding.outcome },
    ...Object.entries(example.requirements ?? {}).map(([name, expected]) => ({
      name,
      expected,
      actual: results.get(name) ?? NOT_WORKED_OUT,
    })),
    ...(example.missing === undefined
      ? []
      : [
          {
            name: tell("comparison-missing"),
            expected: listOf(example.missing),
            actual: listOf(finding.missing),
          },
        ]),
  ];
}

function listOf(ids: readonly string[]): string | Words {
  return ids.length === 0 ? NOTHING : ids.join(", ");
}
