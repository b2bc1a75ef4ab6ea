import { showFound } from "../input/problem.ts";
import { fillWords, type Language, textIn, type Words } from "../language/language.ts";
import type { Rulebook } from "../rules/rulebook.ts";
import type { Difference } from "./machine/differences.ts";
import type { MachinePart } from "./machine/schema.ts";
import words from "./verification-words.json" with { type: "json" };
import type { FileVerification } from "./verify-file.ts";

const HASH_SHOWN = 16;
const MOST_TOLD = 20;
const LONGEST = 120;

/** What verifying a file came to, as lines: the first says it whole, the others say where. */
export function tellVerification(
  result: FileVerification,
  file: string,
  { version, sha256 }: Pick<Rulebook, "version" | "sha256">,
  language: Language,
): string[] {
  const say = (key: keyof typeof words, values: Readonly<Record<string, string | Words>>): string =>
    textIn(fillWords(words[key], { file: showFound(file), ...values }), language);
  const indented = (reasons: readonly Words[]): string[] =>
    reasons.map((reason) => `  ${textIn(reason, language)}`);
  switch (result.kind) {
    case "unreadable":
      return [say("unreadable", { reason: result.reason })];
    case "other-rules": {
      const ours = { ours: version, oursHash: shortHash(sha256) };
      return [say("otherRules", { ...stampOf(result.part.rules), ...ours })];
    }
    case "refused":
      return [say("refused", {}), ...indented(result.reasons)];
    case "differs": {
      const count = String(result.differences.length);
      return [say("differs", { count }), ...tellDifferences(result.differences, language)];
    }
    case "printed-words-differ":
      return [say("printed", {}), ...indented(result.reasons)];
    case "confirmed": {
      const { part, pages } = result;
      return [say("confirmed", { ...stampOf(part.rules), ...countsOf(part), pages })];
    }
  }
}

function shortHash(sha256: string): string {
  return sha256.slice(0, HASH_SHOWN);
}

/** A version of the rules, and the beginning of its hash. */
export function stampOf({ version, sha256 }: MachinePart["rules"]): { version: string; hash: string } {
  return { version, hash: shortHash(sha256) };
}

function countsOf({ findings }: MachinePart): Record<string, string> {
  const sum = (of: (finding: MachinePart["findings"][number]) => number | undefined): string =>
    String(findings.reduce((total, finding) => total + (of(finding) ?? 0), 0));
  return {
    findings: String(findings.length),
    requirements: sum(({ requirements }) => requirements?.length),
    quotes: sum(({ clause }) => (clause === undefined ? 0 : 1)),
    certificates: sum(({ changes }) => changes?.length),
  };
}

function tellDifferences(differences: readonly Difference[], language: Language): string[] {
  const lines = differences.slice(0, MOST_TOLD).map(({ path, found, expected }) =>
    textIn(
      fillWords(words.difference, {
        path: showFound(path),
        found: shown(found, language),
        expected: shown(expected, language),
      }),
      language,
    ),
  );
  const more = differences.length - lines.length;
  if (more <= 0) return lines;
  return [...lines, textIn(fillWords(words.moreDifferences, { count: String(more) }), language)];
}

function shown(value: unknown, language: Language): string {
  if (value === undefined) return textIn(words.nothing, language);
  const text = JSON.stringify(value);
  return showFound(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}
