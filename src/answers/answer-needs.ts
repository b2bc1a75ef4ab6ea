import type { Need } from "../contract/answers.ts";
import { fillWords, inEach, textIn } from "../language/language.ts";
import { BAND_KEYS } from "../profile/bands.ts";
import { nameOf } from "../report/ownership/names.ts";
import { showGiven } from "../report/show-given.ts";
import { showBand } from "../report/values.ts";
import type { NeedSituation } from "./authority-needs.ts";
import words from "./words.json" with { type: "json" };

/** What is still to be answered about a fact and who knows it; of a range, which exact figure would settle it. */
export function needOfAnswer(fact: string, { rulebook, report }: NeedSituation): Need {
  const known = rulebook.vocabulary.byId.get(fact);
  const first = report.ownership?.exactFirst;
  if (known !== undefined && first !== undefined && report.ownership?.form === fact) {
    const { ownership } = report;
    const text = inEach((language) =>
      textIn(words.askHolding, language, {
        holder: nameOf(ownership, first.owner, language),
        of: nameOf(ownership, first.of, language),
        range: showBand(first.share, "%", language),
        who: textIn(known.whoKnows, language),
      }),
    );
    return { kind: "answer", fact, text };
  }
  const given = report.profile[fact];
  if (known !== undefined && isRange(given)) {
    const text = inEach((language) =>
      textIn(words.askExactly, language, {
        fact: textIn(known.title, language),
        range: showGiven(given, known, language),
        who: textIn(known.whoKnows, language),
      }),
    );
    return { kind: "answer", fact, text };
  }
  const text =
    known === undefined
      ? { "zh-CN": fact, en: fact }
      : fillWords(words.ask, { question: known.question, who: known.whoKnows });
  return { kind: "answer", fact, text };
}

/** Whether an answer gives only the range of a share or of an amount. */
function isRange(given: unknown): boolean {
  return typeof given === "object" && given !== null && BAND_KEYS.some((key) => key in given);
}
