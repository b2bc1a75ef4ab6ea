import { gateOf } from "../../../src/evaluate/compiled/gate.ts";
import { parseJson } from "../../../src/input/json.ts";
import { InputError } from "../../../src/input/problem.ts";
import { GATES } from "../../../src/logic/tree.ts";
import type { Profile } from "../../../src/profile/answer.ts";
import { DAY_ASKED } from "../../../src/profile/days.ts";
import { createProfileReader } from "../../../src/situation/parse-profile.ts";
import { factsOfLeaf, type Leaf, leavesOf } from "../../../src/rules/condition.ts";
import type { Rule, Rulebook } from "../../../src/rules/rulebook.ts";
import { answerable, type Fact } from "../../../src/vocabulary/vocabulary.ts";
import type { Random } from "./random.ts";
import { randomAnswer, randomInvestors, randomRates } from "./random-answer.ts";

/** A profile as JSON before it is read. */
export type RawProfile = Readonly<Record<string, unknown>>;

/** How likely facts are answered, in percent. */
interface Mood {
  readonly answered: number;
  readonly unknown: number;
  /** How often an answer is one that meets a test of the rules aimed at. */
  readonly meeting: number;
}

const MOODS: readonly Mood[] = [
  { answered: 100, unknown: 0, meeting: 97 },
  { answered: 97, unknown: 2, meeting: 85 },
  { answered: 80, unknown: 10, meeting: 50 },
  { answered: 45, unknown: 15, meeting: 60 },
];

/** Answers that are tables of their own; they are made apart, or left out. */
const TABLES = new Set<Fact["type"]>(["investors", "entities", "exchange-rates"]);

const NUMBERS = new Set<Fact["type"]>(["share", "money", "area", "duration", "count", "date"]);

const EQUITY = ["investors", "entities", "foreignShare", "chineseShare"];

const OF_OTHER_RULES = 4;
const MOST_TARGETS = 3;

/** Makes random profiles that the program's own reader accepts, aimed at one to three rules each. */
export class RandomProfiles {
  readonly #rulebook: Rulebook;
  readonly #random: Random;
  readonly #reader: ReturnType<typeof createProfileReader>;
  readonly #leaves: ReadonlyMap<string, readonly Leaf[]>;

  constructor(rulebook: Rulebook, random: Random) {
    this.#rulebook = rulebook;
    this.#random = random;
    this.#reader = createProfileReader(rulebook.vocabulary);
    this.#leaves = leavesByFact(rulebook.rules);
  }

  /** A profile, raw and read. */
  next(): { raw: RawProfile; profile: Profile } {
    for (;;) {
      const raw = this.#raw();
      const profile = this.read(raw);
      if (profile !== null) return { raw, profile };
    }
  }

