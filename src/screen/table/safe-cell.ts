/** What makes a spreadsheet program take a cell for a formula, narrow or full-width. */
const RUNS = /^[=+\-@\t\r＝＋－＠]/;

/** The text with an apostrophe in front where a spreadsheet program would run it. */
export function safeCell(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

/** Whatever of this a text holds, it may not stand in a CSV as it is. */
const SPECIAL = new RegExp(`${RUNS.source}|[",\\r\\n]`);

/** A cell of a CSV (RFC 4180): safe to open, quoted where it must be. */
export function csvCell(text: string): string {
  if (!SPECIAL.test(text)) return text;
  const safe = safeCell(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record of a CSV with its line break. */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\n`;
}
