import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

type Fault = readonly [place: string, found: string, expected: string];

/** What the verifier's page does without a page: its own functions, run outside a browser. */
export interface PageScript {
  readRules(
    files: ReadonlyMap<string, Uint8Array>,
    sha256: (pieces: readonly Uint8Array[]) => Promise<string>,
  ): Promise<{ readonly sha256: string }>;
  /** What is told, in one word, and the places that differ. */
  decideAgain(part: unknown, book: object): readonly [kind: string, values: object, faults: readonly Fault[]];
  /** Throws for a text that is no dossier's data. */
  readPart(text: string): unknown;
}

/** The script of the page, which has nothing in common with the program. */
export function loadPageScript(root: string): PageScript {
  const page = readFileSync(`${root}verifier/verify.html`, "utf8");
  const script = /<script>([\s\S]*)<\/script>/.exec(page)?.[1];
  if (script === undefined) throw new Error("the page has no script");
  return new Function(`${script}\nreturn { readRules, decideAgain, readPart };`)() as PageScript;
}

/** SHA-256 of pieces one after the other, in hexadecimal. */
export async function hexSha256(pieces: readonly Uint8Array[]): Promise<string> {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return hash.digest("hex");
}
