import type { StatusOf } from "../../../src/logic/situation.ts";
import type { CompiledRulebook } from "../../../src/evaluate/compiled/compile.ts";
import type { Answer, Profile } from "../../../src/profile/answer.ts";
import type { FactValue, Facts } from "../../../src/profile/facts.ts";
import { factsOf } from "../../../src/situation/facts.ts";
import type { Vocabulary } from "../../../src/vocabulary/vocabulary.ts";
import type { Changeable } from "./candidates.ts";
import { isCheaper, type Price, priceOf, total } from "./cost.ts";

/** Where brute force searches. */
export interface Field {
  readonly profile: Profile;
  readonly facts: Facts;
  readonly vocabulary: Vocabulary;
  readonly asOf: string;
  readonly compiled: CompiledRulebook;
  readonly statusOf: StatusOf;
  /** The places of the rules that are all to be met. */
  readonly rules: readonly number[];
}

/** What a search came to. */
export interface Searched {
  /** The cheapest set that was found, in words; null where none is cheaper than the limit. */
  readonly cheaper: string | null;
  readonly tried: number;
  /** False where the search was cut short. */
  readonly isWhole: boolean;
}

interface Try {
  readonly fact: string;
  readonly answer: Answer;
  readonly values: readonly (readonly [string, FactValue])[];
  readonly price: Price;
}

type Total = ReturnType<typeof total>;

/** Whether the rules are all met with the facts. */
export function areMet(field: Field, facts: Facts): boolean {
  const encoded = field.compiled.encode(facts, field.statusOf);
  return field.rules.every((rule) => {
    const outcome = field.compiled.outcome(encoded, rule);
    return outcome === "eligible" || outcome === "conditional";
  });
}

/**
 * Looks for a set of changed answers that is cheaper than `limit` (for any set, where there is no limit): fewest facts
 * first, every combination of answers, at most `most` of them.
 */
export function searchCheaper(
  changeables: readonly Changeable[],
  field: Field,
  limit: Total | null,
  most: number,
): Searched {
  const tries = changeables.map((changeable) => triesOf(changeable, field));
  let tried = 0;
  for (const set of setsUpTo(tries, limit?.facts ?? tries.length)) {
    if (limit !== null && !isCheaper(total(set.map(({ price }) => price)), limit)) continue;
    if (tried >= most) return { cheaper: null, tried, isWhole: false };
    tried += 1;
    const facts = new Map([...field.facts, ...set.flatMap(({ values }) => values)]);
    if (areMet(field, facts)) return { cheaper: showSet(set), tried, isWhole: true };
  }
  return { cheaper: null, tried, isWhole: true };
}

/** Every combination of answers to every selection of at most so many facts, fewest facts first. */
function* setsUpTo(tries: readonly (readonly Try[])[], most: number): Generator<Try[]> {
  for (let size = 1; size <= most; size += 1) {
    for (const chosen of selections(tries, size)) yield* products(chosen);
  }
}

function triesOf({ fact, answers }: Changeable, field: Field): Try[] {
  const isShare = fact.type === "share";
  return answers.map((answer) => {
    const profile = new Map(field.profile);
    for (const id of isShare ? ["investors", "entities", "chineseShare", "foreignShare"] : [])
      profile.delete(id);
    const facts = factsOf(profile.set(fact.id, answer), field.vocabulary, field.asOf);
    const changed = isShare ? ["chineseShare", "foreignShare"] : [fact.id];
    return {
      fact: fact.id,
      answer,
      values: changed.flatMap((id) => {
        const value = facts.get(id);
        return value === undefined ? [] : [[id, value] as const];
      }),
      price: priceOf(fact, field.facts.get(fact.id), answer),
    };
  });
}

function* selections<T>(entries: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= entries.length - size; index += 1) {
    const entry = entries[index] as T;
    for (const rest of selections(entries, size - 1, index + 1)) yield [entry, ...rest];
  }
}

function* products<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  const [first, ...rest] = lists;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const entry of first) for (const others of products(rest)) yield [entry, ...others];
}

function showSet(set: readonly Try[]): string {
  return set.map(({ fact, answer }) => `${fact} → ${showAnswer(answer)}`).join(", ");
}

function showAnswer(answer: Answer): string {
  return JSON.stringify(answer, (_, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
}
