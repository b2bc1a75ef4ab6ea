import type { Command } from "commander";
import { settingsHelp } from "../../server/settings.ts";
import words from "../words.json" with { type: "json" };
import { type CommonOptions, languageOf, type Setting } from "./common.ts";

/** `zhunru serve` */
export function defineServe(program: Command, { outside, finish }: Setting): void {
  const { language } = outside;
  program
    .command("serve")
    .description(words.commandServe[language])
    .option("--lang <LANGUAGE>", words.optionLang[language])
    .addHelpText("after", () => `\n${settingsHelp(language)}`)
    .action(async (options: CommonOptions) => {
      const { runServe } = await import("../commands/serve.ts");
      finish(await runServe({ language: languageOf(options, outside) }, outside));
    });
}
