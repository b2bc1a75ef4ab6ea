import { type Interval, point } from "../exact/interval.ts";
import { decimalPlaces, formatRational, HUNDRED, ZERO } from "../exact/rational.ts";
import { showDay } from "../language/day.ts";
import { fill, fillWords, type Language, type Words } from "../language/language.ts";
import currencies from "../vocabulary/currencies.json" with { type: "json" };
import type { Profile } from "./answer.ts";
import { DAY_ASKED, dayAskedIn, isInYearBefore } from "./days.ts";
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
  readonly values: Readonly<Record<string, string>>;
}

/** What does not fit together in the answers without being a contradiction. */
export function findWarnings(profile: Profile): ProfileWarning[] {
  return oddPoints(profile).map(({ code, facts, values }) => createWarning(code, facts, values));
}

/** That a profile which was saved for one day is evaluated on another (YYYY-MM-DD). */
export function otherDayWarnings(profile: Profile, asOf: string): ProfileWarning[] {
  const saved = dayAskedIn(profile);
  if (saved === null || saved === asOf) return [];
  const message = (language: Language): string =>
    fill(texts["other-day"][language], { saved: showDay(saved, language), day: showDay(asOf, language) });
  return [
    { code: "other-day", facts: [DAY_ASKED], message: { "zh-CN": message("zh-CN"), en: message("en") } },
  ];
}

/** The codes of the warnings of the answers. */
export function findWarningCodes(profile: Profile): ProfileWarning["code"][] {
  return oddPoints(profile).map(({ code }) => code);
}

function oddPoints(profile: Profile): OddPoint[] {
  return [...oddLegalForm(profile), ...oddOwnership(profile), ...oddAmounts(profile)];
}

/** A warning of the table of texts, with its places filled. */
export function createWarning(
  code: ProfileWarning["code"],
  facts: readonly string[],
  values: Readonly<Record<string, string>>,
): ProfileWarning {
  return { code, facts, message: fillWords(texts[code], values) };
}

function oddLegalForm(profile: Profile): OddPoint[] {
  const form = profile.get("legalForm");
  const share = directForeignShare(profile);
  if (form?.kind !== "choice" || share === null || fits(form.id, share.value)) return [];
  const { low, high } = share.value;
  const shown = low.equals(high) ? formatRational(low) : `${formatRational(low)}–${formatRational(high)}`;
  const values = { form: form.id, share: shown };
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
      const holders = new Set(found.map(({ holder, of }) => (of === "" ? holder : `${holder} → ${of}`)));
      const values = { count: found.length.toString(), holders: namesOf([...holders]) };
      return { code, facts: [form], values };
    });
}

function namesOf(names: readonly string[]): string {
  return [...names.slice(0, HOLDERS_NAMED), ...(names.length > HOLDERS_NAMED ? ["…"] : [])].join("; ");
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
      values: { day: assets.day, application: application.day },
    });
  }
  return points;
}
