import type { Command } from "commander";
import { type Language, textIn } from "../../language/language.ts";
import settings from "../../server/settings.json" with { type: "json" };
import words from "../words.json" with { type: "json" };
import { type CommonOptions, languageOf, type CommandContext, withRulesOf } from "./common.ts";

/** `zhunru serve` */
export function defineServe(program: Command, { environment, finish }: CommandContext): void {
  const { language } = environment;
  program
    .command("serve")
    .description(textIn(words.commandServe, language))
    .option("--lang <LANGUAGE>", textIn(words.optionLang, language))
    .addHelpText("after", () => `\n${settingsHelp(language)}`)
    .action(async (options: CommonOptions) => {
      const { runServe } = await import("../commands/serve.ts");
      finish(
        await runServe({ language: languageOf(options, environment) }, withRulesOf(options, environment)),
      );
    });
}

/** Every setting with its default and what it does. */
function settingsHelp(language: Language): string {
  const lines = Object.entries(settings).map(([name, setting]) => {
    const shown = "default" in setting ? `${name} (${setting.default})` : name;
    return `  ${shown}\n      ${textIn(setting.help, language)}`;
  });
  return [textIn(words.serveSettings, language), ...lines].join("\n");
}
