import { ruleCells } from "../../cells/rule-cells.ts";
import { type Condition, fold, type Leaf } from "../../rules/condition.ts";
import type { Rule, Rulebook } from "../../rules/rulebook.ts";
import { createVocabulary, type Fact, type Vocabulary } from "../../vocabulary/vocabulary.ts";
import type { RuleSide } from "./parts.ts";
import { differenceOf } from "./provision.ts";
import { type Region, regionOf } from "./regions.ts";

/** What came of a provision from one version of the rulebook to another. */
export const DIFFERENCE_KINDS = ["same", "words", "meaning", "added", "removed"] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** The difference of one provision. */
export interface ProvisionDifference {
  readonly provision: string;
  /** Between two documents: the rule of the other one that it is compared with; null between two versions. */
  readonly comparedWith: string | null;
  readonly kind: DifferenceKind;
  readonly old: Rule | null;
  readonly new: Rule | null;
  readonly cells: number;
  readonly changedCells: number;
  readonly regions: readonly Region[];
}

/** The rules of two versions, or two documents, side by side. */
export interface RulebookDifference {
  readonly cells: number;
  readonly changedCells: number;
  readonly provisions: readonly ProvisionDifference[];
}

/** The difference of two versions, and what they know. */
export interface VersionDifference extends RulebookDifference {
  /** The facts of both. */
  readonly vocabulary: Vocabulary;
  /** Facts, by their present names, that only one of the versions knows: the other takes no answer to them. */
  readonly onlyOld: readonly Fact[];
  readonly onlyNew: readonly Fact[];
}

/** Facts by the name that an older version gave them. */
export type RenamedFacts = readonly { readonly from: string; readonly to: string }[];

/** One version of the rulebook. */
export type Version = Pick<Rulebook, "rules" | "documents" | "vocabulary">;

/**
 * The complete difference of two versions of the rulebook. `renamed` gives facts of the old version their present
 * names; where a day is given (YYYY-MM-DD), the regions are those of that day. The witnesses carry the present ones. Throws where a pair of rules has more combinations than can be worked
 * out.
 */
export function diffVersions(
  before: Version,
  now: Version,
  renamed: RenamedFacts,
  asOf?: string,
): VersionDifference {
  const old = withPresentNames(before, renamed);
  const vocabulary = joined(old.vocabulary, now.vocabulary);
  const ids = [...new Set([...old.rules, ...now.rules].map(({ id }) => id))].sort();
  const difference = summed(
    ids.map((id) => {
      const sides = [old, now].map((version) => sideOf(version, id));
      return differenceOfPair(id, null, sides[0] ?? null, sides[1] ?? null, vocabulary, asOf);
    }),
  );
  return {
    ...difference,
    vocabulary,
    onlyOld: factsBeyond(old.vocabulary, now.vocabulary),
    onlyNew: factsBeyond(now.vocabulary, old.vocabulary),
  };
}

/** The totals over some provisions. */
export function summed(provisions: readonly ProvisionDifference[]): RulebookDifference {
  const total = (count: (one: ProvisionDifference) => number): number =>
    provisions.reduce((sum, one) => sum + count(one), 0);
  return {
    cells: total(({ cells }) => cells),
    changedCells: total(({ changedCells }) => changedCells),
    provisions,
  };
}

/** How two rules differ; one of them may not be there. */
export function differenceOfPair(
  provision: string,
  comparedWith: string | null,
  old: RuleSide | null,
  now: RuleSide | null,
  vocabulary: Vocabulary,
  asOf?: string,
): ProvisionDifference {
  const head = { provision, comparedWith, old: old?.rule ?? null, new: now?.rule ?? null };
  if (old !== null && now !== null && meansTheSame(old, now)) {
    const cells = ruleCells(now.rule, {
      vocabulary,
      documents: new Map([[now.rule.document, now.document]]),
    });
    const kind =
      comparedWith === null && JSON.stringify(wordsOf(old.rule)) === JSON.stringify(wordsOf(now.rule))
        ? "same"
        : "words";
    return { ...head, kind, cells: cells.count, changedCells: 0, regions: [] };
  }
  const whole = differenceOf(old, now, vocabulary);
  const { cells, changedCells } = whole;
  const kind = old === null ? "added" : now === null ? "removed" : changedCells > 0 ? "meaning" : "words";
  const { boxes } = asOf === undefined ? whole : differenceOf(old, now, vocabulary, asOf);
  const regions = boxes.map((box) => regionOf(box, vocabulary));
  return { ...head, kind, cells, changedCells, regions };
}