  /**
   * The profile with random answers to what it leaves open; null where they contradict each other. Until somebody says
   * that shares are held for others, the registered holders are compared: a yes sets that aside, and completes nothing.
   */
  complete(raw: RawProfile): Profile | null {
    const completed: Record<string, unknown> = { ...raw };
    const { sharesOpenBy } = this.#rulebook.vocabulary.relations;
    const share = this.#random.percent(50) ? "foreignShare" : "chineseShare";
    for (const fact of answerable(this.#rulebook.vocabulary)) {
      if (fact.id === DAY_ASKED) continue;
      const isOpen = (raw[fact.id] ?? null) === null;
      const isWanted = EQUITY.includes(fact.id) ? fact.id === share : fact.type !== "exchange-rates";
      if (!isOpen || !isWanted || this.#random.percent(40)) continue;
      if (fact.id === sharesOpenBy) {
        completed[fact.id] = false;
        continue;
      }
      completed[fact.id] = this.#answer(fact, this.#leaves.get(fact.id) ?? [], 60);
    }
    if ((raw.exchangeRates ?? null) === null) completed.exchangeRates = randomRates(this.#random);
    return this.read(completed);
  }

  /** The same with other numbers, amounts and days where it has any; null where they contradict each other. */
  withOtherNumbers(raw: RawProfile): { raw: RawProfile; profile: Profile } | null {
    const changed: Record<string, unknown> = { ...raw };
    for (const fact of answerable(this.#rulebook.vocabulary)) {
      if ((raw[fact.id] ?? null) === null || !NUMBERS.has(fact.type)) continue;
      changed[fact.id] = this.#answer(fact, this.#leaves.get(fact.id) ?? [], 60);
    }
    const profile = this.read(changed);
    return profile === null ? null : { raw: changed, profile };
  }

  /** The profile of a raw one; null where its answers contradict each other. */
  read(raw: RawProfile): Profile | null {
    try {
      return this.#reader.fromValue(parseJson(JSON.stringify(raw)).value);
    } catch (error) {
      const contradicts =
        error instanceof InputError && error.problems.every(({ code }) => code === "contradiction");
      if (contradicts) return null;
      throw error;
    }
  }

  #raw(): RawProfile {
    const random = this.#random;
    const mood = random.pick(MOODS);
    const targets = this.#targets();
    const own = leavesByFact(targets);
    const raw: Record<string, unknown> = {};
    for (const fact of answerable(this.#rulebook.vocabulary)) {
      if (TABLES.has(fact.type) || fact.id === DAY_ASKED) continue;
      const leaves = own.get(fact.id);
      const answered = leaves === undefined && !GATES.includes(fact.id) ? OF_OTHER_RULES : mood.answered;
      if (random.percent(answered)) {
        raw[fact.id] = this.#answer(fact, leaves ?? this.#leaves.get(fact.id) ?? [], mood.meeting);
      } else if (random.percent(mood.unknown)) raw[fact.id] = null;
    }
    this.#gate(raw, targets, mood);
    this.#equity(raw);
    if (random.percent(50)) raw.exchangeRates = randomRates(random);
    return raw;
  }

  /** Rules of one place where there are more than one. */
  #targets(): Rule[] {
    const first = this.#random.pick(this.#rulebook.rules);
    const others = this.#rulebook.rules.filter((rule) => rule.document === first.document);
    const count = this.#random.below(MOST_TARGETS);
    return [first, ...Array.from({ length: count }, () => this.#random.pick(others))];
  }

  #gate(raw: Record<string, unknown>, targets: readonly Rule[], mood: Mood): void {
    const activities = new Set<string>();
    for (const rule of targets) {
      const gate = gateOf(rule.applies);
      if (
        gate.city?.bound.kind === "ids" &&
        typeof raw.city === "string" &&
        this.#random.percent(mood.meeting)
      ) {
        raw.city = this.#random.pick(gate.city.bound.ids);
      }
      if (gate.activity?.bound.kind === "ids") activities.add(this.#random.pick(gate.activity.bound.ids));
    }
    if (Array.isArray(raw.activities) && this.#random.percent(mood.meeting)) raw.activities = [...activities];
  }

  /** One of the ways to say who holds the company: one share, the other, or the cap table. */
  #equity(raw: Record<string, unknown>): void {
    const way = this.#random.below(10);
    if (way < 4) delete raw.chineseShare;
    else if (way < 7) delete raw.foreignShare;
    else {
      delete raw.foreignShare;
      delete raw.chineseShare;
      if (way < 9) raw.investors = randomInvestors(this.#random, this.#leaves);
    }
  }

  #answer(fact: Fact, leaves: readonly Leaf[], meeting: number): unknown {
    return randomAnswer(fact, leaves, meeting, this.#random);
  }
}

/** The tests that look at each fact. */
function leavesByFact(rules: readonly Rule[]): Map<string, Leaf[]> {
  const found = new Map<string, Leaf[]>();
  for (const rule of rules) {
    for (const leaf of [...leavesOf(rule.applies), ...leavesOf(rule.requires)]) {
      for (const fact of factsOfLeaf(leaf)) {
        const leaves = found.get(fact);
        if (leaves === undefined) found.set(fact, [leaf]);
        else leaves.push(leaf);
      }
    }
  }
  return found;
}
