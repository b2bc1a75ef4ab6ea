import { Command, Option } from "commander";
import { fill, type Language } from "../language/language.ts";
import type { CheckFormat } from "./commands/check.ts";
import type { Outside } from "./terminal.ts";
import { chosen, chosenDay, chosenLanguage } from "./usage.ts";
import words from "./words.json" with { type: "json" };

interface CommonOptions {
  readonly asOf?: string;
  readonly lang?: string;
}

const CHECK_FORMATS: readonly CheckFormat[] = ["text", "json", "markdown"];
const RULES_FORMATS = ["text", "json"] as const;
const RULES_ACTIONS = ["list", "show", "verify"] as const;

/** The command line of zhunru; `finish` takes the exit status of the command that ran. */
export function createProgram(outside: Outside, finish: (status: number) => void): Command {
  const { language } = outside;
  const program = new Command("zhunru").description(words.description[language]).version(outside.version);
  const dated = (options: CommonOptions): string =>
    options.asOf === undefined ? outside.today : chosenDay("--as-of", options.asOf);
  const spoken = (options: CommonOptions): Language =>
    options.lang === undefined ? language : chosenLanguage(options.lang);

  const check = program.command("check").description(words.commandCheck[language]).argument("<FILE>");
  formatOption(check, CHECK_FORMATS, language);
  commonOptions(check, language)
    .option("--all", words.optionAll[language])
    .action(async (file: string, options: CommonOptions & { format: string; all?: boolean }) => {
      const request = {
        file,
        format: chosen("--format", options.format, CHECK_FORMATS),
        asOf: dated(options),
        language: spoken(options),
        all: options.all === true,
      };
      const { runCheck } = await import("./commands/check.ts");
      finish(await runCheck(request, outside));
    });

  const rules = program
    .command("rules")
    .description(words.commandRules[language])
    .argument("<ACTION>")
    .argument("[ID]");
  formatOption(rules, RULES_FORMATS, language);
  commonOptions(rules, language).action(
    async (action: string, id: string | undefined, options: CommonOptions & { format: string }) => {
      const request = {
        action: chosen("ACTION", action, RULES_ACTIONS),
        id: id ?? null,
        format: chosen("--format", options.format, RULES_FORMATS),
        asOf: dated(options),
        language: spoken(options),
      };
      const { runRules } = await import("./commands/rules.ts");
      finish(await runRules(request, outside));
    },
  );
  return program;
}

function formatOption(command: Command, formats: readonly string[], language: Language): void {
  const text = fill(words.optionFormat[language], { choices: formats.join(", ") });
  command.addOption(new Option("--format <FORMAT>", text).default(formats[0]));
}

function commonOptions(command: Command, language: Language): Command {
  return command
    .option("--as-of <DATE>", words.optionAsOf[language])
    .option("--lang <LANGUAGE>", words.optionLang[language]);
}
