import table from "./traditional.json" with { type: "json" };

const FORMS: ReadonlyMap<string, string> = new Map(
  Array.from(table.traditional, (form, index) => [form, table.simplified.charAt(index)] as const),
);
const OTHER_FORM = new RegExp(`[${table.traditional}]`);
const OTHER_FORMS = new RegExp(OTHER_FORM, "g");

/** Whether a text holds a character as Hong Kong, Macao, Taiwan or Japan write it and the mainland does not. */
export function isTraditional(text: string): boolean {
  return OTHER_FORM.test(text);
}

/** The text with its traditional characters in their simplified forms: 廣州 is 广州. Its length stays the same. */
export function simplified(text: string): string {
  return OTHER_FORM.test(text) ? text.replace(OTHER_FORMS, (form) => FORMS.get(form) ?? form) : text;
}
