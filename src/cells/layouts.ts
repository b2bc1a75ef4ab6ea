import { factTypeOf } from "../fact-types/registry.ts";
import { HUNDRED, type Rational, rational, ZERO } from "../exact/rational.ts";
import type { Words } from "../language/language.ts";
import { numberInUnit } from "../logic/operators.ts";
import { valueAt } from "../logic/tree.ts";
import type { Answer, Profile } from "../profile/answer.ts";
import type { FactValue } from "../profile/facts.ts";
import { factsOf } from "../situation/facts.ts";
import type { Leaf } from "../rules/condition.ts";
import type { Status } from "../rules/document.ts";
import { stepOf } from "../fact-types/measure.ts";
import { createVocabulary, type Fact, type Vocabulary } from "../vocabulary/vocabulary.ts";
import { turningDays } from "../fact-types/parts/days.ts";
import { answerOf, boundsOf, type FactCell, factCells, numberCells, UNKNOWN_CELLS } from "./fact-cells.ts";
import { nameOfStretch, nameOfUnknown } from "./names.ts";
import { type ShareSides, shareCells } from "./share-cells.ts";
import { type Domain, holds, type Stretch, stretchesBetween } from "./stretches.ts";

export type Reading = "direct" | "lookThrough";

/** One thing that is looked at, cut into cells: a fact, one reading of a share, or one fact as a part of another. */
export interface Axis {
  readonly fact: string;
  /** Of a part: the fact that is the whole. */
  readonly whole: string | null;
  readonly reading: Reading | null;
  readonly cells: readonly { readonly name: Words; readonly stretch: Stretch | null }[];
}

/** When and under which law the tests are looked at. */
export interface Day {
  /** YYYY-MM-DD. */
  readonly asOf: string;
  /** The status of the document to which tests of `documentStatus` belong. */
  readonly status: Status;
}

/** Answers, and the cells of all axes that they lie in. */
export interface Candidate {
  readonly at: readonly number[];
  readonly answers: Profile;
}

/** The axes of some facts, and answers in every cell that can be reached. */
export interface Layout {
  readonly axes: readonly Axis[];
  readonly candidates: readonly Candidate[];
}

function sidesOf({ byId, relations }: Vocabulary): ShareSides | null {
  const [chinese, foreign] = relations.shareSides.map((id) => byId.get(id));
  const openBy = relations.sharesOpenBy === null ? null : (byId.get(relations.sharesOpenBy) ?? null);
  return foreign === undefined || chinese === undefined ? null : { foreign, chinese, openBy };
}

/** Lays out the facts of one dimension. Throws where one amount is compared in two currencies, or parts are chained. */
export function layOut(
  tests: readonly Leaf[],
  facts: readonly Fact[],
  vocabulary: Vocabulary,
  day: Day,
): Layout {
  const sides = sidesOf(vocabulary);
  if (sides !== null && facts.includes(sides.foreign)) return ofShares(sides, tests);
  const years = facts.find(({ elapsedSince }) => elapsedSince !== undefined);
  if (years !== undefined) return ofYears(years, facts, tests, day);
  const part = tests.find(({ bound }) => bound.kind === "quantity" && bound.of !== null);
  if (part !== undefined) return ofParts(facts, tests, day);
  const [fact] = facts;
  if (fact === undefined) throw new Error(`there is no fact ${tests[0]?.fact}`);
  return factTypeOf(fact).compared === "money" ? ofMoney(fact, tests) : ofOne(fact, factCells(fact, tests));
}

function ofOne(fact: Fact, cells: readonly FactCell[]): Layout {
  const candidates = cells.map((cell, index) => ({ at: [index], answers: answersOf([[fact, cell]]) }));
  return { axes: [axisOf(fact.id, cells)], candidates };
}

function axisOf(fact: string, cells: Axis["cells"], more: Partial<Axis> = {}): Axis {
  return { fact, whole: null, reading: null, cells, ...more };
}

function answersOf(given: readonly (readonly [Fact, Pick<FactCell, "answer">])[]): Profile {
  const answers = new Map<string, Answer | null>();
  for (const [fact, { answer }] of given) if (answer !== undefined) answers.set(fact.id, answer);
  return answers;
}

function ofShares(sides: ShareSides, tests: readonly Leaf[]): Layout {
  const { cells, points } = shareCells(sides, tests);
  const readings: readonly Reading[] = ["direct", "lookThrough"];
  return {
    axes: readings.map((reading) => axisOf(sides.foreign.id, cells, { reading })),
    candidates: points,
  };
}

/** An amount in the one currency of all bounds, or in another without a rate. */
function ofMoney(fact: Fact, tests: readonly Leaf[]): Layout {
  const currencies = new Set(tests.flatMap(({ bound }) => (bound.kind === "quantity" ? [bound.unit] : [])));
  if (currencies.size > 1) throw new Error(`${fact.id} is compared in ${[...currencies].join(" and ")}`);
  const other = currencies.has("EUR") ? "USD" : "EUR";
  const answer = answerOf(fact, rational(1n), other);
  const cells = [...factCells(fact, tests), { name: nameOfUnknown("rate-missing"), answer, stretch: null }];
  return ofOne(fact, cells);
}

