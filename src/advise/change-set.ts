import type { Change, ChangeSet, Transfer } from "../contract/changes.ts";
import { showReading } from "../evaluate/reading.ts";
import { isPoint } from "../exact/interval.ts";
import { HUNDRED } from "../exact/rational.ts";
import type { Situation } from "../logic/situation.ts";
import type { Answer } from "../profile/answer.ts";
import { canonicalAnswer } from "../situation/canonical.ts";
import { ownershipGraph } from "../profile/ownership-graph.ts";
import type { Move } from "./cost.ts";
import type { Solution } from "./solve.ts";
import { transferTowards } from "./transfer.ts";

/** A solution as data for people and programs, in the vocabulary's order. */
export function asChangeSet({ moves }: Solution, situation: Situation): ChangeSet {
  const order = [...situation.vocabulary.byId.keys()];
  const sorted = [...moves].sort((a, b) => order.indexOf(a.lever.fact.id) - order.indexOf(b.lever.fact.id));
  return sorted.map((move) => asChange(move, situation));
}

function asChange({ lever, option }: Move, situation: Situation): Change {
  const fact = lever.fact.id;
  const { orElse } = option;
  const transfer = transferOf(fact, option.answer, situation);
  return {
    fact,
    ...whereFrom(fact, situation),
    to: canonicalAnswer(option.answer),
    ...(orElse.length === 0 ? {} : { orElse: orElse.map(canonicalAnswer) }),
    ...(transfer === null ? {} : { transfer }),
  };
}

/** The answer as it is: null where there is none, or where a share has no single number. */
export function whereFrom(
  fact: string,
  { profile, facts }: Pick<Situation, "profile" | "facts">,
): Pick<Change, "from" | "readings"> {
  const value = facts.get(fact);
  if (value?.kind === "share") {
    const { direct, lookThrough } = value;
    if (isPoint(direct) && isPoint(lookThrough) && direct.low.equals(lookThrough.low)) {
      return { from: canonicalAnswer({ kind: "share", value: direct.low }) };
    }
    const given = profile.get(fact);
    if (given?.kind === "share-band") return { from: canonicalAnswer(given) };
    return { from: null, readings: { direct: showReading(direct), lookThrough: showReading(lookThrough) } };
  }
  const answer = profile.get(fact);
  return { from: answer === undefined || answer === null ? null : canonicalAnswer(answer) };
}

function transferOf(fact: string, answer: Answer, { profile, vocabulary }: Situation): Transfer | null {
  const { shareSides, foreignShare } = vocabulary.relations;
  if (!shareSides.includes(fact) || answer.kind !== "share") return null;
  const graph = ownershipGraph(profile);
  if (graph === null) return null;
  const foreign = fact === foreignShare ? answer.value : HUNDRED.sub(answer.value);
  return transferTowards(graph, foreign);
}
