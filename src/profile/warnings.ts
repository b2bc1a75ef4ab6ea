import { type Interval, point } from "../exact/interval.ts";
import { decimalPlaces, formatRational, HUNDRED, type Rational, ZERO } from "../exact/rational.ts";
import { dayWords } from "../language/day.ts";
import { fill, fillWords, type Language, type Words } from "../language/language.ts";
import currencies from "../vocabulary/currencies.json" with { type: "json" };
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import type { Profile } from "./answer.ts";
import { DAY_ASKED, dayAskedIn, isInYearBefore } from "./days.ts";
import { sayPercent } from "./fractions.ts";
import places from "./holder-places.json" with { type: "json" };
import { checkIdentifier, type IdentifierKind, type Identifiers, IDENTIFIERS } from "./identifiers.ts";
import { ownershipOf } from "./ownership.ts";
import type { Oddity } from "./oddity.ts";
import texts from "./warnings.json" with { type: "json" };

/** Something in the answers that people should know of; it decides nothing. */
export interface ProfileWarning {
  readonly code: keyof typeof texts;
  readonly facts: readonly string[];
  readonly message: Words;
}

/** A warning before its text is filled in. */
interface OddPoint {
  readonly code: ProfileWarning["code"];
  readonly facts: readonly string[];
  readonly values: Readonly<Record<string, string | Words>>;
}

/** What does not fit together in the answers on a day (YYYY-MM-DD) without being a contradiction. */
export function findWarnings(profile: Profile, vocabulary: Vocabulary, asOf: string): ProfileWarning[] {
  return oddPoints(profile, vocabulary, asOf).map(({ code, facts, values }) =>
    createWarning(code, facts, values),
  );
}

/** That a profile which was saved for one day is evaluated on another (YYYY-MM-DD). */
export function otherDayWarnings(profile: Profile, asOf: string): ProfileWarning[] {
  const saved = dayAskedIn(profile);
  if (saved === null || saved === asOf) return [];
  return [createWarning("other-day", [DAY_ASKED], { saved: dayWords(saved), day: dayWords(asOf) })];
}

/** The codes of the warnings of the answers. */
export function findWarningCodes(
  profile: Profile,
  vocabulary: Vocabulary,
  asOf: string,
): ProfileWarning["code"][] {
  return oddPoints(profile, vocabulary, asOf).map(({ code }) => code);
}

function oddPoints(profile: Profile, vocabulary: Vocabulary, asOf: string): OddPoint[] {
  return [
    ...oddLegalForm(profile),
    ...oddOwnership(profile),
    ...oddIdentifiers(profile),
    ...oddAmounts(profile),
    ...oddStarts(profile, vocabulary, asOf),
    ...oddScore(profile),
  ];
}

/** A warning of the table of texts, with its places filled. */
export function createWarning(
  code: ProfileWarning["code"],
  facts: readonly string[],
  values: OddPoint["values"],
): ProfileWarning {
  return { code, facts, message: fillWords(texts[code], values) };
}

function oddLegalForm(profile: Profile): OddPoint[] {
  const form = profile.get("legalForm");
  const share = directForeignShare(profile);
  if (form?.kind !== "choice" || share === null || fits(form.id, share.value)) return [];
  const { low, high } = share.value;
  const shown = low.equals(high) ? sayPercent(low) : `${sayPercent(low)}–${sayPercent(high)}`;
  const values = { share: shown };
  return [{ code: "legal-form-at-odds", facts: ["legalForm", share.fact], values }];
}

function directForeignShare(profile: Profile): { fact: string; value: Interval } | null {
  const ownership = ownershipOf(profile);
  if (ownership !== null) return { fact: ownership.graph.form, value: ownership.foreign.direct };
  const foreign = profile.get("foreignShare");
  if (foreign?.kind === "share") return { fact: "foreignShare", value: point(foreign.value) };
  const chinese = profile.get("chineseShare");
  if (chinese?.kind !== "share") return null;
  return { fact: "foreignShare", value: point(HUNDRED.sub(chinese.value)) };
}

/** Whether some foreign share in the interval goes with the form. */
function fits(form: string, { low, high }: Interval): boolean {
  if (form === "domestic") return low.equals(ZERO);
  if (form === "wholly-foreign-owned") return high.equals(HUNDRED);
  return high.gt(ZERO) && low.lt(HUNDRED);
}

const HOLDERS_NAMED = 5;

/** One warning a kind of oddity, which names the first few holders and counts the rest. */
function oddOwnership(profile: Profile): OddPoint[] {
  const ownership = ownershipOf(profile);
  if (ownership === null) return [];
  const { form, oddities } = ownership.graph;
  const byCode = new Map<Oddity["code"], Oddity[]>();
  for (const oddity of oddities) {
    const same = byCode.get(oddity.code);
    if (same === undefined) byCode.set(oddity.code, [oddity]);
    else same.push(oddity);
  }
  return [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, found]) => {
      const named = (language: Language): string => namesOf(found.map((oddity) => nameIn(oddity, language)));
      const holders = { "zh-CN": named("zh-CN"), en: named("en") };
      const values = { count: found.length.toString(), holders };
      return { code, facts: [form], values };
    });
}

/** Identifiers of the company, its holders and its entities whose check digits do not fit. */
function oddIdentifiers(profile: Profile): OddPoint[] {
  return partiesOf(profile).flatMap(({ fact, identifiers }): OddPoint[] => {
    const odd = identifiers.flatMap(({ kind, text }) => {
      const { isSound, likely } = checkIdentifier(kind, text);
      return isSound ? [] : [{ text, likely }];
    });
    if (odd.length === 0) return [];
    const told = (language: Language): string =>
      namesOf(
        odd.map(({ text, likely }) =>
          likely === null ? text : fill(places.likelyCode[language], { code: text, likely }),
        ),
      );
    const codes = { "zh-CN": told("zh-CN"), en: told("en") };
    return [{ code: "identifier-at-odds", facts: [fact], values: { codes } }];
  });
}

