import { statusesOn } from "../../src/logic/situation.ts";
import { describe, expect, it } from "vitest";
import { createAdvisor } from "../../src/advise/advisor.ts";
import { createEvaluator } from "../../src/evaluate/evaluate.ts";
import { createForecast } from "../../src/interview/outlook.ts";
import { statusOn } from "../../src/rules/document.ts";
import type { Rulebook } from "../../src/rules/rulebook.ts";
import { DIALECTS } from "../../src/sql/dialects/dialects.ts";
import { writeQuery } from "../../src/sql/write-query.ts";
import { IN_FORCE, reader, rulebook } from "../support/rulebook.ts";

const PROFILE = reader.fromText('{"city":"guangzhou","activities":["social-survey"],"foreignShare":"30"}');
const MISSING = "gz-2022-212";

/** The rulebook with another set of documents. */
function withDocuments(documents: Rulebook["documents"]): Rulebook {
  return { ...rulebook, documents };
}

const without = withDocuments(new Map([...rulebook.documents].filter(([id]) => id !== MISSING)));
const own = rulebook.documents.get(MISSING);
if (own === undefined) throw new Error(`there is no document ${MISSING}`);
const withoutStatus = withDocuments(new Map([...rulebook.documents, [MISSING, { ...own, status: [] }]]));

describe.each([
  ["that is not there", without, `there is no document ${MISSING}`],
  ["without a status", withoutStatus, `${MISSING} has no status`],
])("a document %s is an error, and never counts as not yet in force", (_name, book, message) => {
  it("for its findings and measures", async () => {
    await expect(createEvaluator(book, "").report(PROFILE, IN_FORCE)).rejects.toThrow(message);
  });

  it("for the questions, the advice and the query", () => {
    expect(() => createForecast(book, IN_FORCE)(PROFILE)).toThrow(message);
    const advisor = createAdvisor(book, createEvaluator(book, ""));
    expect(() => advisor.advise(PROFILE, IN_FORCE, ["gz-2022-212/1-12"])).toThrow(message);
    const request = { table: "profiles", key: "line", columns: null, asOf: IN_FORCE, withReasons: false };
    expect(() => writeQuery(book, { ...request, dialect: DIALECTS.duckdb })).toThrow(message);
  });
});

it("before its first period a document is not yet in force", () => {
  expect(statusOn(own, "2000-01-01")).toMatchObject({ status: "not-yet-in-force", note: null });
  expect(statusesOn(rulebook, "2000-01-01").statusOf(MISSING)).toBe("not-yet-in-force");
});

it("without rules and without its document a measure is told of nobody in silence", async () => {
  const book = { ...without, rules: [] };
  await expect(createEvaluator(book, "").report(PROFILE, IN_FORCE)).rejects.toThrow(MISSING);
});
