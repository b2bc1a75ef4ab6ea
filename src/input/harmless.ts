/**
 * What moves the cursor, changes colours, turns the direction of a text or is not seen at all, half characters, and what
 * will never be a character (U+FFFE), of which XML allows some nowhere.
 */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** The text with every unseen character spelt out, such as `\\u202e`, so that it can do nothing but stand there. */
export function spellOut(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
    return code.length > 4 ? `\\u{${code}}` : `\\u${code}`;
  });
}

/** A copy of plain data (objects, lists, texts, numbers, yes and no) in which every text is spelt out. */
export function spellOutAll<T>(data: T): T;
export function spellOutAll(data: unknown): unknown {
  if (typeof data === "string") return spellOut(data);
  if (Array.isArray(data)) return data.map((one) => spellOutAll(one));
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, spellOutAll(value)]));
}
