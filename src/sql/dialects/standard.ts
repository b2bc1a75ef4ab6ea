/** What standard SQL has for names and texts. */
export const STANDARD = {
  name: (id: string): string => `"${id.replaceAll('"', '""')}"`,
  text: (value: string): string => `'${value.replaceAll("'", "''")}'`,
  decimal: (text: string, digits: number, scale: number): string =>
    `CAST(${text} AS DECIMAL(${digits}, ${scale}))`,
};

/** The regular expression of one or more of these with semicolons between them. */
export function anyOf(ids: readonly string[]): string {
  const any = `(${ids.join("|")})`;
  return `${any}(;${any})*`;
}
