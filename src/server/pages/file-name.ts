const LONGEST = 60;

/**
 * The name of a downloaded file, from the case's name and its day (YYYY-MM-DD): `Britannia-Networks-2026-11-21.html`;
 * without a name `zhunru` stands for it. Whatever is no letter, mark or digit becomes a hyphen, as no file system
 * takes everything.
 */
export function fileNameOf(name: unknown, day: string, kind: string | null, extension: string): string {
  const said = typeof name === "string" ? name.normalize("NFC") : "";
  const plain = Array.from(said.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-"))
    .slice(0, LONGEST)
    .join("")
    .replace(/^-+|-+$/g, "");
  return `${[plain === "" ? "zhunru" : plain, ...(kind === null ? [] : [kind]), day].join("-")}.${extension}`;
}
