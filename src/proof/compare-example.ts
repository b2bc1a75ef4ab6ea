import type { Finding } from "../evaluate/report.ts";
import type { Example } from "../rules/rule-schema.ts";

/** One thing that an example says, and what came of it. */
interface Comparison {
  readonly name: string;
  readonly expected: string;
  readonly actual: string;
}

const COLUMN = 44;

/** Null where the finding is what the example says; else both side by side, one line for each thing it says. */
export function compareExample(example: Example, finding: Finding): string | null {
  const comparisons = comparisonsOf(example, finding);
  if (comparisons.every(({ expected, actual }) => expected === actual)) return null;
  const row = (mark: string, expected: string, actual: string): string =>
    `  ${mark} ${expected.padEnd(COLUMN)} ${actual}`;
  return [
    row(" ", "expected", "actual"),
    ...comparisons.map(({ name, expected, actual }) =>
      row(expected === actual ? " " : "✗", `${name}: ${expected}`, `${name}: ${actual}`),
    ),
  ].join("\n");
}

function comparisonsOf(example: Example, finding: Finding): Comparison[] {
  const results = new Map<string, string>(finding.requirements.map(({ id, result }) => [id, result]));
  return [
    { name: "outcome", expected: example.outcome, actual: finding.outcome },
    ...Object.entries(example.requirements ?? {}).map(([name, expected]) => ({
      name,
      expected,
      actual: results.get(name) ?? "not worked out",
    })),
    ...(example.missing === undefined
      ? []
      : [{ name: "missing", expected: listOf(example.missing), actual: listOf(finding.missing) }]),
  ];
}

function listOf(ids: readonly string[]): string {
  return ids.length === 0 ? "nothing" : ids.join(", ");
}
