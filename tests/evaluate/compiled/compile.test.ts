import { statusesOn } from "../../../src/logic/situation.ts";
import { describe, expect, it } from "vitest";
import { compileRulebook } from "../../../src/evaluate/compiled/compile.ts";
import { createFinding } from "../../../src/evaluate/finding.ts";
import type { FactValue } from "../../../src/profile/facts.ts";
import { factsOf } from "../../../src/situation/facts.ts";
import { evaluator, IN_FORCE, reader, rulebook } from "../../support/rulebook.ts";
import { rule, vocabulary } from "./invented.ts";

const IN_GUANGZHOU = { fact: "city", operator: "is", value: "guangzhou" };
const BAKES = { fact: "activities", operator: "includes", value: "baking" };
const inForce = () => "in-force" as const;

function known(facts: Readonly<Record<string, FactValue>>): ReadonlyMap<string, FactValue> {
  return new Map(Object.entries(facts));
}

const city = (id: string): FactValue => ({ kind: "choice", id });
const activities = (...ids: string[]): FactValue => ({ kind: "choices", ids });
const yes: FactValue = { kind: "yes-no", value: true };
const no: FactValue = { kind: "yes-no", value: false };

describe("compiled rules", () => {
  const isOpen = { name: "is-open", fact: "isOpen", operator: "is", value: true };
  const compiled = compileRulebook({
    vocabulary,
    rules: [
      rule("a", { all: [IN_GUANGZHOU, BAKES] }, { all: [isOpen] }),
      rule("b", { all: [BAKES, IN_GUANGZHOU, { not: isOpen }] }, { any: [isOpen] }, true),
      rule("c", { any: [IN_GUANGZHOU, BAKES] }, isOpen, true),
      rule("d", { all: [{ fact: "city", operator: "orUnsettled:is", value: "chengdu" }] }, isOpen),
      rule(
        "e",
        { all: [IN_GUANGZHOU] },
        {
          all: [
            { ...isOpen, operator: "unsettled:is" },
            { ...isOpen, name: "also", operator: "orUnsettled:is" },
          ],
        },
      ),
    ],
  });
  const outcomes = (facts: Readonly<Record<string, FactValue>>, statusOf = inForce) =>
    compiled.outcomes(compiled.encode(known(facts), statusOf));

  it("tell by place and activity which rules are about a company", () => {
    expect(
      outcomes({ city: city("guangzhou"), activities: activities("selling", "baking"), isOpen: yes }),
    ).toEqual(["eligible", "not-applicable", "conditional", "undetermined", "undetermined"]);
    expect(outcomes({ city: city("guangzhou"), activities: activities("brewing"), isOpen: no })).toEqual([
      "not-applicable",
      "not-applicable",
      "ineligible",
      "undetermined",
      "undetermined",
    ]);
    expect(outcomes({ city: city("other"), activities: activities("baking"), isOpen: yes })).toEqual([
      "not-applicable",
      "not-applicable",
      "conditional",
      "undetermined",
      "not-applicable",
    ]);
  });

  it("leave open what place and activity leave open", () => {
    expect(outcomes({ activities: activities("baking"), isOpen: yes })).toEqual([
      "undetermined",
      "not-applicable",
      "conditional",
      "undetermined",
      "undetermined",
    ]);
    expect(outcomes({ city: city("chengdu") })).toEqual([
      "not-applicable",
      "not-applicable",
      "undetermined",
      "undetermined",
      "not-applicable",
    ]);
  });

  it("never let an unsettled test be met, nor an open one fail", () => {
    const profile = compiled.encode(known({ isOpen: no }), inForce);
    expect(compiled.requirements(profile, 4)).toEqual([
      { id: "is-open", truth: "unknown" },
      { id: "also", truth: "unknown" },
    ]);
    expect(compiled.requirements(compiled.encode(known({ isOpen: yes }), inForce), 4)).toEqual([
      { id: "is-open", truth: "unknown" },
      { id: "also", truth: true },
    ]);
  });

  it("work nothing out where the document is not in force", () => {
    const facts = { city: city("guangzhou"), activities: activities("baking"), isOpen: yes };
    expect(outcomes(facts, () => "expired" as never)[0]).toBe("not-in-force");
    expect(outcomes(facts, () => "unsettled" as never)[0]).toBe("conditional");
  });

  it("write into the array that they are given, over whatever it held", () => {
    const into = new Uint8Array(5).fill(9);
    const codes = compiled.outcomeCodes(
      compiled.encode(known({ city: city("other"), activities: activities() }), inForce),
      into,
    );
    expect(codes).toBe(into);
    expect(codes.includes(9)).toBe(false);
  });

  it("refuse a rule that there is not", () => {
    expect(() => compiled.outcome(compiled.encode(known({}), inForce), 5)).toThrow(
      "there is no rule 5; there are 5",
    );
  });
});

describe("the project's own rules, compiled", () => {
  const compiled = compileRulebook(rulebook);

  it("come to the outcome of every example", async () => {
    for (const [index, { id, document, examples }] of rulebook.rules.entries()) {
      for (const example of examples) {
        const day = example.asOf ?? rulebook.documents.get(document)?.examplesAsOf ?? IN_FORCE;
        const { statusOf } = statusesOn(rulebook, day);
        const profile = reader.fromText(JSON.stringify(example.profile));
        const encoded = compiled.encode(factsOf(profile, rulebook.vocabulary, day), statusOf);
        expect([id, example.name, compiled.outcome(encoded, index)]).toEqual([
          id,
          example.name,
          example.outcome,
        ]);
      }
    }
  });

  it("give the whole finding when asked", async () => {
    const rule = rulebook.rules.findIndex(({ id }) => id === "gz-2022-212/1-12");
    const profile = reader.fromText('{"city":"guangzhou","activities":["social-survey"],"chineseShare":60}');
    const statuses = statusesOn(rulebook, IN_FORCE);
    const encoded = compiled.encode(factsOf(profile, rulebook.vocabulary, IN_FORCE), statuses.statusOf);
    const [own, dated] = [rulebook.rules[rule], statuses.datedStatusOf("gz-2022-212")];
    if (own === undefined) throw new Error("no rule");
    const findings = await evaluator.findings(profile, IN_FORCE);
    const { changes: _, ...finding } = createFinding(own, compiled.explain(encoded, rule), dated);
    expect(findings[rule]).toMatchObject(finding);
  });
});
