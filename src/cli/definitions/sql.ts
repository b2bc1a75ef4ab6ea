import type { Command } from "commander";
import { textIn } from "../../language/language.ts";
import type { DialectId } from "../../sql/dialects/dialects.ts";
import words from "../sql-words.json" with { type: "json" };
import { chosen, chosenName, UsageError } from "../usage.ts";
import { type CommonOptions, dayOf, type CommandContext, withCommonOptions, withRulesOf } from "./common.ts";

const DIALECTS: readonly DialectId[] = ["duckdb", "postgres", "spark"];

interface SqlOptions extends CommonOptions {
  readonly dialect?: string;
  readonly table: string;
  readonly key: string;
  readonly columns?: string;
  readonly outcomesOnly?: true;
}

/** `zhunru sql --dialect duckdb|postgres|spark` */
export function defineSql(program: Command, { environment, finish }: CommandContext): void {
  const { language } = environment;
  const command = program.command("sql").description(textIn(words.description, language));
  withCommonOptions(command, language)
    .option("--dialect <NAME>", textIn(words.dialect, language))
    .option("--table <NAME>", textIn(words.table, language), "profiles")
    .option("--key <COLUMN>", textIn(words.key, language), "line")
    .option("--columns <FACTS>", textIn(words.columns, language))
    .option("--outcomes-only", textIn(words.outcomesOnly, language))
    .action(async (options: SqlOptions) => {
      if (options.dialect === undefined) throw new UsageError(words.dialectMissing);
      const request = {
        dialect: chosen("--dialect", options.dialect, DIALECTS),
        table: chosenName("--table", options.table),
        key: chosenName("--key", options.key),
        columns: options.columns?.split(",").map((column) => column.trim()) ?? null,
        withReasons: options.outcomesOnly !== true,
        asOf: dayOf(options, environment),
      };
      const { runSql } = await import("../commands/sql.ts");
      finish(runSql(request, withRulesOf(options, environment)));
    });
}
