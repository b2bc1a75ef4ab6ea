import type { Command } from "commander";
import { textIn } from "../../language/language.ts";
import words from "../words.json" with { type: "json" };
import {
  askedDayOf,
  type CommonOptions,
  languageOf,
  type CommandContext,
  withCommonOptions,
  withRulesOf,
} from "./common.ts";

/** `zhunru mcp` */
export function defineMcp(program: Command, { environment, finish }: CommandContext): void {
  const { language } = environment;
  withCommonOptions(program.command("mcp").description(textIn(words.commandMcp, language)), language).action(
    async (options: CommonOptions) => {
      const { runMcp } = await import("../commands/mcp.ts");
      const request = { language: languageOf(options, environment), asOf: askedDayOf(options) };
      finish(await runMcp(request, withRulesOf(options, environment)));
    },
  );
}
