/** What standard SQL has for names and texts. */
export const STANDARD = {
  name: (id: string): string => `"${id.replaceAll('"', '""')}"`,
  text: (value: string): string => `'${value.replaceAll("'", "''")}'`,
};
