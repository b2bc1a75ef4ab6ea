import { describe } from "../../dossier/content/describe.ts";
import { comparePages } from "../../dossier/file/compare-pages.ts";
import { type OpenedFile, openFile } from "../../dossier/file/open.ts";
import type { Difference } from "../../dossier/machine/differences.ts";
import type { RuleSource } from "../../dossier/machine/make.ts";
import { readMachinePart, UnreadableDossier } from "../../dossier/machine/read.ts";
import type { MachinePart } from "../../dossier/machine/schema.ts";
import { createPdfMaker } from "../../dossier/pdf/make-pdf.ts";
import { decideAgain, type Verification } from "../../dossier/verify.ts";
import { showFound } from "../../input/problem.ts";
import { fill, fillWords, joinList, type Language, type Words } from "../../language/language.ts";
import words from "../dossier-words.json" with { type: "json" };
import { loadData } from "../seal.ts";
import { type Outside, readInput } from "../terminal.ts";
import { UsageError } from "../usage.ts";

export interface VerifyRequest {
  readonly file: string;
  readonly language: Language;
}

const HASH_SHOWN = 16;

/**
 * `zhunru verify FILE`: 0 where everything agrees, 1 where something differs or the rules are others. Throws a UsageError
 * for a file that is no dossier.
 */
export async function runVerify({ file, language }: VerifyRequest, outside: Outside): Promise<number> {
  const say = (key: keyof typeof words, values: Readonly<Record<string, string | Words>>): void =>
    outside.write(`${fillWords(words[key], { file: showFound(file), ...values })[language]}\n`);
  const { opened, bytes, part } = await open(file);
  const source = loadData(outside);
  const result = await decideAgain(part, source, outside.version);
  switch (result.kind) {
    case "other-rules": {
      const { version, sha256 } = source.rulebook;
      say("otherRules", { ...stampOf(part.rules), ours: version, oursHash: sha256.slice(0, HASH_SHOWN) });
      return 1;
    }
    case "refused":
      say("refused", {});
      for (const reason of result.reasons) outside.write(`  ${reason[language]}\n`);
      return 1;
    case "differs":
      say("differs", { count: String(result.differences.length) });
      for (const line of tellDifferences(result.differences, language)) outside.write(`${line}\n`);
      return 1;
    case "agrees":
  }
  const pages = await tellPages(opened, bytes, result, source, outside);
  if ("reasons" in pages) {
    say("printed", {});
    for (const reason of pages.reasons) outside.write(`  ${reason[language]}\n`);
    return 1;
  }
  say("confirmed", { ...stampOf(part.rules), ...countsOf(part), pages: pages.told });
  if (outside.rules !== outside.root) await tellOurs(part, language, outside);
  return 0;
}

async function open(file: string): Promise<{ opened: OpenedFile; bytes: Uint8Array; part: MachinePart }> {
  const source = { file: showFound(file) };
  let bytes: Uint8Array | null;
  try {
    bytes = await readInput(file);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new UsageError(fillWords(words.cannotRead, { ...source, reason }));
  }
  if (bytes === null) throw new UsageError(fillWords(words.cannotRead, { ...source, reason: "EISDIR" }));
  try {
    const opened = openFile(bytes);
    return { opened, bytes, part: readMachinePart(opened.text) };
  } catch (error) {
    if (!(error instanceof UnreadableDossier)) throw error;
    throw new UsageError(fillWords(words.unreadable, { ...source, reason: error.words }));
  }
}

function stampOf({ version, sha256 }: MachinePart["rules"]): { version: string; hash: string } {
  return { version, hash: sha256.slice(0, HASH_SHOWN) };
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

type PagesTold = { readonly told: Words } | { readonly reasons: readonly Words[] };

/** Makes the pages again and compares them, where that can be done. */
async function tellPages(
  { kind }: OpenedFile,
  bytes: Uint8Array,
  { decided }: Extract<Verification, { kind: "agrees" }>,
  source: RuleSource,
  outside: Outside,
): Promise<PagesTold> {
  if (kind === "json") return { told: words.pagesOfJson };
  if (kind === "docx") return { told: words.pagesOfDocx };
  const { zhunru, pages } = decided.part;
  if (zhunru !== outside.version)
    return { told: fillWords(words.pagesOfVersion, { made: showFound(zhunru), ours: outside.version }) };
  const expected = await createPdfMaker(outside.root)(describe(decided, source), pages.language);
  const compared = comparePages(bytes, expected);
  if (compared.kind === "differ") return compared;
  return { told: fillWords(words.pagesCompared, { pages: String(compared.pages) }) };
}

/** What the program's own rules say of the same answers. */
async function tellOurs(part: MachinePart, language: Language, outside: Outside): Promise<void> {
  const own = loadData({ root: outside.root, rules: outside.root });
  const { version, sha256 } = own.rulebook;
  if (sha256 === part.rules.sha256) return;
  const result = await decideAgain({ ...part, rules: { version, sha256 } }, own, outside.version);
  const same =
    result.kind === "differs"
      ? tellOutcomes(result.differences)
      : result.kind === "refused"
        ? words.refusedByOurs
        : words.sameOutcomes;
  outside.write(
    `${fillWords(words.underOurs, { version, hash: sha256.slice(0, HASH_SHOWN), same })[language]}\n`,
  );
}

function tellOutcomes(differences: readonly Difference[]): Words {
  const outcomes = differences.filter(({ path }) => /^findings\[[^\]]*\](\.outcome)?$/.test(path));
  if (outcomes.length === 0) return words.sameOutcomes;
  const inLanguage = (language: Language): string =>
    joinList(
      outcomes.map(({ path, found, expected }) => {
        const provision = /\[([^\]]*)\]/.exec(path)?.[1] ?? path;
        const before = outcomeOf(found, language);
        return fill(words.otherOutcome[language], {
          provision,
          before,
          after: outcomeOf(expected, language),
        });
      }),
      language,
    );
  const findings = { "zh-CN": inLanguage("zh-CN"), en: inLanguage("en") };
  return fillWords(words.otherOutcomes, { findings });
}

function outcomeOf(value: unknown, language: Language): string {
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null && "outcome" in value) return String(value.outcome);
  return words.noSuchRule[language];
}

const MOST_TOLD = 20;
const LONGEST = 120;

function tellDifferences(differences: readonly Difference[], language: Language): string[] {
  const show = (value: unknown): string => {
    if (value === undefined) return words.nothing[language];
    const text = JSON.stringify(value);
    return showFound(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
  };
  const lines = differences.slice(0, MOST_TOLD).map(({ path, found, expected }) =>
    fill(words.difference[language], {
      path: showFound(path),
      found: show(found),
      expected: show(expected),
    }),
  );
  const more = differences.length - lines.length;
  return more > 0 ? [...lines, fill(words.moreDifferences[language], { count: String(more) })] : lines;
}
