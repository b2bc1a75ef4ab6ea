import encodeQR from "qr";
import type { VNode } from "preact";
import { type Language, textIn } from "../../language/language.ts";
import words from "./words.json" with { type: "json" };

/** Longer links make a code too fine to be read from paper. */
const LONGEST = 900;

interface LinkCodeProps {
  /** null for a case with so many answers that no link holds them. */
  readonly link: string | null;
  readonly language: Language;
}

/** The link that reopens a case, as a QR code for the printed report; in words where it would be too fine to read. */
export function LinkCode({ link, language }: LinkCodeProps): VNode {
  if (link === null || link.length > LONGEST) return <p>{textIn(words.linkTooLong, language)}</p>;
  const rows = encodeQR(link, "raw", { ecc: "low", border: 2 });
  const size = rows.length;
  const dark = rows.map((row, y) =>
    stretches(row)
      .map(([x, length]) => `M${x} ${y}h${length}`)
      .join(""),
  );
  return (
    <figure class="link-code">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={textIn(words.linkCode, language)}>
        <rect class="code-light" width={size} height={size} />
        <path class="code-dark" d={dark.join("")} transform="translate(0 .5)" />
      </svg>
      <figcaption>{textIn(words.linkCaption, language)}</figcaption>
    </figure>
  );
}

/** Where each stretch of dark modules of a row begins, and how long it is. */
function stretches(row: readonly boolean[]): [number, number][] {
  const found: [number, number][] = [];
  for (const [x, isDark] of row.entries()) {
    const last = found.at(-1);
    if (!isDark) continue;
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1;
    else found.push([x, 1]);
  }
  return found;
}
