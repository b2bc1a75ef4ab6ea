import type { Command } from "commander";
import type { CheckFormat } from "../commands/check.ts";
import { chosen } from "../usage.ts";
import words from "../words.json" with { type: "json" };
import {
  type CommonOptions,
  askedDayOf,
  languageOf,
  type Setting,
  withCommonOptions,
  withFormats,
  withRulesOf,
} from "./common.ts";

const FORMATS: readonly CheckFormat[] = ["text", "json", "markdown", "html"];

/** `zhunru check FILE` */
export function defineCheck(program: Command, { outside, finish }: Setting): void {
  const { language } = outside;
  const command = program.command("check").description(words.commandCheck[language]).argument("<FILE>");
  withCommonOptions(withFormats(command, FORMATS, language), language)
    .option("--all", words.optionAll[language])
    .option("--full", words.optionFull[language])
    .option("--keep <FACTS>", words.optionKeep[language])
    .action(
      async (
        file: string,
        options: CommonOptions & { format: string; all?: boolean; full?: boolean; keep?: string },
      ) => {
        const request = {
          file,
          format: chosen("--format", options.format, FORMATS),
          asOf: askedDayOf(options),
          language: languageOf(options, outside),
          all: options.all === true,
          full: options.full === true || options.all === true,
          keep: options.keep ?? "",
        };
        const { runCheck } = await import("../commands/check.ts");
        finish(await runCheck(request, withRulesOf(options, outside)));
      },
    );
}
