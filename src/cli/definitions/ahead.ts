import type { Command } from "commander";
import { textIn } from "../../language/language.ts";
import type { AheadFormat } from "../commands/ahead.ts";
import { chosen, chosenCount } from "../usage.ts";
import words from "../words.json" with { type: "json" };
import {
  askedDayOf,
  type CommonOptions,
  languageOf,
  type CommandContext,
  withCommonOptions,
  ownershipOf,
  type OwnershipOptions,
  withFormats,
  withOwnershipOptions,
  withRulesOf,
} from "./common.ts";

const FORMATS: readonly AheadFormat[] = ["text", "json", "ics"];

/** `zhunru ahead FILE` */
export function defineAhead(program: Command, { environment, finish }: CommandContext): void {
  const { language } = environment;
  const command = program
    .command("ahead")
    .description(textIn(words.commandAhead, language))
    .argument("<FILE>");
  withOwnershipOptions(withCommonOptions(withFormats(command, FORMATS, language), language), language)
    .option("--months <N>", textIn(words.optionMonths, language), "12")
    .action(
      async (
        file: string,
        options: CommonOptions & OwnershipOptions & { format: string; months: string },
      ) => {
        const request = {
          file,
          ownership: ownershipOf(options),
          months: chosenCount("--months", options.months, { fewest: 1, most: 120 }),
          format: chosen("--format", options.format, FORMATS),
          asOf: askedDayOf(options),
          language: languageOf(options, environment),
        };
        const { runAhead } = await import("../commands/ahead.ts");
        finish(await runAhead(request, withRulesOf(options, environment)));
      },
    );
}
