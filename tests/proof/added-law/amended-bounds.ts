import type { RawCondition } from "../../../src/rules/condition-schema.ts";
import { type DataFiles, textOf } from "../../../src/rules/files.ts";
import { ruleFiles } from "../../../src/rules/rulebook.ts";

/** The bounds of requirements, but for days and calendar years: a number and its unit. */
const BOUND = /^([1-9]\d*)( (?!year$).*)$/;

/** The law with every bound of a requirement lowered by a fifth, as amendments might; its words and examples stay. */
export function withAmendedBounds(files: DataFiles): DataFiles {
  const amended = ruleFiles(files).map((path) => {
    const rule = JSON.parse(textOf(files, path)) as { readonly requires: RawCondition };
    const changed = { ...rule, requires: amendedCondition(rule.requires) };
    return [path, new TextEncoder().encode(`${JSON.stringify(changed, null, 2)}\n`)] as const;
  });
  return new Map([...files, ...amended]);
}

function amendedCondition(condition: RawCondition): RawCondition {
  if ("all" in condition) return { all: condition.all.map(amendedCondition) };
  if ("any" in condition) return { any: condition.any.map(amendedCondition) };
  if ("not" in condition) return { not: amendedCondition(condition.not) };
  const [, number, unit] = (typeof condition.value === "string" && BOUND.exec(condition.value)) || [];
  if (number === undefined) return condition;
  const old = BigInt(number);
  return { ...condition, value: `${old - (old + 4n) / 5n}${unit}` };
}
