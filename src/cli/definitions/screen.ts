import type { Command } from "commander";
import { SHARE_READINGS } from "../../free-text/column-context.ts";
import { showFound } from "../../input/problem.ts";
import { fillWords, type Language, textIn } from "../../language/language.ts";
import { formOf } from "../../language/languages.ts";
import { REPORT_FORMS } from "../../screen/reports/report-maker.ts";
import reportWords from "../../screen/reports/words.json" with { type: "json" };
import type { Shard } from "../../screen/run/shard.ts";
import type { Table } from "../../screen/table/draw-finding.ts";
import type { ScreenCommand, SinceWish } from "../commands/screen.ts";
import words from "../screen-words.json" with { type: "json" };
import type { Environment } from "../terminal.ts";
import { chosen, chosenCount, UsageError } from "../usage.ts";
import {
  askedDayOf,
  type CommonOptions,
  coverNameOf,
  languageOf,
  type Setting,
  withCommonOptions,
  withRulesOf,
} from "./common.ts";

const TABLES: readonly Table[] = ["csv", "xlsx", "jsonl", "parquet"];

interface ScreenOptions extends CommonOptions {
  readonly out?: string;
  readonly sheet?: string;
  readonly columns?: string;
  readonly ignoreColumn: readonly string[];
  readonly read: readonly string[];
  readonly shares?: string;
  readonly headerRow?: string;
  readonly strict?: boolean;
  readonly words?: boolean;
  readonly table: string;
  readonly bom?: boolean;
  readonly resume?: boolean;
  readonly force?: boolean;
  readonly stream?: boolean;
  readonly shard?: string;
  readonly merge?: readonly string[];
  readonly reports?: string;
  readonly heading?: string;
  readonly preparedFor?: string;
  readonly holders: boolean;
  readonly since?: string;
  readonly sinceRules?: string;
  readonly ownership?: string;
  readonly ahead?: string;
  readonly key?: string;
  readonly failOnReject?: boolean;
  readonly threads?: string;
  readonly template?: string | boolean;
  readonly activity: readonly string[];
}

/** `zhunru screen FILE --out FOLDER`, `--stream` and `--merge`, and `zhunru screen --template` */
export function defineScreen(program: Command, { environment, finish }: Setting): void {
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
    .option("--table <FORM>", say("table"), "csv")
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
      finish(await run(file, options, environment));
    });
}

async function run(
  file: string | undefined,
  options: ScreenOptions,
  environment: Environment,
): Promise<number> {
  const language = languageOf(options, environment);
  if (options.template !== undefined) return writeTemplate(options, language, environment);
  const asOf = askedDayOf(options);
  if (options.stream === true) return screenStream(file, options, { asOf, language }, environment);
  if (options.merge !== undefined) return mergeShards(file, options.merge, options, language, environment);
  return screenFile(file, options, { asOf, language }, environment);
}

async function writeTemplate(
  options: ScreenOptions,
  language: Language,
  environment: Environment,
): Promise<number> {
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
  if (options.ownership !== undefined) throw new UsageError(words.ownershipOfList);
  const { runStream } = await import("../commands/screen.ts");
  return runStream(asked, environment);
}

async function mergeShards(
  file: string | undefined,
  folders: readonly string[],
  options: ScreenOptions,
  language: Language,
  environment: Environment,
): Promise<number> {
  if (file !== undefined) throw new UsageError(fillWords(words.mergeFile, { found: showFound(file) }));
  if (options.ownership !== undefined) throw new UsageError(words.ownershipOfList);
  if (options.out === undefined) throw new UsageError(words.outMissing);
  const { runMerge } = await import("../commands/screen.ts");
  const { out, force } = options;
  return runMerge(
    { folders, out, force: force === true, since: sinceOf(options), ahead: aheadOf(options), language },
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
    shares: options.shares === undefined ? null : chosen("--shares", options.shares, SHARE_READINGS),
    headerRow: chosenRow(options.headerRow),
    isStrict: options.strict === true,
    isInWords: options.words === true,
    table: chosen("--table", options.table, TABLES),
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

async function reportsOf({
  reports,
  heading,
  preparedFor,
  holders,
}: ScreenOptions): Promise<ScreenCommand["reports"]> {
  const form = reports === undefined ? null : chosen("--reports", reports, REPORT_FORMS);
  if (form === null) {
    const option = [
      ...(heading === undefined ? [] : ["--heading"]),
      ...(preparedFor === undefined ? [] : ["--prepared-for"]),
      ...(holders ? [] : ["--no-holders"]),
    ][0];
    if (option !== undefined) throw new UsageError(fillWords(reportWords.onlyForReports, { option }));
    return null;
  }
  const { readHeading } = await import("../commands/screen-reports.ts");
  return {
    form,
    heading: heading === undefined ? null : readHeading(heading, form),
    preparedFor: coverNameOf("--prepared-for", preparedFor),
    withoutHolders: !holders,
  };
}

function sinceOf({ since, key, sinceRules }: ScreenOptions): SinceWish | null {
  if (since === undefined && key !== undefined) throw new UsageError(words.keyWithoutSince);
  if (since === undefined && sinceRules !== undefined) throw new UsageError(words.rulesWithoutSince);
  return since === undefined ? null : { folder: since, key: key?.trim() ?? null, rules: sinceRules };
}

function aheadOf({ ahead }: ScreenOptions): number | null {
  return ahead === undefined ? null : chosenCount("--ahead", ahead, { fewest: 1, most: 120 });
}

const MOST_THREADS = 64;

function chosenThreads(found: string | undefined): number | null {
  if (found === undefined) return null;
  const threads = /^[1-9]\d?$/.test(found) ? Number.parseInt(found, 10) : 0;
  if (threads >= 1 && threads <= MOST_THREADS) return threads;
  throw new UsageError(fillWords(words.threads, { found: showFound(found), most: String(MOST_THREADS) }));
}

const MOST_SHARDS = 10_000;

function chosenShard(found: string): Shard {
  const [, first = "", second = ""] = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(found) ?? [];
  const shard = { index: Number.parseInt(first, 10), count: Number.parseInt(second, 10) };
  if (shard.index <= shard.count && shard.count <= MOST_SHARDS) return shard;
  throw new UsageError(fillWords(words.shard, { found: showFound(found) }));
}

function chosenRow(found: string | undefined): number | null {
  if (found === undefined) return null;
  if (/^[1-9]\d{0,6}$/.test(found)) return Number.parseInt(found, 10);
  throw new UsageError(fillWords(words.headerRow, { found: showFound(found) }));
}
