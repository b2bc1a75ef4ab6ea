import type { SupportOf } from "../../answers/support.ts";
import { createDecider } from "../../dossier/decide.ts";
import { type DossierFormat, makeDossier } from "../../dossier/make-dossier.ts";
import type { RuleSource } from "../../dossier/machine/make.ts";
import type { Edition, Pages } from "../../dossier/machine/schema.ts";
import { createPdfMaker } from "../../dossier/pdf/make-pdf.ts";
import { FontMissing } from "../../dossier/pdf/fonts.ts";
import { fillWords } from "../../language/language.ts";
import type { Profile } from "../../profile/answer.ts";
import words from "../dossier-words.json" with { type: "json" };
import { isFull, systemFault } from "../system-fault.ts";
import type { Environment } from "../terminal.ts";
import { InterruptedError, UsageError } from "../usage.ts";
import { isSameFile, writeWhole } from "../whole-file.ts";

/** What is asked for of a dossier on the command line. */
export interface DossierWishes extends Pick<Pages, "holders" | "preparedFor" | "preparedBy"> {
  readonly format: DossierFormat;
  readonly output: string;
  readonly edition: Edition;
}

interface Wanted extends DossierWishes {
  /** The files that were read, in whose place nothing is written. */
  readonly inputs: readonly string[];
  readonly profile: Profile;
  readonly asOf: string;
  readonly keep: readonly string[];
  readonly supportOf: SupportOf;
}

/**
 * Writes the dossier of a profile, whole or not at all. Throws a UsageError where the file cannot be written or is one that
 * was read, an InterruptedError where the disk is full.
 */
export async function checkAsDossier(
  wanted: Wanted,
  source: RuleSource,
  environment: Environment,
): Promise<number> {
  const { format, output, edition, holders, preparedFor, preparedBy, profile, asOf, supportOf } = wanted;
  if (wanted.inputs.some((input) => isSameFile(input, output)))
    throw new UsageError(fillWords(words.outputIsInput, { file: output }));
  const pages = { language: edition, preparedFor, preparedBy, holders, keep: [...wanted.keep] };
  const decider = createDecider(source, environment.version);
  const makePdf = () => createPdfMaker(environment.root);
  try {
    write(output, await makeDossier({ profile, asOf, pages, supportOf }, format, { decider, makePdf }));
  } catch (error) {
    throw error instanceof FontMissing ? new InterruptedError(error.words) : error;
  }
  return 0;
}

function write(file: string, bytes: Uint8Array): void {
  try {
    writeWhole(file, bytes);
  } catch (error) {
    const reason = systemFault(error);
    if (isFull(error)) throw new InterruptedError(fillWords(words.notWritten, { file, reason }));
    throw new UsageError(fillWords(words.cannotWrite, { file, reason }));
  }
}
