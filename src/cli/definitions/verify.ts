import type { Command } from "commander";
import { textIn } from "../../language/language.ts";
import dossierWords from "../dossier-words.json" with { type: "json" };
import words from "../words.json" with { type: "json" };
import { type CommonOptions, languageOf, type CommandContext, withRulesOf } from "./common.ts";

/** `zhunru verify FILE` */
export function defineVerify(program: Command, { environment, finish }: CommandContext): void {
  const { language } = environment;
  program
    .command("verify")
    .description(textIn(dossierWords.commandVerify, language))
    .argument("<FILE>")
    .option("--lang <LANGUAGE>", textIn(words.optionLang, language))
    .option("--rules <FOLDER>", textIn(words.optionRules, language))
    .action(async (file: string, options: CommonOptions) => {
      const spoken = languageOf(options, environment);
      const { runVerify } = await import("../commands/verify.ts");
      finish(await runVerify({ file, language: spoken }, withRulesOf(options, environment)));
    });
}
