const LETTER_A = 65;
const LETTERS = 26;
const MOST_LETTERS = 3;

/** `A`, `B`, … `AA`, by the index from 0. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(LETTER_A + (index % LETTERS));
  return index < LETTERS ? letter : columnName(Math.floor(index / LETTERS) - 1) + letter;
}

/** The row, from 1, and the column, from 0, of a reference such as `AB12`; null for what is none. */
export function placeOf(reference: string): { readonly row: number; readonly column: number } | null {
  let column = 0;
  let at = 0;
  for (; at < MOST_LETTERS; at += 1) {
    const letter = reference.charCodeAt(at) - LETTER_A;
    if (!(letter >= 0 && letter < LETTERS)) break;
    column = column * LETTERS + letter + 1;
  }
  const row = Number.parseInt(reference.slice(at), 10);
  return at > 0 && row > 0 ? { row, column: column - 1 } : null;
}
