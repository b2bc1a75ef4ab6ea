import { Command, type Option } from "commander";
import { type Language, textIn } from "../language/language.ts";
import { defineAhead } from "./definitions/ahead.ts";
import { defineAsk } from "./definitions/ask.ts";
import { defineCheck } from "./definitions/check.ts";
import type { CommandContext } from "./definitions/common.ts";
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
export function createProgram(context: CommandContext): Command {
  const { language, version } = context.environment;
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
  defineCheck(program, context);
  defineCompare(program, context);
  defineAhead(program, context);
  defineFind(program, context);
  defineMcp(program, context);
  defineOwnership(program, context);
  defineRules(program, context);
  defineScreen(program, context);
  defineServe(program, context);
  defineSql(program, context);
  defineVerify(program, context);
  // Last: what comes after it would inherit that more arguments than it takes are let through.
  defineAsk(program, context);
  return program;
}

/** What an option does, and its default where it has one that says something. */
function describe({ description, defaultValue }: Option, language: Language): string {
  if (typeof defaultValue !== "string") return description;
  return description + textIn(words.usage.default, language, { value: defaultValue });
}
