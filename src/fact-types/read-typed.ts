import type { Problem } from "../input/problem.ts";
import type { Words } from "../language/language.ts";
import type { Answer } from "../profile/answer.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";
import type { Typing } from "./fact-type.ts";
import { factTypeOf } from "./registry.ts";

/** What a person typed: the exact answer with what was understood, to be read back; or what is wrong with it. */
export type Typed =
  | {
      readonly kind: "understood";
      readonly answer: Answer;
      readonly readBack: Words;
      /** Whether it was written as a profile holds it, so that there is nothing to confirm. */
      readonly isLiteral: boolean;
    }
  | { readonly kind: "refused"; readonly problem: Problem };

/** Whether answers to a fact may be typed as people write them; others are chosen, or kept as they stand. */
export function canBeTyped(fact: Fact): boolean {
  return factTypeOf(fact).typing !== undefined;
}

/**
 * Reads what a person typed for a fact, in Chinese or English. A profile file is read by a stricter reader. Throws
 * for a fact whose answers are not typed.
 */
export function readTyped(fact: Fact, typed: string): Typed {
  const typing = typingOf(fact);
  const read = typing.read(fact, typed);
  if (!("kind" in read)) return { kind: "refused", problem: read };
  const isLiteral = typing.isLiteral(read, typed.trim());
  return { kind: "understood", answer: read, readBack: typing.readBack(read, fact), isLiteral };
}

/** What was understood of a typed answer, in words for people; numbers with thousands separated. */
export function readBack(answer: Answer, fact: Fact): Words {
  return typingOf(fact).readBack(answer, fact);
}

/** How answers to a fact are typed. Throws for a fact whose answers are not. */
export function typingOf(fact: Fact): Typing {
  const { typing } = factTypeOf(fact);
  if (typing === undefined) throw new Error(`answers of type ${fact.type} are not typed`);
  return typing;
}
