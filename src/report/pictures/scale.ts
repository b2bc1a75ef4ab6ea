import { parseFractionText, type Rational, rational, ZERO } from "../../exact/rational.ts";

/** Drawn places are rounded to a thousandth of a percent of the width; nothing is decided by them. */
const PLACES = 1_000n;

/** A straight scale from 0 to its end, for drawing only. */
export interface Scale {
  readonly end: Rational;
  /** Where a number stands, in percent of the width, as SVG takes it. */
  at(number: string): string;
  /** The width between two numbers, likewise; `null` is the end of the scale. */
  between(from: string, to: string | null): string;
}

/** A scale that shows all the numbers: to 100 for shares, else a quarter beyond the greatest. */
export function scaleFor(numbers: readonly string[], unit: string | null): Scale {
  const values = numbers.map(exactly);
  const greatest = values.reduce((most, value) => (value.gt(most) ? value : most), ZERO);
  const end =
    unit === "%" ? rational(100n) : greatest.n === 0n ? rational(1n) : greatest.mul(rational(5n, 4n));
  return {
    end,
    at: (number) => percent(exactly(number), end),
    between: (from, to) => {
      const width = (to === null ? end : exactly(to)).sub(exactly(from));
      return percent(width.lt(ZERO) ? ZERO : width, end);
    },
  };
}

function exactly(text: string): Rational {
  const value = parseFractionText(text);
  if (value === null) throw new Error(`${text} is no number`);
  return value;
}

function percent(value: Rational, end: Rational): string {
  const share = value.div(end).mul(rational(100n * PLACES));
  const scaled = share.n / share.d;
  const capped = scaled > 100n * PLACES ? 100n * PLACES : scaled;
  return `${capped / PLACES}.${(capped % PLACES).toString().padStart(3, "0")}%`;
}

/** Labels near an end stand inside the picture. */
export function anchorOf(place: string): "start" | "middle" | "end" {
  const [whole = "0"] = place.split(".");
  const percent = Number.parseInt(whole, 10);
  if (percent < 15) return "start";
  return percent > 85 ? "end" : "middle";
}
