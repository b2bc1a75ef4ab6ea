import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/root.ts";
import { rulebook } from "../support/rulebook.ts";

/** The facts that the program itself needs; all others are known to the law alone, and are data. */
const OF_THE_PROGRAM = [
  "city",
  "activities",
  "investors",
  "entities",
  "exchangeRates",
  "name",
  "asOf",
  "unifiedSocialCreditCode",
  "lei",
  "documentStatus",
];

const OF_THE_LAW = new Set([...rulebook.vocabulary.byId.keys()].filter((id) => !OF_THE_PROGRAM.includes(id)));

/** The facts of the law that a source names in a text, or in a part of one, each with its line. */
function lawFactsIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      for (const word of node.text.split(/[^A-Za-z0-9]+/)) {
        if (OF_THE_LAW.has(word)) found.push(`${file}:${line} ${word}`);
      }
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

describe("facts that only the law knows", () => {
  it("are named by no source", () => {
    const files = readdirSync(`${ROOT}src`, { recursive: true, encoding: "utf8" });
    const named = files
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => lawFactsIn(file, readFileSync(`${ROOT}src/${file}`, "utf8")));
    expect(named).toEqual([]);
  });

  it("are seen where a source names one, alone or inside a text", () => {
    expect(lawFactsIn("one.ts", 'const share = "foreignShare";')).toEqual(["one.ts:1 foreignShare"]);
    expect(lawFactsIn("two.ts", `const query = \`\${table}.chineseShare > 0\`;`)).toEqual([
      "two.ts:1 chineseShare",
    ]);
    expect(lawFactsIn("three.ts", 'const city = "city";')).toEqual([]);
  });

  it("leaves only facts of the vocabulary to the program", () => {
    expect(OF_THE_PROGRAM.filter((id) => !rulebook.vocabulary.byId.has(id))).toEqual([]);
  });
});