/** A date, and the years that have passed since. */
function ofYears(years: Fact, facts: readonly Fact[], tests: readonly Leaf[], { asOf }: Day): Layout {
  const date = facts.find(({ id }) => id === years.elapsedSince);
  if (date === undefined) throw new Error(`there is no fact ${years.elapsedSince}`);
  const ofDate = tests.filter(({ fact }) => fact === date.id);
  const turns = tests.flatMap(({ fact, bound }) =>
    fact === years.id && bound.kind === "quantity" ? turningDays(bound.value, asOf) : [],
  );
  const cells = [...UNKNOWN_CELLS, ...numberCells(date, [...boundsOf(ofDate), ...turns], null)];
  return ofOne(date, cells);
}

/** A part of a whole: the percentage, and each of both by its own tests, where there are any. */
function ofParts(facts: readonly Fact[], tests: readonly Leaf[], day: Day): Layout {
  const [ratio, ...more] = tests.filter(({ bound }) => bound.kind === "quantity" && bound.of !== null);
  const whole = facts.find(({ id }) => ratio?.bound.kind === "quantity" && id === ratio.bound.of);
  const part = facts.find(({ id }) => id === ratio?.fact);
  if (ratio === undefined || part === undefined || whole === undefined || facts.length > 2) {
    throw new Error(`parts and wholes are compared in a chain: ${facts.map(({ id }) => id).join(", ")}`);
  }
  const percents = boundsOf(
    [ratio, ...more].map((leaf) =>
      leaf.bound.kind === "quantity" ? { ...leaf, bound: { ...leaf.bound, of: null } } : leaf,
    ),
  );
  const ownBounds = (fact: Fact): Rational[] => boundsOf(tests.filter((leaf) => leaf.fact === fact.id));
  const own = [whole, part].map((fact) => ({ fact, bounds: ownBounds(fact) }));
  const axes = own
    .filter(({ bounds }) => bounds.length > 0)
    .map(({ fact, bounds }) => axisOf(fact.id, [...UNKNOWN_CELLS, ...numberCells(fact, bounds, null)]));
  const ofRatio = axisOf(part.id, ratioCells(percents), { whole: whole.id });
  const candidates = pairsOf(whole, part, percents, ownBounds).map((answers): Candidate => {
    const values = factsOf(answers, createVocabulary({ subjects: [], facts: [whole, part] }), day.asOf);
    const at = axes.map((axis) => placeOf(values.get(axis.fact), axis));
    return { at: [placeOf(valueAt(ratio, values, day.status), ofRatio), ...at], answers };
  });
  return { axes: [ofRatio, ...axes], candidates };
}

/** Wholes and parts around every bound of the one, of the other and of the percentage. */
function pairsOf(
  whole: Fact,
  part: Fact,
  percents: readonly Rational[],
  boundsOfFact: (fact: Fact) => Rational[],
): Profile[] {
  const sizes = boundsOfFact(part).flatMap((size) =>
    percents.flatMap((percent) => (percent.n === 0n ? [] : [size.mul(HUNDRED).div(percent)])),
  );
  const wholes = numberCells(whole, [ZERO, ...boundsOfFact(whole), ...sizes], null);
  const fine = { answer: answerOf(whole, sizeThatTellsApart(percents, part), null) };
  return [...UNKNOWN_CELLS, ...wholes, fine].flatMap((cell) => {
    const size = cell.answer?.kind === "quantity" ? cell.answer.value : ZERO;
    const turns = percents.map((percent) => percent.mul(size).div(HUNDRED));
    const parts = numberCells(part, [ZERO, ...boundsOfFact(part), ...turns], null);
    return [...UNKNOWN_CELLS, ...parts].map((own) =>
      answersOf([
        [whole, cell],
        [part, own],
      ]),
    );
  });
}

/** A whole so large that a part at its step can be at each of these percentages, and between any two of them. */
function sizeThatTellsApart(percents: readonly Rational[], part: Fact): Rational {
  const denominators = percents.reduce((product, { d }) => product.mul(rational(d)), rational(1n));
  return denominators.mul(stepOf(part, null)).mul(HUNDRED).mul(rational(2n));
}

const PERCENT: Domain = { low: ZERO, high: null };

function ratioCells(percents: readonly Rational[]): Axis["cells"] {
  const stretches = stretchesBetween(percents, PERCENT);
  const known = stretches.map((stretch) => ({ name: nameOfStretch(stretch, PERCENT, "%"), stretch }));
  return [...UNKNOWN_CELLS, ...known];
}

/** The cell of a number on an axis whose first two cells are the ways of not knowing it. */
export function placeOf(
  value: FactValue | undefined,
  { cells }: { readonly cells: readonly { readonly stretch: Stretch | null }[] },
): number {
  if (value === undefined || value.kind === "unknown") return value?.reason === "do-not-know" ? 1 : 0;
  const number = numberInUnit(value, "");
  return cells.findIndex(({ stretch }) => number !== null && stretch !== null && holds(stretch, number));
}
