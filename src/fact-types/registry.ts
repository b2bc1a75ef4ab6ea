import { present } from "../input/present.ts";
import type { Answer } from "../profile/answer.ts";
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

/** Every type by the name that rules/facts.json gives it. */
const FACT_TYPES = {
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
} satisfies Readonly<Record<string, FactType>>;

type FactTypeName = keyof typeof FACT_TYPES;
export const FACT_TYPE_NAMES = Object.keys(FACT_TYPES) as FactTypeName[];

const BY_NAME: Readonly<Record<string, FactType>> = FACT_TYPES;

const TYPE_OF_ANSWER: ReadonlyMap<AnswerKind, FactType> = new Map(
  Object.values(BY_NAME).flatMap((type) => type.answers.map((kind) => [kind, type] as const)),
);

/** The type of a fact. Throws where there is none of that name. */
export function factTypeOf({ type }: Pick<Fact, "type">): FactType {
  return present(BY_NAME[type], `type of fact ${type}`);
}

/** The name of a fact's type. Throws where there is none of that name. */
export function typeNameOf({ type }: Pick<Fact, "type">): FactTypeName {
  return present(
    FACT_TYPE_NAMES.find((name) => name === type),
    `type of fact ${type}`,
  );
}

/** A type whose answers are of an answer's kind, for what all such types do alike. */
export function typeOfAnswer({ kind }: Answer): FactType {
  const type = TYPE_OF_ANSWER.get(kind);
  if (type === undefined) throw new Error(`no type of fact has answers of the kind ${kind}`);
  return type;
}
