import { type Command, CommanderError } from "commander";
import { fillWords, textIn } from "../../language/language.ts";
import words from "../ask/words.json" with { type: "json" };
import { UsageError } from "../usage.ts";
import {
  askedDayOf,
  type CommonOptions,
  languageOf,
  type CommandContext,
  withCommonOptions,
  withRulesOf,
} from "./common.ts";

interface AskOptions extends CommonOptions {
  readonly resume?: string;
  readonly save?: string;
  readonly plain?: boolean;
}

/** `zhunru` without a command. */
export function defineAsk(program: Command, { environment, finish }: CommandContext): void {
  const { language } = environment;
  const { options: texts } = words;
  withCommonOptions(program, language)
    .option("--resume <FILE>", textIn(texts.resume, language))
    .option("--save <FILE>", textIn(texts.save, language))
    .option("--plain", textIn(texts.plain, language))
    .allowExcessArguments()
    .hook("preSubcommand", refuseMisplaced)
    .action(async (options: AskOptions) => {
      const [unknown] = program.args;
      if (unknown !== undefined) {
        throw new CommanderError(1, "commander.unknownCommand", `error: unknown command '${unknown}'`);
      }
      const request = {
        resume: options.resume ?? null,
        save: options.save ?? null,
        plain: options.plain === true,
        asOf: askedDayOf(options),
        language: languageOf(options, environment),
      };
      const { runAsk } = await import("../commands/ask.ts");
      finish(await runAsk(request, withRulesOf(options, environment)));
    });
}

/** An option in front of another command would be lost in silence. */
function refuseMisplaced(program: Command, command: Command): void {
  const given = program.options.find(
    (option) => program.getOptionValueSource(option.attributeName()) === "cli",
  );
  if (given?.long == null) return;
  throw new UsageError(fillWords(words.misplacedOption, { option: given.long, command: command.name() }));
}