interface IdentifiedParties {
  readonly fact: string;
  readonly identifiers: readonly { readonly kind: IdentifierKind; readonly text: string }[];
}

function partiesOf(profile: Profile): IdentifiedParties[] {
  const own = IDENTIFIERS.flatMap((kind): IdentifiedParties[] => {
    const answer = profile.get(kind);
    return answer?.kind === "text" ? [{ fact: kind, identifiers: [{ kind, text: answer.text }] }] : [];
  });
  return [...own, ...identifiedOwners(profile)];
}

function identifiedOwners(profile: Profile): IdentifiedParties[] {
  const given = (parties: readonly { readonly identifiers: Identifiers }[]) =>
    parties.flatMap(({ identifiers }) =>
      IDENTIFIERS.flatMap((kind) => {
        const text = identifiers[kind];
        return text === undefined ? [] : [{ kind, text }];
      }),
    );
  const entities = profile.get("entities");
  if (entities?.kind === "entities") return [{ fact: "entities", identifiers: given(entities.entities) }];
  const investors = profile.get("investors");
  if (investors?.kind !== "investors") return [];
  const holders = [...investors.holders];
  for (const holder of holders) for (const above of holder.holders ?? []) holders.push(above);
  return [{ fact: "investors", identifiers: given(holders) }];
}

function nameIn({ holder, of }: Oddity, language: Language): string {
  return of === "" ? holder : fill(places.holderOf[language], { holder, of });
}

function namesOf(names: readonly string[]): string {
  const different = [...new Set(names)];
  const more = different.length > HOLDERS_NAMED ? ["…"] : [];
  return [...different.slice(0, HOLDERS_NAMED), ...more].join("; ");
}

/** A day from which years are counted that comes after the day asked about. */
function oddStarts(profile: Profile, vocabulary: Vocabulary, asOf: string): OddPoint[] {
  return startsOf(vocabulary).flatMap((id): OddPoint[] => {
    const start = profile.get(id);
    if (start?.kind !== "date" || start.day <= asOf) return [];
    return [
      { code: "start-lies-ahead", facts: [id], values: { day: dayWords(start.day), asked: dayWords(asOf) } },
    ];
  });
}

const starts = new WeakMap<Vocabulary, readonly string[]>();

/** The facts of a vocabulary from which years are counted; looked for once, since every company of a list is asked. */
function startsOf(vocabulary: Vocabulary): readonly string[] {
  const known = starts.get(vocabulary) ?? vocabulary.facts.flatMap(({ elapsedSince }) => elapsedSince ?? []);
  starts.set(vocabulary, known);
  return known;
}

/** The deductions of a credit score, each with the fact that says whether there is a ground for it. */
const DEDUCTIONS = [
  ["prudentReferenceDeduction", "hasPrudentReferenceListing"],
  ["restrictionDeduction", "hasRestrictionListing"],
] as const;

/**
 * A score of an indicator above what its baseline less the deductions leaves. Without a deduction additions alone may
 * have raised it, unless there are none.
 */
function oddScore(profile: Profile): OddPoint[] {
  const score = quantityOf(profile, "indicatorScore");
  const baseline = quantityOf(profile, "indicatorBaselineScore");
  if (score === null || baseline === null) return [];
  const deducted = DEDUCTIONS.flatMap(([fact, ground]) => {
    const listed = profile.get(ground);
    const points = quantityOf(profile, fact);
    return points === null || (listed?.kind === "yes-no" && !listed.value) ? [] : [{ fact, points }];
  });
  const additions = profile.get("indicatorHasAdditionItems");
  if (deducted.length === 0 && !(additions?.kind === "yes-no" && !additions.value)) return [];
  const sum = deducted.reduce((total, { points }) => total.add(points), ZERO);
  const rest = sum.gt(baseline) ? ZERO : baseline.sub(sum);
  if (score.lte(rest)) return [];
  const values = {
    score: formatRational(score),
    baseline: formatRational(baseline),
    deducted: formatRational(sum),
    rest: formatRational(rest),
  };
  const facts = ["indicatorScore", "indicatorBaselineScore", ...deducted.map(({ fact }) => fact)];
  return [{ code: "score-above-rest", facts, values }];
}

function quantityOf(profile: Profile, fact: string): Rational | null {
  const answer = profile.get(fact);
  return answer?.kind === "quantity" ? answer.value : null;
}

const MINOR_DIGITS: Readonly<Record<string, number>> = currencies.minorDigits;

/** Amounts finer than their currency's minor unit, and assets that are not of the year before the application. */
function oddAmounts(profile: Profile): OddPoint[] {
  const points: OddPoint[] = [];
  profile.forEach((answer, fact) => {
    if (answer?.kind !== "money") return;
    const digits = MINOR_DIGITS[answer.currency] ?? 0;
    if ((decimalPlaces(answer.amount) ?? 0) <= digits) return;
    const amount = formatRational(answer.amount);
    const values = { amount, currency: answer.currency, digits: digits.toString() };
    points.push({ code: "below-minor-unit", facts: [fact], values });
  });
  const assets = profile.get("investorTotalAssetsDate");
  const application = profile.get("plannedApplicationDate");
  if (
    assets?.kind === "date" &&
    application?.kind === "date" &&
    !isInYearBefore(assets.day, application.day)
  ) {
    points.push({
      code: "amount-outside-year",
      facts: ["investorTotalAssetsDate", "plannedApplicationDate"],
      values: { day: dayWords(assets.day), application: dayWords(application.day) },
    });
  }
  return points;
}
