import { createDecider } from "../../dossier/decide.ts";
import type { Difference } from "../../dossier/machine/differences.ts";
import type { MachinePart } from "../../dossier/machine/schema.ts";
import { createPdfMaker } from "../../dossier/pdf/make-pdf.ts";
import { stampOf, tellVerification } from "../../dossier/tell-verification.ts";
import words from "../../dossier/verification-words.json" with { type: "json" };
import { decideAgain } from "../../dossier/verify.ts";
import { verifyFile } from "../../dossier/verify-file.ts";
import { showFound } from "../../input/problem.ts";
import { fillWords, inEach, joinList, type Language, textIn, type Words } from "../../language/language.ts";
import dossierWords from "../dossier-words.json" with { type: "json" };
import { loadData } from "../load-rules.ts";
import { systemFault } from "../system-fault.ts";
import { type Environment, readInput } from "../terminal.ts";
import { UsageError } from "../usage.ts";
import cliWords from "../words.json" with { type: "json" };

export interface VerifyRequest {
  readonly file: string;
  readonly language: Language;
}

/**
 * `zhunru verify FILE`: 0 where everything agrees, 1 where something differs or the rules are others. Throws a UsageError
 * for a file that is no dossier.
 */
export async function runVerify(
  { file, language }: VerifyRequest,
  environment: Environment,
): Promise<number> {
  const bytes = await bytesOf(file);
  const source = loadData(environment);
  const decider = createDecider(source, environment.version);
  const result = await verifyFile(bytes, { decider, makePdf: () => createPdfMaker(environment.root) });
  if (result.kind === "unreadable")
    throw new UsageError(fillWords(words.unreadable, { file: showFound(file), reason: result.reason }));
  for (const line of tellVerification(result, file, source.rulebook, language))
    environment.write(`${line}\n`);
  if (result.kind !== "confirmed") return 1;
  if (environment.rules !== environment.root) await tellOurs(result.part, language, environment);
  return 0;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const refused = (reason: Words): UsageError =>
    new UsageError(fillWords(dossierWords.cannotRead, { file: showFound(file), reason }));
  let bytes: Uint8Array | null;
  try {
    bytes = await readInput(file);
  } catch (error) {
    throw refused(systemFault(error));
  }
  if (bytes === null) throw refused(cliWords.systemFaults.folder);
  return bytes;
}

/** What the program's own rules say of the same answers. */
async function tellOurs(part: MachinePart, language: Language, environment: Environment): Promise<void> {
  const own = loadData({ root: environment.root, rules: environment.root });
  const { version, sha256 } = own.rulebook;
  if (sha256 === part.rules.sha256) return;
  const result = await decideAgain(
    { ...part, rules: { version, sha256 } },
    createDecider(own, environment.version),
  );
  const same =
    result.kind === "differs"
      ? tellOutcomes(result.differences)
      : result.kind === "refused"
        ? words.refusedByOurs
        : words.sameOutcomes;
  environment.write(
    `${textIn(fillWords(words.underOurs, { ...stampOf({ version, sha256 }), same }), language)}\n`,
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
        return textIn(words.otherOutcome, language, {
          provision,
          before,
          after: outcomeOf(expected, language),
        });
      }),
      language,
    );
  const findings = inEach(inLanguage);
  return fillWords(words.otherOutcomes, { findings });
}

function outcomeOf(value: unknown, language: Language): string {
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null && "outcome" in value) return String(value.outcome);
  return textIn(words.noSuchRule, language);
}
