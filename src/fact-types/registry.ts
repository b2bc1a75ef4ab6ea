import type { Answer } from "../profile/answer.ts";
import type { FactTypeName } from "../vocabulary/fact-type-names.ts";
import type { Fact } from "../vocabulary/vocabulary.ts";
import { area } from "./area.ts";
import { choice } from "./choice.ts";
import { choices } from "./choices.ts";
import { count } from "./count.ts";
import { date } from "./date.ts";
import { duration } from "./duration.ts";
import { entities } from "./entities.ts";
import { exchangeRates } from "./exchange-rates.ts";
import type { AnswerKind, FactType } from "./fact-type.ts";
import { investors } from "./investors.ts";
import { money } from "./money.ts";
import { nationality } from "./nationality.ts";
import { share } from "./share.ts";
import { text } from "./text.ts";
import { yesNo } from "./yes-no.ts";

const FACT_TYPES: Readonly<Record<FactTypeName, FactType>> = {
  text,
  choice,
  choices,
  share,
  money,
  area,
  duration,
  count,
  date,
  "yes-no": yesNo,
  nationality,
  investors,
  entities,
  "exchange-rates": exchangeRates,
};

const TYPE_OF_ANSWER: ReadonlyMap<AnswerKind, FactType> = new Map(
  Object.values(FACT_TYPES).flatMap((type) => type.answers.map((kind) => [kind, type] as const)),
);

/** The type of a fact. */
export function factTypeOf({ type }: Pick<Fact, "type">): FactType {
  return FACT_TYPES[type];
}

/** A type whose answers are of an answer's kind, for what all such types do alike. */
export function typeOfAnswer({ kind }: Answer): FactType {
  const type = TYPE_OF_ANSWER.get(kind);
  if (type === undefined) throw new Error(`no type of fact has answers of the kind ${kind}`);
  return type;
}
