import { formatRational } from "./rational.ts";
import { fromScaled, type Scaled } from "./scaled.ts";

/** A decimal text where the number is finite, else a reduced fraction: the text of formatRational. */
export function formatScaled(value: Scaled): string {
  if (value.rest !== 1n) return formatRational(fromScaled(value));
  if (value.tens === 0) return value.n.toString();
  const digits = value.n.toString().padStart(value.tens + 1, "0");
  const whole = digits.slice(0, digits.length - value.tens);
  const decimals = digits.slice(digits.length - value.tens).replace(/0+$/, "");
  return decimals === "" ? whole : `${whole}.${decimals}`;
}
