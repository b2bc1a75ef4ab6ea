import encodeQR from "qr";
import type { VNode } from "preact";
import type { Language } from "../../language/language.ts";
import words from "./words.json" with { type: "json" };

/** Longer links make a code too fine to be read from paper. */
const LONGEST = 900;

interface LinkCodeProps {
  readonly link: string;
  readonly language: Language;
}

/** The link that reopens a case, as a QR code for the printed report; in words where it would be too fine to read. */
export function LinkCode({ link, language }: LinkCodeProps): VNode {
  if (link.length > LONGEST) return <p>{words.linkTooLong[language]}</p>;
  const rows = encodeQR(link, "raw", { ecc: "low", border: 2 });
  const size = rows.length;
  const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <figure class="link-code">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.linkCode[language]}>
        <rect class="code-light" width={size} height={size} />
        <path class="code-dark" d={dark.join("")} />
      </svg>
      <figcaption>{words.linkCaption[language]}</figcaption>
    </figure>
  );
}
