import { describe, expect, test } from "vitest";
import { outcomeOf } from "../../src/evaluate/outcome.ts";
import { parseJson } from "../../src/input/json.ts";
import { answerFact, profileOf, startJourney } from "../../src/interview/journey.ts";
import { type Question, relevantQuestions } from "../../src/interview/next-question.ts";
import { createForecast } from "../../src/interview/outlook.ts";
import { foldCondition, judgeLeaf, valueAt } from "../../src/logic/tree.ts";
import type { Answer, Profile } from "../../src/profile/answer.ts";
import { Complaints } from "../../src/profile/complaint.ts";
import { factsOf } from "../../src/situation/facts.ts";
import { factTypeOf } from "../../src/fact-types/registry.ts";
import { type Condition, leavesOf } from "../../src/rules/condition.ts";
import type { Rule } from "../../src/rules/rulebook.ts";
import { Random } from "../proof/evaluators/random.ts";
import { randomAnswer } from "../proof/evaluators/random-answer.ts";
import { RandomProfiles } from "../proof/evaluators/random-profile.ts";
import { IN_FORCE, reader, rulebook } from "../support/rulebook.ts";
import { walkThrough } from "./walk.ts";

const SEED = 7;
const COMPANIES = 40;
const TRIES = 600;
const { vocabulary } = rulebook;
const { askedAs } = vocabulary.relations;

describe("no asked question was irrelevant", () => {
  test(`other answers can be found beside which two answers to it part (seed ${SEED})`, () => {
    const random = new Random(SEED);
    const companies = new RandomProfiles(rulebook, random);
    let checked = 0;
    for (let company = 0; company < COMPANIES; company += 1) {
      const truth = companies.next().profile;
      for (const { question, before, outlooks } of walkThrough(truth, rulebook, IN_FORCE).steps) {
        for (const rule of someOf(question.bearsOn, random)) {
          const open =
            outlooks.find((outlook) => outlook.rule.id === rule.id)?.openFacts ?? new Set<string>();
          const parts = findParting(question, rule, before, open, random);
          expect(`${rule.id} ${question.fact.id}: ${parts}`).toBe(`${rule.id} ${question.fact.id}: true`);
          checked += 1;
        }
      }
    }
    expect(checked).toBeGreaterThan(COMPANIES);
  });
});

/** Where very many rules hang on a question, a few of them stand for all. */
function someOf(rules: readonly Rule[], random: Random): readonly Rule[] {
  return rules.length <= 4 ? rules : [1, 2, 3, 4].map(() => random.pick(rules));
}

function findParting(
  question: Question,
  rule: Rule,
  before: Profile,
  open: ReadonlySet<string>,
  random: Random,
): boolean {
  const others = [...open].filter((fact) => askedAs(fact) !== question.fact.id);
  for (let round = 0; round < TRIES; round += 1) {
    const meeting = random.pick([100, 95, 60]);
    const beside = others.map((fact): [string, Answer | null] => [
      askedAs(fact),
      answerOf(fact, rule, meeting, random),
    ]);
    const outcomes = new Set<string>();
    for (const aim of [100, 100, 0, 0]) {
      const named = random.pick([...open].filter((fact) => askedAs(fact) === question.fact.id));
      const answer = question.pair === null ? answerOf(named, rule, aim, random) : rateOf(question, random);
      outcomes.add(outcomeFor(rule, new Map([...before, ...beside, [named, answer]])));
    }
    if (outcomes.size > 1) return true;
  }
  return false;
}

function answerOf(id: string, rule: Rule, meeting: number, random: Random): Answer {
  const fact = vocabulary.byId.get(id);
  if (fact === undefined) throw new Error(`there is no fact ${id}`);
  const leaves = [...leavesOf(rule.applies), ...leavesOf(rule.requires)];
  if (fact.type === "exchange-rates") return read(id, [{ from: "EUR", to: "USD", rate: "1" }]);
  const all = (fact.choices ?? []).map((choice) => choice.id);
  if (fact.type === "choices" && random.percent(meeting / 2)) return read(id, all);
  return read(id, randomAnswer(fact, leaves, meeting, random));
}

function rateOf({ pair }: Question, random: Random): Answer {
  return read("exchangeRates", [{ ...pair, rate: random.pick(["0.000001", "1", "1000000"]) }]);
}

function read(id: string, raw: unknown): Answer {
  const fact = vocabulary.byId.get(id);
  const answer =
    fact && factTypeOf(fact).read(parseJson(JSON.stringify(raw)).value, [id], fact, new Complaints());
  if (answer === undefined) throw new Error(`${JSON.stringify(raw)} is no answer to ${id}`);
  return answer;
}

/** The outcome by a plain fold, apart from the code under test. */
function outcomeFor(rule: Rule, profile: Profile): string {
  const facts = factsOf(profile, vocabulary, IN_FORCE);
  const truth = (condition: Condition) =>
    foldCondition(condition, (leaf) => judgeLeaf(leaf, valueAt(leaf, facts, "in-force"))).truth;
  return outcomeOf(truth(rule.applies), () => truth(rule.requires), "in-force", rule.open.length > 0);
}

describe("what a don't know or a silent text keeps open", () => {
  const forecast = createForecast(rulebook, IN_FORCE);
  const asked = (profile: object): string[] =>
    relevantQuestions(forecast(reader.fromText(JSON.stringify(profile))), vocabulary).map(
      ({ fact }) => fact.id,
    );

  test("asks nothing more where the text does not settle the rest", () => {
    expect(
      asked({ city: "guangzhou", activities: ["other-value-added-telecom"], foreignShare: "30" }),
    ).toEqual([]);
  });

  test("keeps a question by which the outcome could still be decided", () => {
    const vintage = { city: "chengdu", activities: ["vintage-car-bonded-storage"], vehicleAgeYears: null };
    const goods = ["isExhibitionGoods", "bondedStoragePlace"];
    expect(asked(vintage)).toEqual(goods);
    expect(asked({ ...vintage, vehicleAgeYears: "101" })).toEqual(goods);
    const inZone = { isExhibitionGoods: true, bondedStoragePlace: "comprehensive-bonded-zone" };
    expect(asked({ ...vintage, ...inZone })).toEqual([]);
  });

  test("asks for the added area beside an unknown original one, since nothing added is 0 % of any whole", () => {
    const land = {
      city: "chengdu",
      activities: ["industrial-floor-area-expansion"],
      isExistingManufacturer: true,
      conformsToRegulatoryDetailedPlan: true,
      addsServiceOrientedManufacturingFacilities: true,
      floorAreaMethods: ["raise-plot-ratio"],
      partitionsAndTransfersLand: false,
    };
    expect(asked({ ...land, originalFloorArea: null })).toEqual(["addedServiceFloorArea"]);
    expect(asked({ ...land, addedServiceFloorArea: null })).toEqual([]);
  });

  test("is not asked for again, whichever of the two shares it was", () => {
    const survey = { city: "guangzhou", activities: ["social-survey"] };
    expect(asked(survey)).toContain("foreignShare");
    expect(asked({ ...survey, chineseShare: null })).toEqual([]);
    expect(asked({ ...survey, foreignShare: null })).toEqual([]);
  });

  test("does not ask what describes, nor what the day says by itself", () => {
    const journey = answerFact(startJourney(new Map()), "name", { kind: "text", text: "Sample" });
    const open = relevantQuestions(forecast(profileOf(journey, vocabulary)), vocabulary);
    const roles = open.map(({ fact }) => fact.role ?? null);
    expect(roles).not.toContain("describes");
    expect(roles).not.toContain("context");
  });
});
