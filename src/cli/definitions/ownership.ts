import type { Command } from "commander";
import { textIn } from "../../language/language.ts";
import ownershipWords from "../ownership-words.json" with { type: "json" };
import { chosen } from "../usage.ts";
import {
  askedDayOf,
  type CommonOptions,
  languageOf,
  ownershipOf,
  type OwnershipOptions,
  type CommandContext,
  withCommonOptions,
  withFormats,
  withOwnershipOptions,
  withRulesOf,
} from "./common.ts";

const FORMATS = ["bods"] as const;

/** `zhunru ownership FILE` */
export function defineOwnership(program: Command, { environment, finish }: CommandContext): void {
  const { language } = environment;
  const command = program
    .command("ownership")
    .description(textIn(ownershipWords.commandOwnership, language))
    .argument("<FILE>");
  withOwnershipOptions(withCommonOptions(withFormats(command, FORMATS, language), language), language).action(
    async (file: string, options: CommonOptions & OwnershipOptions & { format: string }) => {
      chosen("--format", options.format, FORMATS);
      const request = {
        file,
        ownership: ownershipOf(options),
        asOf: askedDayOf(options),
        language: languageOf(options, environment),
      };
      const { runOwnership } = await import("../commands/ownership.ts");
      finish(await runOwnership(request, withRulesOf(options, environment)));
    },
  );
}
