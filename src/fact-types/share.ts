import * as z from "zod";
import { point } from "../exact/interval.ts";
import { decimalPlaces, formatRational, HUNDRED, type Rational, rational, ZERO } from "../exact/rational.ts";
import { EXPECTED } from "../input/expected.ts";
import { name } from "../input/named-schema.ts";
import { fillWords, inEach, type Language, textIn } from "../language/language.ts";
import { intervalOf, isBand, type Share } from "../profile/answer.ts";
import { readShareOrBand, writeShareBand } from "../profile/bands.ts";
import type { CanonicalShare } from "../profile/canonical-schema.ts";
import { sayPercent, writeShare } from "../profile/fractions.ts";
import { readShareTyped } from "../profile/typed/shares.ts";
import words from "../profile/typed/words.json" with { type: "json" };
import { showWith } from "../vocabulary/quantities.ts";
import type { AnswerOf, FactType } from "./fact-type.ts";
import { rangeOf, readBackRange } from "./parts/ranges.ts";

const percent = z.union([
  z.number().min(0).max(100),
  z.string().regex(/^((100(\.0{1,6})?|\d{1,2}(\.\d{1,6})?)%?|\d{1,6}\/(?!0+$)\d{1,6})$/),
]);

/** A share as a profile may hold it, of the company or of a holder. */
export const shareSchema = z.union([
  name(
    "Share",
    percent
      .clone()
      .describe(
        'In percent, 0 to 100, at most 6 decimals and no exponent: 67, "66.9999", "67%", or a fraction of the whole: "1/3", both numbers of at most 6 digits. Two equal numbers, or two above 1 that add up to 10 or 100 ("50/50", "3/7"), are a split between partners and refused.',
      ),
  ),
  name(
    "ShareRange",
    rangeOf(percent).describe(
      "A share of which only the range is known: a lower end (atLeast, or moreThan where the number itself is left out), an upper end (atMost, or lessThan), or both, with at least one number between them.",
    ),
  ),
]);

/** A share, or the range that is known of it, as a profile holds it. */
export function canonicalShare(share: Share): CanonicalShare {
  return isBand(share) ? writeShareBand(share) : writeShare(share);
}

const { readBack } = words;

function sayFraction(share: Rational, language: Language): string {
  const value = showWith(formatRational(share), (number) => `${number}%`, language);
  return textIn(readBack.fraction, language, { value, fraction: writeShare(share) });
}

export const share: FactType<AnswerOf<"share" | "share-band">> = {
  answers: ["share", "share-band"],
  control: "typed",
  schema: () => shareSchema,
  read: (raw, path, _fact, complaints) => {
    const read = readShareOrBand(raw, path, complaints);
    if (read === undefined) return undefined;
    return isBand(read) ? { kind: "share-band", band: read } : { kind: "share", value: read };
  },
  canonical: (answer) => canonicalShare(answer.kind === "share" ? answer.value : answer.band),
  value: (answer, fact) => {
    if (answer.kind === "share") {
      const exact = point(answer.value);
      return { kind: "share", direct: exact, lookThrough: exact, uncertain: null };
    }
    const range = intervalOf(answer.band);
    const uncertain = { kind: "unknown", reason: "do-not-know", missing: [fact.id] } as const;
    return { kind: "share", direct: range, lookThrough: range, uncertain, isBanded: true };
  },
  compared: "share",
  column: { kind: "percent" },
  unit: "%",
  scale: {
    low: ZERO,
    high: HUNDRED,
    step: () => rational(1n, 1_000_000n),
    answerAt: (value) => ({ kind: "share", value }),
  },
  typing: {
    expected: EXPECTED.peopleShare,
    example: "66.9999",
    bareNumber: "part-of-one",
    unitInHeading: true,
    sign: /%|％|分之|per ?cent|\//i,
    read: ({ id }, typed) => readShareTyped(id, typed),
    isLiteral: (answer, typed) => answer.kind === "share" && /^\d+(\.\d+)?( ?%)?$/.test(typed),
    readBack: (answer) => {
      if (answer.kind === "share-band")
        return readBackRange(answer.band, (end) => fillWords(readBack.share, { value: sayPercent(end) }));
      if (decimalPlaces(answer.value) !== null)
        return fillWords(readBack.share, { value: formatRational(answer.value) });
      const { value } = answer;
      return inEach((language) => sayFraction(value, language));
    },
  },
};
