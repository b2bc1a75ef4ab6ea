import { expect, it } from "vitest";
import { faultsOfObservations } from "../../src/analyse/rulebook/accepted.ts";
import { analyseRulebook } from "../../src/analyse/rulebook/analyse-rulebook.ts";
import { FACT_TYPE_NAMES } from "../../src/fact-types/registry.ts";
import { proveExamples } from "../../src/proof/prove-examples.ts";
import { loadAcceptedObservations } from "../../src/rules/accepted-observations.ts";
import { formatFault } from "../../src/rules/fault.ts";
import { loadLikeRules } from "../../src/rules/like-rules.ts";
import { verifyRulebook } from "../../src/rules/verify/verify-rulebook.ts";
import { FROZEN_FILES, frozenFilesWithSchemas, rulebook } from "../support/frozen.ts";

it("the frozen rules pass all that rules verify asks of the law", async () => {
  const observations = analyseRulebook(rulebook, loadLikeRules(FROZEN_FILES));
  const faults = [
    ...verifyRulebook(frozenFilesWithSchemas()).faults,
    ...(await proveExamples(rulebook, FROZEN_FILES)).faults,
    ...faultsOfObservations(observations, loadAcceptedObservations(FROZEN_FILES), rulebook, FROZEN_FILES),
  ];
  expect(faults.map((fault) => formatFault(fault, "en"))).toEqual([]);
});

it("the frozen rules ask for facts of every type, in two cities", () => {
  expect(new Set(rulebook.vocabulary.facts.map(({ type }) => type))).toEqual(new Set(FACT_TYPE_NAMES));
  expect(new Set([...rulebook.documents.values()].map(({ city }) => city)).size).toBe(2);
});
