import type { Command, CommanderError } from "commander";
import { nearest, showFound } from "../input/problem.ts";
import { fillWords, type Words } from "../language/language.ts";
import { UsageError, withNearest } from "./usage.ts";
import words from "./words.json" with { type: "json" };

/** Makes commander throw instead of ending the process, for the command and those below it, and keep silent. */
export function withExitOverride(command: Command): Command {
  command.exitOverride().configureOutput({ writeErr: () => undefined });
  for (const below of command.commands) withExitOverride(below);
  return command;
}

/** What commander found wrong on the command line, in our words; null where it only printed help or a version. */
export function explainCommandLine(
  error: CommanderError,
  program: Command,
  given: readonly string[],
): UsageError | null {
  if (error.exitCode === 0) return null;
  const found =
    error.code === "commander.help"
      ? given.slice(given.indexOf("help") + 1).join(" ")
      : (/'([^']*)'/.exec(error.message)?.[1] ?? "");
  const command =
    given.flatMap((word) => program.commands.filter((candidate) => candidate.name() === word))[0] ?? program;
  return new UsageError(explain(error.code, showFound(found), error.message, command));
}

function explain(code: string, found: string, message: string, command: Command): Words {
  switch (code) {
    case "commander.unknownOption": {
      const known = command.options.flatMap((option) => (option.long == null ? [] : [option.long]));
      return withNearest(
        fillWords(words.unknownOption, { found, expected: known.join(", ") }),
        nearest(found, known),
      );
    }
    case "commander.help":
    case "commander.unknownCommand": {
      const known = command.commands.map((below) => below.name());
      return withNearest(
        fillWords(words.unknownCommand, { found, expected: known.join(", ") }),
        nearest(found, known),
      );
    }
    case "commander.missingArgument":
      return fillWords(words.missingArgument, { found });
    case "commander.optionMissingArgument":
      return fillWords(words.missingValue, { found });
    case "commander.excessArguments":
      return fillWords(words.excessArguments, {
        found: showFound(command.args.slice(command.registeredArguments.length).join(" ")),
        expected: [command.name(), ...command.registeredArguments.map((taken) => taken.name())].join(" "),
      });
    default:
      return { "zh-CN": message, en: message };
  }
}
