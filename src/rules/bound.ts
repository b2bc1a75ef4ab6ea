import { parseDecimal, type Rational } from "../exact/rational.ts";

/** What a leaf compares with, typed and with its unit. */
export type Bound =
  | { readonly kind: "yes-no"; readonly value: boolean }
  | {
      readonly kind: "ids";
      readonly ids: readonly string[];
      readonly isList: boolean;
      /** Choices for which the text settles nothing. */
      readonly unsettledFor: readonly string[];
    }
  | { readonly kind: "day"; readonly day: string }
  | {
      readonly kind: "quantity";
      readonly value: Rational;
      readonly unit: string;
      readonly of: string | null;
    };

const QUANTITY = /^(\d+(?:\.\d+)?) (\S+)(?: of ([a-z][A-Za-z0-9]*))?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The bound of a condition value: `"67 %"`, `"200000000 USD"`, `"15 % of originalFloorArea"`, `"2025-12-31"`, an id,
 * a list of ids, or true or false. `unsettledFor` are the choices for which the text leaves a test of ids open.
 */
export function parseBound(
  value: string | boolean | readonly string[],
  unsettledFor: readonly string[] = [],
): Bound {
  if (typeof value === "boolean") return { kind: "yes-no", value };
  if (typeof value !== "string") return { kind: "ids", ids: value, isList: true, unsettledFor };
  if (DAY.test(value)) return { kind: "day", day: value };
  const [, number = "", unit = "", of] = QUANTITY.exec(value) ?? [];
  const quantity = parseDecimal(number);
  if (quantity === null) return { kind: "ids", ids: [value], isList: false, unsettledFor };
  return { kind: "quantity", value: quantity, unit, of: of ?? null };
}