/** A rule of a version with its document; null where there is none. */
export function sideOf({ rules, documents }: Version, id: string): RuleSide | null {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) return null;
  const document = documents.get(rule.document);
  if (document === undefined) throw new Error(`there is no document ${rule.document}`);
  return { rule, document };
}

/** Whether no case can tell two rules apart, since they ask the same under documents of the same standing. */
function meansTheSame(old: RuleSide, now: RuleSide): boolean {
  return JSON.stringify(meaningOf(old)) === JSON.stringify(meaningOf(now));
}

function meaningOf({ rule, document }: RuleSide): unknown {
  const standing = document.status.map(({ from, status }) => [from, status]);
  return [testsOf(rule.applies), testsOf(rule.requires), rule.open.length > 0, standing];
}

function testsOf(condition: Condition): unknown {
  return fold<unknown>(condition, {
    leaf: ({ raw: { name: _, ...test } }) => test,
    all: (all) => ({ all }),
    any: (any) => ({ any }),
    not: (not) => ({ not }),
  });
}

/** All that people read of a rule; examples and history are no part of it. */
function wordsOf({ title, quote, translation, requirements, open, readings, lawNotes }: Rule): unknown {
  return { title, quote, translation, requirements, open, readings, lawNotes };
}

/** The facts of both vocabularies, each as the newer one has it, with the choices of both. */
function joined(old: Vocabulary, now: Vocabulary): Vocabulary {
  const facts = now.facts.map((fact) => withChoicesOf(fact, old.byId.get(fact.id)));
  const gone = factsBeyond(old, now);
  return createVocabulary({ subjects: [...now.subjects], facts: [...facts, ...gone] });
}

/** The facts of one vocabulary that another does not have. */
function factsBeyond(own: Vocabulary, other: Vocabulary): Fact[] {
  return own.facts.filter(({ id }) => !other.byId.has(id));
}

function withChoicesOf(fact: Fact, other: Fact | undefined): Fact {
  const known = fact.choices?.map(({ id }) => id);
  if (fact.choices === undefined || known === undefined) return fact;
  const more = (other?.choices ?? []).filter(({ id }) => !known.includes(id));
  return { ...fact, choices: [...fact.choices, ...more] };
}

function withPresentNames(version: Version, renamed: RenamedFacts): Version {
  if (renamed.length === 0) return version;
  const names = new Map(renamed.map(({ from, to }) => [from, to]));
  const nameOf = (id: string): string => {
    const next = names.get(id);
    return next === undefined ? id : nameOf(next);
  };
  const { subjects, facts } = version.vocabulary;
  return {
    ...version,
    vocabulary: createVocabulary({
      subjects: [...subjects],
      facts: facts.map((fact) => ({ ...fact, id: nameOf(fact.id) })),
    }),
    rules: version.rules.map((rule) => ({
      ...rule,
      applies: mapLeaves(rule.applies, (leaf) => renamedLeaf(leaf, nameOf)),
      requires: mapLeaves(rule.requires, (leaf) => renamedLeaf(leaf, nameOf)),
    })),
  };
}

function renamedLeaf(leaf: Leaf, nameOf: (id: string) => string): Leaf {
  const { bound } = leaf;
  const own = bound.kind === "quantity" && bound.of !== null ? { ...bound, of: nameOf(bound.of) } : bound;
  const value =
    typeof leaf.raw.value === "string"
      ? leaf.raw.value.replace(/( of )(\S+)$/, (_, of, id) => of + nameOf(id))
      : leaf.raw.value;
  return {
    ...leaf,
    fact: nameOf(leaf.fact),
    bound: own,
    raw: { ...leaf.raw, fact: nameOf(leaf.fact), value },
  };
}

/** A condition with each of its tests put through a function. */
export function mapLeaves(condition: Condition, change: (leaf: Leaf) => Leaf): Condition {
  return fold<Condition>(condition, {
    leaf: change,
    all: (members) => ({ kind: "all", members }),
    any: (members) => ({ kind: "any", members }),
    not: (member) => ({ kind: "not", member }),
  });
}
