/** A part of a code: a text that is shown as it is, what stands in square brackets, or a sign for itself. */
export interface Token {
  readonly kind: "text" | "bracket" | "sign";
  readonly text: string;
  /** Where it begins in the code. */
  readonly at: number;
}

/** A character after these is shown as it is. */
const SHOWS_NEXT = ["\\", "!"];
/** A character after these gives its width to a blank, or fills the cell. */
const SKIPS_NEXT = ["_", "*"];
/** No more of a bracket is looked at. */
const LONGEST_BRACKET = 40;

/** All parts of a code. */
export function tokensIn(code: string): Token[] {
  return [...tokensOf(code)];
}

/** The parts of a code, one by one: a long one is never held whole. */
export function* tokensOf(code: string): Generator<Token> {
  for (let at = 0; at < code.length; at += 1) {
    const sign = code.charAt(at);
    if (sign === '"') {
      const end = endOf(code, sign, at);
      yield { kind: "text", text: code.slice(at + 1, end), at };
      at = end;
    } else if (sign === "[") {
      const end = endOf(code, "]", at);
      yield { kind: "bracket", text: code.slice(at, Math.min(end + 1, at + LONGEST_BRACKET)), at };
      at = end;
    } else if (SHOWS_NEXT.includes(sign)) {
      at += 1;
      yield { kind: "text", text: code.charAt(at), at };
    } else if (SKIPS_NEXT.includes(sign)) at += 1;
    else yield { kind: "sign", text: sign, at };
  }
}

function endOf(code: string, sign: string, from: number): number {
  const end = code.indexOf(sign, from + 1);
  return end < 0 ? code.length : end;
}

/** The codes of the sections, which semicolons part. */
export function sectionCodes(code: string): string[] {
  const ends = tokensIn(code).filter(({ kind, text }) => kind === "sign" && text === ";");
  const starts = [0, ...ends.map(({ at }) => at + 1)];
  return starts.map((start, index) => code.slice(start, ends[index]?.at ?? code.length));
}
