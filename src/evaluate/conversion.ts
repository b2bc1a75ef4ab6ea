import type { ConversionStep, ShownConversion } from "../contract/finding.ts";
import { formatRational } from "../exact/rational.ts";
import { dayWords } from "../language/day.ts";
import type { Profile } from "../profile/answer.ts";
import { isInYearBefore } from "../profile/days.ts";
import { type Conversion, exchange } from "../profile/exchange.ts";
import type { FactValue } from "../profile/facts.ts";
import { rateQuestion } from "../profile/rate-question.ts";
import { createWarning, type ProfileWarning } from "../profile/warnings.ts";
import type { Bound } from "../rules/bound.ts";
import type { Relations } from "../vocabulary/relations.ts";

/** The conversion of an amount in another currency than the bound's; null for every other value. */
export function explainConversion(value: FactValue, bound: Bound): ShownConversion | null {
  if (value.kind !== "money" && value.kind !== "money-band") return null;
  const amount = amountOf(value);
  if (amount === null || bound.kind !== "quantity" || value.currency === bound.unit) return null;
  const result = exchange(amount, value.currency, bound.unit, value.rates);
  const day = value.day ?? null;
  const steps = (conversion: Conversion): ConversionStep[] => stepsOf(amount, conversion);
  return {
    amount: formatRational(amount),
    currency: value.currency,
    day,
    to: bound.unit,
    steps: result.kind === "converted" ? steps(result) : [],
    product: result.kind === "converted" ? formatRational(result.amount) : null,
    bound: formatRational(bound.value),
    ...(result.kind === "rates-disagree" ? { disagreeing: result.chains.map(steps) } : {}),
    ...(result.kind === "converted" ? {} : { question: rateQuestion(value.currency, bound.unit, day) }),
  };
}

/** The amount that is converted: of a range its lower end, or else the upper one; the other goes by the same rates. */
function amountOf(value: FactValue & { readonly kind: "money" | "money-band" }): Conversion["amount"] | null {
  if (value.kind === "money") return value.amount;
  return value.band.low?.value ?? value.band.high?.value ?? null;
}

function stepsOf(amount: Conversion["amount"], { rates }: Conversion): ConversionStep[] {
  let before = amount;
  return rates.map(({ from, to, rate, date, source }) => {
    const product = before.mul(rate);
    const step = { from, to, amount: formatRational(before), rate: formatRational(rate), date, source };
    before = product;
    return { ...step, product: formatRational(product) };
  });
}

/** What people should know of the rates that requirements were converted by. */
export function conversionWarnings(
  requirements: readonly { readonly fact: string; readonly conversion?: ShownConversion }[],
  profile: Profile,
  { dateOf, inYearBefore }: Relations,
): ProfileWarning[] {
  const warnings = new Map<string, ProfileWarning>();
  for (const { fact, conversion } of requirements) {
    if (conversion === undefined) continue;
    const { currency, to, steps, disagreeing } = conversion;
    if (disagreeing !== undefined) {
      const chains = disagreeing.map((chain) => showChain(chain)).join("; ");
      const warning = createWarning("rates-disagree", [fact, "exchangeRates"], {
        from: currency,
        to,
        chains,
      });
      warnings.set(`${fact} ${currency}/${to}`, warning);
    }
    const year = inYearBefore.find((pair) => pair.fact === dateOf.get(fact));
    const application = year === undefined ? null : profile.get(year.of);
    if (year === undefined || application?.kind !== "date") continue;
    for (const { from, to: into, date } of steps) {
      if (date === null || isInYearBefore(date, application.day)) continue;
      const values = {
        pair: `${from}/${into}`,
        day: dayWords(date),
        application: dayWords(application.day),
      };
      const facts = ["exchangeRates", year.of];
      warnings.set(`${from}/${into}`, createWarning("rate-outside-year", facts, values));
    }
  }
  return [...warnings.values()];
}

function showChain(steps: readonly ConversionStep[]): string {
  const route = [steps[0]?.from ?? "", ...steps.map((step) => step.to)].join(" → ");
  return `${route}: ${steps.at(-1)?.product ?? ""}`;
}
