import type { Command } from "commander";
import { chosen } from "../usage.ts";
import words from "../words.json" with { type: "json" };
import {
  type CommonOptions,
  dayOf,
  languageOf,
  type Setting,
  withCommonOptions,
  withFormats,
} from "./common.ts";

const FORMATS = ["text", "json"] as const;
const ACTIONS = ["list", "show", "verify"] as const;

/** `zhunru rules list | show ID | verify` */
export function defineRules(program: Command, { outside, finish }: Setting): void {
  const { language } = outside;
  const command = program
    .command("rules")
    .description(words.commandRules[language])
    .argument("<ACTION>")
    .argument("[ID]");
  withCommonOptions(withFormats(command, FORMATS, language), language).action(
    async (action: string, id: string | undefined, options: CommonOptions & { format: string }) => {
      const request = {
        action: chosen("ACTION", action, ACTIONS),
        id: id ?? null,
        format: chosen("--format", options.format, FORMATS),
        asOf: dayOf(options, outside),
        language: languageOf(options, outside),
      };
      const { runRules } = await import("../commands/rules.ts");
      finish(await runRules(request, outside));
    },
  );
}
