import { type Command, Option } from "commander";
import { resolve } from "node:path";
import { LONGEST_COVER_NAME, readCoverName } from "../../dossier/cover-name.ts";
import { fillWords, type Language, textIn } from "../../language/language.ts";
import dossierWords from "../dossier-words.json" with { type: "json" };
import type { Environment } from "../terminal.ts";
import { chosenDay, chosenLanguage, UsageError } from "../usage.ts";
import ownershipWords from "../ownership-words.json" with { type: "json" };
import words from "../words.json" with { type: "json" };

/** Options of every evaluating command, as commander gives them. */
export interface CommonOptions {
  readonly asOf?: string;
  readonly lang?: string;
  readonly rules?: string;
}

/** Options of the commands that take the owners from a file in the standard's form. */
export interface OwnershipOptions {
  readonly ownership?: string;
  readonly company?: string;
}

/** A file with the owners, and which of its companies is meant where that is said. */
export interface OwnershipWish {
  readonly file: string;
  readonly company: string | null;
}

/** Adds --ownership and --company. */
export function withOwnershipOptions(command: Command, language: Language): Command {
  return command
    .option("--ownership <FILE>", textIn(ownershipWords.optionOwnership, language))
    .option("--company <COMPANY>", textIn(ownershipWords.optionCompany, language));
}

/** The file with the owners that is asked for; null where none is. Throws a UsageError. */
export function ownershipOf({ ownership, company }: OwnershipOptions): OwnershipWish | null {
  if (ownership !== undefined) return { file: ownership, company: company ?? null };
  if (company !== undefined) throw new UsageError(ownershipWords.companyAlone);
  return null;
}

/** What a command's definition needs: the world outside, and where its exit status goes. */
export interface CommandContext {
  readonly environment: Environment;
  finish(status: number): void;
}

/** Adds --as-of, --lang and --rules. */
export function withCommonOptions(command: Command, language: Language): Command {
  return command
    .option("--as-of <DATE>", textIn(words.optionAsOf, language))
    .option("--lang <LANGUAGE>", textIn(words.optionLang, language))
    .option("--rules <FOLDER>", textIn(words.optionRules, language));
}

/** The outside world with the rules of the folder asked for. */
export function withRulesOf(options: Pick<CommonOptions, "rules">, environment: Environment): Environment {
  return options.rules === undefined ? environment : { ...environment, rules: resolve(options.rules) };
}

/** Adds --format with the first format as its default. */
export function withFormats(command: Command, formats: readonly string[], language: Language): Command {
  const text = textIn(words.optionFormat, language, { choices: formats.join(", ") });
  return command.addOption(new Option("--format <FORMAT>", text).default(formats[0]));
}

/** The day asked for on the command line; null where none is. Throws a UsageError. */
export function askedDayOf(options: CommonOptions): string | null {
  return options.asOf === undefined ? null : chosenDay("--as-of", options.asOf);
}

/** The day asked about; today where none is. Throws a UsageError. */
export function dayOf(options: CommonOptions, environment: Environment): string {
  return askedDayOf(options) ?? environment.today;
}

/** The language asked for; that of the environment where none is. Throws a UsageError. */
export function languageOf(options: CommonOptions, environment: Environment): Language {
  return options.lang === undefined ? environment.language : chosenLanguage(options.lang);
}

/** A name on the cover of what is handed over; null where none is given. Throws a UsageError. */
export function coverNameOf(option: string, given: string | undefined): string | null {
  if (given === undefined) return null;
  const name = readCoverName(given);
  if (name !== null) return name;
  const most = String(LONGEST_COVER_NAME);
  throw new UsageError(fillWords(dossierWords.preparedText, { option, most }));
}
