import { Command } from "commander";
import { defineAhead } from "./definitions/ahead.ts";
import { defineAsk } from "./definitions/ask.ts";
import { defineCheck } from "./definitions/check.ts";
import type { Setting } from "./definitions/common.ts";
import { defineCompare } from "./definitions/compare.ts";
import { defineMcp } from "./definitions/mcp.ts";
import { defineRules } from "./definitions/rules.ts";
import { defineScreen } from "./definitions/screen.ts";
import { defineServe } from "./definitions/serve.ts";
import { defineSql } from "./definitions/sql.ts";
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
  defineCompare(program, setting);
  defineAhead(program, setting);
  defineMcp(program, setting);
  defineRules(program, setting);
  defineScreen(program, setting);
  defineServe(program, setting);
  defineSql(program, setting);
  return program;
}
