/** The identifiers that a company, a holder or an entity may carry, in the order in which they are written. */
export const IDENTIFIERS = ["unifiedSocialCreditCode", "lei"] as const;
export type IdentifierKind = (typeof IDENTIFIERS)[number];

/** The identifiers of one party, as given; one that was not given is not there. */
export type Identifiers = Readonly<Partial<Record<IdentifierKind, string>>>;

/** What the check digits of an identifier say. */
export interface IdentifierCheck {
  readonly isSound: boolean;
  /** The one identifier that a single usual slip would have made of this; null where there is none, or more. */
  readonly likely: string | null;
}

/** Characters that people and scanners take for one another. */
const CONFUSED = ["0OQD", "1IL", "2Z", "5S", "8B", "UV"];

/**
 * Checks an identifier by its own digits, spaces and letter case aside: the unified social credit code by GB 32100
 * (18 characters without I, O, Z, S and V; weights of 3 to the power of the place, modulo 31), the LEI by ISO 17442
 * (20 characters, modulo 97 as in ISO 7064).
 */
export function checkIdentifier(kind: IdentifierKind, given: string): IdentifierCheck {
  const text = plainIdentifier(given);
  const isSound = CHECKS[kind];
  if (isSound(text)) return { isSound: true, likely: null };
  const [likely = null, ...others] = new Set(slips(text).filter(isSound));
  return { isSound: false, likely: others.length === 0 ? likely : null };
}

/** An identifier without spaces and hyphens, in capitals: two that are equal so name the same party. */
export function plainIdentifier(text: string): string {
  return text.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
}

const CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

function isCreditCode(text: string): boolean {
  const values = Array.from(text, (character) => CREDIT_CHARACTERS.indexOf(character));
  if (values.length !== 18 || values.includes(-1)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (31 - (sum % 31)) % 31 === values[17];
}

function isLei(text: string): boolean {
  if (!/^[0-9A-Z]{18}\d{2}$/.test(text)) return false;
  const digits = Array.from(text, (character) => Number.parseInt(character, 36).toString()).join("");
  return BigInt(digits) % 97n === 1n;
}

const CHECKS: Readonly<Record<IdentifierKind, (text: string) => boolean>> = {
  unifiedSocialCreditCode: isCreditCode,
  lei: isLei,
};

const LONGEST = 40;

/** What was meant if one character was taken for a like one, or two neighbours changed places. */
function slips(text: string): string[] {
  if (text.length > LONGEST) return [];
  return Array.from({ length: text.length }, (_, index) => index).flatMap((index) => {
    const [before, own, after] = [text.slice(0, index), text.charAt(index), text.slice(index + 1)];
    const like = CONFUSED.find((group) => group.includes(own)) ?? own;
    const replaced = Array.from(like, (other) => before + other + after);
    return after === "" ? replaced : [...replaced, before + after.charAt(0) + own + after.slice(1)];
  });
}
