import type { AdvisedReport } from "../contract/report.ts";
import { isTermOpen } from "../evaluate/outcome.ts";
import { showDay } from "../language/day.ts";
import { inEach, joinSentences, type Language, textIn, type Words } from "../language/language.ts";
import { itemNoteOf, statusOn } from "../rules/document.ts";
import type { Instrument, Rulebook } from "../rules/rulebook.ts";
import type { Ruled } from "./concerned.ts";
import { sentence } from "./sentence.ts";
import words from "./words.json" with { type: "json" };

/** How the documents of the findings that count stand on the day, each document once. */
export function standingOf(
  counting: readonly Ruled[],
  { report, rulebook }: { readonly report: AdvisedReport; readonly rulebook: Rulebook },
): Words {
  const seen = new Set<string>();
  const sentences = counting.flatMap((ruled) => {
    const document = rulebook.documents.get(ruled.rule.document);
    if (document === undefined || seen.has(document.id)) return [];
    seen.add(document.id);
    return [
      sentence((language) =>
        standingSentence(document, report.asOf, ruled.rule.restatesNationalLaw === true, language),
      ),
      ...moreOfStanding(ruled, document, report.asOf),
    ];
  });
  return inEach((language) =>
    joinSentences(
      sentences.map((one) => textIn(one, language)),
      language,
    ),
  );
}

/** How a document stands on a day (YYYY-MM-DD), for an item that rests on national law or does not. */
export function standingSentence(
  document: Instrument,
  asOf: string,
  restatesNationalLaw: boolean,
  language: Language,
): string {
  const { status } = statusOn(document, asOf);
  const isUnchecked = status === "in-force" && asOf > document.checkedTo;
  const isNational = restatesNationalLaw && isTermOpen(status);
  const key = isNational ? "national-law" : isUnchecked ? "in-force-unchecked" : status;
  return textIn(words.standing[key], language, {
    document: textIn(document.shortTitle, language),
    day: showDay(asOf, language),
    checkedTo: showDay(document.checkedTo, language),
  });
}

function moreOfStanding({ rule }: Ruled, document: Instrument, asOf: string): Words[] {
  const own = rule.restatesNationalLaw === true ? null : itemNoteOf(statusOn(document, asOf), rule);
  const restates = rule.open.some(({ kind }) => kind === "instrument");
  return [
    ...(own === null ? [] : [own]),
    ...(restates
      ? [
          sentence((language) =>
            textIn(words.restates, language, { document: textIn(document.shortTitle, language) }),
          ),
        ]
      : []),
  ];
}
