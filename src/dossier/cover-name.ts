/** The most characters that a name on the cover may have. */
export const LONGEST_COVER_NAME = 200;

/** For whom or by whom a dossier was prepared, as the cover names them; null where it is empty or too long. */
export function readCoverName(given: string): string | null {
  const name = given.trim();
  return name === "" || name.length > LONGEST_COVER_NAME ? null : name;
}
