import { Command, type Option } from "commander";
import { type Language, textIn } from "../language/language.ts";
import { defineAhead } from "./definitions/ahead.ts";
import { defineAsk } from "./definitions/ask.ts";
import { defineCheck } from "./definitions/check.ts";
import type { Setting } from "./definitions/common.ts";
import { defineCompare } from "./definitions/compare.ts";
import { defineFind } from "./definitions/find.ts";
import { defineMcp } from "./definitions/mcp.ts";
import { defineOwnership } from "./definitions/ownership.ts";
import { defineRules } from "./definitions/rules.ts";
import { defineScreen } from "./definitions/screen.ts";
import { defineServe } from "./definitions/serve.ts";
import { defineVerify } from "./definitions/verify.ts";
import { defineSql } from "./definitions/sql.ts";
import words from "./words.json" with { type: "json" };

type Title = "Usage:" | "Options:" | "Arguments:" | "Commands:";

/** The command line of zhunru; what its help says is in the language of its environment. */
export function createProgram(setting: Setting): Command {
  const { language, version } = setting.environment;
  const program = new Command("zhunru")
    .description(textIn(words.description, language))
    .version(version, "-V, --version", textIn(words.usage.version, language))
    .helpOption("-h, --help", textIn(words.usage.helpOption, language))
    .helpCommand("help [command]", textIn(words.usage.helpCommand, language))
    .configureHelp({
      styleTitle: (title) => textIn(words.usage[title as Title], language),
      optionDescription: (option) => describe(option, language),
    })
    .enablePositionalOptions();
  defineAsk(program, setting);
  defineCheck(program, setting);
  defineCompare(program, setting);
  defineAhead(program, setting);
  defineFind(program, setting);
  defineMcp(program, setting);
  defineOwnership(program, setting);
  defineRules(program, setting);
  defineScreen(program, setting);
  defineServe(program, setting);
  defineSql(program, setting);
  defineVerify(program, setting);
  return program;
}

/** What an option does, and its default where it has one that says something. */
function describe({ description, defaultValue }: Option, language: Language): string {
  if (typeof defaultValue !== "string") return description;
  return description + textIn(words.usage.default, language, { value: defaultValue });
}
