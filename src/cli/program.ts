import { Command } from "commander";
import { defineAsk } from "./definitions/ask.ts";
import { defineCheck } from "./definitions/check.ts";
import type { Setting } from "./definitions/common.ts";
import { defineRules } from "./definitions/rules.ts";
import words from "./words.json" with { type: "json" };

/** The command line of zhunru. */
export function createProgram(setting: Setting): Command {
  const { language, version } = setting.outside;
  const program = new Command("zhunru")
    .description(words.description[language])
    .version(version)
    .enablePositionalOptions();
  defineAsk(program, setting);
  defineCheck(program, setting);
  defineRules(program, setting);
  return program;
}
