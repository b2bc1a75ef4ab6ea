import type { Command } from "commander";
import { SHARE_NOTATIONS } from "../../free-text/column-context.ts";
import { showFound } from "../../input/problem.ts";
import { fillWords, type Language, textIn } from "../../language/language.ts";
import { formOf } from "../../language/languages.ts";
import type { Table } from "../../screen/table/format-finding.ts";
import type { ScreenCommand } from "../commands/screen.ts";
import words from "../screen-words.json" with { type: "json" };
import type { Environment } from "../terminal.ts";
import { chosen, UsageError } from "../usage.ts";
import { askedDayOf, type CommandContext, languageOf, withCommonOptions, withRulesOf } from "./common.ts";
import {
  aheadOf,
  chosenRow,
  chosenShard,
  chosenThreads,
  refuseOptions,
  reportsOf,
  type ScreenOptions,
  sinceOf,
} from "./screen-options.ts";

const TABLES: readonly Table[] = ["csv", "xlsx", "jsonl", "parquet"];

/** `zhunru screen FILE --out FOLDER`, `--stream` and `--merge`, and `zhunru screen --template` */
export function defineScreen(program: Command, { environment, finish }: CommandContext): void {
  const { language } = environment;
  const say = (key: keyof typeof words.options): string => textIn(words.options[key], language);
  const collect = (value: string, before: readonly string[]): string[] => [...before, value];
  const command = program
    .command("screen")
    .description(textIn(words.description, language))
    .argument("[FILE]");
  withCommonOptions(command, language)
    .option("--out <FOLDER>", say("out"))
    .option("--sheet <NAME>", say("sheet"))
    .option("--columns <FILE>", say("columns"))
    .option("--ignore-column <HEADING>", say("ignoreColumn"), collect, [])
    .option("--read <TEXT=MEANING>", say("read"), collect, [])
    .option("--shares <FORM>", say("shares"))
    .option("--header-row <N>", say("headerRow"))
    .option("--strict", say("strict"))
    .option("--words", say("words"))
    .option("--table <FORM>", say("table"))
    .option("--bom", say("bom"))
    .option("--resume", say("resume"))
    .option("--force", say("force"))
    .option("--stream", say("stream"))
    .option("--shard <I/N>", say("shard"))
    .option("--merge <FOLDER...>", say("merge"))
    .option("--reports <FORM>", say("reports"))
    .option("--heading <FILE>", say("heading"))
    .option("--prepared-for <NAME>", say("preparedFor"))
    .option("--no-holders", say("noHolders"))
    .option("--ownership <FOLDER>", say("ownership"))
    .option("--since <FOLDER>", say("since"))
    .option("--since-rules <FOLDER>", say("sinceRules"))
    .option("--key <COLUMN>", say("key"))
    .option("--ahead <N>", say("ahead"))
    .option("--fail-on-reject", say("failOnReject"))
    .option("--threads <NUMBER>", say("threads"))
    .option("--template [FILE]", say("template"))
    .option("--activity <ID>", say("activity"), collect, [])
    .action(async (file: string | undefined, options: ScreenOptions) => {
      refuseOptions(command, options);
      finish(await run(file, options, environment));
    });
}

async function run(
  file: string | undefined,
  options: ScreenOptions,
  environment: Environment,
): Promise<number> {
  const language = languageOf(options, environment);
  if (options.template !== undefined) return writeTemplate(file, options, language, environment);
  const asOf = askedDayOf(options);
  if (options.stream === true) return screenStream(file, options, { asOf, language }, environment);
  if (options.merge !== undefined)
    return mergeShards(file, options.merge, options, { asOf, language }, environment);
  return screenFile(file, options, { asOf, language }, environment);
}

async function writeTemplate(
  found: string | undefined,
  options: ScreenOptions,
  language: Language,
  environment: Environment,
): Promise<number> {
  if (found !== undefined) throw new UsageError(fillWords(words.templateFile, { found: showFound(found) }));
  const { runTemplate } = await import("../commands/screen-template.ts");
  const file = typeof options.template === "string" ? options.template : null;
  return runTemplate(
    { file, folder: options.out ?? null, activities: options.activity, language },
    withRulesOf(options, environment),
  );
}

async function screenStream(
  file: string | undefined,
  options: ScreenOptions,
  asked: Pick<ScreenCommand, "asOf" | "language">,
  environment: Environment,
): Promise<number> {
  if (file !== "-") throw new UsageError(words.streamInput);
  const { runStream } = await import("../commands/screen.ts");
  const failOnReject = options.failOnReject === true;
  return runStream({ ...asked, failOnReject }, withRulesOf(options, environment));
}

async function mergeShards(
  file: string | undefined,
  folders: readonly string[],
  options: ScreenOptions,
  asked: Pick<ScreenCommand, "asOf" | "language">,
  environment: Environment,
): Promise<number> {
  if (file !== undefined) throw new UsageError(fillWords(words.mergeFile, { found: showFound(file) }));
  if (options.out === undefined) throw new UsageError(words.outMissing);
  const { runMerge } = await import("../commands/screen.ts");
  const { out, force, table, failOnReject } = options;
  return runMerge(
    {
      ...asked,
      folders,
      out,
      force: force === true,
      table: table === undefined ? null : chosen("--table", table, TABLES),
      since: sinceOf(options),
      ahead: aheadOf(options),
      failOnReject: failOnReject === true,
    },
    withRulesOf(options, environment),
  );
}

async function screenFile(
  file: string | undefined,
  options: ScreenOptions,
  { asOf, language }: Pick<ScreenCommand, "asOf" | "language">,
  environment: Environment,
): Promise<number> {
  if (file === undefined) throw new UsageError(words.fileMissing);
  if (options.out === undefined) throw new UsageError(words.outMissing);
  const request = {
    file,
    out: options.out,
    sheet: options.sheet ?? null,
    columns: options.columns ?? null,
    ignored: options.ignoreColumn,
    read: options.read,
    shares: options.shares === undefined ? null : chosen("--shares", options.shares, SHARE_NOTATIONS),
    headerRow: chosenRow(options.headerRow),
    isStrict: options.strict === true,
    isInWords: options.words === true,
    table: chosen("--table", options.table ?? "csv", TABLES),
    byteOrderMark: options.bom === true || (options.words === true && formOf(language).byteOrderMark),
    asOf,
    language,
    resume: options.resume === true,
    force: options.force === true,
    shard: options.shard === undefined ? null : chosenShard(options.shard),
    ownership: options.ownership ?? null,
    since: sinceOf(options),
    ahead: aheadOf(options),
    reports: await reportsOf(options),
    failOnReject: options.failOnReject === true,
    threads: chosenThreads(options.threads),
  };
  const { runScreen } = await import("../commands/screen.ts");
  return runScreen(request, withRulesOf(options, environment));
}
