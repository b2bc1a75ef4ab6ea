import fc from "fast-check";
import { expect, test } from "vitest";
import {
  answerFact,
  back,
  forward,
  type Journey,
  profileOf,
  startJourney,
  takenBack,
  withdraw,
} from "../../src/interview/journey.ts";
import type { Answer } from "../../src/profile/answer.ts";
import { reader, rulebook } from "../support/rulebook.ts";

const { vocabulary } = rulebook;
const SEED = 11;
const options = { seed: SEED, numRuns: 300 };

const answers = fc.option(
  fc.boolean().map((value): Answer => ({ kind: "yes-no", value })),
  { nil: null },
);
const facts = fc.constantFrom(...vocabulary.facts.slice(0, 12).map(({ id }) => id));

type Move = (journey: Journey) => Journey;
const moves: fc.Arbitrary<Move> = fc.oneof(
  fc.tuple(facts, answers).map(
    ([fact, answer]): Move =>
      (journey) =>
        answerFact(journey, fact, answer),
  ),
  facts.map(
    (fact): Move =>
      (journey) =>
        withdraw(journey, fact),
  ),
  fc.constant(back),
  fc.constant(forward),
);

/** Any journey that people can make, from nothing or from a saved profile. */
const journeys = fc
  .tuple(
    fc.array(moves, { maxLength: 30 }),
    fc.constantFrom({}, { city: "guangzhou" }, { city: null, legalForm: "domestic" }),
  )
  .map(([made, saved]) =>
    made.reduce((journey, move) => move(journey), startJourney(reader.fromText(JSON.stringify(saved)))),
  );

test(`forward after back is the identity (seed ${SEED})`, () => {
  fc.assert(
    fc.property(journeys, (journey) => {
      const earlier = back(journey);
      if (earlier !== journey) expect(forward(earlier)).toEqual(journey);
      else expect(journey.given.length).toBe(journey.brought);
    }),
    options,
  );
});

test(`back after forward is the identity (seed ${SEED})`, () => {
  fc.assert(
    fc.property(journeys, (journey) => {
      const later = forward(journey);
      if (later !== journey) expect(back(later)).toEqual(journey);
      else expect(journey.ahead).toEqual([]);
    }),
    options,
  );
});

test(`an answer changed and changed again loses nothing (seed ${SEED})`, () => {
  fc.assert(
    fc.property(journeys, facts, answers, (journey, fact, answer) => {
      const given = journey.given.find((earlier) => earlier.fact === fact);
      fc.pre(given !== undefined);
      const changed = answerFact(journey, fact, answer);
      expect(answerFact(changed, fact, given?.answer ?? null)).toEqual(journey);
      const others = (of: Journey) => of.given.filter((earlier) => earlier.fact !== fact);
      expect(others(changed)).toEqual(others(journey));
    }),
    options,
  );
});

test(`no fact is given twice, nor both given and ahead (seed ${SEED})`, () => {
  fc.assert(
    fc.property(journeys, ({ given, ahead }) => {
      const all = [...given, ...ahead].map(({ fact }) => fact);
      expect(new Set(all).size).toBe(all.length);
    }),
    options,
  );
});

test("what came with a saved profile is changed, and not stepped back over", () => {
  const saved = startJourney(reader.fromText('{ "city": "chengdu" }'));
  expect(back(saved)).toBe(saved);
  const further = answerFact(saved, "includesOnlinePublishing", null);
  expect(back(further).given).toEqual(saved.given);
  expect(takenBack(back(further), "includesOnlinePublishing")).toBeNull();
  const changed = answerFact(saved, "city", { kind: "choice", id: "guangzhou" });
  expect([...profileOf(changed, vocabulary)]).toEqual([["city", { kind: "choice", id: "guangzhou" }]]);
});
