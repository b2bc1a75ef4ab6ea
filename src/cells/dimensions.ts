import { judge, type Verdict } from "../logic/operators.ts";
import { DOCUMENT_STATUS, valueAt } from "../logic/tree.ts";
import { type Holder, inOrder, type Origin, type Profile } from "../profile/answer.ts";
import { findContradictions } from "../profile/contradictions.ts";
import type { Facts } from "../profile/facts.ts";
import { factsOf } from "../situation/facts.ts";
import { factsOfLeaf, type Leaf, testKey } from "../rules/condition.ts";
import type { Status } from "../rules/document.ts";
import { createVocabulary, type Vocabulary } from "../vocabulary/vocabulary.ts";
import { type Axis, type Day, layOut } from "./layouts.ts";

/** One place of a dimension that some profile reaches. */
export interface Point {
  /** For each axis its cell. */
  readonly at: readonly number[];
  /** Answers that put a company there; `check` accepts them. A fact that is not among them is not answered. */
  readonly answers: Profile;
  /** What each test of the dimension says there. */
  readonly verdicts: readonly Verdict[];
}

/**
 * Facts that must be looked at together, since one follows from another or one test compares several; whatever is said
 * of one dimension leaves all others free.
 */
export interface Dimension {
  readonly axes: readonly Axis[];
  /** Distinct tests, each once, whatever its name. */
  readonly tests: readonly Leaf[];
  readonly points: readonly Point[];
}

/** The tests, each once. */
export function distinctTests(leaves: readonly Leaf[]): Leaf[] {
  return [...new Map(leaves.map((leaf) => [testKey(leaf), leaf])).values()];
}

/**
 * The dimensions of some tests on a day, of one rule or of several: cut at the bounds of all of them. Every
 * combination of their points, one from each, is reached by the answers of these points together (see `together`).
 * Tests of the document's status and of the day alone are no dimension; `verdictOnDay` tells what they say.
 */
export function dimensionsOf(leaves: readonly Leaf[], vocabulary: Vocabulary, day: Day): Dimension[] {
  const tests = distinctTests(leaves).filter((leaf) => !isOfDay(leaf, vocabulary));
  const groups: { facts: Set<string>; tests: Leaf[] }[] = [];
  for (const leaf of tests) {
    const joined = { facts: new Set(factsTogether(leaf, vocabulary)), tests: [leaf] };
    for (const group of groups.filter(({ facts }) => [...facts].some((fact) => joined.facts.has(fact)))) {
      groups.splice(groups.indexOf(group), 1);
      joined.tests = [...group.tests, ...joined.tests];
      for (const fact of group.facts) joined.facts.add(fact);
    }
    groups.push(joined);
  }
  return groups.map((group) => dimensionOf(group.tests, [...group.facts], vocabulary, day));
}

/** Whether the day, and no answer, decides a test. */
export function isOfDay({ fact }: Leaf, { byId }: Vocabulary): boolean {
  return fact === DOCUMENT_STATUS || byId.get(fact)?.trueFrom !== undefined;
}

/** What a test says that the day decides. */
export function verdictOnDay(leaf: Leaf, vocabulary: Vocabulary, { asOf, status }: Day): Verdict {
  return verdictOf(leaf, factsOf(new Map(), vocabulary, asOf), status);
}

/** What a test says of a company with such facts. */
export function verdictOf(leaf: Leaf, facts: Facts, status: Status): Verdict {
  return judge(leaf.fact, valueAt(leaf, facts, status), leaf.operator, leaf.certainty, leaf.bound);
}

/** The facts that a test looks at, and those that follow from them or from which they follow. */
function factsTogether(leaf: Leaf, vocabulary: Vocabulary): string[] {
  const looked = factsOfLeaf(leaf);
  const dates = looked.flatMap((id) => vocabulary.byId.get(id)?.elapsedSince ?? []);
  const { shareSides, sharesOpenBy } = vocabulary.relations;
  const isShare = looked.some((id) => shareSides.includes(id));
  const ofShares = sharesOpenBy === null ? shareSides : [...shareSides, sharesOpenBy];
  return [...looked, ...dates, ...(isShare ? ofShares : [])];
}

function dimensionOf(
  tests: readonly Leaf[],
  ids: readonly string[],
  vocabulary: Vocabulary,
  day: Day,
): Dimension {
  const facts = ids.flatMap((id) => vocabulary.byId.get(id) ?? []);
  const own = createVocabulary({ subjects: [...vocabulary.subjects], facts });
  const { axes, candidates } = layOut(tests, facts, vocabulary, day);
  const points = new Map<string, Point>();
  for (const { at, answers } of candidates) {
    const key = at.join(" ");
    if (points.has(key) || findContradictions(answers, vocabulary.relations).length > 0) continue;
    const values = factsOf(answers, own, day.asOf);
    points.set(key, { at, answers, verdicts: tests.map((leaf) => verdictOf(leaf, values, day.status)) });
  }
  return { axes, tests, points: [...points.values()] };
}

/** A profile that is in one place of each dimension at once. */
export function together(points: readonly Pick<Point, "answers">[], vocabulary: Vocabulary): Profile {
  const answers = new Map(points.flatMap((point) => [...point.answers]));
  const investors = answers.get("investors");
  const derived = vocabulary.facts.find(({ derivedFrom }) => derivedFrom === "investors");
  const stated = derived === undefined ? undefined : answers.get(derived.id);
  if (investors?.kind === "investors" && stated?.kind === "choice" && stated.id !== "mainland") {
    answers.set("investors", {
      kind: "investors",
      holders: withOrigin(investors.holders, stated.id as Origin),
    });
  }
  return inOrder(answers, vocabulary);
}

/** Whoever is said to have founded the company must be among its owners. */
function withOrigin(holders: readonly Holder[], origin: Origin): Holder[] {
  return holders.map((holder) => ({
    ...holder,
    origin: holder.origin === "foreign" ? origin : holder.origin,
    holders: holder.holders === null ? null : withOrigin(holder.holders, origin),
  }));
}
