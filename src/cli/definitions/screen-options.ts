import type { Command } from "commander";
import { showFound } from "../../input/problem.ts";
import { fillWords } from "../../language/language.ts";
import { REPORT_FORMS } from "../../screen/reports/report-maker.ts";
import reportWords from "../../screen/reports/words.json" with { type: "json" };
import type { Shard } from "../../screen/run/shard.ts";
import type { ScreenCommand, SinceWish } from "../commands/screen.ts";
import words from "../screen-words.json" with { type: "json" };
import { chosen, chosenCount, UsageError } from "../usage.ts";
import { type CommonOptions, coverNameOf } from "./common.ts";

/** The options of `zhunru screen`, as they stand on the command line. */
export interface ScreenOptions extends CommonOptions {
  readonly out?: string;
  readonly sheet?: string;
  readonly columns?: string;
  readonly ignoreColumn: readonly string[];
  readonly read: readonly string[];
  readonly shares?: string;
  readonly headerRow?: string;
  readonly strict?: boolean;
  readonly words?: boolean;
  /** CSV by default. */
  readonly table?: string;
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

/** What the ways to screen beside a list in a file take; what else is asked for would be left out in silence. */
const TAKEN = {
  "--stream": ["stream", "asOf", "lang", "rules", "strict", "threads", "failOnReject"],
  "--template": ["template", "activity", "out", "asOf", "lang", "rules"],
} as const;

/** What a list in a file takes, and shards put together do not: these are another thing than the shards were made with. */
const NOT_MERGED = ["shard", "reports", "heading", "preparedFor", "holders", "activity", "ownership"];

/** Refuses what the way to screen that is asked for does not take. Throws a UsageError. */
export function refuseOptions(command: Command, options: ScreenOptions): void {
  const given = command.options.filter(
    (option) => command.getOptionValueSource(option.attributeName()) === "cli",
  );
  const way = (["template", "stream", "merge"] as const).find((name) => options[name] !== undefined);
  const refused = given.find((option) => {
    const name = option.attributeName();
    if (way === undefined) return name === "activity";
    if (way === "merge") return NOT_MERGED.includes(name);
    const taken: readonly string[] = TAKEN[`--${way}`];
    return !taken.includes(name);
  });
  if (refused === undefined) return;
  if (refused.attributeName() === "ownership") throw new UsageError(words.ownershipOfList);
  const { long: option } = refused;
  if (way === undefined) throw new UsageError(fillWords(words.onlyForTemplate, { option: String(option) }));
  throw new UsageError(fillWords(words.notTogether, { option: String(option), way: `--${way}` }));
}

/** Which reports are to be written; null for none. Throws a UsageError for an option that is for reports alone. */
export async function reportsOf({
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

/** With which earlier results these are compared. Throws a UsageError for what only a comparison has. */
export function sinceOf({ since, key, sinceRules }: ScreenOptions): SinceWish | null {
  if (since === undefined && key !== undefined) throw new UsageError(words.keyWithoutSince);
  if (since === undefined && sinceRules !== undefined) throw new UsageError(words.rulesWithoutSince);
  return since === undefined ? null : { folder: since, key: key?.trim() ?? null, rules: sinceRules };
}

/** How many months are looked ahead. Throws a UsageError for what is no such number. */
export function aheadOf({ ahead }: ScreenOptions): number | null {
  return ahead === undefined ? null : chosenCount("--ahead", ahead, { fewest: 1, most: 120 });
}

const MOST_THREADS = 64;

/** A number of threads, as written; null where none is asked for. Throws a UsageError. */
export function chosenThreads(found: string | undefined): number | null {
  if (found === undefined) return null;
  const threads = /^[1-9]\d?$/.test(found) ? Number.parseInt(found, 10) : 0;
  if (threads >= 1 && threads <= MOST_THREADS) return threads;
  throw new UsageError(fillWords(words.threads, { found: showFound(found), most: String(MOST_THREADS) }));
}

const MOST_SHARDS = 10_000;

/** A part of the file, as I/N. Throws a UsageError. */
export function chosenShard(found: string): Shard {
  const [, first = "", second = ""] = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(found) ?? [];
  const shard = { index: Number.parseInt(first, 10), count: Number.parseInt(second, 10) };
  if (shard.index <= shard.count && shard.count <= MOST_SHARDS) return shard;
  throw new UsageError(fillWords(words.shard, { found: showFound(found) }));
}

/** The number of a row, from 1; null where none is asked for. Throws a UsageError. */
export function chosenRow(found: string | undefined): number | null {
  if (found === undefined) return null;
  if (/^[1-9]\d{0,6}$/.test(found)) return Number.parseInt(found, 10);
  throw new UsageError(fillWords(words.headerRow, { found: showFound(found) }));
}
