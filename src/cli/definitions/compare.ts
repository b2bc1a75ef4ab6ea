import type { Command } from "commander";
import { textIn } from "../../language/language.ts";
import type { CompareFormat } from "../commands/compare.ts";
import { chosen } from "../usage.ts";
import words from "../words.json" with { type: "json" };
import {
  type CommonOptions,
  askedDayOf,
  languageOf,
  ownershipOf,
  type OwnershipOptions,
  type CommandContext,
  withCommonOptions,
  withFormats,
  withOwnershipOptions,
  withRulesOf,
} from "./common.ts";

const FORMATS: readonly CompareFormat[] = ["text", "json", "markdown", "html"];

/** `zhunru compare FILE` */
export function defineCompare(program: Command, { environment, finish }: CommandContext): void {
  const { language } = environment;
  const command = program
    .command("compare")
    .description(textIn(words.commandCompare, language))
    .argument("<FILE>");
  withOwnershipOptions(withCommonOptions(withFormats(command, FORMATS, language), language), language)
    .option("--only-differences", textIn(words.optionOnlyDifferences, language))
    .action(
      async (
        file: string,
        options: CommonOptions & OwnershipOptions & { format: string; onlyDifferences?: boolean },
      ) => {
        const format = chosen("--format", options.format, FORMATS);
        const asked = askedDayOf(options);
        const ownership = ownershipOf(options);
        const spoken = languageOf(options, environment);
        const onlyDifferences = options.onlyDifferences === true;
        const [{ runCompare }, { loadData }, { readProfileAndDay }, { readStyle }] = await Promise.all([
          import("../commands/compare.ts"),
          import("../load-rules.ts"),
          import("../ownership-input.ts"),
          import("../style.ts"),
        ]);
        const { files, rulebook } = loadData(withRulesOf(options, environment));
        const request = { file, ownership, asOf: asked, language: spoken };
        const { profile, asOf } = await readProfileAndDay(request, rulebook.vocabulary, environment);
        const { version, width, write } = environment;
        finish(
          await runCompare(
            { profile, asOf, language: spoken, format, onlyDifferences },
            { rulebook, files, version, width, readStyle: () => readStyle(environment.root), write },
          ),
        );
      },
    );
}
