import type { Command } from "commander";
import { dayAskedIn } from "../../profile/days.ts";
import type { CompareFormat } from "../commands/compare.ts";
import { chosen } from "../usage.ts";
import words from "../words.json" with { type: "json" };
import {
  askedDayOf,
  type CommonOptions,
  languageOf,
  type Setting,
  withCommonOptions,
  withFormats,
  withRulesOf,
} from "./common.ts";

const FORMATS: readonly CompareFormat[] = ["text", "json", "markdown", "html"];

/** `zhunru compare FILE` */
export function defineCompare(program: Command, { outside, finish }: Setting): void {
  const { language } = outside;
  const command = program.command("compare").description(words.commandCompare[language]).argument("<FILE>");
  withCommonOptions(withFormats(command, FORMATS, language), language)
    .option("--only-differences", words.optionOnlyDifferences[language])
    .action(async (file: string, options: CommonOptions & { format: string; onlyDifferences?: boolean }) => {
      const format = chosen("--format", options.format, FORMATS);
      const asked = askedDayOf(options);
      const spoken = languageOf(options, outside);
      const onlyDifferences = options.onlyDifferences === true;
      const [{ runCompare }, { loadData }, { readProfile }, { readStyle }] = await Promise.all([
        import("../commands/compare.ts"),
        import("../seal.ts"),
        import("../input.ts"),
        import("../style.ts"),
      ]);
      const { files, rulebook } = loadData(withRulesOf(options, outside));
      const profile = await readProfile(file, rulebook.vocabulary);
      const asOf = asked ?? dayAskedIn(profile) ?? outside.today;
      const { version, width, write } = outside;
      finish(
        await runCompare(
          { profile, asOf, language: spoken, format, onlyDifferences },
          { rulebook, files, version, width, readStyle: () => readStyle(outside.root), write },
        ),
      );
    });
}
