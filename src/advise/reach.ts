import type { Situation } from "../logic/situation.ts";
import { judgeLeaf, valueAt } from "../logic/tree.ts";
import { type Condition, factsOfLeaf, fold, type Leaf } from "../rules/condition.ts";
import type { Status } from "../rules/document.ts";
import type { Fact, Vocabulary } from "../vocabulary/vocabulary.ts";
import type { Goal } from "./goal.ts";
import { factsTouchedBy } from "./situation.ts";
import { looksAt } from "./ways.ts";

/** What of a goal is in a company's hands. */
export interface Reach {
  /** The facts that a company can change of all that the tests look at, in the vocabulary's order. */
  changeableIn(vocabulary: Vocabulary): readonly Fact[];
  /**
   * Whether the goal is reached if every test that looks at what the company can change turns out as it should. Where
   * it is not, there is no need to look for what would help.
   */
  isInReach(situation: Situation): boolean;
}

interface InHand {
  readonly facts: readonly Fact[];
  /** The tests whose result the company can change. */
  readonly tests: ReadonlySet<Leaf>;
}

/** The reach of one goal; what hangs on the vocabulary alone is worked out once. */
export function createReach({ leaves, trees }: Goal): Reach {
  const tests = leaves.map(({ leaf }) => leaf);
  const looked = new Set(tests.flatMap(factsOfLeaf));
  const known = new WeakMap<Vocabulary, InHand>();
  const inHandIn = (vocabulary: Vocabulary): InHand => {
    const found = known.get(vocabulary);
    if (found !== undefined) return found;
    const { facts, byId } = vocabulary;
    const behind = new Set([...looked].flatMap((id) => [id, byId.get(id)?.elapsedSince ?? id]));
    const changeable = facts.filter((fact) => behind.has(fact.id) && isChangeable(fact));
    const touched = changeable.flatMap(({ id }) => factsTouchedBy(id, vocabulary));
    const open = tests.filter((leaf) => touched.some((id) => looksAt(leaf, id)));
    const inHand = { facts: changeable, tests: new Set(open) };
    known.set(vocabulary, inHand);
    return inHand;
  };
  return {
    changeableIn: (vocabulary) => inHandIn(vocabulary).facts,
    isInReach: (situation) =>
      trees.every(({ condition, status }) => {
        const { tests: open } = inHandIn(situation.vocabulary);
        return outlookOf(condition, status, situation, open).canHold;
      }),
  };
}

function isChangeable(fact: Fact): boolean {
  return fact.inCompanyHands && fact.role !== "context" && fact.role !== "describes";
}

/** What may become of a part of a tree. */
interface Outlook {
  readonly canHold: boolean;
  readonly canFail: boolean;
}

const EITHER: Outlook = { canHold: true, canFail: true };

function outlookOf(
  condition: Condition,
  status: Status,
  { facts }: Situation,
  open: ReadonlySet<Leaf>,
): Outlook {
  return fold<Outlook>(condition, {
    leaf: (leaf) => {
      if (open.has(leaf)) return EITHER;
      const { truth } = judgeLeaf(leaf, valueAt(leaf, facts, status));
      return { canHold: truth === true, canFail: truth === false };
    },
    all: (members) => ({
      canHold: members.every(({ canHold }) => canHold),
      canFail: members.some(({ canFail }) => canFail),
    }),
    any: (members) => ({
      canHold: members.some(({ canHold }) => canHold),
      canFail: members.every(({ canFail }) => canFail),
    }),
    not: ({ canHold, canFail }) => ({ canHold: canFail, canFail: canHold }),
  });
}
