import type { Command } from "commander";
import type { CheckFormat } from "../commands/check.ts";
import type { DossierWishes } from "../commands/check-dossier.ts";
import dossierWords from "../dossier-words.json" with { type: "json" };
import type { Environment } from "../terminal.ts";
import { fillWords, textIn } from "../../language/language.ts";
import { chosen, UsageError } from "../usage.ts";
import words from "../words.json" with { type: "json" };
import {
  type CommonOptions,
  askedDayOf,
  coverNameOf,
  languageOf,
  ownershipOf,
  type OwnershipOptions,
  type CommandContext,
  withCommonOptions,
  withFormats,
  withOwnershipOptions,
  withRulesOf,
} from "./common.ts";

const FORMATS: readonly CheckFormat[] = ["text", "json", "markdown", "html", "pdf", "docx"];

interface CheckOptions extends CommonOptions, OwnershipOptions {
  readonly format: string;
  readonly all?: boolean;
  readonly full?: boolean;
  readonly keep?: string;
  readonly evidence?: string;
  readonly output?: string;
  readonly holders: boolean;
  readonly preparedFor?: string;
  readonly preparedBy?: string;
}

/** `zhunru check FILE` */
export function defineCheck(program: Command, { environment, finish }: CommandContext): void {
  const { language } = environment;
  const command = program
    .command("check")
    .description(textIn(words.commandCheck, language))
    .argument("<FILE>");
  withOwnershipOptions(withCommonOptions(withFormats(command, FORMATS, language), language), language)
    .option("--all", textIn(words.optionAll, language))
    .option("--full", textIn(words.optionFull, language))
    .option("--keep <FACTS>", textIn(words.optionKeep, language))
    .option("--evidence <FOLDER>", textIn(words.optionEvidence, language))
    .option("--output <FILE>", textIn(dossierWords.optionOutput, language))
    .option("--no-holders", textIn(dossierWords.optionNoHolders, language))
    .option("--prepared-for <NAME>", textIn(dossierWords.optionPreparedFor, language))
    .option("--prepared-by <NAME>", textIn(dossierWords.optionPreparedBy, language))
    .action(async (file: string, options: CheckOptions) => {
      const format = chosen("--format", options.format, FORMATS);
      const dossier = format === "pdf" || format === "docx" ? dossierOf(format, options, environment) : null;
      if (dossier === null) refuseDossierOptions(format, options);
      const request = {
        file,
        ownership: ownershipOf(options),
        format,
        asOf: askedDayOf(options),
        language: dossier?.edition === "both" ? environment.language : languageOf(options, environment),
        all: options.all === true,
        full: options.full === true || options.all === true,
        keep: options.keep ?? "",
        evidence: options.evidence ?? null,
        dossier,
      };
      const { runCheck } = await import("../commands/check.ts");
      finish(await runCheck(request, withRulesOf(options, environment)));
    });
}

function dossierOf(format: "pdf" | "docx", options: CheckOptions, environment: Environment): DossierWishes {
  const { output, holders, preparedFor, preparedBy } = options;
  if (output === undefined) throw new UsageError(fillWords(dossierWords.outputMissing, { format }));
  return {
    format,
    output,
    edition: options.lang === "both" ? "both" : languageOf(options, environment),
    holders: holders ? "named" : "left-out",
    preparedFor: coverNameOf("--prepared-for", preparedFor),
    preparedBy: coverNameOf("--prepared-by", preparedBy),
  };
}

/** Options of a dossier are refused for other formats, where they would do nothing. */
function refuseDossierOptions(format: string, options: CheckOptions): void {
  const given = [
    ...(options.output === undefined ? [] : ["--output"]),
    ...(options.holders ? [] : ["--no-holders"]),
    ...(options.preparedFor === undefined ? [] : ["--prepared-for"]),
    ...(options.preparedBy === undefined ? [] : ["--prepared-by"]),
  ];
  const [option] = given;
  if (option !== undefined) throw new UsageError(fillWords(dossierWords.onlyForDossier, { option, format }));
}
