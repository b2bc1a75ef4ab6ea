#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { CommanderError } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { fillWords, textIn } from "../language/language.ts";
import { languageNamed } from "../language/languages.ts";
import { formatFault, RulebookError } from "../rules/fault.ts";
import { explainCommandLine, withExitOverride } from "./command-line.ts";
import { speakAddedLanguages } from "./languages.ts";
import { createProgram } from "./program.ts";
import { systemFault } from "./system-fault.ts";
import { type Environment, thisProcess } from "./terminal.ts";
import { InterruptedError, UsageError } from "./usage.ts";
import words from "./words.json" with { type: "json" };

/** The root folder, seen from the built program in dist/. */
const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Runs a command line; returns the exit status: 0 evaluated, 2 unusable input, 1 any other failure. */
async function main(given: readonly string[]): Promise<number> {
  try {
    speakAddedLanguages(ROOT);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { language, complain } = thisProcess(ROOT, manifest.version);
    complain(`${textIn(error.words, language)}\n`);
    return 2;
  }
  const environment = inLanguageAsked(thisProcess(ROOT, manifest.version), given);
  let status = 0;
  const program = withExitOverride(
    createProgram({
      environment,
      finish: (finished) => {
        status = finished;
      },
    }),
  );
  try {
    await program.parseAsync(given, { from: "user" });
    return status;
  } catch (error) {
    const { language } = environment;
    const usage = error instanceof CommanderError ? explainCommandLine(error, program, given) : error;
    if (usage === null) return 0;
    if (usage instanceof UsageError) {
      environment.complain(`${textIn(usage.words, language)}\n`);
      return 2;
    }
    if (usage instanceof InterruptedError) {
      environment.complain(`${textIn(usage.words, language)}\n`);
      return 1;
    }
    if (usage instanceof RulebookError) {
      environment.complain(
        `${textIn(words.rulesFault, language)}\n${usage.faults.map((fault) => formatFault(fault, language)).join("\n")}\n`,
      );
      return 1;
    }
    const reason = error instanceof Error ? error.message : String(error);
    environment.complain(`${textIn(words.failure, language, { reason })}\n`);
    return 1;
  }
}

/** The process with the language asked for on the command line, which holds for help and errors too where the rest cannot be used. */
function inLanguageAsked(environment: Environment, given: readonly string[]): Environment {
  const asked = languageNamed(given[given.indexOf("--lang") + 1]);
  return !given.includes("--lang") || asked === undefined ? environment : { ...environment, language: asked };
}

const given = process.argv.slice(2);
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  const { language, complain } = inLanguageAsked(thisProcess(ROOT, manifest.version), given);
  complain(`${textIn(fillWords(words.cannotPrint, { reason: systemFault(error) }), language)}\n`);
  process.exit(1);
});
process.exitCode = await main(given);
