import type { Command } from "commander";
import { textIn } from "../../language/language.ts";
import { chosen } from "../usage.ts";
import words from "../words.json" with { type: "json" };
import {
  type CommonOptions,
  dayOf,
  languageOf,
  type CommandContext,
  withCommonOptions,
  withFormats,
  withRulesOf,
} from "./common.ts";

const FORMATS = ["text", "json"] as const;

/** `zhunru find WORDS` */
export function defineFind(program: Command, { environment, finish }: CommandContext): void {
  const { language } = environment;
  const command = program
    .command("find")
    .description(textIn(words.commandFind, language))
    .argument("<WORDS...>");
  withCommonOptions(withFormats(command, FORMATS, language), language).action(
    async (typed: string[], options: CommonOptions & { format: string }) => {
      const request = {
        typed: typed.join(" "),
        format: chosen("--format", options.format, FORMATS),
        language: languageOf(options, environment),
        asOf: dayOf(options, environment),
      };
      const { runFind } = await import("../commands/find.ts");
      finish(await runFind(request, withRulesOf(options, environment)));
    },
  );
}
