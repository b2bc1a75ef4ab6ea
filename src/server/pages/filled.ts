import { type Filled, NONE_OF_THESE } from "../../../web/forms/shown.ts";
import { formatRational, type Rational } from "../../exact/rational.ts";
import type { CurrencyPair } from "../../interview/outlook.ts";
import { type Answer, type Holder, isBand } from "../../profile/answer.ts";
import { sayBand, sayShare, writeShare } from "../../profile/fractions.ts";
import { canonicalAnswer } from "../../situation/canonical.ts";
import type { Fields } from "../forms/fields.ts";
import { afterStep, type GroupRow, groupRowsIn, groupValues, isGroupStep } from "../forms/group-rows.ts";
import { holderRows, MOST_ROWS } from "../forms/holder-rows.ts";

const FIRST_ROWS = 4;
const ROWS_MORE = 4;

/** What a form shows of what was just sent, so that nothing has to be typed again. */
export function filledFrom(fields: Fields, wantsMoreRows: boolean): Filled {
  const values: Record<string, string[]> = Object.create(null);
  for (const name of new Set(fields.keys())) values[name] = fields.getAll(name);
  const used = holderRows(fields).reduce((last, { place }) => Math.max(last, place), 0);
  const sent = Array.from({ length: MOST_ROWS }, (_, index) => index + 1).filter((place) =>
    fields.has(`name-${place}`),
  ).length;
  const rows = Math.max(FIRST_ROWS, sent, used) + (wantsMoreRows ? ROWS_MORE : 0);
  const [from = "", to = ""] = [fields.get("from") ?? "", fields.get("to") ?? ""];
  return { values, pair: from === "" ? null : { from, to }, rows: Math.min(rows, MOST_ROWS) };
}

/** What the form of a group shows of what was just sent, after the button that was pressed. */
export function filledFromGroup(fields: Fields): Filled {
  const pressed = fields.get("answer") ?? "";
  const rows = groupRowsIn(fields);
  return filledWithGroup(isGroupStep(pressed) ? afterStep(rows, pressed) : rows);
}

/** What the form of a group shows of rows. */
export function filledWithGroup(rows: readonly GroupRow[]): Filled {
  const values = groupValues(rows);
  const count = Object.keys(values).filter((name) => name.startsWith("rest-")).length;
  return { values, pair: null, rows: count };
}

/** What a form shows of an answer that was given earlier; empty where there is none. */
export function filledWith(answer: Answer | null | undefined, pair: CurrencyPair | null): Filled {
  const empty: Filled = { values: {}, pair, rows: FIRST_ROWS };
  if (answer === undefined || answer === null) return empty;
  switch (answer.kind) {
    case "yes-no":
      return { ...empty, values: { value: [answer.value ? "yes" : "no"] } };
    case "choices":
      return { ...empty, values: { value: answer.ids.length === 0 ? [NONE_OF_THESE] : answer.ids } };
    case "money":
      return { ...empty, values: { value: [`${formatRational(answer.amount)} ${answer.currency}`] } };
    case "share-band":
      return { ...empty, values: { value: [sayBand(answer.band, sayShare)] } };
    case "money-band": {
      const show = (amount: Rational): string => `${formatRational(amount)} ${answer.currency}`;
      return { ...empty, values: { value: [sayBand(answer.band, show)] } };
    }
    case "investors":
      return filledWithHolders(answer.holders);
    case "exchange-rates": {
      const wanted = pair ?? answer.rates[0] ?? null;
      const rate = answer.rates.find(({ from, to }) => from === wanted?.from && to === wanted.to);
      const values =
        rate === undefined
          ? {}
          : {
              rate: [formatRational(rate.rate)],
              date: [rate.date ?? ""],
              source: [rate.source ?? ""],
            };
      return { ...empty, pair: wanted === null ? null : { from: wanted.from, to: wanted.to }, values };
    }
    case "entities":
      return empty;
    default:
      return { ...empty, values: { value: [String(canonicalAnswer(answer))] } };
  }
}

/** Level by level, so that each row stands below the one that it holds. */
function filledWithHolders(top: readonly Holder[]): Filled {
  const values: Record<string, string[]> = {};
  const waiting = top.map((holder) => ({ holder, of: 0 }));
  let place = 0;
  for (const { holder, of } of waiting) {
    place += 1;
    values[`name-${place}`] = [holder.name];
    values[`origin-${place}`] = [holder.origin ?? ""];
    values[`share-${place}`] = [formatShare(holder)];
    values[`of-${place}`] = [String(of)];
    const own = place;
    waiting.push(...(holder.holders ?? []).map((above) => ({ holder: above, of: own })));
  }
  return { values, pair: null, rows: Math.min(MOST_ROWS, Math.max(FIRST_ROWS, place + 1)) };
}

function formatShare({ share }: Holder): string {
  return isBand(share) ? sayBand(share, sayShare) : writeShare(share);
}
